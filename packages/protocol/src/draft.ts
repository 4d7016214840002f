/** What the operations on an endpoint share. They work on one copy, the draft, and hand it back as an `Endpoint`. */
import type { Endpoint } from './endpoint.ts';
import { add, before } from './seq.ts';
import type { Seq } from './seq.ts';
import { ACK, RST, SYN, has, segLen } from './segment.ts';
import type { Segment } from './segment.ts';
import type { RuleId } from './rules/catalogue.ts';
import { isSynAcked } from './state.ts';
import { next } from './transitions.ts';
import type { TransitionEvent } from './transitions.ts';

/** An endpoint in the making: its fields may be replaced, what they hold may not be changed. */
export type Draft = { -readonly [K in keyof Endpoint]: Endpoint[K] };
export const draft = (ep: Endpoint): Draft => ({ ...ep });

/** Moves the draft on by the table of transitions; it stays where the table has no such row. */
export function go(d: Draft, on: TransitionEvent): void {
  d.state = next(d.state, on) ?? d.state;
}

/** SND.NXT is ISS: not even the own SYN has left. Numbers that have come round to it have another beginning behind them. */
export const sentNothing = (ep: Endpoint): boolean =>
  ep.snd.nxt === ep.iss && ep.snd.una === ep.iss && !isSynAcked(ep.state);

/** The SYN,ACK of this end, with its ISS (RFC 9293 §3.10.7.2). */
export const synAckOf = (ep: Endpoint): Segment => ({
  flags: SYN | ACK,
  seq: ep.iss,
  ack: ep.rcv.nxt,
  len: 0,
  win: ep.rcv.wnd,
});

/** An empty ACK: `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`. */
export const emptyAckOf = (ep: Endpoint): Segment => ({
  flags: ACK,
  seq: ep.snd.nxt,
  ack: ep.rcv.nxt,
  len: 0,
  win: ep.rcv.wnd,
});

/** What acknowledges now. As long as the SYN,ACK hasn't left, it is the one segment that can. */
export const ackOf = (ep: Endpoint): Segment =>
  ep.state === 'SYN-RECEIVED' && sentNothing(ep) ? synAckOf(ep) : emptyAckOf(ep);

/** The reset that answers a segment: `<SEQ=SEG.ACK>` with ACK, else `<SEQ=0><ACK=SEG.SEQ+SEG.LEN>` (RFC 9293 §3.5.2). */
export const resetFor = (s: Segment): Segment =>
  has(s, ACK)
    ? { flags: RST, seq: s.ack, ack: 0, len: 0, win: 0 }
    : { flags: RST | ACK, seq: 0, ack: add(s.seq, segLen(s)), len: 0, win: 0 };

/** Resets that are owed are remembered up to this many; a flood of nonsense must not grow the TCB. */
const RESETS_KEPT = 8;

export function oweReset(d: Draft, reset: Segment): void {
  d.resetsOwed = [...d.resetsOwed, reset].slice(-RESETS_KEPT);
}

/** An ACK may wait this long, ms; RFC 9293 §3.8.6.3 allows less than 500. */
export const DELACK = 200;

/** What opens a connection stays the reason of an owed ACK, whatever arrives before it has left. */
const OPENING: ReadonlySet<string> = new Set(['RX-LISTEN', 'RX-SS-SYN', 'RX-SS-SYNACK'] satisfies RuleId[]);

/**
 * An ACK is owed. `fullSized`: how many full-sized segments (0 or 1) this arrival brought. Returns whether it may wait for the
 * delayed-ACK timer: not at the second full-sized segment, nor where an ACK that may not wait is owed already.
 */
export function oweAck(d: Draft, now: number, rule: RuleId, atOnce: boolean, fullSized: 0 | 1 = 0): boolean {
  const owed = d.ackOwed;
  const sized = (owed?.fullSized ?? 0) + fullSized;
  const hurry = atOnce || sized >= 2 || (owed?.atOnce ?? false);
  d.ackOwed = {
    since: owed?.since ?? now,
    atOnce: hurry,
    rule: owed && OPENING.has(owed.rule) ? owed.rule : rule,
    fullSized: sized,
    ...(owed?.waited && { waited: true }),
  };
  const delack = hurry ? null : (d.timers.delack ?? { due: now + DELACK });
  if (delack !== d.timers.delack) d.timers = { ...d.timers, delack };
  return !hurry;
}

/** The own FIN has been sent, and `una` is beyond it. */
export const finAcked = (ep: Endpoint, una: Seq): boolean => ep.finSeq !== null && before(ep.finSeq, una);
