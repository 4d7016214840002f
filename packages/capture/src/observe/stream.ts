/** What a capture has shown of one end of a connection so far. */
import type { Segment, Seq } from '@handshake/protocol';
import { ACK, add, before, beforeEq, diff, FIN, has, RST, segLen, SYN } from '@handshake/protocol';
import type { Shown } from '../evidence.ts';
import type { Packet } from '../packet.ts';
import type { TcpOptions } from '../tcp.ts';
import { MAX_WINDOW_SCALE } from '../tcp.ts';

/**
 * It changes with each of its segments, of which there may be millions. Sequence numbers are held as signed ones: those
 * have room in the object, where an unsigned one from 2^31 on would be an object of its own for every change.
 */
export class Stream {
  /** A segment of it is in the capture. */
  seen = false;
  /** It sent a SYN without ACK; `passive` where its only SYN came with an ACK. */
  opened: 'active' | 'passive' | null = null;
  /** `next` was its SND.NXT, and not just the highest number that the capture happens to show. */
  exact = false;
  /** It has sent something beyond its SYN. */
  spoke = false;
  /** It has closed its window at some time. */
  shut = false;
  /** It has gone so far from its SYN that half the number space will no longer tell before from after it. */
  long = false;
  /** The window scale option of its SYN: absent is null; undefined while the SYN has not been seen. */
  scale: number | null | undefined = undefined;
  /** The frames that have shown its numbers, for whoever asks what a verdict rests on. */
  issAt = 0;
  nextAt = 0;
  finAt = 0;
  ackedAt = 0;
  edgeAt = 0;
  #iss: number | null = null;
  #next: number | null = null;
  #fin: number | null = null;
  #acked: number | null = null;
  #edge: number | null = null;
  #synAck: number | null = null;

