/** The judge's figures in words. */
import type { Verdicts } from './verdicts.ts';

interface Timed {
  /** ms of the whole process. */
  readonly took: number;
  /** How many times as long tshark takes; null where it is not installed. */
  readonly ratio: number | null;
}

/** A capture, judged by `handshake judge` and read by tshark. */
export interface Judged {
  readonly format: string;
  readonly bytes: number;
  readonly table: Timed;
  readonly json: Timed;
  /** ms that `tshark -n -r FILE -Y tcp.analysis.flags` takes; null where it is not installed. */
  readonly tshark: number | null;
  /** The most that was resident, bytes; null where the system does not tell. */
  readonly memory: number | null;
}

/** The memory that a capture of some shape takes. */
export interface Memory {
  readonly name: string;
  readonly took: number;
  readonly memory: number | null;
}

export interface JudgeFigures {
  /** `loadBefore`: what else was to do on the machine: processes that wanted a core, the minute before. */
  readonly machine: { readonly cores: number; readonly loadBefore: number; readonly node: string };
  readonly aims: { readonly verdictsPerSecond: number; readonly ratio: number; readonly memory: number };
  /** Of every capture. */
  readonly segments: number;
  readonly verdicts: Verdicts;
  readonly captures: readonly Judged[];
  readonly memory: readonly Memory[];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const mb = (bytes: number | null): string =>
  bytes === null ? 'memory is not told here' : `${(bytes / 1e6).toFixed(0)} MB`;
const outcome = (reached: boolean): string => (reached ? 'reached' : 'short of it');

export function report({ machine, aims, segments, verdicts, captures, memory }: JudgeFigures): string {
  const millions = (n: number): string => `${(n / 1e6).toFixed(1)} million`;
  const classes = Object.entries(verdicts.strict).map(([verdict, count]) => `${count} ${verdict}`);
  const times = ({ took, ratio }: Timed): string =>
    seconds(took) + (ratio === null ? '' : `, tshark ${ratio.toFixed(1)} times as long`);
  const lines = [
    '',
    `Verdicts of one core; Node ${machine.node}`,
    `  ${millions(verdicts.perSecond)} a second, aim ${millions(aims.verdictsPerSecond)}: ${outcome(verdicts.perSecond >= aims.verdictsPerSecond)}`,
    `  ${verdicts.situations} situations, ${classes.join(', ')}`,
    '',
    `Captures of ${segments.toLocaleString('en')} segments, judged by a process of its own`,
  ];
  for (const { format, bytes, table, json, tshark, memory: most } of captures) {
    lines.push(`  ${format}, ${mb(bytes)}: table ${times(table)}; --json ${times(json)}; ${mb(most)}`);
    if (tshark === null) lines.push('    tshark is not installed: nothing to compare with');
    else {
      const least = Math.min(table.ratio ?? 0, json.ratio ?? 0);
      lines.push(`    tshark ${seconds(tshark)}; aim ${aims.ratio} times: ${outcome(least >= aims.ratio)}`);
    }
  }
  lines.push('', `Memory, with --json, aim ${mb(aims.memory)}`);
  for (const { name, took, memory: most } of memory) {
    const reached = most === null ? '' : `: ${outcome(most < aims.memory)}`;
    lines.push(`  ${name.padEnd(30)}${mb(most)}${reached} (${seconds(took)})`);
  }
  if (machine.loadBefore > machine.cores / 2) {
    lines.push('', `The machine was busy with other things (load ${machine.loadBefore.toFixed(1)}).`);
  }
  return [...lines, ''].join('\n');
}
