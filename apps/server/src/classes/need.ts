/** How much help each student of a class seems to need, by what the judge said of their segments. */
import { isMiss } from '@handshake/lessons';
import type { LoggedMove } from '@handshake/lessons';
import type { Lab } from '../lab.ts';
import { moverOf } from '../tables/sittings.ts';
import type { LiveClass } from './classes.ts';

/** Who has sent nothing yet counts as one who has sent so many, so many of them wrong. */
const SENT = 4;
const WRONG = 1;

/** A segment that was sent, and missed. */
export const isMissedSend = ({ move, outcome }: LoggedMove): boolean =>
  move.kind === 'send' && outcome !== undefined && isMiss(outcome);

/** The share of a student's segments that were wrong, 0 … 1; a hint counts as half a wrong one. */
export const needOf = ({ sent, wrong, hints }: Tally): number =>
  (wrong + hints / 2 + WRONG) / (sent + hints / 2 + SENT);

interface Tally {
  sent: number;
  wrong: number;
  hints: number;
}

/** By the logs of all tables that the class ever had; by student's id. Who has done nothing yet is left out. */
export async function needsOf({ storage }: Lab, { id }: LiveClass): Promise<ReadonlyMap<string, number>> {
  const tallies = new Map<string, Tally>();
  for (const table of await storage.tableIdsOf(id)) {
    const record = await storage.loadTable(table.id);
    const sittings = await storage.sittingsOf(table.id);
    for (const logged of record?.moves ?? []) {
      const student = moverOf(logged, sittings);
      if (student === null) continue;
      const tally = tallies.get(student) ?? { sent: 0, wrong: 0, hints: 0 };
      tallies.set(student, tally);
      if (logged.move.kind === 'hint') tally.hints += 1;
      if (logged.move.kind === 'send') tally.sent += 1;
      if (isMissedSend(logged)) tally.wrong += 1;
    }
  }
  return new Map([...tallies].map(([student, tally]) => [student, needOf(tally)]));
}
