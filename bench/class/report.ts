/** The class's figures in words, and where it fell short of what it is held to. */
import type { Played } from './run.ts';

interface Machine {
  readonly cores: number;
  readonly loadBefore: number;
  readonly node: string;
}

/** What may never happen, however slow the machine: none of these is a time. */
export function failings({ findings, board }: Played): string[] {
  const { acknowledged, missing, doubled, disordered, gapped, outOfStep, stranded } = findings;
  const counts: readonly (readonly [string, number])[] = [
    ['acknowledged moves that are not in the log', missing],
    ['moves that are in the log twice', doubled],
    ['moves out of order', disordered],
    ['logs with a gap', gapped],
    ['students out of step', outOfStep],
    ['students at a dead table', stranded],
    ['moves that the board never showed', board.never],
  ];
  const found = counts.flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
  return acknowledged === 0 ? [...found, 'nobody played'] : found;
}

const ms = (time: number): string => `${Math.round(time)} ms`;

export function report(played: Played, machine: Machine): string {
  const { size, findings, board, struck, refused, page } = played;
  const wrong = failings(played);
  const faults = Object.entries(struck).map(([fault, times]) => `${fault} ${times}`);
  const reasons = Object.entries(refused).map(([why, count]) => `${why} ${count}`);
  return [
    '',
    `${size.tables} tables, ${size.tables * 2} students, ${(size.play / 60_000).toFixed(1)} minutes; ${machine.cores} cores, Node ${machine.node}, load before ${machine.loadBefore.toFixed(1)}`,
    `  all had joined after          ${ms(played.joined)}`,
    `  tables played at              ${findings.tables}`,
    `  moves acknowledged            ${findings.acknowledged}`,
    `  faults                        ${faults.join(', ')} (polling: all the time)`,
    `  refused, and played on        ${reasons.join(', ') || 'none'}`,
    `  board, after a move’s answer  p50 ${ms(board.p50)}, p99 ${ms(board.p99)}, worst ${ms(board.worst)}`,
    ...(page
      ? [
          `  board’s page, ${page.tiles} tiles       ${page.framesPerSecond.toFixed(0)} frames a second, ${page.longTasksPerMinute.toFixed(1)} long tasks a minute, the longest ${ms(page.longestTask)}; a key ${ms(page.key.p50)}, at worst ${ms(page.key.worst)}`,
        ]
      : []),
    wrong.length > 0
      ? `  FELL SHORT: ${wrong.join('; ')}`
      : '  every acknowledged move is in the log, once, in order; all are in step; nobody is at a dead table',
    '',
  ].join('\n');
}
