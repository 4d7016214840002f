/** The measured programs, each in a process of its own. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');
/** Ticks a second of `/proc/PID/stat`: 100 on every Linux there is. */
const TICK_MS = 10;

/** CPU time, ms. `main`: of the thread that judges and speaks; `all`: with the store's and the garbage collector's. */
export interface Cpu {
  readonly main: number;
  readonly all: number;
}

export interface Running {
  readonly port: number;
  /** CPU time used so far; null where the system does not tell. */
  cpu(): Cpu | null;
  stop(): Promise<void>;
}

/** Segments fly in no time and nobody is too fast. */
const UNBRAKED = { HANDSHAKE_FLIGHT_MS: '0', HANDSHAKE_2MSL_MS: '0', HANDSHAKE_EVENTS_PER_S: '1000000' };

/** The lab as it is started by anybody, but for `env`. */
export const startLab = (
  dataDir: string,
  nodeArgs: readonly string[] = [],
  env: Readonly<Record<string, string>> = UNBRAKED,
): Promise<Running> =>
  start([...nodeArgs, join(ROOT, 'apps/server/src/main.ts')], {
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    HANDSHAKE_READY_JSON: '1',
    ...env,
  });

/** `recording`: the file of what it is to say. */
export const startRelay = (recording: string): Promise<Running> =>
  start([join(import.meta.dirname, 'relay.ts'), recording], {});

async function start(args: readonly string[], env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stopWithUs = () => child.kill('SIGKILL');
  process.once('exit', stopWithUs);
  const port = await ready(child);
  return {
    port,
    cpu: () => cpuOf(child.pid ?? 0),
    async stop() {
      process.removeListener('exit', stopWithUs);
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

function ready(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`${child.spawnargs.at(-1)} ended with ${code}`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve((JSON.parse(line) as { port: number }).port);
    });
  });
}

function cpuOf(pid: number): Cpu | null {
  try {
    const of = (path: string) => {
      const fields = readFileSync(path, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    };
    return { main: of(`/proc/${pid}/task/${pid}/stat`), all: of(`/proc/${pid}/stat`) };
  } catch {
    return null;
  }
}
