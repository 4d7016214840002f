/** Data: where it stands, when it may be sent, and how it is repeated (RFC 9293 §3.4, §3.8, §3.10.2). */
import type { Endpoint } from '../../endpoint.ts';
import { segLen } from '../../segment.ts';
import type { Segment } from '../../segment.ts';
import { add, before, beforeEq, diff, inWindow } from '../../seq.ts';
import type { Seq } from '../../seq.ts';
import { isSynchronized } from '../../state.ts';
import {
  carriesData,
  endOf,
  finding,
  finPlace,
  freshBytes,
  isAck,
  isFin,
  isIdle,
  isOrdinary,
  isRst,
  isSyn,
  own,
  startsInFlight,
  synInFlight,
  type Ctx,
  type SenderRule,
} from './look.ts';

/** States in which data may be under way. TIME-WAIT is TW-SEND's. */
const inDataStates = (ep: Endpoint): boolean => isSynchronized(ep.state) && ep.state !== 'TIME-WAIT';

/** One byte before SND.NXT on an idle connection. */
const isKeepAlive = (ep: Endpoint, s: Segment, ctx: Ctx): boolean =>
  s.seq === add(ep.snd.nxt, -1) && s.len <= 1 && !isFin(s) && isIdle(ep, ctx);

/** At a closed window: the byte behind it, or none from before it. */
const isProbe = (ep: Endpoint, s: Segment): boolean =>
  ep.snd.wnd === 0 && s.seq === add(ep.snd.nxt, s.len - 1) && s.len <= 1 && !isFin(s);

/** Begins in what is under way. At the ISS stands the SYN, never a byte. */
const repeats = (ep: Endpoint, s: Segment): boolean =>
  startsInFlight(ep, s) && !(synInFlight(ep) && s.seq === ep.iss);

/**
 * Begins before SND.UNA, but behind the SYN, ends in what is under way, and brings nothing new: a repeat of which a part was
 * acknowledged.
 */
const repeatsInPart = (ep: Endpoint, s: Segment): boolean =>
  before(s.seq, ep.snd.una) &&
  !inWindow(ep.iss, s.seq, diff(ep.snd.una, s.seq)) &&
  before(ep.snd.una, endOf(s)) &&
  beforeEq(endOf(s), ep.snd.nxt);

/** RFC 9293 §3.10.2: until ESTABLISHED, data waits in the queue. */
export const dtState: SenderRule = {
  id: 'DT-STATE',
  about: carriesData,
  check(ep, s) {
    if (ep.state !== 'SYN-SENT' && ep.state !== 'SYN-RECEIVED' && ep.state !== 'CLOSED') return null;
    return finding('DT-STATE', 'illegal', 'len', { len: s.len, state: ep.state });
  },
};

/** RFC 9293 §3.6: the FIN ends the own stream. */
export const dtAfterFin: SenderRule = {
  id: 'DT-AFTER-FIN',
  about: carriesData,
  check(ep, s, ctx) {
    const { finSeq: fin } = ep;
    if (fin === null || !inDataStates(ep)) return null;
    if (ep.state === 'FIN-WAIT-2' ? isKeepAlive(ep, s, ctx) : freshBytes(ep, s) === 0 && before(s.seq, fin))
      return null;
    return finding('DT-AFTER-FIN', 'illegal', 'len', { len: s.len, fin: own(fin), state: ep.state });
  },
};

export const dtSeqNext: SenderRule = {
  id: 'DT-SEQ-NEXT',
  about: carriesData,
  check(ep, s, ctx) {
    if (!inDataStates(ep) || s.seq === ep.snd.nxt || repeats(ep, s)) return null;
    if (isKeepAlive(ep, s, ctx)) return null;
    const facts = { seq: own(s.seq), next: own(ep.snd.nxt), una: own(ep.snd.una) };
    const ahead = diff(s.seq, ep.snd.nxt);
    if (ahead > 0) return finding('DT-SEQ-NEXT', 'illegal', 'seq', { case: 'gap', gap: ahead, ...facts });
    return repeatsInPart(ep, s) ? null : finding('DT-SEQ-NEXT', 'illegal', 'seq', facts);
  },
};

