/** A lesson as it is asked for at the server: by its name, and with its file where it is somebody's own. */
import { lessonFile } from '@handshake/lessons';
import type { Lesson } from '@handshake/lessons';

export const wanted = (id: string, own: Lesson | null): { lesson: string; own?: unknown } =>
  own && own.id === id ? { lesson: id, own: lessonFile(own) } : { lesson: id };
