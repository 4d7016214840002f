/** Puzzles without end: an exchange by chance, or one that was recorded, and a question about it that has one answer. */
import { answer } from './answer.ts';
import { happens, pick } from './chance.ts';
import type { Chance } from './chance.ts';
import { makeBlank } from './make/blank.ts';
import type { Ground, Make } from './make/ground.ts';
import { makeNext } from './make/next.ts';
import { makeOrder } from './make/order.ts';
import { makeState } from './make/state.ts';
import { makeWrong } from './make/wrong.ts';
import { Play, planned, playOn } from './play.ts';
import { recordedPlay, RECORDED_NAMES } from './recorded.ts';
import type { Puzzle, PuzzleKind, PuzzleOf } from './schema.ts';

const MAKE: { readonly [K in PuzzleKind]: Make<PuzzleOf<K>> } = {
  wrong: makeWrong,
  order: makeOrder,
  blank: makeBlank,
  state: makeState,
  next: makeNext,
};

/** One puzzle in so many is made on a recording. */
const RECORDED = 0.2;
/** So many exchanges are tried for one puzzle; most give one at once. */
const TRIES = 500;
/** An exchange of two sound ends is over long before. */
const LONGEST = 24;

function ground(kind: PuzzleKind, chance: Chance): Ground {
  const name = happens(chance, RECORDED) ? pick(chance, RECORDED_NAMES) : undefined;
  if (name !== undefined) return { play: recordedPlay(name), source: { from: 'recording', name }, chance };
  const play = playOn(new Play(planned(chance, kind === 'order')), LONGEST);
  return { play, source: { from: 'generated' }, chance };
}

/**
 * A new puzzle of that kind, the same for the same chance. Each has exactly one right answer by the judge: what has none,
 * or more than one, is never given.
 */
export function puzzle<K extends PuzzleKind>(kind: K, chance: Chance): PuzzleOf<K> {
  for (let k = 0; k < TRIES; k++) {
    const made: Puzzle | null = MAKE[kind](ground(kind, chance));
    if (made && answer(made)) return made as PuzzleOf<K>;
  }
  throw new Error(`no exchange gives a puzzle of the kind ${kind}`);
}
