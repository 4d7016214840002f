/**
 * `npm run bench [-- [judge | puzzles | learners | class | board | script] [--json]]`: the figures of README's table, as ratios of one run: those of
 * tables and pages, those of the judge, those of the puzzles, those of a simulated class of learners,
 * those of a class of 200 tables, of a board with 500, or of the pages alone. Ends by itself within a few minutes; the class takes as long as it is told.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { whereTimeGoes } from './profile.ts';
import type { Share } from './profile.ts';
import { report, scriptLines } from './report.ts';
import type { Figures } from './report.ts';
import { weighScripts } from './script-weight.ts';
import { startLab } from './servers.ts';
import { measureThroughput, playRounds } from './throughput.ts';

export const AIMS = { ratio: 0.8, scriptBytes: 90_000 } as const;
const ROUNDS = 40;
/** What measuring may take, and looking into where the time went, ms. */
const BUDGET = 25_000;
const LOOK_BUDGET = 8_000;

async function profile(): Promise<Share[]> {
  const dir = mkdtempSync(join(tmpdir(), 'handshake-bench-'));
  const lab = await startLab(join(dir, 'data'), ['--cpu-prof', `--cpu-prof-dir=${join(dir, 'profile')}`]);
  await playRounds(lab, ROUNDS, LOOK_BUDGET);
  await lab.stop();
  const shares = whereTimeGoes(join(dir, 'profile'));
  rmSync(dir, { recursive: true, force: true });
  return shares;
}

// Ending by a signal ends the measured programs as well.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function tables(): Promise<void> {
  const [load = 0] = loadavg();
  const throughput = await measureThroughput(ROUNDS, BUDGET);
  const figures: Figures = {
    machine: { cores: availableParallelism(), loadBefore: load, node: process.version },
    aims: AIMS,
    throughput,
    whereTimeGoes: throughput.ratio < AIMS.ratio ? await profile() : null,
    script: await weighScripts(),
  };
  console.log(process.argv.includes('--json') ? JSON.stringify(figures, null, 2) : report(figures));
}

async function scripts(): Promise<void> {
  const script = await weighScripts();
  console.log(
    process.argv.includes('--json')
      ? JSON.stringify(script, null, 2)
      : scriptLines(script, AIMS.scriptBytes).join('\n'),
  );
}

if (process.argv.includes('judge')) await import('../judge/main.ts');
else if (process.argv.includes('puzzles')) await import('../puzzles/main.ts');
else if (process.argv.includes('learners')) await import('../learners/main.ts');
else if (process.argv.includes('board')) await import('../board/main.ts');
else if (process.argv.includes('class')) await import('../class/main.ts');
else if (process.argv.includes('script')) await scripts();
else await tables();
