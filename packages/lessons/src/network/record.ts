/** Goals of the network in a learner's record: deeds that were done, not answers that were right. */
import type { PracticeEvent } from '../learner/event.ts';
import { step } from '../table/fold.ts';
import type { Header, LoggedMove, Table } from '../table/log.ts';
import { open } from '../table/prelude.ts';
import { goalIn, goalKey, isGoalKey } from './goal-key.ts';
import { goalsReached, NETWORK_GOAL_IDS } from './goals.ts';
import type { NetworkGoalId } from './goals.ts';

const NONE: ReadonlySet<NetworkGoalId> = new Set();
const arrivals = ({ events }: Table): number => events.filter(({ kind }) => kind === 'arrived').length;

/**
 * What a log, or a viewer's, shows of whoever played its network: each goal once, at the move by which it was reached.
 * @param by.after so many moves were made before they came: what came of those is not theirs
 */
export function goalEvents(
  header: Header,
  moves: readonly LoggedMove[],
  by: { readonly table: string; readonly device: string; readonly after?: number },
): readonly PracticeEvent[] {
  const { table: id, device, after = 0 } = by;
  // By other rules other things happen: that says nothing about TCP.
  if (header.rules.id !== 'rfc9293') return [];
  const own = moves.filter(({ n }) => n > after);
  let table = open(header);
  let had = NONE;
  return moves.flatMap((logged): PracticeEvent[] => {
    const before = arrivals(table);
    table = step(table, logged);
    // Whatever was done, it is reached when something arrives.
    if (logged.n <= after || arrivals(table) === before) return [];
    const reached = goalsReached(table, own);
    const news = [...reached].filter((goal) => !had.has(goal));
    had = reached;
    return news.map((goal) => ({
      id: `${id}:${logged.n}:${goalKey(goal)}`,
      at: logged.at,
      device,
      source: 'lesson',
      lesson: header.lesson.id,
      key: goalKey(goal),
      ok: true,
      grade: 'good',
    }));
  });
}

/** A goal that was reached: when first, and in which lesson. */
export interface GoalKept {
  readonly id: NetworkGoalId;
  /** Wall clock, ms. */
  readonly at: number;
  readonly lesson: string | null;
}

/** The goals in a record, the one that was reached last first. */
export function goalsKept(record: readonly PracticeEvent[]): readonly GoalKept[] {
  const first = new Map<NetworkGoalId, GoalKept>();
  for (const { key, at, lesson = null } of record) {
    const id = isGoalKey(key) && NETWORK_GOAL_IDS.find((one) => one === goalIn(key));
    if (id && at < (first.get(id)?.at ?? Infinity)) first.set(id, { id, at, lesson });
  }
  return [...first.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}
