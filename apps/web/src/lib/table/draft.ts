/** What stands in the composer: texts as typed, flags as toggled; read into a segment, or into what is wrong with it. */
import { ACK, FLAG_BIT, segment, SYN, FIN, has, segLen } from '@handshake/protocol';
import type { FlagName, Flags, Segment } from '@handshake/protocol';
import { convert, MAX_16, MAX_32, readSeq, readWhole } from './numbers.ts';
import type { Bases, NumberMode, Read, Unreadable } from './numbers.ts';

/** The fields that one types into. */
export const NUMBER_FIELDS = ['seq', 'ack', 'win', 'len'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

export interface DraftFields {
  readonly flags: Flags;
  readonly seq: string;
  readonly ack: string;
  readonly win: string;
  readonly len: string;
}

export type DraftErrors = Partial<Readonly<Record<NumberField, Unreadable>>>;
export type Drafted =
  | { readonly ok: true; readonly segment: Segment }
  | { readonly ok: false; readonly errors: DraftErrors; readonly first: NumberField };

/** An empty header. The window is what this endpoint offers anyway. */
export const blank = (wnd: number): DraftFields => ({
  flags: 0,
  seq: '',
  ack: '',
  win: String(wnd),
  len: '0',
});

export const toggled = (fields: DraftFields, flag: FlagName): DraftFields => ({
  ...fields,
  flags: fields.flags ^ FLAG_BIT[flag],
});

/**
 * One field as it stands, absolute. An empty Ack is 0 while the ACK flag is off (the field then means nothing), and an
 * empty Data is no data; an empty Seq or Window is a mistake.
 */
export function readField(field: NumberField, fields: DraftFields, mode: NumberMode, bases: Bases): Read {
  if (field === 'win') return readWhole(fields.win, MAX_16);
  if (field === 'len') return orZero(readWhole(fields.len, MAX_16));
  if (field === 'seq') return readSeq(fields.seq, mode, bases.own);
  const ack = readSeq(fields.ack, mode, bases.peer);
  return fields.flags & ACK ? ack : orZero(ack);
}
const orZero = (read: Read): Read => (!read.ok && read.why === 'empty' ? { ok: true, value: 0 } : read);

/** The segment that is composed; or every field that can't be read, and the first of them. */
export function read(fields: DraftFields, mode: NumberMode, bases: Bases): Drafted {
  const values: Partial<Record<NumberField, number>> = {};
  const errors: Partial<Record<NumberField, Unreadable>> = {};
  for (const field of NUMBER_FIELDS) {
    const got = readField(field, fields, mode, bases);
    if (got.ok) values[field] = got.value;
    else errors[field] = got.why;
  }
  const first = NUMBER_FIELDS.find((field) => errors[field] !== undefined);
  return first === undefined
    ? { ok: true, segment: segment({ flags: fields.flags, ...values }) }
    : { ok: false, errors, first };
}

/** The same draft after the number switch: what can be read is rewritten, what can't is left as typed. */
export const inMode = (fields: DraftFields, from: NumberMode, to: NumberMode, bases: Bases): DraftFields => ({
  ...fields,
  seq: convert(fields.seq, from, to, bases.own),
  ack: convert(fields.ack, from, to, bases.peer),
});

/** Largest value of a field, for its message. */
export const maxOf = (field: NumberField): number => (field === 'seq' || field === 'ack' ? MAX_32 : MAX_16);

/** How many sequence numbers the draft would take, and of what; `null` while it can't be read. */
export function takes(drafted: Drafted): { count: number; syn: boolean; fin: boolean; bytes: number } | null {
  if (!drafted.ok) return null;
  const s = drafted.segment;
  return { count: segLen(s), syn: has(s, SYN), fin: has(s, FIN), bytes: s.len };
}

/** The flag that a letter key toggles in the composer; null for any other key. */
export function flagOfKey(key: string): FlagName | null {
  const flags: Readonly<Record<string, FlagName>> = {
    s: 'SYN',
    a: 'ACK',
    f: 'FIN',
    r: 'RST',
    p: 'PSH',
    u: 'URG',
  };
  return flags[key.toLowerCase()] ?? null;
}
