/** The puzzles' figures in words. */
/** ms of a hundred puzzles: by the clock, and of the processor. */
interface Took {
  readonly took: number;
  readonly cpu: number;
}

export interface KindFigures {
  readonly kind: string;
  /** The first hundred; and a hundred later on, the median. */
  readonly first: Took;
  readonly later: Took;
  /** ms of the puzzle that took longest, later on. */
  readonly longest: number;
}

export interface PuzzleFigures {
  /** `loadBefore`: what else was to do on the machine: processes that wanted a core, the minute before. */
  readonly machine: { readonly cores: number; readonly loadBefore: number; readonly node: string };
  /** ms that a hundred may take. */
  readonly aims: { readonly hundred: number };
  readonly kinds: readonly KindFigures[];
}

export function report({ machine, aims, kinds }: PuzzleFigures): string {
  const ms = (n: number): string => `${n.toFixed(n < 10 ? 1 : 0)} ms`;
  const both = ({ took, cpu }: Took): string => `${ms(took)} (CPU ${ms(cpu)})`;
  const worst = Math.max(...kinds.map(({ first, later }) => Math.max(first.took, later.took)));
  const lines = [
    '',
    `A hundred puzzles of each kind, each with one answer by the judge; Node ${machine.node}`,
    ...kinds.map(
      ({ kind, first, later, longest }) =>
        `  ${kind.padEnd(8)}${both(first).padEnd(22)} the first, ${both(later).padEnd(22)} later; the longest one ${ms(longest)}`,
    ),
    `  aim ${ms(aims.hundred)} a hundred: ${worst < aims.hundred ? 'reached' : 'short of it'}`,
  ];
  if (machine.loadBefore > machine.cores / 2)
    lines.push(`  The machine was busy with other things (load ${machine.loadBefore.toFixed(1)}).`);
  return [...lines, ''].join('\n');
}
