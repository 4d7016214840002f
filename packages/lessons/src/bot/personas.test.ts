/** Every lesson is played to its end: by sound ends, and against one that makes students' mistakes, in each way to play. */
import { describe, expect, test } from 'vitest';
import { automatic, botMove, fold, LESSONS, newHeader, play, SOUND } from '../index.ts';
import type { Actor, Lesson, Mode, Move, Persona, Seat, Table } from '../index.ts';
import { ISS } from '../test/table.ts';

const MODES: readonly Mode[] = ['coach', 'live', 'peer'];
const SEATS: readonly Seat[] = ['client', 'server'];

/** The same numbers for the same seed (a linear congruential generator, Numerical Recipes' constants). */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Played {
  readonly table: Table;
  readonly moves: number;
}

function playOut(lesson: Lesson, mode: Mode, personas: Record<Seat, Persona>, limit = 1500): Played {
  const ask = { predict: true, state: true };
  let table = fold(newHeader({ lesson, profile: 'strict', iss: ISS, ways: { mode, ask } }), []);
  const make = (by: Actor, move: Move): void => {
    const played = play(table, by, move);
    if (!played.ok)
      throw new Error(`${lesson.id}: ${by}'s ${JSON.stringify(move)} was refused: ${played.refusal}`);
    table = played.table;
  };
  for (let moves = 0; moves < limit; moves++) {
    if (table.ended) return { table, moves };
    const [next] = automatic(table);
    const bots = SEATS.flatMap((seat) => {
      const move = botMove(table, seat, personas[seat]);
      return move ? [[seat, move] as const] : [];
    });
    const answer = bots.find(([, move]) => move.kind !== 'send' && move.kind !== 'timer');
    if (answer) make(...answer);
    else if (next?.after === 'flight') make(next.by, next.move);
    else if (bots[0]) make(...bots[0]);
    else if (next) make(next.by, next.move);
    else throw new Error(`${lesson.id}, step ${table.header.lesson.steps[table.step]?.id}: nobody can go on`);
  }
  throw new Error(
    `${lesson.id}, step ${table.header.lesson.steps[table.step]?.id}: no end after ${limit} moves`,
  );
}

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  test.each(MODES)('two sound ends, %s', (mode) => {
    const { table } = playOut(lesson, mode, { client: SOUND, server: SOUND });
    expect(table.ended).toBe(true);
    for (const event of table.events) {
      if (event.kind === 'checked') expect(event.said).toEqual(event.right);
      if (event.kind === 'stated') expect(event.said).toBe(event.is);
      if (event.kind === 'arrived' && event.predicted && event.net === null)
        expect(event.predicted.said, `segment ${event.no}`).toEqual(event.predicted.came);
    }
  });

  test.each(MODES.flatMap((mode) => SEATS.map((seat) => [mode, seat] as const)))(
    'a sound end against a hasty and a forgetful one, %s, at the %s',
    (mode, seat) => {
      for (const kind of ['hasty', 'forgetful'] as const)
        for (const seed of [1, 2, 3]) {
          const wrong: Persona = { kind, rate: 0.5, chance: dice(seed) };
          const personas = { client: SOUND, server: SOUND, [seat]: wrong };
          expect(playOut(lesson, mode, personas).table.ended, `${kind} ${seed}`).toBe(true);
        }
    },
  );
});
