/** Two records of one learner become one: a union by id, in the order in which it happened. */
import type { PracticeEvent } from './event.ts';

/** All of an event, in one order of its fields. */
const written = (e: PracticeEvent): string =>
  JSON.stringify([e.id, e.at, e.device, e.source, e.lesson ?? null, e.key, e.ok, e.grade]);

const byTime = (a: PracticeEvent, b: PracticeEvent): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The union of two records. Commutative, associative and idempotent: devices that have exchanged their records have the
 * same one, whatever the order. Of two events with one id (a file changed by hand) the same one is taken everywhere.
 */
export function join(a: readonly PracticeEvent[], b: readonly PracticeEvent[]): readonly PracticeEvent[] {
  const all = new Map<string, PracticeEvent>();
  for (const event of [...a, ...b]) {
    const known = all.get(event.id);
    if (!known || written(event) < written(known)) all.set(event.id, event);
  }
  return [...all.values()].sort(byTime);
}
