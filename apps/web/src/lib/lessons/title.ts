/** Titles of classes. */
import { isLessonTitle } from '@handshake/lessons';

/** Null for a title that is a lesson's, in whatever language: the lesson's own title says it in the reader's. */
export const ownTitle = (title: string | null): string | null =>
  title === null || isLessonTitle(title) ? null : title;
