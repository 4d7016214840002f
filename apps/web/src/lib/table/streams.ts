/** Both directions as lines of bytes: how far each has come, and whether it is still open. Pure. */
import { add, diff } from '@handshake/protocol';
import type { Endpoint, Seq } from '@handshake/protocol';

export interface Stream {
  /** The first byte's number; null while the stream's ISN is not known. */
  readonly first: Seq | null;
  /** The number at the end of the line: where the FIN stands, or the next byte. */
  readonly mark: Seq | null;
  /** Bytes acknowledged (own) or held before the last arrival (peer's), then those that came on top. */
  readonly old: number;
  readonly fresh: number;
  /** The FIN was sent (own) or received (peer's). */
  readonly fin: boolean;
  readonly state: 'idle' | 'open' | 'closing' | 'closed';
}

const bytesTo = (to: Seq, first: Seq): number => Math.max(0, diff(to, first));

/** The own direction: acknowledged bytes, then those in flight. */
export function ownStream(ep: Endpoint): Stream {
  const first = add(ep.iss, 1);
  const opened = ep.snd.nxt !== ep.iss;
  const end = ep.finSeq ?? (opened ? ep.snd.nxt : first);
  const acked = Math.min(bytesTo(ep.snd.una, first), bytesTo(end, first));
  const finAcked = ep.finSeq !== null && diff(ep.snd.una, ep.finSeq) > 0;
  return {
    first,
    mark: end,
    old: acked,
    fresh: bytesTo(end, first) - acked,
    fin: ep.finSeq !== null,
    state: !opened ? 'idle' : ep.finSeq === null ? 'open' : finAcked ? 'closed' : 'closing',
  };
}

/** The peer's direction as far as it has arrived in order; `before` tells what the last event brought. */
export function peerStream(ep: Endpoint, before: Endpoint | null): Stream {
  if (ep.irs === null) return { first: null, mark: null, old: 0, fresh: 0, fin: false, state: 'idle' };
  const first = add(ep.irs, 1);
  const end = ep.peerFin ?? ep.rcv.nxt;
  const was = before && before.irs !== null ? (before.peerFin ?? before.rcv.nxt) : first;
  const all = bytesTo(end, first);
  const old = Math.min(all, bytesTo(was, first));
  return {
    first,
    mark: end,
    old,
    fresh: all - old,
    fin: ep.peerFin !== null,
    state: ep.peerFin === null ? 'open' : 'closed',
  };
}

/** Where a stream's bytes end on a line of `width`, so that few and many both show. */
export const reach = (bytes: number, most: number, width: number): number =>
  most === 0 ? 0 : bytes === 0 ? 0 : Math.max(10, (bytes / most) * width);
