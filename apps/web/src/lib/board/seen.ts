/** An opened table as one of those at it sees it. */
import { fold, viewHeader, viewMove } from '@handshake/lessons';
import type { LoggedMove, Role, Table } from '@handshake/lessons';

/** The table as this role sees it; its instructor sees the whole. */
export function seenBy(table: Table, moves: readonly LoggedMove[], role: Role): Table {
  if (role === 'watcher') return table;
  const { header } = table;
  return fold(
    viewHeader(header, role),
    moves.map((logged) => viewMove(logged, role, header.mode)),
  );
}
