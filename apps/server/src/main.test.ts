/** The server as a process of its own: killed without warning, started on what it must not start on. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, moveId } from './test/lab.ts';

const MAIN = join(import.meta.dirname, 'main.ts');

let dir: string;
const children = new Set<ChildProcess>();
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'handshake-main-'));
});
afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL');
  children.clear();
  rmSync(dir, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly out: string[];
  readonly err: string[];
}

function launch(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dir,
      HANDSHAKE_READY_JSON: '1',
      HANDSHAKE_FLIGHT_MS: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const out: string[] = [];
  const err: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => out.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => err.push(line));
  return { child, out, err };
}

/** Resolves with the port once it listens. */
async function start(
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; port: number; out: string[] }> {
  const { child, out, err } = launch(env);
  const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> });
  const port = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve((JSON.parse(line) as { port: number }).port);
    });
    child.once('close', () => reject(new Error(err.join('\n'))));
  });
  return { child, port, out };
}

/** Resolves with the exit code and what was said, once it has ended by itself. */
async function fails(env: Record<string, string> = {}): Promise<{ code: number | null; err: string[] }> {
  const { child, err } = launch(env);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, err };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
}

describe('a server that is killed without warning', () => {
  it('has every move that it said was played, and the pair goes on in the same seats', async () => {
    const first = await start();
    const url = `http://127.0.0.1:${first.port}`;
    const [ada, bob] = [new Client(url), new Client(url)];
    const { code } = await ada.get('table.open', { lesson: 'handshake', profile: 'strict', locale: 'en' });
    const take = (who: Client, name: string) =>
      who.get('seat.take', { code, seat: null, name, locale: 'en' });
    const seats = [await take(ada, 'Ada'), await take(bob, 'Bob')];
    const ids = [...Array(12)].map(() => moveId());
    const wrong = { kind: 'send', segment: { flags: 3, seq: 1, ack: 0, len: 0, win: 9 } } as const;
    const acknowledged: string[] = [];
    const play = async (id: string) => {
      const answer = await ada.raw('move.play', { id, move: wrong }).catch(() => null);
      if ((answer as { ok?: boolean } | null)?.ok) acknowledged.push(id);
    };
    for (const id of ids.slice(0, 5)) await play(id);
    // Of these, nobody knows which it stores before it dies.
    const last = ids.slice(5).map(play);
    await end(first.child, 'SIGKILL');
    await Promise.all(last);
    await Promise.all([ada.disconnected(), bob.disconnected()]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(5);

    const second = await start({ PORT: String(first.port) });
    expect(second.port).toBe(first.port);
    await Promise.all([ada.connected(), bob.connected()]);
    const back = await ada.get('seat.resume', { token: seats[0]?.token ?? '', code });
    expect(back.snapshot).toMatchObject({ seat: 'client', name: 'Ada', table: seats[0]?.snapshot?.table });
    const stored = back.snapshot?.moves.map(({ id }) => id) ?? [];
    expect(stored).toEqual(expect.arrayContaining(acknowledged));
    for (const id of ids) await ada.get('move.play', { id, move: wrong });
    const { snapshot } = await bob.get('seat.resume', { token: seats[1]?.token ?? '', since: 0 });
    expect(snapshot?.moves).toHaveLength(ids.length);
    for (const client of [ada, bob]) client.close();
    await end(second.child, 'SIGTERM');
    expect(second.child.exitCode).toBe(0);
  });
});

describe('a start', () => {
  it('says where the server is, with a code to scan', async () => {
    const { port, out } = await start();
    const said = out.join('\n');
    expect(said).toContain(`http://localhost:${port}`);
    expect(said).toContain('handshake.sqlite');
  });

  it('on a port that is in use says so in one line a language and ends with 1, its data untouched', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, err } = await fails({ PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(err).toHaveLength(2);
    expect(err[0]).toContain(`Port ${port} is in use`);
    expect(err[1]).toMatch(new RegExp(`${port}.*占用`));
    expect(readdirSync(dir)).toEqual([]);
  });

  it('on a damaged database says so, names the file, touches nothing and ends with 1', async () => {
    const file = join(dir, 'handshake.sqlite');
    const bytes = 'SQLite format 3\0'.padEnd(9_000, 'not quite');
    writeFileSync(file, bytes);
    const { code, err } = await fails();
    expect(code).toBe(1);
    expect(err).toHaveLength(2);
    for (const line of err) expect(line).toContain(file);
    expect(err[0]).toContain('is damaged');
    expect(err[1]).toContain('已损坏');
    expect(readFileSync(file, 'latin1')).toBe(bytes);
    expect(readdirSync(dir)).toEqual(['handshake.sqlite']);
  });

  it('on data that another server uses says so and ends with 1', async () => {
    await start();
    const { code, err } = await fails();
    expect(code).toBe(1);
    expect(err.join()).toContain('in use');
  });

  it('in a place where nothing can be written says so and ends with 1', async () => {
    writeFileSync(join(dir, 'file'), '');
    const { code, err } = await fails({ DATA_DIR: join(dir, 'file', 'data') });
    expect(code).toBe(1);
    expect(err).toHaveLength(2);
    mkdirSync(join(dir, 'handshake.sqlite'));
    expect((await fails()).code).toBe(1);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'eighty'],
    ['PORT', '-1'],
    ['HOST', 'not a host'],
    ['HOST', '203.0.113.77'],
    ['HANDSHAKE_FLIGHT_MS', '1.5'],
  ])('with %s=%s says what is wrong and ends with 1', async (name, value) => {
    const { code, err } = await fails({ [name]: value });
    expect(code).toBe(1);
    expect(err).toHaveLength(2);
    for (const line of err) expect(line).toContain(`${name}=${value}`);
  });
});
