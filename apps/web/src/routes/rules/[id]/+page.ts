import { error } from '@sveltejs/kit';
import { RULES } from '@handshake/protocol';
import { isRuleId } from '#lib/rules/topics.ts';
import type { EntryGenerator, PageLoad } from './$types.js';

export const ssr = true;
export const prerender = true;
export const entries: EntryGenerator = () => Object.keys(RULES).map((id) => ({ id }));

/** Ids are written in capitals; whoever types one by hand need not. */
export const load: PageLoad = ({ params }) => {
  const id = params.id.toUpperCase();
  if (!isRuleId(id)) error(404);
  return { id };
};
