/** What an acknowledgment says, and when it is due (RFC 9293 §3.4, §3.8.6.3; RFC 5681 §4.2). */
import { add, inWindow } from '../../seq.ts';
import { isSynchronized } from '../../state.ts';
import {
  finding,
  isAck,
  isFin,
  isIdle,
  isOrdinary,
  isPureAck,
  isRst,
  isSyn,
  own,
  owesForText,
  peer,
  shrunkEdge,
  synSent,
  wasExpected,
  type SenderRule,
} from './look.ts';

/** An ACK may wait this long, and not as long as this (RFC 9293 §3.8.6.3, MUST-40). ms */
export const MAX_ACK_DELAY = 500;
/** Delayed-ACK timers of real stacks begin here: what waited as long did not go at once. ms */
const NOT_AT_ONCE = 40;

/** The own FIN covers the peer's, once that has arrived: RCV.NXT has passed it (RFC 9293 §3.10.7.4, eighth). */
export const finAckRequired: SenderRule = {
  id: 'FIN-ACK-REQUIRED',
  about: (s) => isFin(s) && isAck(s) && isOrdinary(s),
  check(ep, s) {
    if (ep.peerFin === null || !isSynchronized(ep.state)) return null;
    // Only what falls short of their FIN; what is no number of their stream is ALL-ACK-VALUE's.
    if (ep.irs === null || !inWindow(s.ack, ep.irs, (ep.rcv.nxt - ep.irs) >>> 0)) return null;
    const facts = { ack: peer(s.ack), peerFin: peer(ep.peerFin), rcvNxt: peer(ep.rcv.nxt) };
    return finding('FIN-ACK-REQUIRED', 'illegal', 'ack', facts);
  },
};

/** ack = RCV.NXT. The SYN,ACK's is HS-SYN-ACK-NUM's, a RST's outside the synchronized states the RST forms'. */
export const allAckValue: SenderRule = {
  id: 'ALL-ACK-VALUE',
  about: (s) => isAck(s) && !isSyn(s),
  check(ep, s) {
    if (ep.state === 'CLOSED' || ep.state === 'LISTEN') return null;
    // A RST may answer something; one that gives SYN-RECEIVED up acknowledges like any other segment.
    const answers = ep.state !== 'SYN-RECEIVED' || ep.resetsOwed.length > 0;
    if (isRst(s) && !isSynchronized(ep.state) && answers) return null;
    if (ep.irs === null)
      return finding(
        'ALL-ACK-VALUE',
        'illegal',
        'ack',
        { case: 'nothing', ack: peer(s.ack), state: ep.state },
        'ACK',
      );
    const { nxt } = ep.rcv;
    if (s.ack === nxt) return null;
    const facts = { ack: peer(s.ack), rcvNxt: peer(nxt) };
    if (wasExpected(ep, s.ack))
      return finding('ALL-ACK-VALUE', 'unusual', 'ack', { case: 'stale', ...facts });
    if (((s.ack - nxt) | 0) > 0)
      return finding('ALL-ACK-VALUE', 'illegal', 'ack', { case: 'beyond', ...facts });
    return finding('ALL-ACK-VALUE', 'illegal', 'ack', { last: peer(add(nxt, -1)), ...facts });
  },
};

/** A pure ACK stands at SND.NXT and uses nothing. Keep-alives and probes stand one before it. */
export const dtPureAck: SenderRule = {
  id: 'DT-PURE-ACK',
  about: isPureAck,
  check(ep, s, ctx) {
    if (s.seq === ep.snd.nxt) return null;
    if (!isSynchronized(ep.state) && !(ep.state === 'SYN-RECEIVED' && synSent(ep))) return null;
    // TIME-WAIT has nothing to ask any more.
    const asks = ep.state !== 'TIME-WAIT' && (ep.snd.wnd === 0 || isIdle(ep, ctx));
    if (s.seq === add(ep.snd.nxt, -1) && asks) return null;
    // A window that was taken back leaves SND.NXT outside of it; real stacks then stand at its edge.
    if (s.seq === shrunkEdge(ep)) return null;
    const facts = { seq: own(s.seq), next: own(ep.snd.nxt) };
    if (s.seq === ep.finSeq)
      return finding('DT-PURE-ACK', 'illegal', 'seq', { case: 'fin', fin: own(ep.finSeq), ...facts });
    return finding('DT-PURE-ACK', 'illegal', 'seq', facts);
  },
};

/** Nothing that uses a number has arrived since the last ACK, and the window is the same: nobody asked for this one. */
export const dtNoAckOfAck: SenderRule = {
  id: 'DT-NO-ACK-OF-ACK',
  about: isPureAck,
  check(ep, s, ctx) {
    if (ep.ackOwed !== null || s.seq !== ep.snd.nxt || s.win !== ep.rcv.wnd) return null;
    // The SYN,ACK that crossed in a simultaneous open is no ACK alone, and no stranger's (RFC 9293 appendix A.2).
    if (ctx.arrived && isSyn(ctx.arrived)) return null;
    if (!isSynchronized(ep.state) && ep.state !== 'SYN-RECEIVED') return null;
    return finding('DT-NO-ACK-OF-ACK', 'unusual', 'flags', { seq: own(s.seq), ack: peer(s.ack) }, 'ACK');
  },
};

/**
 * Only ACKs of data and FINs have to come: an ACK of something unacceptable may be withheld, to limit how many are sent
 * (RFC 5961 §7). If it comes all the same, as that of a duplicate, it should have come at once.
 */
export const ackDelay: SenderRule = {
  id: 'ACK-DELAY',
  about: (s) => isAck(s) && !isRst(s),
  check(ep, s, ctx) {
    if (ep.ackOwed === null || s.ack !== ep.rcv.nxt) return null;
    const must = owesForText(ep);
    if (!must && (ep.ackOwed.rule !== 'RX-SEQ' || !isPureAck(s))) return null;
    const waited = ctx.now - ep.ackOwed.since;
    if (must && waited >= MAX_ACK_DELAY)
      return finding('ACK-DELAY', 'illegal', 'ack', { waited, limit: MAX_ACK_DELAY });
    if (!ep.ackOwed.atOnce || ep.ackOwed.waited || waited < NOT_AT_ONCE) return null;
    // With no room for another full-sized segment an ACK makes nobody send; stacks wait for the reader, and say both at once.
    if (ctx.asked === 'assumed' && ep.ackOwed.fullSized > 1 && s.win < ep.mss) return null;
    return finding('ACK-DELAY', 'unusual', 'ack', { case: 'at-once', waited });
  },
};
