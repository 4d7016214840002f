/** The puzzles' figures in words. */
export interface KindFigures {
  readonly kind: string;
  /** ms that the first hundred take, and a hundred later on. */
  readonly first: number;
  readonly median: number;
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
  const worst = Math.max(...kinds.map(({ first, median }) => Math.max(first, median)));
  const lines = [
    '',
    `A hundred puzzles of each kind, each with one answer by the judge; Node ${machine.node}`,
    ...kinds.map(
      ({ kind, first, median, longest }) =>
        `  ${kind.padEnd(8)}${ms(first).padStart(8)} the first, ${ms(median).padStart(8)} later; the longest one ${ms(longest)}`,
    ),
    `  aim ${ms(aims.hundred)} a hundred: ${worst < aims.hundred ? 'reached' : 'short of it'}`,
  ];
  if (machine.loadBefore > machine.cores / 2)
    lines.push(`  The machine was busy with other things (load ${machine.loadBefore.toFixed(1)}).`);
  return [...lines, ''].join('\n');
}
