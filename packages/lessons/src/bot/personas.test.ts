/** Every lesson is played to its end: by sound ends, and against one that makes students' mistakes, in each way to play. */
import { describe, expect, test } from 'vitest';
import { BOTH_SOUND, fold, LESSONS, newHeader, playOut, SOUND } from '../index.ts';
import type { Lesson, Mode, Persona, Players, Seat, Table } from '../index.ts';
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

function played(lesson: Lesson, mode: Mode, players: Players): Table {
  const ask = { predict: true, state: true };
  const start = fold(newHeader({ lesson, profile: 'strict', iss: ISS, ways: { mode, ask } }), []);
  return playOut(start, { players, limit: 1500, anew: true });
}

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  test.each(MODES)('two sound ends, %s', (mode) => {
    const table = played(lesson, mode, BOTH_SOUND);
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
          expect(played(lesson, mode, personas).ended, `${kind} ${seed}`).toBe(true);
        }
    },
  );
});
