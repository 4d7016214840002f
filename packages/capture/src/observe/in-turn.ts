/** The segments that a capture is full of, told apart without an endpoint being made up for the judge. */
import type { Segment } from '@handshake/protocol';
import { ACK, add, before, beforeEq, FIN, RST, SYN } from '@handshake/protocol';
import type { Stream } from './stream.ts';

/**
 * Past the handshake and before any FIN: stands at SND.NXT, acknowledges what the peer has sent, and has room in the
 * window. No sender rule has anything to say of that, whatever has reached the sender; a test holds the two together.
 */
export function isInTurn(own: Stream, peer: Stream, s: Segment): boolean {
  if ((s.flags & (SYN | FIN | RST | ACK)) !== ACK || s.seq !== own.next) return false;
  if (!own.spoke || own.fin !== null || peer.fin !== null || peer.next === null || peer.acked === null)
    return false;
  if (!isWithin(s.ack, peer.iss, peer.next) || !isWithin(peer.acked, own.iss, own.next)) return false;
  return s.len === 0 || (peer.edge !== null && beforeEq(add(s.seq, s.len), peer.edge));
}

/** A number of the stream that began with `iss`, where that is known, beyond its SYN and not beyond `next`. */
const isWithin = (number: number, iss: number | null, next: number): boolean =>
  (iss === null || before(iss, number)) && beforeEq(number, next);
