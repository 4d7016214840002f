/** A segment, as nonsensical as a student may compose it: SYN+FIN is representable, so that it can be explained. */
import type { Seq } from './seq.ts';

/** The control bits, in the order of the header, bit 8 to 15 of its fourth word (RFC 9293 §3.1). */
export const FLAG_NAMES = ['CWR', 'ECE', 'URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'] as const;
export type FlagName = (typeof FLAG_NAMES)[number];

/** A set of control bits, as the header's byte has them. */
export type Flags = number;
export const FIN = 0x01;
export const SYN = 0x02;
export const RST = 0x04;
export const PSH = 0x08;
export const ACK = 0x10;
export const URG = 0x20;
export const ECE = 0x40;
export const CWR = 0x80;

export const FLAG_BIT: Readonly<Record<FlagName, Flags>> = { CWR, ECE, URG, ACK, PSH, RST, SYN, FIN };

export interface Segment {
  readonly flags: Flags;
  readonly seq: Seq;
  /** The acknowledgment field as it stands in the header, whether ACK is set or not; 0 if left empty. */
  readonly ack: Seq;
  /** Payload, in bytes; SYN and FIN are not counted. */
  readonly len: number;
  /** The window field: bytes, unscaled. */
  readonly win: number;
}

export const has = (segment: Segment, flags: Flags): boolean => (segment.flags & flags) === flags;

/** SEG.LEN: the sequence numbers that the segment uses — data, SYN and FIN (RFC 9293 §3.4). */
export const segLen = (s: Segment): number => s.len + ((s.flags >> 1) & 1) + (s.flags & 1);

/** Letters of a trace's `flags`, most significant first as captures print them: `SA`, `FA`, `PA`. */
const LETTERS: readonly (readonly [string, Flags])[] = [
  ['S', SYN],
  ['F', FIN],
  ['R', RST],
  ['P', PSH],
  ['A', ACK],
  ['U', URG],
  ['E', ECE],
  ['C', CWR],
];

/** The flags named by letters, in any order; null when a letter is none of S A F R P U E C. */
export function flagsOf(letters: string): Flags | null {
  let flags = 0;
  for (const letter of letters) {
    const found = LETTERS.find(([name]) => name === letter);
    if (!found) return null;
    flags |= found[1];
  }
  return flags;
}

/** `SA`, `FA`, `PA`, …; empty when no flag is set. */
export const lettersOf = (flags: Flags): string =>
  LETTERS.filter(([, bit]) => flags & bit)
    .map(([letter]) => letter)
    .join('');

const SPOKEN: readonly FlagName[] = ['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ECE', 'CWR', 'ACK'];

/** `SYN,ACK`, `FIN,ACK`, `PSH,ACK`, …: as packet lists print them; empty when no flag is set. */
export const flagNames = (flags: Flags): string => SPOKEN.filter((name) => flags & FLAG_BIT[name]).join(',');

/** A segment from its parts; what is left out is 0. */
export const segment = (parts: Partial<Segment>): Segment => ({
  flags: 0,
  seq: 0,
  ack: 0,
  len: 0,
  win: 0,
  ...parts,
});
