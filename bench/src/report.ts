/** The figures in words. */
import type { Share } from './profile.ts';
import type { PageWeight } from './script-weight.ts';
import type { Side, Throughput } from './throughput.ts';

export interface Figures {
  /** `loadBefore`: what else was to do on the machine: processes that wanted a core, the minute before. */
  readonly machine: { readonly cores: number; readonly loadBefore: number; readonly node: string };
  readonly aims: { readonly ratio: number; readonly scriptBytes: number };
  readonly throughput: Throughput;
  /** Shares of the busy time of the server's main thread; null when the aim was reached and nobody asked. */
  readonly whereTimeGoes: readonly Share[] | null;
  /** Null where there is no browser to count with. */
  readonly script: readonly PageWeight[] | null;
}

const whole = (n: number): string => Math.round(n).toLocaleString('en');
const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

export function report({ machine, aims, throughput: t, whereTimeGoes, script }: Figures): string {
  const side = (name: string, { perSecond, p50, p99, cpuMicros }: Side) =>
    `  ${name.padEnd(26)}${whole(perSecond).padStart(8)} moves/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms` +
    (cpuMicros ? `   CPU ${whole(cpuMicros.main)} µs a move (${whole(cpuMicros.all)} with its threads)` : '');
  const lines = [
    '',
    `${t.tables} tables, ${t.rounds} lessons at each, ${whole(t.rounds * t.movesARound)} moves; ${machine.cores} cores, Node ${machine.node}`,
    side('judged, stored, delivered', t.lab),
    side('bare relay, same bytes', t.relay),
    `  ratio ${t.ratio.toFixed(2)}, aim ${aims.ratio}: ${t.ratio >= aims.ratio ? 'reached' : 'short of it'}`,
  ];
  if (machine.loadBefore > machine.cores / 2) {
    lines.push(
      `  The machine was busy with other things (load ${machine.loadBefore.toFixed(1)}): read the ratio with care.`,
    );
  }
  if (whereTimeGoes) {
    lines.push('', '  Where the time of the server’s main thread goes:');
    for (const { part, share } of whereTimeGoes.slice(0, 10))
      lines.push(`  ${(share * 100).toFixed(1).padStart(5)} %  ${part}`);
  }
  return [...lines, ...scriptLines(script, aims.scriptBytes), ''].join('\n');
}

/** A line a page; of one that is too heavy, its heaviest files. */
export function scriptLines(script: Figures['script'], aim: number): string[] {
  const lines = ['', 'Script until a page is of use, nothing fetched ahead: gzip, brotli'];
  if (!script) return [...lines, '  not counted: no Chromium was found (CHROMIUM_PATH names one)'];
  for (const { page, gzip, brotli, scripts } of script) {
    const reached = gzip <= aim;
    lines.push(
      `  ${page.padEnd(10)}${kb(gzip).padStart(9)} ${kb(brotli).padStart(9)}  in ${scripts.length} files, aim ${kb(aim)}: ${reached ? 'reached' : 'short of it'}`,
    );
    if (!reached)
      for (const { path, gzip: bytes } of scripts.slice(0, 8))
        lines.push(`    ${kb(bytes).padStart(9)}  ${path}`);
  }
  return lines;
}
