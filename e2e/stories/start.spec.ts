import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/lib/node24.mjs';

/** `npm start`, as README says it. @returns the process, and the port that it says it listens on */
async function npmStart(dataDir: string): Promise<{ child: ChildProcess; port: number; printed: string[] }> {
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, HANDSHAKE_READY_JSON: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`npm start ended (${code}): ${printed.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(line);
      if (line.startsWith('{"ready":true')) resolve((JSON.parse(line) as { port: number }).port);
    });
  });
  return { child, port, printed };
}

test('npm start serves everything on one port, says where, keeps its data where it is told, and ends when told', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'handshake-start-'));
  const { child, port, printed } = await npmStart(dataDir);
  try {
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Handshake Lab');
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
    expect(printed.join('\n')).toContain(`http://localhost:${port}`);
    await access(join(dataDir, 'handshake.sqlite'));
  } finally {
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
    await rm(dataDir, { recursive: true, force: true });
  }
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});
