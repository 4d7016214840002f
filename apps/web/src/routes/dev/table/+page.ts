import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types.js';

/** A gallery for whoever works on the table view; a build leaves it out. */
export const load: PageLoad = async ({ url }) => {
  const Gallery = import.meta.env.DEV ? (await import('./Gallery.svelte')).default : null;
  if (!Gallery) error(404);
  return { Gallery, query: Object.fromEntries(url.searchParams) };
};
