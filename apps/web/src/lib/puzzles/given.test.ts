/** Puzzles that were handed over to the page of puzzles. */
import { answer, puzzle, seeded } from '@handshake/lessons';
import { describe, expect, it } from 'vitest';
import { handedOver, handOver } from './given.ts';
import { PuzzleDesk } from './puzzle-desk.svelte.ts';

const two = [puzzle('wrong', seeded(1)), puzzle('order', seeded(2))];

describe('puzzles that were handed over', () => {
  it('come back as they were, and what is none of them does not', () => {
    expect(handedOver(handOver(two))).toEqual(two);
    expect(handedOver({ puzzles: [two[0], { kind: 'wrong' }, null, 'x'] })).toEqual([two[0]]);
    for (const state of [null, undefined, 7, {}, { puzzles: 'x' }]) expect(handedOver(state)).toEqual([]);
  });

  it('are asked in order, then those without end', () => {
    const desk = new PuzzleDesk('mixed', 1, two);
    for (const [k, one] of two.entries()) {
      expect(desk.place).toEqual({ at: k + 1, of: 2 });
      expect(desk.puzzle).toEqual(one);
      const right = answer(one);
      if (right?.kind === 'wrong') desk.set({ no: right.no, reason: right.reason });
      if (right?.kind === 'order') desk.set({ order: right.order });
      expect(desk.check()?.ok).toBe(true);
      desk.next();
    }
    expect(desk.place).toBeNull();
    expect(desk.puzzle).not.toEqual(two[1]);
    desk.choose('given');
    expect(desk.puzzle).toEqual(two[0]);
  });
});
