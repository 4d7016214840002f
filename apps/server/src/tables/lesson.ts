/** Which lesson a request means: one of the product's, or one that came along as a file. */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { lessonById, OWN_PREFIX, placeText, readLesson } from '@handshake/lessons';
import type { Lesson, Text } from '@handshake/lessons';

/** @param own the file's value, unread; undefined where there is none */
export function wantedLesson(id: string, own: unknown): { ok: true; lesson: Lesson } | Refusal {
  if (own === undefined) {
    const lesson = lessonById(id);
    return lesson ? { ok: true, lesson } : refuse('lesson-unknown', { field: 'lesson' });
  }
  const read = readLesson(own);
  if (read.ok) return read;
  const [first] = read.problems;
  const at = placeText(first?.at ?? []);
  return refuse('lesson-bad', { field: at === '' ? 'own' : `own.${at}` });
}

export const isOwn = (lesson: Lesson): boolean => lesson.id.startsWith(OWN_PREFIX);
/** What only this server can tell of a lesson's name. */
export const ownTitle = (lesson: Lesson): Text | null => (isOwn(lesson) ? lesson.title : null);
