/** The lesson that is being written, as this browser keeps it between visits; and its ways in and out as a file. */
import {
  notText,
  OWN_PREFIX,
  soundLesson,
  tooLarge,
  LESSON_LIMITS,
  unwrapLessonText,
  writeLesson,
} from '@handshake/lessons';
import type { Lesson, LessonProblem } from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';
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
/** As text editors save it: UTF-8, or UTF-16 that says so at its beginning. Null: no text. */
function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  try {
    const text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
/** @throws where the file was moved or removed meanwhile */
export async function openFile(file: Pick<File, 'size' | 'arrayBuffer'>): Promise<Opened> {
  // UTF-16 takes two bytes where UTF-8 takes one; what is in it is measured again.
  if (file.size > 2 * LESSON_LIMITS.bytes + 2) return { ok: false, problem: tooLarge(file.size) };
  const text = decoded(new Uint8Array(await file.arrayBuffer()));
  return text === null ? { ok: false, problem: notText } : openText(text);
}

/** By its title, as far as files may be called so. */
function fileName(raw: Raw): string {
  const { title } = raw;
  const called = isRaw(title) ? [title[locale()], title['en'], title['zh']] : [];
  const words = called.map((one) =>
    (typeof one === 'string' ? one : '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, ''),
  );
  return `handshake-lab-lesson-${words.find((one) => one !== '')?.toLowerCase() ?? 'draft'}.json`;
}

/** Hands the lesson to the browser as a download. @returns the file's name */
export function saveFile(raw: Raw): string {
  const name = fileName(raw);
  const url = URL.createObjectURL(new Blob([writeLesson(raw)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  return name;
}
