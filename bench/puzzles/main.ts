/**
 * `npm run bench -- puzzles [--json]`: how long puzzles take, each made and found to have one answer. A hundred of each kind, from
 * the first one on, as in a page that was just loaded; then again and again, as it goes on.
 */
import { availableParallelism, loadavg } from 'node:os';
import { PUZZLE_KINDS, puzzle, seeded } from '@handshake/lessons';
import type { PuzzleKind } from '@handshake/lessons';
import { report } from './report.ts';
import type { KindFigures, PuzzleFigures } from './report.ts';

const HUNDRED = 100;
/** ms: what a hundred may take. */
const AIM = 1000;
const ROUNDS = 9;

/** ms that a hundred take, and the longest of them. */
function hundred(kind: PuzzleKind, seed: number): { readonly took: number; readonly longest: number } {
  const chance = seeded(seed);
  let longest = 0;
  const began = performance.now();
  for (let k = 0, last = began; k < HUNDRED; k++) {
    puzzle(kind, chance);
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return { took: performance.now() - began, longest };
}

function measure(kind: PuzzleKind): KindFigures {
  const first = hundred(kind, 1);
  const later = Array.from({ length: ROUNDS }, (_, k) => hundred(kind, 2 + k));
  const sorted = later.map(({ took }) => took).sort((a, b) => a - b);
  return {
    kind,
    first: first.took,
    median: sorted[Math.floor(ROUNDS / 2)] ?? 0,
    longest: Math.max(...later.map(({ longest }) => longest)),
  };
}

const [load = 0] = loadavg();
const figures: PuzzleFigures = {
  machine: { cores: availableParallelism(), loadBefore: load, node: process.version },
  aims: { hundred: AIM },
  kinds: PUZZLE_KINDS.map(measure),
};
console.log(process.argv.includes('--json') ? JSON.stringify(figures, null, 2) : report(figures));