  /** The number of its SYN; null where that is not in the capture. */
  get iss(): Seq | null {
    return unsigned(this.#iss);
  }
  set iss(number: Seq | null) {
    this.#iss = signed(number);
  }

  /** The number that all others of it are beyond; null where none is known, or the numbers come round to it again. */
  get origin(): Seq | null {
    return this.long ? null : this.iss;
  }

  /** One beyond the highest number it has used; null where nothing tells. */
  get next(): Seq | null {
    return unsigned(this.#next);
  }
  set next(number: Seq | null) {
    this.#next = signed(number);
  }

  /** The number of its FIN. */
  get fin(): Seq | null {
    return unsigned(this.#fin);
  }
  set fin(number: Seq | null) {
    this.#fin = signed(number);
  }

  /** The highest number of the peer's that it has acknowledged. */
  get acked(): Seq | null {
    return unsigned(this.#acked);
  }
  set acked(number: Seq | null) {
    this.#acked = signed(number);
  }

  /** One beyond the highest number that it lets the peer use; null where it has not said. */
  get edge(): Seq | null {
    return unsigned(this.#edge);
  }
  set edge(number: Seq | null) {
    this.#edge = signed(number);
  }

  /** The Ack of its SYN,ACK. */
  get synAck(): Seq | null {
    return unsigned(this.#synAck);
  }
  set synAck(number: Seq | null) {
    this.#synAck = signed(number);
  }

  /**
   * Beyond both SYNs, and without data once there was a FIN, the segment stands at SND.NXT, acknowledges what the peer has
   * sent, and has room in the window. No sender rule has anything to say of that, whatever has reached the sender; a test
   * holds the two together. It is asked for every segment of a capture, and most are so.
   */
  isInTurn(peer: Stream, s: Segment): boolean {
    if ((s.flags & (SYN | FIN | RST | ACK)) !== ACK || (s.seq | 0) !== this.#next) return false;
    if (s.len > 0 && (this.#fin !== null || peer.#fin !== null)) return false;
    if (!this.spoke && !this.#mayBegin(peer, s)) return false;
    // Who speaks without a SYN may give reason to doubt its peer's.
    if (this.#iss === null && !peer.spoke) return false;
    if (peer.#next === null || peer.#acked === null) return false;
    if (!isWithin(s.ack, peer.#origin, peer.#next)) return false;
    if (!isWithin(peer.#acked, this.#origin, this.#next)) return false;
    return s.len === 0 || (peer.#edge !== null && beforeEq(s.seq + s.len, peer.#edge));
  }

  /** The first beyond its SYN. There is a rule of its own for data that comes with the ACK of a SYN,ACK. */
  #mayBegin(peer: Stream, s: Segment): boolean {
    return this.#iss !== null && peer.#iss !== null && (s.len === 0 || this.opened === 'passive');
  }

  /** Takes in a segment that is in turn. */
  goOn(peer: Stream, s: Segment, no: number): void {
    this.seen = true;
    this.spoke = true;
    if (s.len === 0) this.exact = true;
    else {
      this.#next = (s.seq + s.len) | 0;
      this.nextAt = no;
      this.age();
    }
    if (this.#acked === null || before(this.#acked, s.ack)) {
      this.#acked = s.ack | 0;
      this.ackedAt = no;
    }
    const edge = (s.ack + (s.win << shiftOf(this, peer, s))) | 0;
    if (this.#edge === null || before(this.#edge, edge)) {
      this.#edge = edge;
      this.edgeAt = no;
    }
    if (s.win === 0) this.shut = true;
  }

  get #origin(): number | null {
    return this.long ? null : this.#iss;
  }

  /** To be called when it has used more numbers. */
  age(): void {
    if (this.#iss !== null && this.#next !== null && (this.#next - this.#iss) >>> 0 > LONG) this.long = true;
  }

  /** Another one like it, but for some of what is known. */
  but(changes: Partial<Pick<Stream, 'fin' | 'acked' | 'edge'>>): Stream {
    const { seen, opened, exact, spoke, shut, long, scale, iss, next, fin, acked, edge, synAck } = this;
    const { issAt, nextAt, finAt, ackedAt, edgeAt } = this;
    const known = { seen, opened, exact, spoke, shut, long, scale, iss, next, fin, acked, edge, synAck };
    return Object.assign(new Stream(), known, { issAt, nextAt, finAt, ackedAt, edgeAt }, changes);
  }
}

/** The largest window: as far as this from the SYN, the numbers of both still compare (RFC 9293 §3.4, RFC 7323 §2.2). */
const LONG = 1 << 30;

/** A number of the stream that began with `iss`, where that is known, beyond its SYN and not beyond `next`. */
const isWithin = (number: number, iss: number | null, next: number): boolean =>
  (iss === null || before(iss, number)) && beforeEq(number, next);

const signed = (number: Seq | null): number | null => (number === null ? null : number | 0);
const unsigned = (number: number | null): Seq | null => (number === null ? null : number >>> 0);

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
  if (peer.origin !== null && beforeEq(ack, peer.origin)) return false;
  if (beforeEq(ack, peer.next)) return true;
  return own.edge === null ? diff(ack, peer.next) <= REACH : beforeEq(ack, own.edge);
}

/** How far the window field is to be shifted; as far as can be where the capture doesn't tell. */
function shiftOf(own: Stream, peer: Stream, segment: Segment): number {
  // A SYN's is never shifted, and the others only if both ends offered it (RFC 7323 §2.2).
  if (has(segment, SYN) || own.scale === null || peer.scale === null) return 0;
  return own.scale === undefined || peer.scale === undefined ? MAX_WINDOW_SCALE : own.scale;
}

/** Takes in one more segment of `own`. A RST, and what the peer drops for want of ACK, tell nothing of its numbers. */
export function learn(own: Stream, peer: Stream, packet: Packet): void {
  const { segment, no } = packet;
  own.seen = true;
  if (has(segment, RST)) return;
  const { iss, next, fin, acked, edge } = own;
  if (has(segment, SYN)) learnSyn(own, segment, packet.options);
  else if (has(segment, ACK)) learnOctets(own, segment);
  if (has(segment, ACK)) acknowledge(own, peer, segment);
  if (own.iss !== iss) own.issAt = no;
  if (own.next !== next) own.nextAt = no;
  if (own.fin !== fin) own.finAt = no;
  if (own.acked !== acked) own.ackedAt = no;
  if (own.edge !== edge) own.edgeAt = no;
}

/** What the capture has shown of what `own` sends and knows. */
export function shownOf(own: Stream, peer: Stream): Shown {
  const shown: Shown = {};
  if (own.iss !== null) shown.syn = { no: own.issAt, number: own.iss };
  if (own.fin !== null) shown.fin = { no: own.finAt, number: own.fin };
  if (own.next !== null) shown.next = { no: own.nextAt, number: own.next };
  if (peer.iss !== null) shown.peerSyn = { no: peer.issAt, number: peer.iss };
  if (peer.fin !== null) shown.peerFin = { no: peer.finAt, number: peer.fin };
  if (peer.next !== null) shown.peerNext = { no: peer.nextAt, number: peer.next };
  if (peer.acked !== null) shown.acked = { no: peer.ackedAt, number: peer.acked };
  if (peer.edge !== null) shown.edge = { no: peer.edgeAt, number: peer.edge };
  return shown;
}

function learnSyn(own: Stream, segment: Segment, options: TcpOptions): void {
  const passive = has(segment, ACK);
  if (own.iss !== segment.seq) own.long = false;
  own.iss = segment.seq;
  own.opened = passive ? (own.opened ?? 'passive') : 'active';
  own.next = later(own.next, endOf(segment));
  own.exact = true;
  own.scale = options.complete ? options.windowScale : undefined;
  if (passive) own.synAck = segment.ack;
}

function learnOctets(own: Stream, segment: Segment): void {
  const end = endOf(segment);
  const { fin } = own;
  own.spoke = true;
  if (has(segment, FIN)) {
    // The FIN ends the stream: what seemed to lie beyond was none of it.
    own.exact = true;
    own.fin = add(end, -1);
    own.next = end;
    return;
  }
  if (segment.len === 0) own.exact = true;
  // And what stands where a FIN seemed to be shows that it was none.
  const denies = fin !== null && segment.len > 0 && before(fin, end);
  if (denies) own.fin = null;
  own.next = denies ? end : later(own.next, end);
  own.age();
}

function acknowledge(own: Stream, peer: Stream, segment: Segment): void {
  const { ack, win } = segment;
  const real =
    peer.next === null || ((peer.origin === null || before(peer.origin, ack)) && beforeEq(ack, peer.next));
  if (!real && peer.exact) return;
  own.acked = later(own.acked, ack);
  own.edge = later(own.edge, add(ack, win << shiftOf(own, peer, segment)));
  if (win === 0) own.shut = true;
}

/** Further than any window from the SYN that is taken for the connection's; another connection's numbers rarely are as near. */
const NEAR = 1 << 20;

/**
 * An end that speaks without a SYN, and acknowledges what can't have been sent since the peer's: that SYN was an old one,
 * or one said again, and the connection began before the capture.
 */
export function doubtSyn(own: Stream, peer: Stream, { flags, ack }: Segment): void {
  if ((flags & (SYN | RST | ACK)) !== ACK || own.iss !== null || peer.iss === null || peer.spoke) return;
  const beyond = diff(ack, add(peer.iss, 1));
  if (beyond <= 0 || beyond > NEAR) return;
  peer.exact = false;
  peer.spoke = true;
}

/** What a segment shows of the end that it is sent to. */
export function learnOfPeer(peer: Stream, { segment, no }: Packet): void {
  // Who acknowledges something has got it: it was sent, even if before the capture began.
  const tells = has(segment, ACK) && !has(segment, RST) && !peer.exact;
  if (!tells || (peer.next !== null && beforeEq(segment.ack, peer.next))) return;
  peer.next = segment.ack;
  peer.nextAt = no;
  peer.age();
}
