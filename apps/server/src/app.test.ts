import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab } from './test/lab.ts';
import type { TestLab } from './test/lab.ts';

const INLINE = 'start({ base: "" })';
const page = (title: string) =>
  `<!doctype html><title>${title}</title><script src="/early.js"></script><script>${INLINE}</script>`;

let root: string;
let lab: TestLab;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'handshake-web-'));
  mkdirSync(join(root, '_app/immutable'), { recursive: true });
  mkdirSync(join(root, 'rules'));
  const files = {
    '200.html': page('app'),
    'index.html': page('home'),
    'rules.html': page('rules'),
    'rules/ALL-FLAGS-SANE.html': page('rule'),
    '_app/immutable/a.1234.js': 'export default 1',
    'service-worker.js': 'self.skipWaiting()',
    'manifest.zh.webmanifest': '{"name":"握手实验室"}',
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(root, name), text);
    writeFileSync(join(root, `${name}.gz`), gzipSync(text));
  }
  lab = await startLab({ webRoot: root });
});
afterAll(async () => {
  await lab.stop();
  rmSync(root, { recursive: true, force: true });
  expect(lab.reports).toEqual([]);
});

const get = (path: string, init?: RequestInit) => fetch(`${lab.url}${path}`, init);
const titleOf = async (path: string) => /<title>(.*)<\/title>/.exec(await (await get(path)).text())?.[1];

describe('the web app', () => {
  it.each([
    ['/', 'home'],
    ['/rules', 'rules'],
    ['/rules/', 'rules'],
    ['/rules/ALL-FLAGS-SANE', 'rule'],
    ['/rules/all-flags-sane', 'app'],
    ['/t/K7M4QX', 'app'],
    ['/class?lang=zh', 'app'],
    ['/t/%E6%8F%A1', 'app'],
    ['/t/K7M4QX.', 'app'],
  ])('at %s is the page %s', async (path, title) => expect(await titleOf(path)).toBe(title));

  it.each([
    ['/rules/ALL-FLAGS-SANE', 200],
    ['/rules/all-flags-sane', 200],
    ['/rules/no-such-rule', 404],
    ['/rules/ALL-FLAGS-SANE/more', 404],
    ['/t/no-such-rule', 200],
  ])('answers %s with %i, and a page either way', async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/html/);
  });

  it('comes compressed; its hashed assets are kept for ever, its pages never', async () => {
    const asset = await get('/_app/immutable/a.1234.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect(asset.headers.get('content-type')).toMatch(/javascript/);
    expect(await asset.text()).toBe('export default 1');
    for (const path of ['/', '/t/K7M4QX']) {
      const html = await get(path);
      expect(html.status).toBe(200);
      expect(html.headers.get('cache-control')).toBe('no-cache');
      expect(html.headers.get('content-encoding')).toBe('gzip');
    }
  });

  it.each([
    ['/service-worker.js', /^(text|application)\/javascript/],
    ['/manifest.zh.webmanifest', /^application\/manifest\+json/],
  ])('%s is asked for anew each time, as what it is', async (path, type) => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toMatch(type);
  });

  it.each(['/_app/immutable/gone.js', '/favicon.ico', '/api/nope', '/api', '/_app/x'])(
    'has nothing at %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).not.toMatch(/html/);
    },
  );

  it('is not to be written to, nor left through its paths', async () => {
    expect((await get('/t/K7M4QX', { method: 'POST', body: 'x' })).status).toBeGreaterThanOrEqual(400);
    for (const path of [
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/_app/../../package.json',
    ]) {
      expect(await (await get(path)).text()).not.toContain('handshake');
    }
  });

  it('says that it is not built where it is not', async () => {
    const bare = await startLab({ webRoot: join(root, 'nowhere') });
    const answer = await fetch(`${bare.url}/t/K7M4QX`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/npm start[\s\S]*npm start/);
    await bare.stop();
  });
});

describe('the headers', () => {
  it('allow the own scripts and the page’s inline one by its hash, and leave an insecure origin in peace', async () => {
    const { headers } = await get('/t/K7M4QX');
    const policy = headers.get('content-security-policy') ?? '';
    const hash = createHash('sha256').update(INLINE).digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).not.toContain('https:');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('cross-origin-opener-policy')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

it('says that it is well', async () => {
  expect(await (await get('/api/health')).json()).toEqual({ ok: true });
});
