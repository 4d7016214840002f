/** The ISN is the student's to choose, in the SYN,ACK as in the SYN: the number drawn for them is a proposal. */
import { diff, has, SYN } from '@handshake/protocol';
import type { Endpoint, Segment } from '@handshake/protocol';

/** So near to a number that is on the screen, a small relative number was typed, or that number was meant: a slip, no choice. */
const SLIP = 1000;
const near = (a: number, b: number): boolean => Math.abs(diff(a, b)) <= SLIP;

/**
 * The endpoint by which a first SYN,ACK is judged: with the ISS that it chooses, where it plainly chooses one (RFC 9293
 * §3.4.1). A number beside the drawn ISS or the peer's ISN is a mistake, and stays one. An active opener's choice needs
 * no help: before its SYN nothing is fixed.
 */
export function choosing(endpoint: Endpoint, segment: Segment): Endpoint {
  const { state, passive, iss, irs, snd } = endpoint;
  const first = state === 'SYN-RECEIVED' && passive && irs !== null && snd.nxt === iss && has(segment, SYN);
  if (!first || near(segment.seq, iss) || near(segment.seq, irs)) return endpoint;
  const chosen = segment.seq;
  return { ...endpoint, iss: chosen, snd: { ...snd, una: chosen, nxt: chosen, wl2: chosen } };
}
