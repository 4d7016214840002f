/** Which goals a lesson has an occasion for: those that somebody who aims at nothing else has reached in it. */
import { other } from '@handshake/protocol';
import type { InFlight } from '@handshake/protocol';
import { SOUND } from '../bot/bot.ts';
import { nextMove } from '../bot/run.ts';
import type { Next } from '../bot/run.ts';
import type { Lesson } from '../lesson/schema.ts';
import { fold } from '../table/fold.ts';
import { newHeader } from '../table/header.ts';
import { COACHED } from '../table/log.ts';
import type { Move } from '../table/log.ts';
import { play } from '../table/play.ts';
import { goalRule, goalsReached, networkGoal, NETWORK_GOAL_IDS } from './goals.ts';
import type { NetworkGoal, NetworkGoalId } from './goals.ts';

const ISS = { client: 3_000_000_000, server: 1_000_000_000 };
const LIMIT = 400;
/** Where the first such segment doesn't lead there, one of the next may. */
const TRIES = 4;

/** Sound ends and, between them, somebody who aims at this goal with the `nth` segment that fits it. */
function towards(lesson: Lesson, id: NetworkGoalId, nth: number): boolean {
  const rule = goalRule(id);
  const moves: (Next & { n: number })[] = [];
  let table = fold(newHeader({ lesson, profile: 'strict', iss: ISS, ways: COACHED }), []);
  let aimed: number | null = null;
  let seen = 0;
  const met = new Set<number>();
  const aims = (flying: InFlight): boolean => {
    if (met.has(flying.no) || table.nets[flying.no] || !rule.fits(flying.segment)) return false;
    met.add(flying.no);
    return seen++ === nth;
  };
  const old = (): number | null => {
    const fitting = table.events.filter(
      (e) => e.kind === 'arrived' && e.n > 0 && e.net === null && rule.fits(e.segment),
    );
    const past = fitting.find(
      (e) => e.kind === 'arrived' && (rule.at?.(table.connection[e.seat].state) ?? true),
    );
    return past?.kind === 'arrived' ? past.no : null;
  };
  const network = (): Move | null => {
    const first = table.connection.link[0];
    if (rule.act === 'replay' && aimed === null) {
      const no = old();
      if (no !== null) {
        aimed = no;
        return { kind: 'replay', no };
      }
    } else if (aimed === null && first && aims(first)) {
      aimed = first.no;
      return { kind: rule.act === 'late' ? 'hold' : (rule.act as 'drop' | 'duplicate'), no: aimed };
    }
    const kept = table.kept.find(({ flying }) => flying.no === aimed)?.flying;
    const since = table.events.findLastIndex((e) => e.kind === 'kept' && e.no === aimed);
    const overtaken =
      kept && table.events.slice(since).some((e) => e.kind === 'arrived' && e.seat === other(kept.from));
    if (kept && overtaken) return { kind: 'release', no: kept.no };
    return first ? { kind: 'deliver', no: first.no } : null;
  };
  for (let k = 0; k < LIMIT && !table.ended; k++) {
    const own = network();
    const next: Next | null = own
      ? { by: 'network', move: own }
      : nextMove(table, { client: SOUND, server: SOUND, network: 'student' });
    if (!next) break;
    const played = play(table, next.by, next.move);
    if (!played.ok) break;
    table = played.table;
    moves.push({ ...next, n: table.n });
    if (aimed !== null && goalsReached(table, moves).has(id)) return true;
  }
  return false;
}

const isWithin = (lesson: Lesson, id: NetworkGoalId): boolean => {
  for (let nth = 0; nth < TRIES; nth++) if (towards(lesson, id, nth)) return true;
  return false;
};

/** The network's goals in this lesson; each can be reached, for it was. */
export const networkGoals = (lesson: Lesson): readonly NetworkGoal[] =>
  NETWORK_GOAL_IDS.filter((id) => isWithin(lesson, id)).map(networkGoal);
