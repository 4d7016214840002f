/** What the simulated class is held to, checked against the server's own logs once everybody is still. */
import { fold, HOST_ID, nextMove } from '@handshake/lessons';
import type { Header, LoggedMove } from '@handshake/lessons';
import type { Student } from './student.ts';

export interface WholeLog {
  readonly header: Header;
  readonly moves: readonly LoggedMove[];
}

export interface Findings {
  readonly tables: number;
  readonly acknowledged: number;
  /** Acknowledged and not in the log, or not at the place that was told. */
  readonly missing: number;
  /** In the log more than once. */
  readonly doubled: number;
  /** A student's moves that stand in another order than they were acknowledged in. */
  readonly disordered: number;
  /** Logs whose moves are not numbered 1, 2, 3, … */
  readonly gapped: number;
  /** Students whose log is not the server's. */
  readonly outOfStep: number;
  /** Students at a table where nobody can go on, or at none. */
  readonly stranded: number;
}

/** `logs`: every table at which anybody sat, whole. */
export function check(students: readonly Student[], logs: ReadonlyMap<string, WholeLog>): Findings {
  const places = new Map<string, Map<string, number>>();
  let [doubled, gapped] = [0, 0];
  for (const [table, { moves }] of logs) {
    const at = new Map<string, number>();
    for (const { id, n } of moves) {
      if (id.startsWith(HOST_ID)) continue;
      if (at.has(id)) doubled += 1;
      at.set(id, n);
    }
    if (moves.some(({ n }, i) => n !== i + 1)) gapped += 1;
    places.set(table, at);
  }
  const acked = students.flatMap((student) => student.acked);
  const missing = acked.filter(({ table, id, n }) => places.get(table)?.get(id) !== n).length;
  const disordered = students.reduce((sum, { acked: own }) => sum + own.filter(isBefore).length, 0);
  const outOfStep = students.filter((student) => !isInStep(student, logs)).length;
  const stranded = students.filter((student) => !goesOn(student, logs)).length;
  return {
    tables: logs.size,
    acknowledged: acked.length,
    missing,
    doubled,
    disordered,
    gapped,
    outOfStep,
    stranded,
  };
}

/** Whether this move stands before the one that the same student made before it at the same table. */
function isBefore({ table, n }: Place, i: number, all: readonly Place[]): boolean {
  const last = all[i - 1];
  return last !== undefined && last.table === table && last.n >= n;
}
interface Place {
  readonly table: string;
  readonly n: number;
}

/** A seat is not told everything of every move, but of every move that there is one. */
function isInStep({ table, log }: Student, logs: ReadonlyMap<string, WholeLog>): boolean {
  const moves = table === null ? undefined : logs.get(table)?.moves;
  return (
    moves !== undefined &&
    moves.length === log.length &&
    moves.every(({ n, id }, i) => {
      const own = log[i];
      return own?.n === n && (own.move.kind === 'hidden' || own.id === id);
    })
  );
}

function goesOn({ table }: Student, logs: ReadonlyMap<string, WholeLog>): boolean {
  const whole = table === null ? undefined : logs.get(table);
  if (!whole) return false;
  const state = fold(whole.header, whole.moves);
  return state.ended || nextMove(state) !== null;
}
