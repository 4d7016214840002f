import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NEEDS_SERVER, offlineRoutes } from './routes.ts';

const ROUTES = new URL('../../routes/', import.meta.url);

/** Ids of the pages as SvelteKit takes them from the folders. */
const pages = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('+page.svelte'))
  .map((path) => `/${path.slice(0, -'/+page.svelte'.length)}`.replace(/^\/\+page$/, '/'));

describe('the pages that go on without a network', () => {
  it('are all but the named ones, and each named one exists', () => {
    expect(pages).toEqual(expect.arrayContaining([...NEEDS_SERVER]));
    const offline = offlineRoutes(pages);
    expect(offline).toEqual(
      expect.arrayContaining([
        '/practice',
        '/practice/[lesson]/[seat]',
        '/rules',
        '/rules/[id]',
        '/rules/states',
        '/explore',
        '/about',
      ]),
    );
    expect(new Set([...offline, ...NEEDS_SERVER, '/dev/table'])).toEqual(new Set(pages));
  });
});