/** RFC 9293 §3.10.8: a repeat says the same about the same numbers; it may be cut differently (§3.8.6). */
export const dtRexmit: SenderRule = {
  id: 'DT-REXMIT',
  about: (s) => !isRst(s) && (isSyn(s) || s.len > 0),
  check(ep, s, ctx) {
    if (!inDataStates(ep)) return null;
    if (isSyn(s)) {
      if (s.seq !== ep.iss || synInFlight(ep)) return null;
      // Seen from outside, a listener that does not hand the connection over yet looks as if it repeated itself.
      const outside = ctx.asked === 'assumed' && ctx.arrived === undefined;
      const theirs = ep.irs !== null && (s.ack === ep.rcv.nxt || s.ack === add(ep.irs, 1));
      const held = outside && theirs && ep.passive && ep.snd.nxt === add(ep.iss, 1);
      const facts = { case: held ? 'held' : 'syn', seq: own(s.seq), una: own(ep.snd.una), state: ep.state };
      return finding('DT-REXMIT', held ? 'unusual' : 'illegal', 'flags', facts, 'SYN');
    }
    if (!before(s.seq, ep.snd.nxt)) return null;
    const { finSeq: fin } = ep;
    const facts = { seq: own(s.seq), len: s.len, una: own(ep.snd.una), next: own(ep.snd.nxt) };
    const inPart = !repeats(ep, s);
    if (inPart && !repeatsInPart(ep, s)) return null;
    if (fin !== null && before(fin, finPlace(s)))
      return finding('DT-REXMIT', 'illegal', 'len', { case: 'fin', fin: own(fin), ...facts });
    if (inPart) return finding('DT-REXMIT', 'unusual', 'seq', { case: 'acked', ...facts });
    return isFin(s) ? null : finding('DT-REXMIT', 'legal', 'seq', facts);
  },
};

/** RFC 9293 §3.8.6. A repeat may lie beyond a window that has shrunk since; one byte into a closed one is a probe. */
export const dtWindow: SenderRule = {
  id: 'DT-WINDOW',
  about: carriesData,
  check(ep, s) {
    if (!inDataStates(ep) || freshBytes(ep, s) === 0) return null;
    const edge = add(ep.snd.una, ep.snd.wnd);
    if (beforeEq(add(s.seq, s.len), edge)) return null;
    if (ep.snd.wnd === 0 && s.len === 1) return null;
    const room = Math.max(0, diff(edge, ep.snd.nxt));
    return finding('DT-WINDOW', 'illegal', 'len', { len: s.len, room, wnd: ep.snd.wnd, edge: own(edge) });
  },
};

/** RFC 9293 §3.8.6.1: asking a closed window whether it has opened. */
export const dtProbe: SenderRule = {
  id: 'DT-PROBE',
  about: (s) => isOrdinary(s) && !isFin(s),
  check(ep, s) {
    if (!inDataStates(ep) || !isProbe(ep, s)) return null;
    return finding('DT-PROBE', 'unusual', 'len', { len: s.len, seq: own(s.seq) });
  },
};

/** RFC 9293 §3.8.4: a number that the peer already has makes it answer. */
export const dtKeepAlive: SenderRule = {
  id: 'DT-KEEPALIVE',
  about: (s) => isOrdinary(s) && !isFin(s),
  check(ep, s, ctx) {
    if (!inDataStates(ep) || ep.snd.wnd === 0 || !isKeepAlive(ep, s, ctx)) return null;
    return finding('DT-KEEPALIVE', 'unusual', 'seq', { seq: own(s.seq), next: own(ep.snd.nxt) });
  },
};

const LAST = 0xffff_ffff;

/**
 * The right number has just passed 2^32 and what was written shows a slip there: 0 skipped, started over, stuck. The SYN's own number
 * is no slip, nor is the FIN's: whoever writes that takes it for the next one, wherever it stands.
 */
function slipped(right: Seq, written: Seq, syn: Seq, fin: Seq | null): boolean {
  if (right === written || written === syn || written === fin || right > 0xffff || syn < 0x8000_0000)
    return false;
  return written === right + 1 || written === 0 || written === 1 || (written === LAST && right > 0);
}

/** RFC 9293 §3.4: numbers are taken modulo 2^32. */
export const dtWrap: SenderRule = {
  id: 'DT-WRAP',
  about: isOrdinary,
  check(ep, s, ctx) {
    if (!isSynchronized(ep.state) || ep.irs === null) return null;
    const again = segLen(s) > 0 && (repeats(ep, s) || repeatsInPart(ep, s));
    // Who has just passed 2^32 may well ask whether the peer is there (§3.8.4, §3.8.6.1).
    const asks = isKeepAlive(ep, s, ctx) || isProbe(ep, s);
    if (!again && !asks && slipped(ep.snd.nxt, s.seq, ep.iss, ep.finSeq))
      return finding('DT-WRAP', 'illegal', 'seq', { seq: s.seq, next: ep.snd.nxt });
    if (isAck(s) && slipped(ep.rcv.nxt, s.ack, ep.irs, ep.peerFin) && !ep.pastNxt.includes(s.ack))
      return finding('DT-WRAP', 'illegal', 'ack', { case: 'ack', ack: s.ack, rcvNxt: ep.rcv.nxt });
    return null;
  },
};
