/** ISNs as the wire has told them: what lies between the ends, or looks on, knows each as soon as its SYN has left. */
import type { Seat, Table } from '@handshake/lessons';
import { has, SYN } from '@handshake/protocol';
import type { Bases } from './numbers.ts';

/** Null before that. An end that has forgotten its connection has no ISN of its own any more; the log knows it still. */
export function toldIsn({ events, header }: Table, seat: Seat): number | null {
  const syn = events.findLast((e) => e.kind === 'sent' && e.seat === seat && has(e.segment, SYN));
  return syn?.kind === 'sent' ? syn.segment.seq : header.iss[seat];
}

export const toldBases = (table: Table, own: Seat): Bases => ({
  own: toldIsn(table, own),
  peer: toldIsn(table, own === 'client' ? 'server' : 'client'),
});
