/**
 * What the sender of a captured segment may have known. One end's capture does not tell what has reached the other, so
 * several endpoints may lie behind a segment: these are they, the likeliest first. Each is for the judge to decide by.
 */
import type { AckOwed, Endpoint, Segment, Seq, State } from '@handshake/protocol';
import {
  ACK,
  add,
  before,
  beforeEq,
  closed,
  diff,
  FIN,
  has,
  restored,
  RST,
  segLen,
  SYN,
} from '@handshake/protocol';
import type { Stream } from './stream.ts';
import { canExpect, isConfirmed, later, REACH } from './stream.ts';

/** Two SYNs of one end hardly differ by as little as this in their ISN: it counts up every 4 µs (RFC 9293 §3.4.1). */
const SAME_ISN = 1;

/** The likeliest of them. */
export function likeliestView(own: Stream, peer: Stream, segment: Segment): Endpoint {
  if (has(segment, RST)) return resetting(own, peer, segment);
  if (has(segment, SYN)) return has(segment, ACK) ? answeringSyn(own, peer, segment) : opening(segment);
  return ordinary(own, peer, segment);
}

/** All others. */
export function otherViews(own: Stream, peer: Stream, segment: Segment): readonly Endpoint[] {
  if (has(segment, RST)) return otherResetting(own, peer, segment);
  return has(segment, SYN) ? [] : otherOrdinary(own, peer, segment);
}

/** A SYN opens a connection, this one or the next: the application may have called OPEN at any time. */
const opening = (s: Segment): Endpoint => ({
  ...closed({ iss: s.seq }),
  app: { open: 'active', queued: s.len, closing: false, aborting: false },
});

/**
 * A SYN,ACK answers a SYN, which need not be in the capture: the network may have kept an old one. But what is just
 * beside the SYN that is there means that one, and gets it wrong.
 */
function answeringSyn(own: Stream, peer: Stream, s: Segment): Endpoint {
  const off = peer.iss === null ? 0 : diff(s.ack, add(peer.iss, 1));
  // Data that came with the SYN may be acknowledged with it.
  const covered = off > 0 && peer.next !== null && beforeEq(s.ack, peer.next);
  const misses = off !== 0 && !covered && Math.abs(off) <= SAME_ISN;
  const irs = misses && peer.iss !== null ? peer.iss : add(s.ack, -1);
  // With another ISS than before it starts over: a listener that got a RST, and then another SYN.
  const again = own.iss === s.seq;
  const active = again && own.opened === 'active';
  return restored({
    state: 'SYN-RECEIVED',
    passive: !active,
    iss: s.seq,
    irs,
    snd: { una: s.seq, nxt: again ? add(s.seq, 1) : s.seq, wnd: 0 },
    rcv: { nxt: covered ? s.ack : add(irs, 1), wnd: s.win },
    ackOwed: owed(active ? 'RX-SS-SYN' : 'RX-LISTEN'),
  });
}

/** A RST gives up a connection … */
function resetting(own: Stream, peer: Stream, s: Segment): Endpoint {
  const next = own.next ?? s.seq;
  return view('ESTABLISHED', own, peer, s, next, next);
}

/** … or answers a segment that belongs to none; that one need not be in the capture. */
function otherResetting(own: Stream, peer: Stream, s: Segment): readonly Endpoint[] {
  const views: Endpoint[] = [];
  if (mayStand(own, peer, s)) views.push(view('ESTABLISHED', own, peer, s, s.seq, s.seq));
  const answers = !has(s, ACK) || s.seq === 0;
  const form = { flags: s.flags & (RST | ACK), seq: s.seq, ack: has(s, ACK) ? s.ack : 0, len: 0, win: 0 };
  if (answers) views.push({ ...closed({ iss: 0 }), resetsOwed: [form] });
  return views;
}

function ordinary(own: Stream, peer: Stream, s: Segment): Endpoint {
  const base = open(own, peer, s, own.next ?? s.seq);
  const third = own.opened === 'active' && !own.spoke && peer.iss !== null;
  return third ? { ...base, ackOwed: owed('RX-SS-SYNACK') } : base;
}

function otherOrdinary(own: Stream, peer: Stream, s: Segment): readonly Endpoint[] {
  const next = own.next ?? s.seq;
  const base = open(own, peer, s, next);
  const views: Endpoint[] = [];
  if (s.len <= 1 && s.seq === add(next, -1) && own.spoke) {
    views.push({ ...base, snd: { ...base.snd, una: next }, ackOwed: null });
  }
  if (s.len <= 1 && peer.shut)
    views.push({ ...base, snd: { ...base.snd, una: next, wnd: 0 }, ackOwed: null });
  if (mayStand(own, peer, s)) views.push(open(own, peer, s, s.seq));
  if (mayBeForged(own, peer, s)) views.push(open(own.but({ fin: null }), peer, s, s.seq));
  return views;
}

