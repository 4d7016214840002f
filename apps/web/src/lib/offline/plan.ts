/** What the service worker does with a request. Pure: a request's few facts in, a plan out. */

/** Facts of a `Request`. */
export interface Asked {
  readonly method: string;
  /** `navigate` for a page. */
  readonly mode: string;
  /** Absolute. */
  readonly url: string;
}

/**
 * - `page`: the network's answer, else the app's own page, which shows any address
 * - `for-ever`: from whatever version holds it; its name changes with its content
 * - `file`: the network's answer, else this version's
 * - `leave`: not ours to touch: sockets, the API, other origins, anything that is not read
 */
export type Plan = 'page' | 'for-ever' | 'file' | 'leave';

const FOR_EVER = '/_app/immutable/';
const LIVE = ['/api', '/socket.io'];

/** `origin` is the worker's; `files` are the paths that it keeps. */
export function planFor(asked: Asked, origin: string, files: ReadonlySet<string>): Plan {
  const url = new URL(asked.url);
  if (asked.method !== 'GET' || url.origin !== origin) return 'leave';
  const path = url.pathname;
  if (LIVE.some((live) => path === live || path.startsWith(`${live}/`))) return 'leave';
  if (path.startsWith(FOR_EVER)) return 'for-ever';
  if (files.has(path)) return 'file';
  return asked.mode === 'navigate' ? 'page' : 'leave';
}

/** Hashed files that a page asks for by name, as paths. */
export const hashedFilesIn = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/_app\/immutable\/[\w./-]+/g)].map(([name]) => `/${name}`)),
];
