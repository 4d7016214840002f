/** Titles of classes: the instructor's own, or one that the server took from a lesson. */
import { LESSONS } from '@handshake/lessons';

/** Null for a title that is a lesson's, in whatever language: the lesson's own title says it in the reader's. */
export const ownTitle = (title: string | null): string | null =>
  title === null || LESSONS.some((lesson) => Object.values(lesson.title).includes(title)) ? null : title;
