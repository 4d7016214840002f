/**
 * `npm run bench -- judge [--json]`, or `node bench/judge [--json]`: how fast the judge is, how fast a capture is judged, and
 * how little memory it takes.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCapture } from './capture.ts';
import type { CaptureShape } from './capture.ts';
import { runProgram } from './program.ts';
import type { Run } from './program.ts';
import { report } from './report.ts';
import type { JudgeFigures, Judged, Memory } from './report.ts';
import { measureVerdicts } from './verdicts.ts';

const AIMS = { verdictsPerSecond: 2_000_000, ratio: 10, memory: 200_000_000 } as const;
const SEGMENTS = 1_000_000;
/** Every program is run so often, in turn; what was quickest counts, for only others' work makes a run longer. */
const TURNS = 3;
/** ms */
const VERDICTS_BUDGET = 5_000;

const HANDSHAKE = join(import.meta.dirname, '../../apps/cli/bin/handshake.mjs');
/** Headers and options, as `tcpdump -s 128` keeps them. */
const USUAL: Omit<CaptureShape, 'format'> = { segments: SEGMENTS, atOnce: 50, length: 30, snap: 128 };
const SHAPES: readonly (readonly [string, CaptureShape])[] = [
  ['one connection', { ...USUAL, format: 'pcap', atOnce: 1, length: 1e9 }],
  ['100,000 connections at once', { ...USUAL, format: 'pcap', atOnce: 100_000, length: 1 }],
  ['whole frames', { ...USUAL, format: 'pcapng', snap: 65_535 }],
];

// Ending by a signal ends the measured programs as well.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const dir = mkdtempSync(join(tmpdir(), 'handshake-bench-'));
process.once('exit', () => rmSync(dir, { recursive: true, force: true }));

const [load = 0] = loadavg();
const verdicts = measureVerdicts(VERDICTS_BUDGET);
const captures: Judged[] = [];
for (const format of ['pcap', 'pcapng'] as const) captures.push(await compare(format));
const memory: Memory[] = [];
for (const [name, shape] of SHAPES) {
  const file = join(dir, 'shape');
  writeCapture(file, shape);
  const run = await judged(['--json', file]);
  memory.push({ name, took: run.took, memory: run.memory });
  rmSync(file);
}
const figures: JudgeFigures = {
  machine: { cores: availableParallelism(), loadBefore: load, node: process.version },
  aims: AIMS,
  segments: SEGMENTS,
  verdicts,
  captures,
  memory,
};
console.log(process.argv.includes('--json') ? JSON.stringify(figures, null, 2) : report(figures));

async function compare(format: CaptureShape['format']): Promise<Judged> {
  const file = join(dir, `capture.${format}`);
  writeCapture(file, { ...USUAL, format });
  const [table, json, tshark]: Run[][] = [[], [], []];
  for (let turn = 0; turn < TURNS; turn++) {
    table?.push(await judged([file]));
    json?.push(await judged(['--json', file]));
    const theirs = await runProgram('tshark', ['-n', '-r', file, '-Y', 'tcp.analysis.flags']);
    if (theirs) tshark?.push(theirs);
  }
  const quickest = (runs: readonly Run[] = []): number | null =>
    runs.length === 0 ? null : Math.min(...runs.map(({ took }) => took));
  const [ours, lines, theirs] = [quickest(table) ?? 0, quickest(json) ?? 0, quickest(tshark)];
  return {
    format,
    bytes: statSync(file).size,
    table: { took: ours, ratio: theirs === null ? null : theirs / ours },
    json: { took: lines, ratio: theirs === null ? null : theirs / lines },
    tshark: theirs,
    memory: Math.max(...[...(table ?? []), ...(json ?? [])].map((run) => run.memory ?? 0)) || null,
  };
}

async function judged(args: readonly string[]): Promise<Run> {
  const run = await runProgram(process.execPath, [HANDSHAKE, 'judge', ...args]);
  if (!run) throw new Error('Node is gone');
  return run;
}
