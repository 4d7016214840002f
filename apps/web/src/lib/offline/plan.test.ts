import { describe, expect, it } from 'vitest';
import { hashedFilesIn, planFor } from './plan.ts';

const HERE = 'https://lab.example';
const FILES = new Set(['/early.js', '/icons/icon-192.png', '/manifest.webmanifest']);

const plan = (path: string, { method = 'GET', mode = 'no-cors' } = {}) =>
  planFor({ method, mode, url: new URL(path, HERE).href }, HERE, FILES);

describe('what the service worker does with a request', () => {
  it.each([
    ['/', 'navigate', 'page'],
    ['/t/K7M4QX', 'navigate', 'page'],
    ['/rules/ALL-ACK-VALUE?x=1', 'navigate', 'page'],
    ['/_app/immutable/chunks/a.js', 'cors', 'for-ever'],
    ['/early.js', 'no-cors', 'file'],
    ['/icons/icon-192.png', 'navigate', 'file'],
    ['/_app/version.json', 'cors', 'leave'],
    ['/socket.io/?EIO=4&transport=polling', 'cors', 'leave'],
    ['/socket.io', 'navigate', 'leave'],
    ['/api/health', 'navigate', 'leave'],
    ['/apiary', 'navigate', 'page'],
    ['/something.json', 'cors', 'leave'],
    ['https://elsewhere.example/', 'navigate', 'leave'],
    ['https://lab.example:8443/early.js', 'no-cors', 'leave'],
  ] as const)('%s (%s): %s', (path, mode, expected) => {
    expect(plan(path, { mode })).toBe(expected);
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])('leaves a %s alone', (method) => {
    for (const path of ['/', '/early.js', '/_app/immutable/a.js'])
      expect(plan(path, { method, mode: 'navigate' })).toBe('leave');
  });
});

it('finds the hashed files that a page names, each once', () => {
  const html = `<link href="/_app/immutable/assets/0.Ab-_9.css"><script>import("./_app/immutable/entry/start.x1.js");
    import("./_app/immutable/entry/start.x1.js")</script><script src="/early.js"></script>`;
  expect(hashedFilesIn(html)).toEqual([
    '/_app/immutable/assets/0.Ab-_9.css',
    '/_app/immutable/entry/start.x1.js',
  ]);
});
