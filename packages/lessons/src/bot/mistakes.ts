/** What somebody with a misconception would send in place of what is due: for a bot that is to be caught at it. */
import { ACK, add, diff, FIN, has, segLen, SYN } from '@handshake/protocol';
import type { Due, Endpoint, Segment } from '@handshake/protocol';
import type { MisconceptionId } from '../diagnosis/catalogue.ts';
import type { Seat, Table } from '../table/log.ts';

/** Where an end stands that is about to send. */
export interface Here {
  readonly end: Endpoint;
  readonly due: Due;
  /** What reached this end last; null where nothing did. */
  readonly arrived: Segment | null;
}

/** A way to go wrong; null where the moment gives no occasion for it. */
type Slip = (here: Here) => Segment | null;

const acks = ({ due: { segment } }: Here): boolean => has(segment, ACK);

const ackIsLast: Slip = (here) => {
  const { segment } = here.due;
  return acks(here) && here.arrived && here.arrived.len > 0
    ? { ...segment, ack: add(segment.ack, -1) }
    : null;
};

const ackPlusOne: Slip = (here) => {
  const { arrived, due } = here;
  return acks(here) && arrived && arrived.len > 1 ? { ...due.segment, ack: add(arrived.seq, 1) } : null;
};

const synFree: Slip = (here) => {
  const { segment } = here.due;
  const { iss, snd } = here.end;
  return !has(segment, SYN) && segment.seq === snd.nxt && diff(snd.nxt, iss) === 1
    ? { ...segment, seq: iss }
    : null;
};

const swapped: Slip = (here) => {
  const { segment } = here.due;
  return acks(here) && !has(segment, SYN) ? { ...segment, seq: segment.ack, ack: segment.seq } : null;
};

const resendNewSeq: Slip = (here) => {
  const { due, end } = here;
  const { nxt } = end.snd;
  const fresh = due.why === 'again' && segLen(due.segment) > 0;
  return fresh && due.segment.seq !== nxt ? { ...due.segment, seq: nxt } : null;
};

const bareFin: Slip = ({ due: { segment } }) =>
  has(segment, FIN) && segment.len === 0 ? { ...segment, flags: segment.flags & ~ACK, ack: 0 } : null;

const ackOnFirstSyn: Slip = ({ due: { why, segment } }) =>
  why === 'syn' ? { ...segment, flags: segment.flags | ACK, ack: 1 } : null;

const controlCounts: Slip = (here) => {
  const { arrived, due } = here;
  // Their SYN or FIN is acknowledged as if it had used no number.
  return acks(here) && arrived && (has(arrived, FIN) || has(arrived, SYN))
    ? { ...due.segment, ack: add(due.segment.ack, -1) }
    : null;
};

/** By temper: slips of numbers for who is too quick, things left out or added for who has forgotten how it goes. */
const SLIPS = {
  hasty: [
    ['ack-is-last', ackIsLast],
    ['ack-plus-one', ackPlusOne],
    ['syn-free', synFree],
    ['swapped', swapped],
    ['resend-new-seq', resendNewSeq],
  ],
  forgetful: [
    ['bare-fin', bareFin],
    ['ack-on-first-syn', ackOnFirstSyn],
    ['ack-is-last', controlCounts],
    ['resend-new-seq', resendNewSeq],
    ['syn-free', synFree],
  ],
} as const satisfies Record<string, readonly (readonly [MisconceptionId, Slip])[]>;

export type Temper = keyof typeof SLIPS;

export interface Slipped {
  readonly shows: MisconceptionId;
  readonly segment: Segment;
}

/** Every mistake of this temper that the moment gives occasion for, with the misconception that it shows. */
export function mistakes(table: Table, seat: Seat, due: Due, temper: Temper): Slipped[] {
  const last = table.events.findLast((e) => e.kind === 'arrived' && e.seat === seat);
  const arrived = last?.kind === 'arrived' ? last.segment : null;
  return mistakesAt({ end: table.connection[seat], due, arrived }, temper);
}

/** The same of an end that sits at no table. */
export const mistakesAt = (here: Here, temper: Temper): Slipped[] =>
  SLIPS[temper].flatMap(([shows, slip]) => {
    const segment = slip(here);
    return segment ? [{ shows, segment }] : [];
  });