/**
 * A FIN that nobody has acknowledged may be another's, where what follows doesn't go on right behind it: then this end has
 * sent none.
 */
const mayBeForged = (own: Stream, peer: Stream, s: Segment): boolean =>
  own.fin !== null && !isConfirmed(own.fin, peer) && !has(s, FIN) && s.seq !== add(own.fin, 1);

/**
 * SND.NXT may have been SEG.SEQ all the same: own segments before it were lost ahead of the capture, or it left earlier
 * and arrives late. Not where that contradicts the own FIN, or what the peer has acknowledged.
 */
function mayStand(own: Stream, peer: Stream, s: Segment): boolean {
  if (own.origin !== null && beforeEq(s.seq, own.origin)) return false;
  if (own.next !== null && diff(s.seq, own.next) > REACH) return false;
  if (has(s, RST)) return true;
  const end = add(s.seq, s.len);
  if (has(s, FIN) && isConfirmed(add(end, 1), peer)) return false;
  if (own.fin === null) return true;
  if (before(own.fin, s.seq)) return false;
  const beyond = before(own.fin, end);
  const denies = has(s, FIN) ? own.fin !== end : beyond;
  if (!denies) return true;
  // A FIN that nobody has acknowledged may be another's. But two of one end, the second behind the first, are its own.
  return !isConfirmed(own.fin, peer) && !(has(s, FIN) && beyond);
}

/** The endpoint past its handshake, or as far in it as the capture allows, when its SND.NXT was `next`. */
function open(own: Stream, peer: Stream, s: Segment, next: Seq): Endpoint {
  if (own.origin !== null && peer.next !== null && peer.seen) {
    const answered = peer.acked !== null && before(own.origin, peer.acked);
    const state =
      own.opened === 'passive' || (has(s, ACK) && canExpect(s.ack, own, peer)) ? 'SYN-RECEIVED' : 'SYN-SENT';
    if (!answered && !isFastOpen(own, peer) && own.fin === null)
      return view(state, own, peer, s, own.origin, add(own.origin, 1));
  }
  const finSent = own.fin !== null && before(own.fin, next);
  const finReceived = peer.fin !== null && has(s, ACK) && s.ack === add(peer.fin, 1);
  const closing = finReceived ? 'LAST-ACK' : 'FIN-WAIT-1';
  const state = finSent ? closing : finReceived ? 'CLOSE-WAIT' : 'ESTABLISHED';
  return view(state, own, peer, s, lowestUna(own, peer, s, next), next);
}

/** Whoever accepted text with the SYN knew the peer already, and may go on before it is acknowledged (RFC 7413 §2). */
const isFastOpen = (own: Stream, peer: Stream): boolean =>
  own.opened === 'passive' &&
  own.synAck !== null &&
  peer.iss !== null &&
  before(add(peer.iss, 1), own.synAck);

/** What is repeated has not been acknowledged, as far as its sender knew; nor has the FIN. */
function lowestUna(own: Stream, peer: Stream, s: Segment, next: Seq): Seq {
  const floor = own.origin === null ? s.seq : add(own.origin, 1);
  const acked = peer.acked !== null && beforeEq(peer.acked, next) ? later(peer.acked, floor) : floor;
  const una = before(s.seq, acked) && beforeEq(floor, s.seq) ? s.seq : acked;
  const unfinished = own.fin !== null && before(own.fin, una) && before(own.fin, next) ? own.fin : una;
  return before(next, unfinished) ? next : unfinished;
}

function view(state: State, own: Stream, peer: Stream, s: Segment, una: Seq, nxt: Seq): Endpoint {
  const fits = has(s, ACK) && canExpect(s.ack, own, peer);
  const rcvNxt = fits ? s.ack : (peer.next ?? s.ack);
  const irs = state === 'SYN-SENT' ? null : (peer.origin ?? add(rcvNxt, -1));
  const finReceived = peer.fin !== null && rcvNxt === add(peer.fin, 1);
  const room = peer.edge === null ? REACH : Math.max(0, diff(peer.edge, una));
  // Whoever sends an empty ACK had a reason; and whoever acknowledges more than before owed that.
  const news = has(s, ACK) && (own.acked === null || before(own.acked, s.ack));
  const reason = finReceived ? 'RX-FIN' : 'RX-DATA';
  return restored({
    state,
    passive: own.opened !== 'active',
    iss: own.origin ?? add(una, -1),
    irs,
    snd: { una, nxt, wnd: room },
    rcv: { nxt: rcvNxt, wnd: s.win },
    finSeq: own.fin !== null && before(own.fin, nxt) ? own.fin : null,
    peerFin: finReceived ? peer.fin : null,
    ackOwed: news || segLen(s) === 0 ? owed(reason) : null,
  });
}

/** Since when is not known, so the judge is given no clock to measure it by. */
const owed = (rule: AckOwed['rule']): AckOwed => ({ since: 0, atOnce: false, rule, fullSized: 0 });
