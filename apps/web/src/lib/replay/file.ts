/** A recording as a file: written, and read with a plain refusal of what is none. */
import {
  MAX_ON_THEIR_WAY,
  MAX_RECORDED_MOVES,
  MAX_RECORDING,
  RECORDING_VERSION,
  recordingHeadSchema,
  recordingSchema,
} from '@handshake/contract';
import type { Recording } from '@handshake/contract';
import type { Header, LoggedMove } from '@handshake/lessons';
import { lessonSchema, moments, open, RULES_VERSION, step } from '@handshake/lessons';

/** Why a file is not opened. `field`: what is broken, by its path in the file. */
export type FileRefusal =
  | {
      readonly why:
        'too-large' | 'too-long' | 'too-many' | 'no-json' | 'something-else' | 'too-new' | 'no-table';
    }
  | { readonly why: 'field'; readonly where: string };
export type Read =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly refusal: FileRefusal };

const refuse = (refusal: FileRefusal): Read => ({ ok: false, refusal });

/** `moves[3].segment.flags` */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );

/** More segments are on their way at one time than can be drawn. */
function isCrowded(header: Header, moves: readonly LoggedMove[]): boolean {
  let table = open(header);
  return moves.some((logged) => {
    table = step(table, logged);
    return table.connection.link.length > MAX_ON_THEIR_WAY;
  });
}

/** @param text a file's content, not longer than `MAX_RECORDING` */
export function parseRecording(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse({ why: 'no-json' });
  }
  const head = recordingHeadSchema.safeParse(value);
  if (!head.success) return refuse({ why: 'something-else' });
  if (head.data.v > RECORDING_VERSION) return refuse({ why: 'too-new' });
  const parsed = recordingSchema.safeParse(value);
  if (!parsed.success) return refuse({ why: 'field', where: pathText(parsed.error.issues[0]?.path ?? []) });
  const { header, moves } = parsed.data;
  if (header.rules.version > RULES_VERSION) return refuse({ why: 'too-new' });
  if (moves.length > MAX_RECORDED_MOVES) return refuse({ why: 'too-long' });
  const lesson = lessonSchema.safeParse(header.lesson);
  if (!lesson.success)
    return refuse({
      why: 'field',
      where: pathText(['header', 'lesson', ...(lesson.error.issues[0]?.path ?? [])]),
    });
  const gap = moves.findIndex(({ n }, i) => n !== i + 1);
  if (gap >= 0) return refuse({ why: 'field', where: `moves[${gap}].n` });
  const recording = { ...parsed.data, header: { ...header, lesson: lesson.data } };
  try {
    if (isCrowded(recording.header, moves)) return refuse({ why: 'too-many' });
    moments(recording.header, moves);
  } catch {
    // A fold takes a log on trust, and throws where nobody can have played it.
    return refuse({ why: 'no-table' });
  }
  return { ok: true, recording };
}

export async function readRecording(file: Pick<File, 'size' | 'text'>): Promise<Read> {
  if (file.size > MAX_RECORDING) return refuse({ why: 'too-large' });
  try {
    return parseRecording(await file.text());
  } catch {
    // It was moved or removed while it was being opened.
    return refuse({ why: 'no-json' });
  }
}

export const fileName = ({ header }: Recording): string => `handshake-lab-${header.lesson.id}.json`;

/** Hands the recording to the browser as a download. */
export function saveRecording(recording: Recording): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(recording)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(recording);
  link.click();
  URL.revokeObjectURL(url);
}
