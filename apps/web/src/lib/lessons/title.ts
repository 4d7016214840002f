/** Titles of classes. */
import { isLessonTitle } from '@handshake/lessons';
import type { Text } from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';

/** Null for a title that is a lesson's, in whatever language: the lesson's own title says it in the reader's. */
export const ownTitle = (title: string | null): string | null =>
  title === null || isLessonTitle(title) ? null : title;

/** A class's title as the reader's language has it, where it is the lesson's own. */
export const titleIn = (title: string, lesson: Text | null): string =>
  lesson && (title === lesson.en || title === lesson.zh) ? lesson[locale()] : title;
