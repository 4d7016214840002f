/** Relative numbers: what a sequence number is counted from, and facts as words. */
import type { Fact, Seq } from '@handshake/protocol';
import type { Seat, Table } from './log.ts';

export interface Bases {
  /** The own ISS: relative 0. */
  readonly own: Seq | null;
  /** The peer's ISN; null until their SYN has arrived. */
  readonly peer: Seq | null;
}
export type NumberMode = 'relative' | 'absolute';
/** A fact as it is to be read. */
export type Format = (fact: Fact) => string;

/** What a seat's relative numbers are counted from. */
export function numbers(table: Table, seat: Seat): Bases {
  const { iss, irs } = table.connection[seat];
  return { own: iss, peer: irs };
}

/** Facts with their sequence numbers relative (where the base is known) or absolute; plain counts and words as they are. */
export const factFormat =
  (bases: Bases, mode: NumberMode): Format =>
  (fact) => {
    if (typeof fact !== 'object') return String(fact);
    const base = mode === 'relative' ? bases[fact.of] : null;
    return String(base === null ? fact.seq : (fact.seq - base) >>> 0);
  };
