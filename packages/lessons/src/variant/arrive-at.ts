/** An arrival as the rule set in force has it. */
import { arrive } from '@handshake/protocol';
import type { Arrival, Profile, Segment, Seq } from '@handshake/protocol';
import type { Seat, Table } from '../table/log.ts';
import { afterArrival, taken, variantOf } from './amend.ts';

/** What an end does with a segment that reaches it now; the table is left as it is. */
export function arriveAt(
  table: Pick<Table, 'header' | 'events' | 'connection'>,
  seat: Seat,
  segment: Segment,
  opts: { readonly profile: Profile; readonly meantAck?: Seq },
): Arrival {
  const before = table.connection[seat];
  const arrival = arrive(before, taken(table, seat, segment), table.connection.now, opts);
  return { ...arrival, endpoint: afterArrival(variantOf(table), before, arrival.endpoint) };
}
