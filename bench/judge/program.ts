/** A program's run, measured from outside: how long it took, and how much memory it had. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Run {
  /** ms, from its start to its end. */
  readonly took: number;
  /** The most that was resident, bytes; null where the system does not tell. */
  readonly memory: number | null;
}

/** How often its memory is looked at, ms. */
const LOOK = 15;

/** Runs a program to its end; what it prints goes nowhere. Null where there is no such program. */
export function runProgram(command: string, args: readonly string[]): Promise<Run | null> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: 'ignore' });
    const stopWithUs = () => child.kill('SIGKILL');
    process.once('exit', stopWithUs);
    let memory: number | null = null;
    const look = setInterval(() => {
      memory = peakOf(child.pid ?? 0) ?? memory;
    }, LOOK);
    const over = (): void => {
      clearInterval(look);
      process.removeListener('exit', stopWithUs);
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      over();
      if (error.code === 'ENOENT') resolve(null);
      else reject(error);
    });
    child.once('exit', (code, signal) => {
      over();
      // 1 is `judge`'s word for something illegal: here nothing is.
      if (code === 0) resolve({ took: performance.now() - start, memory });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}`));
    });
  });
}

/** The most memory that a process has had so far, bytes. */
function peakOf(pid: number): number | null {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) * 1024 : null;
  } catch {
    return null;
  }
}
