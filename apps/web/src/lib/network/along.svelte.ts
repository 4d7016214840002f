/** What goes on, as long as a network's table is shown: told to a screen reader, and what is reached into the learner's record. */
import { untrack } from 'svelte';
import { goalEvents } from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { learner } from '#lib/learner/learner.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { announce } from '#lib/ui/announce.svelte.ts';
import type { NetworkDesk } from './network-desk.svelte.ts';

/** To be called while a component is made. Each thing is told once, and counts once. */
export function alongside(desk: NetworkDesk): void {
  const { session } = desk;
  let at = session.tableId;
  let told = desk.story.at(-1)?.key ?? -1;
  let had = desk.reached;
  $effect(() => {
    const { story, reached, goals } = desk;
    const { tableId } = session;
    untrack(() => {
      if (tableId !== at) {
        at = tableId;
        told = -1;
        had = new Set();
      }
      const news = story.filter(({ key }) => key > told).map(({ text }) => text);
      const won = goals.filter(({ id }) => reached.has(id) && !had.has(id));
      told = story.at(-1)?.key ?? -1;
      had = reached;
      const said = won.map(
        ({ title, teaches }) => `${m.nw_goal_said({ title: title[locale()] })} ${teaches[locale()]}`,
      );
      if (news.length + said.length > 0) announce([...news, ...said].join(locale() === 'zh' ? '' : ' '));
    });
  });
  $effect(() => {
    if (desk.reached.size === 0) return;
    const { header, moves, tableId: table } = session;
    untrack(() => void learner.add(goalEvents(header, moves, { table, device: learner.device })));
  });
}
