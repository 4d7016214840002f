/** A learner's record as a file: written, and read with a plain word where that can't be. */
import * as z from 'zod/mini';
import { fill } from '../messages/fill.ts';
import type { Locale, Text } from '../text.ts';
import { practiceEventSchema, RECORD_VERSION } from './event.ts';
import type { PracticeEvent } from './event.ts';
import { join } from './join.ts';

const FORMAT = 'handshake-lab/record';
/** What a file may hold: years of practice; and how deep its values may lie in one another, which in an export is three. */
export const FILE_LIMITS = { bytes: 16_000_000, events: 60_000, depth: 16 } as const;

/** Why a file isn't read; `no` counts the entries from 1. */
export type FileProblem =
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'too-new'; readonly v: number }
  | { readonly kind: 'too-many'; readonly events: number }
  | { readonly kind: 'bad-entry'; readonly no: number; readonly field: string | null };

export type FileRead =
  | { readonly ok: true; readonly events: readonly PracticeEvent[] }
  | { readonly ok: false; readonly problem: FileProblem };

/** One event a line, so that two files can be compared. */
export function writeRecord(events: readonly PracticeEvent[]): string {
  const head = JSON.stringify({ format: FORMAT, v: RECORD_VERSION });
  const lines = join(events, []).map((event) => `\n${JSON.stringify(event)}`);
  return `${head.slice(0, -1)},"events":[${lines.join(',')}${lines.length > 0 ? '\n' : ''}]}\n`;
}

const head = z.object({ format: z.literal(FORMAT), v: z.int().check(z.minimum(1)) });
const body = z.object({ events: z.array(z.unknown()) });

const [QUOTE, BACKSLASH, OPEN, CLOSE, BRACE, BRACE_END] = [34, 92, 91, 93, 123, 125];

/** Brackets lie deeper in one another than an export's: to parse millions of them takes seconds, and to see it a moment. */
function isDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) quoted = !quoted;
    else if (quoted) i += code === BACKSLASH ? 1 : 0;
    else if (code === CLOSE || code === BRACE_END) depth -= 1;
    else if (code === OPEN || code === BRACE) {
      depth += 1;
      if (depth > FILE_LIMITS.depth) return true;
    }
  }
  return false;
}

/** Nothing of a file is taken unless all of it can be. */
export function readRecord(text: string): FileRead {
  const refuse = (problem: FileProblem): FileRead => ({ ok: false, problem });
  if (text.length > FILE_LIMITS.bytes) return refuse({ kind: 'too-large', bytes: text.length });
  if (isDeep(text)) return refuse({ kind: 'not-ours' });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return refuse({ kind: 'not-json' });
  }
  const headed = head.safeParse(value);
  if (!headed.success) return refuse({ kind: 'not-ours' });
  // Before anything else is looked at: a newer format may look quite different.
  if (headed.data.v > RECORD_VERSION) return refuse({ kind: 'too-new', v: headed.data.v });
  const bodied = body.safeParse(value);
  if (!bodied.success) return refuse({ kind: 'not-ours' });
  const entries = bodied.data.events;
  if (entries.length > FILE_LIMITS.events) return refuse({ kind: 'too-many', events: entries.length });
  const events: PracticeEvent[] = [];
  for (const [i, entry] of entries.entries()) {
    const read = practiceEventSchema.safeParse(entry);
    if (!read.success) {
      const field = read.error.issues[0]?.path[0];
      return refuse({ kind: 'bad-entry', no: i + 1, field: field === undefined ? null : String(field) });
    }
    events.push(read.data);
  }
  return { ok: true, events: join(events, []) };
}

const PROBLEMS: Readonly<Record<FileProblem['kind'] | 'no-entry', Text>> = {
  'too-large': {
    en: 'This file is too large: {bytes} MB; at most {most} MB are read.',
    zh: '文件过大：{bytes} MB，最多读取 {most} MB。',
  },
  'not-json': {
    en: 'This file is broken: it is not the text that an export writes (JSON). Perhaps only part of it was saved.',
    zh: '文件已损坏：内容不是导出时写入的文本（JSON），可能只保存了一部分。',
  },
  'not-ours': {
    en: 'This is another kind of file, not practice exported from here.',
    zh: '这不是从这里导出的练习记录文件。',
  },
  'too-new': {
    en: 'This file comes from a newer version (format {v}; this one reads up to {most}). Update first: nothing of it was taken.',
    zh: '此文件来自更新的版本（格式 {v}，当前版本只能读到 {most}）。请先更新；文件内容未导入。',
  },
  'too-many': {
    en: 'This file has {events} entries; at most {most} are read.',
    zh: '文件包含 {events} 条记录，最多读取 {most} 条。',
  },
  'bad-entry': {
    en: 'Entry {no} is not as it should be, at “{field}”. Nothing of the file was taken.',
    zh: '第 {no} 条记录的“{field}”不正确。文件内容未导入。',
  },
  'no-entry': {
    en: 'Entry {no} is no entry at all. Nothing of the file was taken.',
    zh: '第 {no} 条记录无法识别。文件内容未导入。',
  },
};

/** The problem in words. */
export function fileProblemText(problem: FileProblem, locale: Locale): string {
  const say = (id: keyof typeof PROBLEMS, facts: Readonly<Record<string, string | number>> = {}): string =>
    fill(PROBLEMS[id][locale], facts, String);
  switch (problem.kind) {
    case 'too-large':
      return say('too-large', { bytes: megabytes(problem.bytes), most: megabytes(FILE_LIMITS.bytes) });
    case 'too-new':
      return say('too-new', { v: problem.v, most: RECORD_VERSION });
    case 'too-many':
      return say('too-many', { events: problem.events, most: FILE_LIMITS.events });
    case 'bad-entry':
      return problem.field === null
        ? say('no-entry', { no: problem.no })
        : say('bad-entry', { no: problem.no, field: problem.field });
    default:
      return say(problem.kind);
  }
}
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes % 1_000_000 === 0 ? 0 : 1);
