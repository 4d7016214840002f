/** A lesson as a file: written, and read with what is wrong where that can't be. */
import { z } from 'zod';
import type { Lesson } from '../lesson/schema.ts';
import { checkLesson } from './check.ts';
import type { LessonRead } from './check.ts';
import { LESSON_FORMAT, LESSON_LIMITS, LESSON_VERSION, problem } from './problem.ts';
import type { LessonProblem } from './problem.ts';
import { rehearse } from './rehearse.ts';

const headSchema = z.object({ format: z.literal(LESSON_FORMAT), v: z.int().min(1) });
const no = (found: LessonProblem): { ok: false; problems: [LessonProblem] } => ({
  ok: false,
  problems: [found],
});

/** What a file holds; of a lesson that is not finished, too. */
export const lessonFile = (lesson: unknown) => ({ format: LESSON_FORMAT, v: LESSON_VERSION, lesson });
export const writeLesson = (lesson: unknown): string => `${JSON.stringify(lessonFile(lesson), null, 2)}\n`;

/** Length in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

/** A lesson is nowhere deeper than this; what is, can't even be written down again. */
const isDeep = (value: unknown, left: number = LESSON_LIMITS.depth): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((part) => isDeep(part, left - 1)));

/** What stands in a file, its lesson not looked into yet: a lesson with mistakes can be opened to be mended. */
export function unwrapLesson(
  value: unknown,
): { readonly ok: true; readonly raw: unknown } | { readonly ok: false; readonly problems: [LessonProblem] } {
  const head = headSchema.safeParse(value);
  if (!head.success) return no(problem([], 'not-ours'));
  // Before anything else is looked at: a newer format may look quite different.
  if (head.data.v > LESSON_VERSION)
    return no(problem([], 'too-new', { v: head.data.v, most: LESSON_VERSION }));
  const raw = (value as { lesson?: unknown }).lesson;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || isDeep(raw))
    return no(problem([], 'not-ours'));
  return { ok: true, raw };
}

/** As `unwrapLesson`, from a file's text. */
export function unwrapLessonText(text: string): ReturnType<typeof unwrapLesson> {
  const bytes = bytesOf(text);
  if (bytes > LESSON_LIMITS.bytes) return no(tooLarge(bytes));
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return no(problem([], 'not-json'));
  }
  return unwrapLesson(value);
}
/** The bytes of a file are none of a text's. */
export const notText: LessonProblem = problem([], 'not-text');
export const tooLarge = (bytes: number): LessonProblem =>
  problem([], 'too-large', {
    kb: Math.ceil(bytes / 1000),
    most: LESSON_LIMITS.bytes / 1000,
  });

/** The lesson, if it fits the schema and two sound ends play it to its end. Never throws. */
export function soundLesson(raw: unknown): LessonRead {
  const read = checkLesson(raw);
  if (!read.ok) return read;
  const { problem: found } = rehearse(read.lesson);
  return found ? no(found) : read;
}

/** A whole file's value, as it comes over the network: head, size, fields, and how it goes. Never throws. */
export function readLesson(value: unknown): LessonRead {
  const unwrapped = unwrapLesson(value);
  if (!unwrapped.ok) return unwrapped;
  const read = checkLesson(unwrapped.raw);
  if (!read.ok) return read;
  const bytes = bytesOf(JSON.stringify(read.lesson));
  if (bytes > LESSON_LIMITS.bytes) return no(tooLarge(bytes));
  const { problem: found } = rehearse(read.lesson);
  return found ? no(found) : read;
}

/** A lesson to begin with: a copy of another, that says so, under an id of its own. */
export const copyOf = (lesson: Lesson, id: string): Lesson => ({
  ...structuredCopy(lesson),
  id,
  version: 1,
  title: {
    en: `Copy of ${lesson.title.en}`.slice(0, LESSON_LIMITS.title),
    zh: `${lesson.title.zh.slice(0, LESSON_LIMITS.title - COPY_ZH.length)}${COPY_ZH}`,
  },
  steps: structuredCopy(lesson.steps).map((step) => ({ ...step, notes: [], errata: [] })),
});
const COPY_ZH = '（副本）';
const structuredCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
