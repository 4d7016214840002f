import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { npmStart } from '../fixtures/start.ts';

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
