/**
 * The set of segments that an end may send, told once more as one plain condition, state by state, from the RFC's sections and
 * rules.md: what the judge's rules, each looking at one thing, must amount to together. How long an ACK waits is left out.
 */
import type { Endpoint } from '../endpoint.ts';
import { ACK, FIN, RST, SYN } from '../segment.ts';
import type { Segment } from '../segment.ts';
import { add, diff } from '../seq.ts';

const ABORTABLE = ['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'];
/** Arrivals that are accepted, or open a connection: their ACK is no answer to something out of place. */
const IN_PLACE = ['RX-DATA', 'RX-FIN', 'RX-LISTEN', 'RX-SS-SYN', 'RX-SS-SYNACK'];

export function mayBeSent(ep: Endpoint, s: Segment): boolean {
  const syn = (s.flags & SYN) !== 0;
  const fin = (s.flags & FIN) !== 0;
  const rst = (s.flags & RST) !== 0;
  const ack = (s.flags & ACK) !== 0;
  if (s.flags === 0 || [syn, fin, rst].filter(Boolean).length > 1) return false;
  if (rst) return mayReset(ep, s, ack);
  switch (ep.state) {
    case 'CLOSED':
      return syn && !ack;
    case 'LISTEN':
      return syn && !ack && (ep.app.open === 'active' || ep.app.queued > 0);
    case 'SYN-SENT':
      return syn && !ack && s.seq === ep.iss && s.len === 0;
    case 'SYN-RECEIVED':
      return ack && (syn ? mayRepeatSyn(ep, s) : mayPassSynAck(ep, s, fin));
    case 'TIME-WAIT':
      return ack && !syn && !fin && s.len === 0 && s.seq === ep.snd.nxt && knew(ep, s.ack);
    default:
      if (!ack) return false;
      // Its FIN has left before its SYN was acknowledged: that is repeated as it was.
      if (syn) return ep.snd.una === ep.iss && mayRepeatSyn(ep, s);
      return mayContinue(ep, s, fin);
  }
}

/** §3.5.2 in their forms; §3.10.5 at SND.NXT; §3.6.1 SHLD-3. */
function mayReset(ep: Endpoint, s: Segment, ack: boolean): boolean {
  const owed = ep.resetsOwed.some(
    (r) => r.seq === s.seq && ((r.flags & ACK) !== 0) === ack && (!ack || r.ack === s.ack),
  );
  if (owed) return true;
  if (!ABORTABLE.includes(ep.state) && !ep.app.aborting) return false;
  // In the synchronized states an ACK beside it says what every ACK says.
  if (
    ack &&
    ep.state !== 'SYN-RECEIVED' &&
    !(ep.state in { CLOSED: 1, LISTEN: 1, 'SYN-SENT': 1 }) &&
    !knew(ep, s.ack)
  )
    return false;
  const unread = ep.ackOwed?.rule === 'RX-DATA';
  if ((ep.state === 'FIN-WAIT-1' || ep.state === 'FIN-WAIT-2') && unread && !ep.app.aborting) {
    const from = diff(s.seq, ep.snd.una);
    if (!ack && from >= 0 && from <= diff(ep.snd.nxt, ep.snd.una)) return true;
  }
  if (s.seq !== ep.snd.nxt && s.seq !== shrunk(ep)) return false;
  if (ep.resetsOwed.length > 0 || ep.app.aborting) return true;
  // Group 3: something unacceptable is answered with an ACK; RST-DATA-LOST aside.
  const outOfPlace = ep.ackOwed !== null && !IN_PLACE.includes(ep.ackOwed.rule);
  return !outOfPlace || (ep.app.closing && !ep.state.startsWith('FIN-WAIT'));
}

/** SYN,ACK: the own ISS, and the peer's SYN acknowledged, and what came with it if that was read. */
const mayRepeatSyn = (ep: Endpoint, s: Segment): boolean =>
  s.seq === ep.iss &&
  (s.ack === ep.rcv.nxt || s.ack === add(ep.irs ?? 0, 1)) &&
  (s.len === 0 || (ep.state === 'SYN-RECEIVED' && ep.snd.nxt === ep.iss));

/** What SYN-RECEIVED sends beside its SYN,ACK, once that has left: an ACK of something out of place, and its FIN. */
function mayPassSynAck(ep: Endpoint, s: Segment, fin: boolean): boolean {
  if (ep.snd.nxt === ep.iss || s.seq !== ep.snd.nxt || s.len > 0 || !knew(ep, s.ack)) return false;
  if (fin) return ep.app.queued === 0;
  return ep.ackOwed !== null && !IN_PLACE.includes(ep.ackOwed.rule);
}

/** RCV.NXT, or what it was once. */
const knew = (ep: Endpoint, ack: number): boolean =>
  ack === ep.rcv.nxt || ep.pastNxt.includes(ack) || (ep.irs !== null && ack === add(ep.irs, 1));

/** The window's edge, where the peer has taken it back behind SND.NXT. */
function shrunk(ep: Endpoint): number | null {
  const edge = add(ep.snd.una, ep.snd.wnd);
  return diff(edge, ep.snd.nxt) < 0 ? edge : null;
}

/** From ESTABLISHED to LAST-ACK: text, FIN and ACK. */
function mayContinue(ep: Endpoint, s: Segment, fin: boolean): boolean {
  const { una, nxt, wnd } = ep.snd;
  if (!knew(ep, s.ack)) return false;
  // The own FIN covers the peer's.
  if (fin && ep.peerFin !== null && s.ack !== ep.rcv.nxt) return false;
  // The third segment of the handshake.
  const third = ep.state === 'ESTABLISHED' && ep.ackOwed?.rule === 'RX-SS-SYNACK';
  if (third && (s.seq !== nxt || s.ack !== ep.rcv.nxt)) return false;

  const idle = una === nxt && ep.ackOwed === null && ep.app.queued === 0;
  const asksAgain = s.seq === add(nxt, -1) && !fin;
  if (s.len === 0 && !fin) return s.seq === nxt || s.seq === shrunk(ep) || (asksAgain && (wnd === 0 || idle));
  if (asksAgain && s.len === 1 && idle && (ep.finSeq === null || ep.state === 'FIN-WAIT-2')) return true;

  // By offsets from SND.UNA.
  const from = diff(s.seq, una);
  const to = from + s.len + (fin ? 1 : 0);
  const sent = diff(nxt, una);
  const finAt = ep.finSeq === null ? null : diff(ep.finSeq, una);
  if (from > sent) return false;
  if (from < 0 && !(to > 0 && to <= sent)) return false;
  // What was sent is repeated as it was: at the ISS the SYN, at its number the FIN, bytes elsewhere.
  if (s.len > 0 && from <= diff(ep.iss, una)) return false;
  if (finAt !== null) {
    if (fin) return finAt === to - 1 && finAt >= 0;
    return from + s.len <= finAt;
  }
  if (fin) {
    if (to - 1 < sent) return false;
    if (ep.app.queued > Math.max(0, to - 1 - sent)) return false;
  }
  // New bytes stay within the window; one goes into a closed one.
  const fresh = Math.max(0, from + s.len - sent);
  if (fresh > 0 && from + s.len > wnd && !(wnd === 0 && s.len === 1)) return false;
  return true;
}
