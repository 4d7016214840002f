/** Where an instructor plays in a seat: the class's private page, with the seat named. */
import { seatSchema, tableIdSchema } from '@handshake/contract';
import type { Seat } from '@handshake/lessons';

/** On the board's own page, whose key stays in the part that browsers send to nobody. */
export const seatAddress = (table: string, seat: Seat): string =>
  `/class?view=seat&table=${encodeURIComponent(table)}&seat=${seat}${location.hash}`;

export function seatIn(address: URL): { table: string; seat: Seat } | null {
  if (address.searchParams.get('view') !== 'seat') return null;
  const table = tableIdSchema.safeParse(address.searchParams.get('table'));
  const seat = seatSchema.safeParse(address.searchParams.get('seat'));
  return table.success && seat.success ? { table: table.data, seat: seat.data } : null;
}
