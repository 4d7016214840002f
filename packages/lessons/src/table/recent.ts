/** What a seat has just been through, by the table's events. */
import { segLen } from '@handshake/protocol';
import type { Recent } from '../diagnosis/scene.ts';
import type { Seat, Table } from './log.ts';

export function recentOf({ events }: Pick<Table, 'events'>, seat: Seat): Recent {
  let arrived: Recent['arrived'] = null;
  let acks = 0;
  let sent = false;
  for (const event of events.toReversed()) {
    if (event.kind === 'arrived' && event.seat === seat) {
      if (!sent) arrived ??= event.segment;
    } else if (event.kind === 'sent' && event.seat === seat) {
      sent = true;
      if (segLen(event.segment) > 0) break;
      acks += 1;
    }
  }
  return { arrived, acks };
}
