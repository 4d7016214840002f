/** What a capture has shown of one end of a connection so far. */
import type { Segment, Seq } from '@handshake/protocol';
import { ACK, add, before, beforeEq, diff, FIN, has, RST, segLen, SYN } from '@handshake/protocol';
import type { TcpOptions } from '../tcp.ts';
import { MAX_WINDOW_SCALE } from '../tcp.ts';

export interface Stream {
  /** A segment of it is in the capture. */
  readonly seen: boolean;
  /** The number of its SYN; null where that is not in the capture. */
  readonly iss: Seq | null;
  /** It sent a SYN without ACK; `passive` where its only SYN came with an ACK. */
  readonly opened: 'active' | 'passive' | null;
  /** One beyond the highest number it has used; null where nothing tells. */
  readonly next: Seq | null;
  /** `next` was its SND.NXT, and not just the highest number that the capture happens to show. */
  readonly exact: boolean;
  /** The number of its FIN. */
  readonly fin: Seq | null;
  /** It has sent something beyond its SYN. */
  readonly spoke: boolean;
  /** The highest number of the peer's that it has acknowledged. */
  readonly acked: Seq | null;
  /** One beyond the highest number that it lets the peer use; null where it has not said. */
  readonly edge: Seq | null;
  /** It has closed its window at some time. */
  readonly shut: boolean;
  /** The window scale option of its SYN: absent is null; undefined while the SYN has not been seen. */
  readonly scale: number | null | undefined;
  /** The Ack of its SYN,ACK. */
  readonly synAck: Seq | null;
}

export const UNSEEN: Stream = {
  seen: false,
  iss: null,
  opened: null,
  next: null,
  exact: false,
  fin: null,
  spoke: false,
  acked: null,
  edge: null,
  shut: false,
  scale: undefined,
  synAck: null,
};

/**
 * Numbers that an end may be beyond what the capture shows, where it may show too little: the largest window,
 * 65,535 bytes scaled by 14.
 */
export const REACH = 65_535 * 2 ** MAX_WINDOW_SCALE;

/** One beyond the segment's last number. */
export const endOf = (s: Segment): Seq => add(s.seq, segLen(s));
export const later = (a: Seq | null, b: Seq): Seq => (a === null || before(a, b) ? b : a);

/** The peer has acknowledged that number, so it was sent, and by this end. */
export const isConfirmed = (number: Seq, peer: Stream): boolean =>
  peer.acked !== null && before(number, peer.acked);

/**
 * `ack` is a number that the peer's stream can have made RCV.NXT. It may be beyond what the capture shows of that stream
 * (frames are missing from many captures, and a network may add some), but not beyond the window that `own` has offered.
 */
export function canExpect(ack: Seq, own: Stream, peer: Stream): boolean {
  if (peer.next === null) return true;
  // Its SYN,ACK answered a SYN that the capture does not show: it goes on from that one.
  if (own.synAck === ack) return true;
  if (peer.iss !== null && beforeEq(ack, peer.iss)) return false;
  if (beforeEq(ack, peer.next)) return true;
  return own.edge === null ? diff(ack, peer.next) <= REACH : beforeEq(ack, own.edge);
}

/** How far the window field is to be shifted; as far as can be where the capture doesn't tell. */
function shiftOf(own: Stream, peer: Stream, segment: Segment): number {
  // A SYN's is never shifted, and the others only if both ends offered it (RFC 7323 §2.2).
  if (has(segment, SYN) || own.scale === null || peer.scale === null) return 0;
  return own.scale === undefined || peer.scale === undefined ? MAX_WINDOW_SCALE : own.scale;
}

/** The stream after one more of its segments. A RST, and what the peer drops for want of ACK, tell nothing of its numbers. */
export function learn(own: Stream, peer: Stream, segment: Segment, options: TcpOptions): Stream {
  const seen = { ...own, seen: true };
  if (has(segment, RST)) return seen;
  if (has(segment, SYN)) return acknowledge(learnSyn(seen, segment, options), peer, segment);
  return has(segment, ACK) ? acknowledge(learnOctets(seen, segment), peer, segment) : seen;
}

function learnSyn(own: Stream, segment: Segment, options: TcpOptions): Stream {
  const passive = has(segment, ACK);
  return {
    ...own,
    iss: segment.seq,
    opened: passive ? (own.opened ?? 'passive') : 'active',
    next: later(own.next, endOf(segment)),
    exact: true,
    scale: options.complete ? options.windowScale : undefined,
    synAck: passive ? segment.ack : own.synAck,
  };
}

function learnOctets(own: Stream, segment: Segment): Stream {
  const end = endOf(segment);
  const s = { ...own, spoke: true, exact: own.exact || segLen(segment) === 0 || has(segment, FIN) };
  // The FIN ends the stream: what seemed to lie beyond was none of it.
  if (has(segment, FIN)) return { ...s, fin: add(end, -1), next: end };
  // And what stands where a FIN seemed to be shows that it was none.
  const denies = own.fin !== null && segment.len > 0 && before(own.fin, end);
  return denies ? { ...s, fin: null, next: end } : { ...s, next: later(own.next, end) };
}

function acknowledge(own: Stream, peer: Stream, segment: Segment): Stream {
  const { ack, win } = segment;
  if (!has(segment, ACK)) return own;
  const real =
    peer.next === null || ((peer.iss === null || before(peer.iss, ack)) && beforeEq(ack, peer.next));
  if (!real && peer.exact) return own;
  return {
    ...own,
    acked: later(own.acked, ack),
    edge: later(own.edge, add(ack, win * 2 ** shiftOf(own, peer, segment))),
    shut: own.shut || win === 0,
  };
}

/** What a segment shows of the end that it is sent to. */
export function learnOfPeer(peer: Stream, segment: Segment): Stream {
  // Who acknowledges something has got it: it was sent, even if before the capture began.
  const tells = has(segment, ACK) && !has(segment, RST) && !peer.exact;
  return tells ? { ...peer, next: later(peer.next, segment.ack) } : peer;
}
