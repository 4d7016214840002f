/** Arrivals from SYN-RECEIVED on, in the order of RFC 9293 §3.10.7.4; the third step, security, is none of ours. */
import type { Arrival } from '../verdict.ts';
import { deleted, fresh } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { ackOf, draft, go, oweAck } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { add, before, inWindow } from '../seq.ts';
import { ACK, FIN, RST, SYN, has, segLen } from '../segment.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { next } from '../transitions.ts';
import { acksSyn, readAck, settle, waitTwoMsl } from './ack.ts';
import type { Acked } from './ack.ts';
import { accepted, dropped, refused, silent } from './result.ts';
import type { Context } from './result.ts';
import { acceptable, reaches, readStream, reads } from './text.ts';
import { listening, synchronize } from './unopened.ts';

export function arriveSynchronized(c: Context): Arrival {
  const { before: ep, segment: s } = c;
  if (reopens(c)) return reopen(c);
  if (has(s, RST)) return arriveReset(c);

  // First, the sequence number.
  const crossing = isCrossing(ep, c);
  if (!crossing && !acceptable(s.seq, segLen(s), ep.rcv.nxt, ep.rcv.wnd))
    return ep.rcv.wnd === 0 && !has(s, SYN) && reaches(s.seq, segLen(s), ep.rcv.nxt)
      ? closedWindow(c)
      : outside(c);

  // Fourth, SYN.
  if (has(s, SYN) && !crossing) return arriveSyn(c);

  // Fifth, ACK: without it nothing counts.
  if (!has(s, ACK)) return dropped(c, 'RX-NOACK');
  const d = draft(ep);
  const acked = readAck(c, d);
  if ('action' in acked) return acked;

  // Sixth, URG: a table's application knows no urgent data. Seventh and eighth, text and FIN.
  const from = crossing ? add(s.seq, 1) : s.seq;
  const to = add(s.seq, segLen(s));
  const offered = from !== to;
  if (!reads(d.state)) return offered ? afterFin(c, d, acked) : quiet(c, d, acked, crossing);
  // What came with the SYN is read as soon as that is acknowledged.
  const waiting = acked.moved && d.held.length > 0;
  if (!offered && !waiting) return quiet(c, finWaited(d, acked), acked, crossing);
  const read = readStream(c, d, from, to, has(s, FIN), acked.finWait);
  if (!read.fin) finWaited(d, acked);
  const rule: RuleId = read.fin ? 'RX-FIN' : ackRule(acked, crossing, offered ? 'RX-DATA' : 'RX-SEQ');
  return accepted(c, settle(d, c.now), rule, read.reply, read.mayWait);
}

/** FIN-WAIT-1 whose FIN is acknowledged, and nothing came with it that decides otherwise. */
function finWaited(d: Draft, acked: Acked): Draft {
  if (acked.finWait && d.state === 'FIN-WAIT-1') go(d, 'rcv-ack-of-fin');
  return d;
}

/** What an ACK field that decided is called; `else` where it only passed. */
function ackRule(acked: Acked, crossing: boolean, otherwise: RuleId): RuleId {
  if (acked.finWait || acked.closed) return 'RX-ACKFIN';
  if (crossing) return 'RX-SEQ-SO';
  return acked.opened ? 'RX-SR-ACK' : otherwise;
}

/** An empty segment was taken note of. CLOSING ignores, but for its window, one that doesn't acknowledge its FIN, or anything new. */
function quiet(c: Context, d: Draft, acked: Acked, crossing: boolean): Arrival {
  const { before: ep, segment: s } = c;
  const old = !acked.opened && before(s.ack, ep.snd.una);
  if (ep.state === 'CLOSING' && !acked.moved && !acked.closed)
    return old ? dropped(c, 'RX-ACK-OLD') : silent('drop', 'RX-ACKFIN', settle(d, c.now));
  return accepted(c, settle(d, c.now), ackRule(acked, crossing, old ? 'RX-ACK-OLD' : 'RX-SEQ'), null);
}

/**
 * Text or FIN beyond the peer's FIN: its stream has ended. Text is ignored; a second FIN that is next is passed over and
 * acknowledged, as the eighth step says of every state; in TIME-WAIT it restarts 2MSL. CLOSING gets that far only by the ACK of
 * its FIN.
 */
function afterFin(c: Context, d: Draft, acked: Acked): Arrival {
  const s = c.segment;
  if (d.state === 'CLOSING') return quiet(c, d, acked, false);
  settle(d, c.now);
  const again = has(s, FIN) && add(s.seq, s.len) === d.rcv.nxt;
  if (again) {
    d.rcv = { nxt: add(d.rcv.nxt, 1), wnd: d.rcv.wnd };
    if (d.state === 'TIME-WAIT') waitTwoMsl(d, c.now);
    oweAck(d, c.now, 'RX-FIN', true);
    return accepted(c, d, 'RX-FIN', ackOf(d));
  }
  if (acked.closed) return accepted(c, d, 'RX-ACKFIN', null);
  return silent('drop', 'RX-DATA', d, c.before.state);
}

