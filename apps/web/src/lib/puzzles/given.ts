/** Puzzles that a page hands on to the page of puzzles: they stay in the history’s entry, and outlive a reload. */
import { puzzleSchema } from '@handshake/lessons';
import type { Puzzle } from '@handshake/lessons';

const KEY = 'puzzles';

export const handOver = (puzzles: readonly Puzzle[]): Record<string, unknown> => ({ [KEY]: puzzles });

/** What was handed on; what can't be read (an older program left it) is as good as nothing. */
export function handedOver(state: unknown): Puzzle[] {
  if (typeof state !== 'object' || state === null) return [];
  const given: unknown = (state as Record<string, unknown>)[KEY];
  if (!Array.isArray(given)) return [];
  return given.flatMap((one) => {
    const read = puzzleSchema.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
