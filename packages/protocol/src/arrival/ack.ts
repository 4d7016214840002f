/** The ACK field in the states from SYN-RECEIVED on (RFC 9293 §3.10.7.4 fifth, RFC 5961 §5). */
import type { Arrival } from '../verdict.ts';
import { draft, finAcked, go } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { deleted } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { add, before, beforeEq } from '../seq.ts';
import type { Segment } from '../segment.ts';
import { RTO, TWO_MSL, mindRto } from '../timers.ts';
import { refused, resetBack, silent } from './result.ts';
import type { Context } from './result.ts';

/** What the ACK field did, when the segment goes on to its text. */
export interface Acked {
  /** It was the ACK of the own SYN. */
  readonly opened: boolean;
  /** FIN-WAIT-1 only: the own FIN is acknowledged. The state moves when the segment's own FIN has been looked at. */
  readonly finWait: boolean;
  /** CLOSING only: this ACK took it to TIME-WAIT. */
  readonly closed: boolean;
  /** It acknowledged something new. */
  readonly moved: boolean;
}

const SAME: Acked = { opened: false, finWait: false, closed: false, moved: false };

/** SYN-RECEIVED: SND.UNA < SEG.ACK =< SND.NXT. */
export const acksSyn = (ep: Endpoint, s: Segment): boolean =>
  before(ep.snd.una, s.ack) && beforeEq(s.ack, ep.snd.nxt);

/** Looks at SEG.ACK: an `Arrival` where that ends the processing, else what it did to `d`. */
export function readAck(c: Context, d: Draft): Arrival | Acked {
  const { segment: s } = c;

  // SYN-RECEIVED is not synchronized yet: an ACK that isn't of the own SYN gets a RST (§3.5.2 group 2), not an ACK.
  if (d.state === 'SYN-RECEIVED') {
    if (!acksSyn(d, s)) return resetBack(c, draft(c.before), 'RX-SR-ACK');
    go(d, 'rcv-ack-of-syn');
    if (d.reopened) delete d.reopened;
    moveUna(d, s.ack, c.now);
    offer(d, s);
    return { ...SAME, opened: true, moved: true };
  }

  // Of what was never sent.
  if (before(d.snd.nxt, s.ack)) return refused(c, draft(c.before), 'acknowledge', 'RX-ACK-FUTURE');
  // Older than anything the peer can still mean.
  if (before(s.ack, add(d.snd.una, -d.snd.maxWnd)))
    return refused(c, draft(c.before), 'challenge', 'RX-ACK-OLD');

  const moved = before(d.snd.una, s.ack);
  if (moved) moveUna(d, s.ack, c.now);
  // The window moves only by a segment that isn't older than the last one that moved it.
  const { una, wl1, wl2 } = d.snd;
  if (una === s.ack && (before(wl1, s.seq) || (wl1 === s.seq && beforeEq(wl2, s.ack)))) offer(d, s);

  if (!finAcked(d, d.snd.una)) return moved ? { ...SAME, moved } : SAME;
  switch (d.state) {
    case 'FIN-WAIT-1':
      return { ...SAME, finWait: true, moved };
    case 'CLOSING':
      go(d, 'rcv-ack-of-fin');
      waitTwoMsl(d, c.now);
      return { ...SAME, closed: true, moved };
    case 'LAST-ACK':
      go(d, 'rcv-ack-of-fin');
      return silent('accept', 'RX-ACKFIN', deleted(d), c.before.state);
    default:
      return moved ? { ...SAME, moved } : SAME;
  }
}

/** SND.UNA moves on. What is still unacknowledged gets the whole timeout again (RFC 6298 §5.2–3). */
export function moveUna(d: Draft, ack: number, now: number): void {
  d.snd = { ...d.snd, una: ack };
  if (d.timers.rto)
    d.timers = { ...d.timers, rto: ack === d.snd.nxt ? null : { due: now + RTO, tries: 0, fired: false } };
}

/** SND.WND ← SEG.WND, with where it came from. */
function offer(d: Draft, s: Segment): void {
  d.snd = { ...d.snd, wnd: s.win, maxWnd: Math.max(d.snd.maxWnd, s.win), wl1: s.seq, wl2: s.ack };
}

/** TIME-WAIT begins, or begins anew; nothing is repeated from here on. */
export function waitTwoMsl(d: Draft, now: number): void {
  d.timers = { ...d.timers, rto: null, timeWait: { due: now + TWO_MSL } };
}

/** Whatever the arrival changed, the retransmission timer runs just where something waits for it. */
export const settle = (d: Draft, now: number): Draft => {
  mindRto(d, now);
  return d;
};
