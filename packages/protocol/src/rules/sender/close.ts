/** Closing: each end ends its own stream with a FIN (RFC 9293 §3.6). */
import type { Segment } from '../../segment.ts';
import { add, before, diff } from '../../seq.ts';
import { isSynchronized } from '../../state.ts';
import {
  endOf,
  finding,
  finPlace,
  freshBytes,
  isAck,
  isFin,
  isOrdinary,
  isPureAck,
  isRst,
  isSyn,
  own,
  peer,
  synSent,
  type SenderRule,
} from './look.ts';

const closesOnly = (s: Segment): boolean => isOrdinary(s) && isFin(s);

/** TIME-WAIT has said everything; what is left is to acknowledge (RFC 9293 §3.10.7.4). RSTs have rules of their own. */
export const twSend: SenderRule = {
  id: 'TW-SEND',
  final: true,
  about: (s) => !isRst(s) && !isPureAck(s),
  check(ep, s) {
    if (ep.state !== 'TIME-WAIT') return null;
    // Without ACK it is ALL-ACK-SET's, unless it would use numbers.
    if (endOf(s) === s.seq) return null;
    if (s.len > 0) return finding('TW-SEND', 'illegal', 'len', { case: 'data', len: s.len });
    return finding('TW-SEND', 'illegal', 'flags', {}, isSyn(s) ? 'SYN' : 'FIN');
  },
};

/** RFC 9293 §3.10.4: CLOSE sends a FIN from ESTABLISHED, CLOSE-WAIT, and SYN-RECEIVED with nothing queued. */
export const finState: SenderRule = {
  id: 'FIN-STATE',
  about: closesOnly,
  check(ep, s, ctx) {
    const { state } = ep;
    if (state === 'CLOSED' || state === 'SYN-SENT')
      return finding('FIN-STATE', 'illegal', 'flags', { state }, 'FIN');
    if (state === 'SYN-RECEIVED' && synSent(ep) && ep.app.queued > 0 && ctx.asked === 'known')
      return finding(
        'FIN-STATE',
        'illegal',
        'flags',
        { case: 'queued', state, queued: ep.app.queued },
        'FIN',
      );
    const { finSeq: fin } = ep;
    if (fin !== null && isSynchronized(state) && before(fin, ep.snd.una))
      return finding('FIN-STATE', 'illegal', 'flags', { case: 'acked', state, fin: own(fin) }, 'FIN');
    return null;
  },
};

/** The FIN stands after all data (RFC 9293 §3.6), and behind nothing that is still to be sent. */
export const finSeq: SenderRule = {
  id: 'FIN-SEQ',
  about: closesOnly,
  check(ep, s, ctx) {
    if (ep.finSeq !== null) return null;
    if (!isSynchronized(ep.state) && !(ep.state === 'SYN-RECEIVED' && synSent(ep))) return null;
    const facts = { fin: own(finPlace(s)), next: own(ep.snd.nxt) };
    // With data beyond SND.NXT the FIN is where its data ends; whether that data is in place is DT-SEQ-NEXT's.
    const place = diff(finPlace(s), ep.snd.nxt);
    if (place < 0 || (place > 0 && s.len === 0)) return finding('FIN-SEQ', 'illegal', 'seq', facts);
    const left = ep.app.queued - freshBytes(ep, s);
    if (left > 0 && ctx.asked === 'known' && ep.state !== 'SYN-RECEIVED')
      return finding('FIN-SEQ', 'illegal', 'flags', { case: 'queued', queued: left }, 'FIN');
    return null;
  },
};

/** RFC 9293 §3.10.8: the FIN has its number for good. */
export const finRexmit: SenderRule = {
  id: 'FIN-REXMIT',
  about: closesOnly,
  check(ep, s) {
    const { finSeq: fin } = ep;
    // One that is acknowledged is not repeated: that is FIN-STATE's.
    if (fin === null || !isSynchronized(ep.state) || before(fin, ep.snd.una)) return null;
    const facts = { fin: own(fin), seq: own(finPlace(s)) };
    if (finPlace(s) !== fin) return finding('FIN-REXMIT', 'illegal', 'seq', facts);
    return finding('FIN-REXMIT', 'legal', 'seq', facts);
  },
};

/** The ACK of the peer's FIN has waited, and leaves with the own FIN. */
export const finMerge3: SenderRule = {
  id: 'FIN-MERGE3',
  about: (s) => closesOnly(s) && isAck(s),
  check(ep, s) {
    if (ep.state !== 'CLOSE-WAIT' || ep.finSeq !== null) return null;
    if (ep.ackOwed === null || ep.peerFin === null || s.ack !== add(ep.peerFin, 1)) return null;
    return finding('FIN-MERGE3', 'legal', 'flags', { peerFin: peer(ep.peerFin), ack: peer(s.ack) }, 'FIN');
  },
};

export const finData: SenderRule = {
  id: 'FIN-DATA',
  about: (s) => closesOnly(s) && s.len > 0,
  check(ep, s) {
    if (ep.finSeq !== null || !isSynchronized(ep.state)) return null;
    return finding('FIN-DATA', 'legal', 'flags', { len: s.len, fin: own(finPlace(s)) }, 'FIN');
  },
};

/** One direction is closed, the other goes on. */
export const finHalfClose: SenderRule = {
  id: 'FIN-HALF-CLOSE',
  about: (s) => isOrdinary(s) && !isFin(s) && isAck(s),
  check(ep, s) {
    if (ep.state === 'FIN-WAIT-2' && isPureAck(s) && ep.ackOwed !== null)
      return finding('FIN-HALF-CLOSE', 'legal', 'flags', { ack: peer(s.ack) }, 'ACK');
    if (ep.state === 'CLOSE-WAIT' && freshBytes(ep, s) > 0)
      return finding('FIN-HALF-CLOSE', 'legal', 'len', { case: 'data', len: s.len });
    return null;
  },
};
