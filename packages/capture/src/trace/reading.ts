/** Arrivals of a recording: `arrive`, but for what only a recording has, unknown scales and applications that are gone. */
import type { Arrival, Endpoint, Profile, Segment, Seq } from '@handshake/protocol';
import { add, arrive, deleted, diff, has, RST, segLen, SYN } from '@handshake/protocol';
import { MAX_WINDOW_SCALE } from '../tcp.ts';

export interface Reading {
  readonly profile: Profile;
  /** The peer sent it, so that it keeps to the window as the peer knows it. */
  readonly genuine: boolean;
  /** Of a FIN without ACK: what it would have acknowledged. */
  readonly meantAck: Seq | undefined;
}

export function readAt(ep: Endpoint, segment: Segment, now: number, reading: Reading): Arrival {
  const { profile, genuine, meantAck } = reading;
  const options = { profile, ...(meantAck === undefined ? {} : { meantAck }) };
  const wnd = genuine ? windowFor(ep, segment) : ep.rcv.wnd;
  if (genuine && resetsBehindFin(ep, segment)) {
    return {
      action: 'close',
      rule: 'RX-RST-EXACT',
      reply: null,
      mayWait: false,
      endpoint: deleted(ep),
      from: ep.state,
    };
  }
  if (wnd === ep.rcv.wnd) return arrive(ep, segment, now, options);
  const arrival = arrive({ ...ep, rcv: { ...ep.rcv, wnd } }, segment, now, options);
  const { endpoint } = arrival;
  return { ...arrival, endpoint: { ...endpoint, rcv: { ...endpoint.rcv, wnd: ep.rcv.wnd } } };
}

/**
 * A peer that sends a RST for what came before its FIN did: it stands where the FIN stands, one before RCV.NXT. To the
 * letter that is outside the window; stacks take it for what it is.
 */
const resetsBehindFin = ({ state, peerFin }: Endpoint, s: Segment): boolean =>
  has(s, RST) && s.seq === peerFin && (state === 'CLOSE-WAIT' || state === 'CLOSING' || state === 'LAST-ACK');

/** RCV.WND for what the peer has sent: a trace's windows are unscaled, and who goes beyond that knew the scale. */
function windowFor({ rcv, irs }: Endpoint, segment: Segment): number {
  if (irs === null || (segment.flags & SYN) !== 0) return rcv.wnd;
  // How far its last number is from RCV.NXT; an empty segment only has to begin in the window.
  const reach = diff(add(segment.seq, Math.max(1, segLen(segment))), rcv.nxt);
  const wide = rcv.wnd * 2 ** MAX_WINDOW_SCALE;
  return rcv.wnd < reach && reach <= wide ? wide : rcv.wnd;
}

/**
 * SHLD-3 (RFC 9293 §3.6.1): data that nobody will read any more is answered with a RST, and the connection is gone. What is
 * missing before a FIN is data too.
 * Null where that isn't so.
 */
export function refuseUnread(was: Endpoint, arrival: Arrival, segment: Segment): Arrival | null {
  const waits = was.state === 'FIN-WAIT-1' || was.state === 'FIN-WAIT-2';
  const brought = diff(add(segment.seq, segment.len), was.rcv.nxt);
  if (!waits || arrival.action !== 'accept' || segLen(segment) === 0 || brought <= 0) return null;
  const reply: Segment = { flags: RST, seq: segment.ack, ack: 0, len: 0, win: 0 };
  const endpoint = { ...deleted(arrival.endpoint), resetsOwed: [reply] };
  return { ...arrival, action: 'reset', reply, mayWait: false, endpoint };
}

/** Bytes that an arrival has added to what the application can read. */
export function broughtBy(was: Endpoint, now: Endpoint): number {
  if (was.irs === null || now.irs !== was.irs) return 0;
  const fin = was.peerFin === null && now.peerFin !== null ? 1 : 0;
  return Math.max(0, diff(now.rcv.nxt, was.rcv.nxt) - fin);
}
