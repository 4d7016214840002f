/** The packet list: what was on the wire, in the order it was sent, as a capture between the two ends would show it. */
import type { Segment } from '@handshake/protocol';
import type { Seat, TableEvent } from '@handshake/lessons';

export interface PacketRow {
  readonly no: number;
  /** Table's clock, ms. */
  readonly at: number;
  readonly from: Seat;
  readonly segment: Segment;
  readonly fate: 'flying' | 'arrived' | 'dropped';
  /** A repeat of what was sent before: capture tools print [TCP Retransmission]. */
  readonly again: boolean;
  /** The receiver threw it away. */
  readonly ignored: boolean;
}

export function packetRows(events: readonly TableEvent[]): PacketRow[] {
  const rows: { -readonly [K in keyof PacketRow]: PacketRow[K] }[] = [];
  for (const event of events) {
    if (event.kind === 'sent') {
      const { no, at, seat, segment, again } = event;
      const fate = event.fate === 'dropped' ? 'dropped' : 'flying';
      rows.push({ no, at, from: seat, segment, fate, again, ignored: false });
    } else if (event.kind === 'arrived') {
      const row = rows.find((one) => one.no === event.no);
      if (row && row.fate === 'flying') {
        row.fate = 'arrived';
        row.ignored = event.action === 'drop';
      }
    }
  }
  return rows;
}
