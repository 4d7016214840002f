/** An arriving segment (RFC 9293 §3.10.7): what a conforming endpoint does, and the endpoint after it. */
import { arriveSynSent } from './arrival/syn-sent.ts';
import { arriveSynchronized } from './arrival/synchronized.ts';
import { arriveClosed, arriveListen } from './arrival/unopened.ts';
import { isBareFin } from './emit.ts';
import type { Endpoint } from './endpoint.ts';
import { ACK } from './segment.ts';
import type { Segment } from './segment.ts';
import type { Seq } from './seq.ts';
import type { State } from './state.ts';
import type { Arrival, Profile } from './verdict.ts';

export interface ArriveOptions {
  /** `textbook` takes a FIN without ACK for a FIN,ACK. */
  readonly profile?: Profile;
  /** What a FIN without ACK would have acknowledged: its sender's RCV.NXT. SND.NXT where nobody can tell. */
  readonly meantAck?: Seq;
}

/**
 * @param now ms of the table's clock: timers start from it.
 * @returns never throws; a segment that is dropped leaves the endpoint as it was, unless its ACK field had been taken note of
 *   by then (text or FIN beyond the peer's FIN; CLOSING). `endpoint` owes `reply` (`ackOwed`,
 *   `resetsOwed`) until something that settles it is emitted.
 */
export function arrive(ep: Endpoint, segment: Segment, now: number, opts?: ArriveOptions): Arrival {
  const c = { before: ep, segment: asMeant(ep, segment, opts), now };
  switch (ep.state) {
    case 'CLOSED':
      return arriveClosed(c);
    case 'LISTEN':
      return arriveListen(c);
    case 'SYN-SENT':
      return arriveSynSent(c);
    default:
      return arriveSynchronized(c);
  }
}

/** States in which there is no connection that a FIN could end. */
const UNOPENED: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN', 'SYN-SENT']);

/** The textbook profile's reading of a bare FIN. */
function asMeant(ep: Endpoint, s: Segment, opts: ArriveOptions | undefined): Segment {
  if (opts?.profile !== 'textbook' || !isBareFin(s) || UNOPENED.has(ep.state)) return s;
  return { ...s, flags: s.flags | ACK, ack: opts.meantAck ?? ep.snd.nxt };
}