/**
 * Fourth, SYN, in a segment that reaches into the window. In SYN-RECEIVED one that itself lies before the window is the
 * repeat of the SYN that opened the connection, text beside it or not, and gets what the first step gives it.
 */
function arriveSyn(c: Context): Arrival {
  const { before: ep, segment: s } = c;
  if (ep.state === 'SYN-RECEIVED') {
    if (before(s.seq, ep.rcv.nxt)) return outside(c);
    if (ep.passive) return backFrom(c, 'RX-SYN-SYNC', 'rcv-syn');
  }
  return refused(c, draft(ep), 'challenge', 'RX-SYN-SYNC');
}

/**
 * The SYN,ACK that crosses in a simultaneous open begins one before the window. Its ACK counts all the same, or
 * both ends would only acknowledge one another for ever (RFC 9293 appendix A.2).
 */
export function isCrossing(ep: Endpoint, c: Context): boolean {
  const s = c.segment;
  return (
    ep.state === 'SYN-RECEIVED' && !ep.passive && has(s, SYN | ACK) && s.seq === ep.irs && acksSyn(ep, s)
  );
}

/** Outside the window: an ACK tells what is expected. In TIME-WAIT the peer's repeated FIN restarts 2MSL. */
function outside(c: Context): Arrival {
  const { before: ep, segment: s } = c;
  const d = draft(ep);
  const isItsFin = has(s, FIN) && ep.peerFin !== null && add(s.seq, segLen(s) - 1) === ep.peerFin;
  if (ep.state === 'TIME-WAIT' && isItsFin) waitTwoMsl(d, c.now);
  return refused(c, d, 'acknowledge', 'RX-SEQ');
}

/** RCV.WND is 0: no text gets in, but a valid ACK counts (§3.10.7.4 first, §3.4). */
function closedWindow(c: Context): Arrival {
  const { before: ep, segment: s } = c;
  // One that SYN-RECEIVED would answer with a RST is no valid ACK, and then the segment is unacceptable like any other.
  const counts = has(s, ACK) && (ep.state !== 'SYN-RECEIVED' || acksSyn(ep, s));
  if (!counts) return refused(c, draft(ep), 'acknowledge', 'RX-ZEROWIN');
  const d = draft(ep);
  const acked = readAck(c, d);
  if ('action' in acked) return acked;
  return refused(c, settle(finWaited(d, acked), c.now), 'acknowledge', 'RX-ZEROWIN');
}

/** Second, RST: only the very next number resets; elsewhere in the window it has to be said again (RFC 5961 §3.2). */
function arriveReset(c: Context): Arrival {
  const { before: ep, segment: s } = c;
  if (s.seq === ep.rcv.nxt) return backFrom(c, 'RX-RST-EXACT', 'rcv-rst');
  if (inWindow(s.seq, ep.rcv.nxt, ep.rcv.wnd)) return refused(c, draft(ep), 'challenge', 'RX-RST-INWIN');
  return dropped(c, 'RX-RST-OUT');
}

/** The connection is gone: to where it came from in SYN-RECEIVED (TIME-WAIT, LISTEN), else to CLOSED. */
function backFrom(c: Context, rule: RuleId, on: 'rcv-rst' | 'rcv-syn'): Arrival {
  const ep = c.before;
  const d = draft(ep);
  if (ep.state === 'SYN-RECEIVED' && ep.reopened) {
    go(d, `${on}-reopened`);
    return silent('close', rule, { ...ep.reopened, state: d.state }, ep.state);
  }
  if (ep.state === 'SYN-RECEIVED' && ep.passive) {
    go(d, `${on}-passive`);
    return silent('close', rule, { ...listening(ep), state: d.state }, ep.state);
  }
  go(d, 'rcv-rst');
  return silent('close', rule, deleted(d), ep.state);
}

/** In TIME-WAIT a SYN beyond what was received may open a new connection (§3.6.1 MAY-2), if somebody listens. */
export function reopens(c: Context): boolean {
  const { before: ep, segment: s } = c;
  return (
    ep.state === 'TIME-WAIT' &&
    ep.passive &&
    (s.flags & (SYN | ACK | RST)) === SYN &&
    before(ep.rcv.nxt, s.seq) &&
    next(ep.state, 'rcv-syn') !== null
  );
}

/** How far beyond SND.NXT the new ISS lies: more than any window that isn't scaled. */
const ISS_STEP = 0x1_0000 + 1;

function reopen(c: Context): Arrival {
  const ep = c.before;
  const d = draft({ ...fresh(ep, add(ep.snd.nxt, ISS_STEP)), state: ep.state, passive: true, reopened: ep });
  return synchronize(c, d, 'RX-SYN-SYNC');
}
