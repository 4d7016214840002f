/** One place decides who may see what of a table. */
import type { Header, LoggedMove, Seat } from './log.ts';

/** A seat, or who watches the whole table: its instructor. */
export type Role = Seat | 'watcher';

/** The partner's ISS is theirs alone until their SYN tells it; at an `open` start it was told before the first move. */
export function viewHeader(header: Header, role: Role): Header {
  if (role === 'watcher' || header.lesson.start.at === 'open') return header;
  const { client, server } = header.iss;
  return { ...header, iss: role === 'client' ? { client, server: null } : { client: null, server } };
}

/** What the partner tried and was held back with, and the hints they took, are theirs; the count of moves stays whole. */
export function viewMove(logged: LoggedMove, role: Role): LoggedMove {
  const { n, by, move, outcome, at } = logged;
  const others = (by === 'client' || by === 'server') && role !== 'watcher' && by !== role;
  const own = move.kind === 'hint' || (move.kind === 'send' && outcome?.travels === false);
  // The move's id goes as well: it is the other client's own.
  return others && own ? { n, id: '', by, move: { kind: 'hidden' }, at } : logged;
}
