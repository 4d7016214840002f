/** The answer as one sentence, for a screen reader and for the phone's line. */
import { plain, ruleText, explain, factFormat } from '@handshake/lessons';
import type { Locale } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';
import { flagsText, labelParts } from '#lib/table/labels.ts';
import type { NumberView } from '#lib/table/labels.ts';
import { verdictWord } from '#lib/table/words.ts';
import type { Arrives, Sends } from './explore-desk.svelte.ts';
import { actionWord } from './words.ts';

/** One sentence after another, each with its stop. */
function sentences(texts: readonly string[], locale: Locale): string {
  const stop = m.t_full_stop().trim();
  const whole = texts.map((text) => (/[.?!。？！]$/u.test(text) ? text : `${text}${stop}`));
  return whole.join(locale === 'zh' ? '' : ' ');
}

/** `ACK Seq 301 Ack 501`, or that there is none. */
function replyText(answer: Arrives, view: NumberView): string {
  const { reply } = answer.arrival;
  if (!reply) return m.x_no_reply();
  const parts = labelParts(view, view.own, reply).map(({ name, value }) => `${name} ${value}`);
  return m.x_reply({ what: [flagsText(reply), ...parts].join(' ') });
}

function stateText({ arrival }: Arrives): string {
  const { from, endpoint } = arrival;
  return from === endpoint.state
    ? m.x_state_stays({ state: from })
    : m.x_state_moves({ from, to: endpoint.state });
}

/** The rule's title, but where it would say the opposite of what happens. */
export function answerTitle({ arrival }: Arrives, locale: Locale): string {
  if (arrival.action === 'accept' && arrival.rule === 'RX-SEQ') return m.x_title_inside();
  if (arrival.action === 'drop' && arrival.rule === 'RX-DATA') return m.x_title_past_fin();
  if (arrival.action === 'accept' && arrival.rule === 'RX-SYN-SYNC') return m.x_title_reopened();
  return plain(ruleText(arrival.rule, locale).title);
}

export function answerText(answer: Arrives | Sends, view: NumberView, locale: Locale): string {
  if (answer.direction === 'arrives')
    return sentences(
      [
        actionWord(answer.arrival.action),
        replyText(answer, view),
        stateText(answer),
        answerTitle(answer, locale),
      ],
      locale,
    );
  const said = explain(answer.outcome, locale, factFormat(view.bases, view.mode));
  return sentences([verdictWord(answer.outcome.verdict), plain(said?.title ?? m.x_legal_title())], locale);
}
