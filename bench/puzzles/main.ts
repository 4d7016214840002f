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

interface Hundred {
  /** ms that they take, and how much of that the processor works for them: on a busy machine that is less. */
  readonly took: number;
  readonly cpu: number;
  /** ms of the one that took longest. */
  readonly longest: number;
}

function hundred(kind: PuzzleKind, seed: number): Hundred {
  const chance = seeded(seed);
  let longest = 0;
  const before = process.cpuUsage();
  const began = performance.now();
  for (let k = 0, last = began; k < HUNDRED; k++) {
    puzzle(kind, chance);
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  const { user, system } = process.cpuUsage(before);
  return { took: performance.now() - began, cpu: (user + system) / 1000, longest };
}

function measure(kind: PuzzleKind): KindFigures {
  const first = hundred(kind, 1);
  const later = Array.from({ length: ROUNDS }, (_, k) => hundred(kind, 2 + k));
  const median = (of: 'took' | 'cpu'): number =>
    later.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return {
    kind,
    first: { took: first.took, cpu: first.cpu },
    later: { took: median('took'), cpu: median('cpu') },
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
