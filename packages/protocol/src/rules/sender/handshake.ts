/** Opening: SYN, SYN,ACK and what follows (RFC 9293 §3.5). No rule here knows a client or a server. */
import type { Endpoint } from '../../endpoint.ts';
import type { Segment } from '../../segment.ts';
import { add, before, diff, inWindow } from '../../seq.ts';
import type { Seq } from '../../seq.ts';
import { isSynchronized } from '../../state.ts';
import {
  endOf,
  finding,
  freshBytes,
  isAck,
  isFin,
  isOrdinary,
  isPureAck,
  isRst,
  isSyn,
  isThird,
  own,
  owesChallenge,
  peer,
  startsInFlight,
  synInFlight,
  synSent,
  type SenderRule,
} from './look.ts';

const opensOnly = (s: Segment): boolean => isSyn(s) && !isRst(s);

/** LISTEN waits, unless the application turned it into an active opener (RFC 9293 §3.10.1, §3.10.2). */
export const hsListenSilent: SenderRule = {
  id: 'HS-LISTEN-SILENT',
  final: true,
  about: () => true,
  check(ep, s, ctx) {
    if (ep.state !== 'LISTEN') return null;
    if (isRst(s)) {
      // An answer is the RST forms' and RST-NEVER-TO-RST's.
      const answers = ep.resetsOwed.length > 0 || ctx.arrived === undefined;
      if (answers || (ctx.arrived && isRst(ctx.arrived))) return null;
    }
    const asked = ctx.asked === 'assumed' || ep.app.open === 'active' || ep.app.queued > 0;
    if (isSyn(s) && !isAck(s) && asked) return null;
    return finding('HS-LISTEN-SILENT', 'illegal', 'flags', {});
  },
};

/** What a connection begins with. FIN and RST beside the SYN are ALL-FLAGS-SANE's. */
export const hsSynFlags: SenderRule = {
  id: 'HS-SYN-FLAGS',
  about: (s) => !isRst(s),
  check(ep, s) {
    const { state } = ep;
    if (state !== 'CLOSED' && state !== 'SYN-SENT' && state !== 'LISTEN') return null;
    if (isSyn(s)) {
      if (!isAck(s)) return null;
      return finding('HS-SYN-FLAGS', 'illegal', 'flags', { state, ack: peer(s.ack) }, 'ACK');
    }
    // FIN-STATE, DT-STATE and ALL-ACK-VALUE know better what is wrong in SYN-SENT, and the first two where a connection was.
    const began = state === 'SYN-SENT' || ep.irs !== null;
    if (isFin(s) || (began && s.len > 0) || (state === 'SYN-SENT' && isAck(s))) return null;
    return finding('HS-SYN-FLAGS', 'illegal', 'flags', { case: 'missing', state }, 'SYN');
  },
};

/**
 * RFC 9293 §3.4.1: an ISN that is hard to guess. Which constants a student likes cannot be known; 0 and 1 can. The class notes
 * begin at 1.
 */
export const hsIsnChoice: SenderRule = {
  id: 'HS-ISN-CHOICE',
  about: opensOnly,
  check(ep, s, ctx) {
    if (isSynchronized(ep.state)) return null;
    if (s.seq <= 1)
      return ctx.profile === 'textbook'
        ? finding('HS-ISN-CHOICE', 'legal', 'seq', { case: 'notes', isn: s.seq })
        : finding('HS-ISN-CHOICE', 'unusual', 'seq', { isn: s.seq });
    // Where the application's calls are known, so is the number that was drawn; another one is the opener's to choose.
    const first = ctx.asked === 'known' && (ep.state === 'CLOSED' || ep.state === 'LISTEN') && !isAck(s);
    if (!first || s.seq === ep.iss) return null;
    return finding('HS-ISN-CHOICE', 'legal', 'seq', { case: 'chosen', isn: s.seq });
  },
};

