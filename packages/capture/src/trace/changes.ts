/** Small changes of a trace's endpoint. */
import type { Endpoint, Segment, Seq } from '@handshake/protocol';
import { ACK, call, has, RST, SYN } from '@handshake/protocol';
import type { Call } from './read.ts';

/** `shutdown`'s argument that ends no stream. */
export const SHUT_READING = 0;

export const opensOnly = (s: Segment): boolean => (s.flags & (SYN | ACK | RST)) === SYN;
export const accepts = (s: Segment): boolean => (s.flags & (SYN | ACK | RST)) === (SYN | ACK);

/** The endpoint with the ISS that its SYN now shows, as if the SYN were still to leave. */
export const numbered = (ep: Endpoint, iss: Seq): Endpoint => ({
  ...ep,
  iss,
  snd: { ...ep.snd, una: iss, nxt: iss, wl2: iss },
});

/** The endpoint after a call that asks for something to be sent. */
export function asking(ep: Endpoint, name: Call, arg: number | null, now: number): Endpoint {
  if (name === 'send') return call(ep, { call: 'SEND', bytes: arg ?? 0 }, now);
  if (name === 'abort') return call(ep, { call: 'ABORT' }, now);
  const closes = name === 'close' || (name === 'shutdown' && arg !== SHUT_READING);
  return closes ? call(ep, { call: 'CLOSE' }, now) : ep;
}

/** An ACK of a part of what came: the rest is owed since then at the earliest, for it can't have been there. */
export function acknowledgedInPart(ep: Endpoint, segment: Segment, now: number): Endpoint {
  if (!ep.ackOwed || !has(segment, ACK) || segment.ack === ep.rcv.nxt || !ep.pastNxt.includes(segment.ack))
    return ep;
  return { ...ep, ackOwed: { ...ep.ackOwed, since: now } };
}
