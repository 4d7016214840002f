/** The judge's outcome in words: the lessons package's texts put into the shape that the page shows. */
import { add, segLen } from '@handshake/protocol';
import { explain, rfcUrl } from '@handshake/lessons';
import type { Format, Locale } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';
import { marked } from './marked.ts';
import { fieldToMend } from './verdict.ts';
import { rulePage } from './rule-page.ts';
import type { OwnTry, RuleView, VerdictView } from './verdict.ts';

export function verdictView(one: OwnTry, locale: Locale, format: Format): VerdictView {
  const { event, outcome, fate } = one;
  const said = explain(outcome, locale, marked(format));
  const { segment } = event;
  return {
    key: `${event.kind}-${event.i}`,
    verdict: outcome.verdict,
    held: !outcome.travels,
    no: event.kind === 'sent' ? event.no : null,
    fate,
    segment,
    title: said?.title ?? m.t_right_title(),
    text:
      said?.text ??
      plainlyRight(segLen(segment), marked(format)({ seq: add(segment.seq, segLen(segment)), of: 'own' })),
    misconception: said?.misconception?.name ?? null,
    rule: said?.rule ? ruleView(said.rule, said.detail) : null,
    field: fieldToMend(outcome),
  };
}

/** Of a segment of which there is nothing to tell but what it takes. */
function plainlyRight(count: number, next: string): string {
  if (count === 0) return m.t_right_none({ next });
  return count === 1 ? m.t_right_one({ next }) : m.t_right_many({ n: count, next });
}

type Rule = NonNullable<NonNullable<ReturnType<typeof explain>>['rule']>;

const ruleView = (rule: Rule, detail: string | null): RuleView => ({
  id: rule.id,
  sentence: rule.sentence,
  more: [detail, rule.linux].filter((text) => text !== null),
  sources: rule.sources.map((name) => ({ name, url: rfcUrl(name) })),
  page: rulePage(rule.id),
});