export const hsSynData: SenderRule = {
  id: 'HS-SYN-DATA',
  about: (s) => opensOnly(s) && s.len > 0,
  check(ep, s) {
    if (isSynchronized(ep.state)) return null;
    return finding('HS-SYN-DATA', 'unusual', 'len', { len: s.len });
  },
};

/** What SYN-RECEIVED may send that is no SYN,ACK: the ACK of something unacceptable, and its FIN. */
function isAside(ep: Endpoint, s: Segment, assumed: boolean): boolean {
  if (!synSent(ep)) return false;
  // Data is DT-STATE's, a missing ACK is ALL-ACK-SET's.
  if (isFin(s) || s.len > 0 || !isAck(s)) return true;
  return isPureAck(s) && (owesChallenge(ep) || assumed);
}

/** SYN and ACK travel together (RFC 9293 §3.5); the same for both ways into SYN-RECEIVED. */
const synAckFlags = (id: 'HS-SYNACK-FLAGS' | 'HS-SO-SYNACK', passive: boolean): SenderRule['check'] =>
  function check(ep, s, ctx) {
    if (ep.state !== 'SYN-RECEIVED' || ep.passive !== passive) return null;
    const facts = { iss: own(ep.iss), rcvNxt: peer(ep.rcv.nxt) };
    if (isSyn(s)) {
      if (!isAck(s)) return finding(id, 'illegal', 'flags', { case: 'ack', ...facts }, 'ACK');
      if (id === 'HS-SO-SYNACK' && s.seq !== ep.iss)
        return finding(id, 'illegal', 'seq', { case: 'seq', seq: own(s.seq), ...facts });
      return null;
    }
    // A recording may show too little of what it answers.
    const mayAnswer = ctx.arrived === undefined || (ctx.arrived !== null && !isSyn(ctx.arrived));
    if (isAside(ep, s, ctx.asked === 'assumed' && mayAnswer)) return null;
    // The passive end's SYN,ACK has left already: then it isn't the SYN that is missing, but a reason to send anything.
    const sent = passive && synSent(ep) ? { case: 'sent' } : {};
    return finding(id, 'illegal', 'flags', { ...sent, ...facts }, 'SYN');
  };

export const hsSynAckFlags: SenderRule = {
  id: 'HS-SYNACK-FLAGS',
  about: (s) => !isRst(s),
  check: synAckFlags('HS-SYNACK-FLAGS', true),
};
/** Simultaneous open (RFC 9293 §3.5, figure 7): the active end answers a bare SYN with SYN,ACK, from its own ISS. */
export const hsSoSynAck: SenderRule = {
  id: 'HS-SO-SYNACK',
  about: (s) => !isRst(s),
  check: synAckFlags('HS-SO-SYNACK', false),
};

/**
 * A recording shows the own ISS only by this segment; but the very number of the peer is no ISS that was drawn. Of ISNs
 * that were chosen, 0 and 1 (HS-ISN-CHOICE's) or some just before the wrap, both ends may have the same.
 */
const repeatsTheirs = (ep: Endpoint, s: Segment): boolean =>
  s.seq === ep.irs && s.seq > 1 && s.seq < 0xffff_0000;

export const hsSynAckSeq: SenderRule = {
  id: 'HS-SYNACK-SEQ',
  about: opensOnly,
  check(ep, s, ctx) {
    if (ep.state !== 'SYN-RECEIVED' || !ep.passive || synSent(ep)) return null;
    if (ctx.asked === 'assumed' && repeatsTheirs(ep, s))
      return finding('HS-SYNACK-SEQ', 'illegal', 'seq', { case: 'theirs', seq: peer(s.seq) });
    if (s.seq === ep.iss) return null;
    return finding('HS-SYNACK-SEQ', 'illegal', 'seq', { seq: own(s.seq), iss: own(ep.iss) });
  },
};

