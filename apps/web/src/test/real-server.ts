/** The real server as a process of its own, for tests of what talks to it. Segments arrive at once. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const repository = join(import.meta.dirname, '../../../..');

export class RealServer {
  #data: string;
  #child: ChildProcess | null = null;
  #port = 0;

  private constructor(data: string) {
    this.#data = data;
  }

  static async start(): Promise<RealServer> {
    const server = new RealServer(await mkdtemp(join(tmpdir(), 'handshake-web-')));
    await server.restart();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** On the same port and data. */
  async restart(): Promise<void> {
    const child = spawn(process.execPath, [join(repository, 'apps/server/src/main.ts')], {
      cwd: repository,
      env: {
        ...process.env,
        PORT: String(this.#port),
        HOST: '127.0.0.1',
        DATA_DIR: this.#data,
        HANDSHAKE_READY_JSON: '1',
        HANDSHAKE_FLIGHT_MS: '0',
        NODE_OPTIONS: '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{"ready":true')) continue;
      this.#port = (JSON.parse(line) as { port: number }).port;
      child.stdout.resume();
      return;
    }
    throw new Error('the server ended before it listened');
  }

  /** Without warning, as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#data, { recursive: true, force: true });
  }
}
