/** The address of “what happens if …” (/explore) with this moment in it: state, variables, and the segment as it stands. */
import { ACK, lettersOf } from '@handshake/protocol';
import type { Endpoint, Segment } from '@handshake/protocol';

/** @param as `sender`: the endpoint would send the segment; else it reaches it */
export function exploreAddress(ep: Endpoint, segment: Segment, as: 'sender' | 'arrival'): string {
  const query = new URLSearchParams({ state: ep.state });
  const set = (name: string, value: number): void => query.set(name, String(value));
  set('una', ep.snd.una);
  set('nxt', ep.snd.nxt);
  set('wnd', ep.snd.wnd);
  set('max', ep.snd.maxWnd);
  set('rwnd', ep.rcv.wnd);
  set('iss', ep.iss);
  if (ep.irs !== null) {
    set('irs', ep.irs);
    set('rcv', ep.rcv.nxt);
  }
  query.set('open', ep.passive ? 'passive' : 'active');
  query.set('flags', lettersOf(segment.flags) || '0');
  set('seq', segment.seq);
  if (segment.ack !== 0 || segment.flags & ACK) set('ack', segment.ack);
  set('win', segment.win);
  set('len', segment.len);
  if (as === 'sender') query.set('as', 'sender');
  return `/explore?${query.toString()}`;
}