/** RFC 9293 §3.10.8: the retransmission queue holds the SYN as it was sent. */
export const hsRexmitSame: SenderRule = {
  id: 'HS-REXMIT-SAME',
  about: opensOnly,
  check(ep, s) {
    if (!synSent(ep)) return null;
    if (ep.state === 'CLOSED' || ep.state === 'LISTEN') return null;
    const facts = { seq: own(s.seq), iss: own(ep.iss), state: ep.state };
    const over = synInFlight(ep) ? {} : { case: 'acked' };
    if (s.seq !== ep.iss) return finding('HS-REXMIT-SAME', 'illegal', 'seq', { ...over, ...facts });
    // Data that wasn't beside it: it is new, or stands where the FIN was sent.
    const fresh = freshBytes(ep, s);
    const overFin = ep.finSeq !== null && s.len > 0 && before(ep.finSeq, endOf(s));
    if (synInFlight(ep) && (fresh > 0 || overFin))
      return finding('HS-REXMIT-SAME', 'illegal', 'len', { case: 'data', len: fresh || s.len, ...facts });
    // The first SYN,ACK of a simultaneous open repeats the SYN's number, and is no repeat.
    const again = synInFlight(ep) && (ep.state !== 'SYN-RECEIVED' || ep.passive);
    return again ? finding('HS-REXMIT-SAME', 'legal', 'seq', facts) : null;
  },
};

/** ack = IRS+1, and what data the SYN brought if that was accepted. */
export const hsSynAckNum: SenderRule = {
  id: 'HS-SYN-ACK-NUM',
  about: (s) => opensOnly(s) && isAck(s),
  check(ep, s) {
    if (ep.irs === null) return null;
    if (ep.state !== 'SYN-RECEIVED' && !(isSynchronized(ep.state) && synInFlight(ep))) return null;
    if (s.ack === ep.rcv.nxt || s.ack === add(ep.irs, 1) || isOfSynText(ep, s.ack)) return null;
    const facts = { ack: peer(s.ack), irs: peer(ep.irs), rcvNxt: peer(ep.rcv.nxt) };
    return finding('HS-SYN-ACK-NUM', 'illegal', 'ack', facts);
  },
};

/** It acknowledges the SYN and text that came with it, or a part of that (RFC 9293 §3.10.7.2). */
function isOfSynText(ep: Endpoint, ack: Seq): boolean {
  const [text] = ep.held;
  if (ep.state !== 'SYN-RECEIVED' || !text || text.from !== ep.rcv.nxt) return false;
  const bytes = diff(text.to, text.from) - (text.fin ? 1 : 0);
  return inWindow(ack, add(text.from, 1), bytes);
}

/** The handshake's third segment: both streams have moved on by their SYN. */
export const hsAck3Num: SenderRule = {
  id: 'HS-ACK3-NUM',
  about: isOrdinary,
  check(ep, s) {
    if (!isThird(ep) || ep.irs === null) return null;
    const facts = { iss: own(ep.iss), next: own(ep.snd.nxt), irs: peer(ep.irs), rcvNxt: peer(ep.rcv.nxt) };
    // Data that went with the SYN and was not accepted goes again.
    const repeats = s.len > 0 && startsInFlight(ep, s);
    if (s.seq !== ep.snd.nxt && !repeats)
      return finding('HS-ACK3-NUM', 'illegal', 'seq', { case: 'seq', seq: own(s.seq), ...facts });
    if (isAck(s) && s.ack !== ep.rcv.nxt)
      return finding('HS-ACK3-NUM', 'illegal', 'ack', { case: 'ack', ack: peer(s.ack), ...facts });
    return null;
  },
};

export const hsAck3Data: SenderRule = {
  id: 'HS-ACK3-DATA',
  about: (s) => isOrdinary(s) && (s.len > 0 || isFin(s)),
  check(ep, s) {
    if (!isThird(ep) || s.seq !== ep.snd.nxt) return null;
    return finding('HS-ACK3-DATA', 'legal', 'len', { len: s.len });
  },
};
