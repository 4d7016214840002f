/** What is filled in for a learner, and what is left blank. */
import { ACK, has } from '@handshake/protocol';
import type { Segment } from '@handshake/protocol';
import { dueOf } from '../bot/due.ts';
import type { Seat, Table } from '../table/log.ts';
import type { FadingLevel } from './level.ts';

/** Fields of the composer that can be left blank. */
export type Blank = 'flags' | 'seq' | 'ack' | 'len';

export interface Prefill {
  /** What is due. */
  readonly segment: Segment;
  /** What of it the learner fills in. */
  readonly blank: readonly Blank[];
  /** How many own segments have left before it: a repeat of the last one is another one. */
  readonly turn: number;
}

const ALL: readonly Blank[] = ['flags', 'seq', 'ack', 'len'];

/** The own segments that have left since the first move. */
const ownSent = ({ events, prelude }: Table, seat: Seat): number =>
  events.filter((e) => e.kind === 'sent' && e.seat === seat && e.i >= prelude).length;

/** Of the fields that mean something in this segment, another one each time. */
function oneField(segment: Segment, turn: number): readonly Blank[] {
  const telling: Blank[] = ['seq'];
  if (has(segment, ACK)) telling.push('ack');
  telling.push('flags');
  if (segment.len > 0) telling.push('len');
  const field = telling[turn % telling.length];
  return field ? [field] : [];
}

/** What the composer starts from for the segment that is due from this seat now; null where nothing is, or nothing is filled in. */
export function prefill(table: Table, seat: Seat, level: FadingLevel): Prefill | null {
  if (level === 'all' || level === 'faults') return null;
  const next = dueOf(table, seat)[0];
  if (!next) return null;
  const turn = ownSent(table, seat);
  const { segment } = next;
  if (level === 'watch') return { segment, turn, blank: [] };
  if (level === 'field') return { segment, turn, blank: oneField(segment, turn) };
  return { segment, turn, blank: turn % 2 === 1 ? ALL : [] };
}
