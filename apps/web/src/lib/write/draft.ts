/** The lesson that is being written, as this browser keeps it between visits; and its ways in and out as a file. */
import {
  checkLesson,
  OWN_PREFIX,
  soundLesson,
  tooLarge,
  LESSON_LIMITS,
  unwrapLessonText,
  writeLesson,
} from '@handshake/lessons';
import type { Lesson, LessonProblem } from '@handshake/lessons';
import { randomId } from '#lib/session/ids.ts';
import { readJson, writeJson } from '#lib/session/stored.ts';

/** A lesson with its mistakes: any JSON object. */
export type Raw = { [key: string]: unknown };
export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const KEY = 'own-lesson';
/** True when it will outlive the tab. */
export const keepDraft = (raw: Raw): boolean => writeJson('local', KEY, raw);
export const keptDraft = (): Raw | null => readJson('local', KEY, isRaw);

/** The draft, where it can be played. */
export function playableDraft(): Lesson | null {
  const raw = keptDraft();
  const read = raw && soundLesson(raw);
  return read?.ok ? read.lesson : null;
}

/** Ids are letters and digits of the lower case. */
export const ownId = (): string =>
  `${OWN_PREFIX}${randomId(10)
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '0')}`;

/** A number of a lesson's content: a table that was left is taken up again only with the very same lesson. */
export function edition(lesson: Lesson): Lesson {
  let hash = 7;
  for (const char of JSON.stringify(lesson)) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 1;
  return { ...lesson, version: Math.max(1, hash) };
}

type Opened =
  { readonly ok: true; readonly raw: Raw } | { readonly ok: false; readonly problem: LessonProblem };

export function openText(text: string): Opened {
  const read = unwrapLessonText(text);
  return read.ok ? { ok: true, raw: read.raw as Raw } : { ok: false, problem: read.problems[0] };
}
/** @throws where the file was moved or removed meanwhile */
export async function openFile(file: Pick<File, 'size' | 'text'>): Promise<Opened> {
  if (file.size > LESSON_LIMITS.bytes) return { ok: false, problem: tooLarge(file.size) };
  return openText(await file.text());
}

/** Hands the lesson to the browser as a download. @returns the file's name */
export function saveFile(raw: Raw): string {
  const read = checkLesson(raw);
  const id = read.ok ? read.lesson.id : 'own-draft';
  const name = `handshake-lab-lesson-${id}.json`;
  const url = URL.createObjectURL(new Blob([writeLesson(raw)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  return name;
}
