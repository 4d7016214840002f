/**
 * Sequence numbers: unsigned 32 bit, compared modulo 2^32 (RFC 9293 §3.4).
 *
 * A `Seq` is a branded number in 0…4294967295, so that a bare `<` or `+` on one stands out in review:
 * go through the functions of this file.
 */
declare const seqBrand: unique symbol;
export type Seq = number & { readonly [seqBrand]?: 'seq' };

/** How many sequence numbers there are. */
export const SEQ_SPACE = 0x1_0000_0000;

/** The sequence number that is congruent to `n`, which may be negative or beyond 2^32. */
export const seq = (n: number): Seq => n >>> 0;

/** `a` moved on by `n` numbers (`n` may be negative). */
export const add = (a: Seq, n: number): Seq => (a + n) >>> 0;

/** How far `a` is beyond `b`: −2^31 … 2^31−1. */
export const diff = (a: Seq, b: Seq): number => (a - b) | 0;

/** `a` comes before `b` (RFC 9293's `a < b`). */
export const before = (a: Seq, b: Seq): boolean => ((a - b) | 0) < 0;

/** `a` comes before `b` or is `b` (RFC 9293's `a =< b`). */
export const beforeEq = (a: Seq, b: Seq): boolean => ((a - b) | 0) <= 0;

/** `x` is one of the `len` numbers from `start` on. */
export const inWindow = (x: Seq, start: Seq, len: number): boolean => (x - start) >>> 0 < len;
