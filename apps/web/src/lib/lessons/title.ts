/** Titles of lessons and classes. Loaded apart where only a title is wanted: the lessons' texts are most of a lesson. */
import { lessonById, LESSONS } from '@handshake/lessons';
import type { Text } from '@handshake/lessons';

export const lessonTitle = (id: string): Text | null => lessonById(id)?.title ?? null;

/** Null for a title that is a lesson's, in whatever language: the lesson's own title says it in the reader's. */
export const ownTitle = (title: string | null): string | null =>
  title === null || LESSONS.some((lesson) => Object.values(lesson.title).includes(title)) ? null : title;
