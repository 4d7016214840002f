/** Numbers as students type and read them: pasted with separators, absolute or relative to an ISN. */
import { add, seq, SEQ_SPACE } from '@handshake/protocol';
import type { Seq } from '@handshake/protocol';

/** How sequence numbers are shown and typed: counted from the stream's ISN, or as they stand in the header. */
export type NumberMode = 'relative' | 'absolute';

/** The ISN of either stream as this seat knows it; null while it doesn't. */
export interface Bases {
  readonly own: Seq | null;
  readonly peer: Seq | null;
}

export type Unreadable = 'empty' | 'not-a-number' | 'not-whole' | 'out-of-range';
export type Read =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly why: Unreadable };

/** The largest value of a 32-bit field, and of a 16-bit one. */
export const MAX_32 = SEQ_SPACE - 1;
export const MAX_16 = 0xffff;

/** Signs that people and programs put between groups of digits. NFKC has already made the exotic spaces plain. */
const GROUPED_BY_THREE = /^\d{1,3}(?:([ ,_'’])\d{3})(?:\1\d{3})*$/u;
const DOTTED = /^\d{1,3}(?:\.\d{3}){2,}$/u;
/** Chinese usage may group by ten thousands; a comma there would be read as a decimal sign by too many. */
const GROUPED_BY_FOUR = /^\d{1,4}(?:([ _])\d{4})(?:\1\d{4})*$/u;

/**
 * A whole number from 0 to `max` out of what was typed or pasted: `1234`, `1,234`, `1 234`, `1_234`, `１２３４`.
 * `1,5` and `1.234` can be meant in two ways and are therefore not read as whole numbers.
 */
export function readWhole(typed: string, max: number): Read {
  // NFKC would make digits of superscripts, circled numbers and fractions (², ①, ½), which nobody means as such.
  if (/\p{No}/u.test(typed)) return { ok: false, why: 'not-a-number' };
  const text = typed
    .normalize('NFKC')
    .replace(/[\u200b\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (text === '') return { ok: false, why: 'empty' };
  const sign = /^[+\-−–]/u.exec(text)?.[0];
  const digits = sign === undefined ? text : text.slice(1).trim();
  const plain =
    /^\d+$/u.test(digits) ||
    GROUPED_BY_THREE.test(digits) ||
    GROUPED_BY_FOUR.test(digits) ||
    DOTTED.test(digits);
  if (!plain)
    return { ok: false, why: /^\d*[.,]\d+$|^\d+[.,]$/u.test(digits) ? 'not-whole' : 'not-a-number' };
  const value = Number(digits.replace(/\D/gu, ''));
  const negative = sign !== undefined && sign !== '+' && value !== 0;
  return negative || value > max ? { ok: false, why: 'out-of-range' } : { ok: true, value };
}

/** The absolute sequence number that was typed. Without a known base it is read as absolute in either mode. */
export function readSeq(typed: string, mode: NumberMode, base: Seq | null): Read {
  const read = readWhole(typed, MAX_32);
  return read.ok && mode === 'relative' && base !== null ? { ok: true, value: add(base, read.value) } : read;
}

/** A sequence number as this mode shows it. Relative numbers run modulo 2^32 as well. */
export const showSeq = (value: Seq, mode: NumberMode, base: Seq | null): string =>
  String(mode === 'relative' && base !== null ? seq(value - base) : value);

/** The same value in the other form: `= 2846190451`, or `= ISS + 120`; null while the base is unknown. */
export function otherForm(
  value: Seq,
  mode: NumberMode,
  base: Seq | null,
  name: 'ISS' | 'IRS',
): string | null {
  if (base === null) return null;
  return mode === 'relative' ? `= ${value}` : `= ${name} + ${seq(value - base)}`;
}

/** What was typed, in the other mode's form; untouched when it is not readable. */
export function convert(typed: string, from: NumberMode, to: NumberMode, base: Seq | null): string {
  const read = readSeq(typed, from, base);
  return read.ok && from !== to ? showSeq(read.value, to, base) : typed;
}
