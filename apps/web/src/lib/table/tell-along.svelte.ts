/** Tells a screen reader, as long as a table is shown, what goes on there. */
import { untrack } from 'svelte';
import { plain } from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { announce } from '#lib/ui/announce.svelte.ts';
import { later } from './later.svelte.ts';
import type { TableModel } from './table-model.svelte.ts';
import { Teller } from './teller.ts';
import { verdictWord } from './words.ts';

/** To be called while a component is made. */
export function tellAlong(model: TableModel): void {
  const teller = new Teller();
  $effect(() => {
    const { story, agenda, told, tried } = model;
    // The verdict is told with what happened: its words are on their way.
    if (tried && !later.parts && !later.missing) return;
    const table = model.session.tableId;
    untrack(() => {
      const judged = model.verdict && `${verdictWord(model.verdict.verdict)}${m.t_full_stop().trim()}`;
      const due = (agenda.items.at(-1)?.pieces ?? []).map(({ text }) => text).join('');
      const answered = told.map(({ key, title, text }) => ({
        key,
        text: `${title} ${plain(text ?? '')}`.trim(),
      }));
      const news = teller.tell(table, story, judged, due, answered);
      if (news) announce(news.join(locale() === 'zh' ? '' : ' '));
    });
  });
}
