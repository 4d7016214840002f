/**
 * Keeps one version of the app, so that it opens without a network: its program, its one page and its few files. Nothing of a
 * table, a class or a person ever passes into the cache. A newer version waits until a page hands it the turn (lib/offline).
 */
import { assets, immutable } from '$app/manifest';
import { version } from '$app/env';
import { self } from '$app/service-worker';
import { hashedFilesIn, planFor } from '#lib/offline/plan.ts';
import { COMPLETE, OPEN_TABLE, TAKE_OVER } from '#lib/offline/words.ts';

const PREFIX = 'hl-';
const CACHE = PREFIX + version;
/** The page from which any address of the app can be shown. */
const SHELL = '/200.html';
/** Requests at once while a version is fetched: the page's own come first. */
const LANES = 3;
/** How long a page may keep one waiting before the kept one is shown, ms. */
const PATIENCE = 4_000;

const pathOf = ({ path }: { path: string }): string => new URL(path, `${self.location.origin}/`).pathname;
const FOR_EVER = new Set(immutable.map(pathOf));
const FILES = new Set(assets.map(pathOf));
const ALL = [...FOR_EVER, ...FILES, SHELL];

self.addEventListener('install', (event) => event.waitUntil(fill()));
// The page that is open already need not be loaded again. Requests wait until this is over, so nothing else is part of it.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
  void tidy();
});
// A version with anything under way holds the next one up: what may take its time is not waited for here either.
self.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) event.waitUntil(self.skipWaiting());
  if (event.data === COMPLETE) void answer(event.ports[0]);
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const plan = planFor(request, self.location.origin, FILES);
  if (plan === 'page') event.respondWith(page(request));
  else if (plan === 'for-ever') event.respondWith(forEver(request));
  else if (plan === 'file') event.respondWith(file(request));
});

/** @throws when anything is missing; the browser then tries again another time */
async function fill(): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    const left = [...ALL];
    const lane = async (): Promise<void> => {
      for (let path = left.pop(); path !== undefined; path = left.pop()) await keep(cache, path);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    // The server may have been updated in between: a page of one version and the program of another would not open.
    const shell = (await (await cache.match(SHELL))?.text()) ?? '';
    const strange = hashedFilesIn(shell).filter((path) => !FOR_EVER.has(path));
    if (strange.length) throw new Error(`the page is of another version: ${strange.join(' ')}`);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache: Cache, path: string): Promise<void> {
  const hashed = FOR_EVER.has(path);
  const held = hashed ? await caches.match(path) : undefined;
  if (held) await cache.put(path, held);
  else await cache.add(new Request(path, { cache: hashed ? 'default' : 'no-cache' }));
}

/** Removes older versions, unless a table is open: its page may still ask for a part of the one it came from. */
async function tidy(): Promise<void> {
  const { held = [] } = (await self.navigator.locks?.query()) ?? {};
  // Tables share it; the page that has just made sure that there is none may still have it for itself.
  if (held.some(({ name, mode }) => name === OPEN_TABLE && mode === 'shared')) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(port: MessagePort | undefined): Promise<void> {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  port?.postMessage(ALL.every((path) => kept.has(path)));
  if (self.registration.waiting === null && self.registration.installing === null) await tidy();
}

const own = async (path: string): Promise<Response | undefined> =>
  (await caches.open(CACHE)).match(path, { ignoreVary: true });

/** The network's answer; the kept page where there is none, or none in time. What is kept is only asked for then. */
async function page(request: Request): Promise<Response> {
  const fresh = fetch(request);
  const inTime = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const answer = await Promise.race([fresh, inTime]).catch(() => null);
  if (answer && answer.status < 500) return answer;
  return (await own(SHELL)) ?? fresh;
}

async function forEver(request: Request): Promise<Response> {
  const held = (await own(request.url)) ?? (await caches.match(request.url, { ignoreVary: true }));
  return held ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const held = await own(new URL(request.url).pathname);
    if (held) return held;
    throw error;
  }
}
