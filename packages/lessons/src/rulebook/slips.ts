/** Segments one slip away from another. Apart from neighbourhood.ts: who asks about a segment of a table needs no examples. */
import { ACK, FIN, PSH, RST, SYN, add } from '@handshake/protocol';
import type { Endpoint, Segment, Seq } from '@handshake/protocol';

/** Segments that differ from this one in a number, by what people confuse it with. */
export function otherNumbers(s: Segment, ep: Endpoint): Segment[] {
  const own = new Set<Seq>([ep.iss, ep.snd.una, ep.snd.nxt, add(s.seq, 1), add(s.seq, -1), s.ack]);
  const theirs = new Set<Seq>([ep.rcv.nxt, add(s.ack, 1), add(s.ack, -1), s.seq, ep.snd.nxt, ep.iss]);
  if (ep.irs !== null) theirs.add(ep.irs).add(add(ep.irs, 2));
  return [
    ...[...own].map((seq) => ({ ...s, seq })),
    ...[...theirs].map((ack) => ({ ...s, ack })),
    { ...s, seq: s.ack, ack: s.seq },
    ...[0, s.len + 1, s.len + 9].map((len) => ({ ...s, len })),
  ];
}

/** Segments that differ from this one in their flags. */
export function otherFlags(s: Segment): Segment[] {
  const toggled = [SYN, ACK, FIN, RST, PSH].map((bit) => s.flags ^ bit);
  const kinds = [SYN, SYN | ACK, ACK, FIN | ACK, PSH | ACK, RST, RST | ACK];
  return [...toggled, ...kinds].map((flags) => ({ ...s, flags }));
}
