/** Puzzles out of the mistakes that a class really made: no names, no table, one answer each by the judge. */
import type { Board } from '@handshake/contract';
import { HOST_ID, isWrong, puzzleFromMove, seeded } from '@handshake/lessons';
import type { Header, LoggedMove, Puzzle } from '@handshake/lessons';

export interface TableLog {
  readonly header: Header;
  readonly moves: readonly LoggedMove[];
}

/** So many are enough to talk about at the end of a lesson. */
const MOST = 12;
/** Tables that are asked for one misconception. */
const TABLES = 3;

/** How the exchange goes on behind the mistake is drawn; not every way leaves one answer. */
const DRAWS = 16;

/**
 * One puzzle for each misconception, those of most tables first; then for mistakes without a name.
 * @param logOf the whole log of a table; null where it can't be had now
 */
export async function classPuzzles(
  { mistakes, tables }: { readonly mistakes: Board['mistakes']; readonly tables: readonly string[] },
  logOf: (table: string) => Promise<TableLog | null>,
): Promise<Puzzle[]> {
  const logs = new Map<string, TableLog | null>();
  const log = async (table: string): Promise<TableLog | null> => {
    if (!logs.has(table)) logs.set(table, await logOf(table));
    return logs.get(table) ?? null;
  };
  const wanted = [...mistakes].sort((a, b) => b.tables.length - a.tables.length || b.count - a.count);
  const asked = [
    ...wanted.map((one) => ({ id: one.misconception, at: one.tables.map(({ table }) => table) })),
    { id: null, at: tables },
  ];
  const found: Puzzle[] = [];
  for (const { id, at } of asked) {
    for (const table of at.slice(0, TABLES)) {
      if (found.length >= MOST) return found;
      const one = await log(table);
      const made = one && fromLog(one, id);
      if (!made) continue;
      found.push(made);
      break;
    }
  }
  return found;
}

/** Out of the newest move that showed it and makes a puzzle. */
function fromLog(log: TableLog, misconception: string | null): Puzzle | null {
  for (const { n, id, move, outcome } of [...log.moves].reverse()) {
    // A hasty bot's slip is nobody's mistake.
    if (id.startsWith(HOST_ID)) continue;
    if (move.kind !== 'send' || !outcome || !isWrong(outcome)) continue;
    if (outcome.misconception !== misconception) continue;
    for (let draw = 0; draw < DRAWS; draw++) {
      const made = puzzleFromMove(log, n, seeded(n * DRAWS + draw));
      if (made) return made;
    }
  }
  return null;
}
