/** A student's own tables, to be looked back at: each as its student sees it, and nobody else's. */
import type { OwnTable } from '@handshake/contract';
import { viewHeader, viewMove } from '@handshake/lessons';
import type { Header, LoggedMove, Part, Seat } from '@handshake/lessons';
import type { Storage } from '../storage/repository.ts';

/** In the order of their opening; those where nobody moved are left out. @throws StorageFailure */
export async function ownTables(storage: Storage, student: string): Promise<OwnTable[]> {
  const own: OwnTable[] = [];
  for (const { table, part } of await storage.seatsOf(student)) {
    const record = await storage.loadTable(table);
    if (!record || record.moves.length === 0) continue;
    const { number, openedAt, header } = record.table;
    own.push({
      table,
      number,
      part,
      lesson: { ...header.lesson.title },
      moves: record.moves.length,
      openedAt,
    });
  }
  return own;
}

export interface OwnLog {
  readonly part: Part;
  readonly names: Record<Seat, string>;
  readonly header: Header;
  readonly moves: LoggedMove[];
}

/** Null: it is not theirs. @throws StorageFailure */
export async function ownLog(storage: Storage, student: string, table: string): Promise<OwnLog | null> {
  const seat = (await storage.seatsOf(student)).find((one) => one.table === table);
  const record = seat && (await storage.loadTable(table));
  if (!record) return null;
  const { header } = record.table;
  const nameAt = async (end: Seat): Promise<string> => {
    const occupancy = record.seats[end];
    return occupancy.kind === 'student' ? ((await storage.findStudent(occupancy.student))?.name ?? '') : '';
  };
  return {
    part: seat.part,
    names: { client: await nameAt('client'), server: await nameAt('server') },
    header: viewHeader(header, seat.part),
    moves: record.moves.map((logged) => viewMove(logged, seat.part, header.mode)),
  };
}
