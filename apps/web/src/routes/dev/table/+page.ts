import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types.js';

/** A gallery for whoever works on the table view; in a build there is nothing here. */
export const load: PageLoad = async ({ url }) => {
  if (!import.meta.env.DEV) error(404);
  const { default: Gallery } = await import('./Gallery.svelte');
  return { Gallery, query: Object.fromEntries(url.searchParams) };
};
