/** How much an end has room for: what its window may offer. */
import type { Seat, Table } from './log.ts';
import { FULL_SIZED, WINDOW } from './header.ts';

type Rooms = Pick<Table, 'header' | 'unread'>;

/** Bytes that the seat has room for when nothing waits to be read. */
export const capacity = ({ header }: Pick<Table, 'header'>, seat: Seat): number =>
  header.lesson.room?.[seat] ?? WINDOW[seat];

/** The window that the seat can offer now, bytes. */
export const roomOf = (table: Rooms, seat: Seat): number =>
  Math.max(0, capacity(table, seat) - (table.unread[seat] ?? 0));

/** Less than this is not worth being told of (RFC 9293 §3.8.6.2.2). */
export const worthTelling = (table: Rooms, seat: Seat): number => Math.min(FULL_SIZED, capacity(table, seat));
