/** The rules in the order in which they are read: by topic, as the catalogue has them. */
import { RULES } from '@handshake/protocol';
import type { RuleId, Topic } from '@handshake/protocol';
import { ruleText } from '@handshake/lessons';
import type { Locale } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';

const NAMES: Readonly<Record<Topic, () => string>> = {
  handshake: m.r_topic_handshake,
  flags: m.r_topic_flags,
  ack: m.r_topic_ack,
  data: m.r_topic_data,
  close: m.r_topic_close,
  reset: m.r_topic_reset,
  'time-wait': m.r_topic_time_wait,
  arrival: m.r_topic_arrival,
};
export const TOPICS = Object.keys(NAMES) as Topic[];
export const topicName = (topic: Topic): string => NAMES[topic]();

export const RULE_IDS = Object.keys(RULES) as RuleId[];
export const isRuleId = (id: string): id is RuleId => Object.hasOwn(RULES, id);

/** All rules, topic after topic. */
const IN_ORDER: readonly RuleId[] = TOPICS.flatMap((topic) =>
  RULE_IDS.filter((id) => RULES[id].topic === topic),
);

/** The rules before and after this one; null at either end. */
export function around(id: RuleId): { readonly before: RuleId | null; readonly after: RuleId | null } {
  const i = IN_ORDER.indexOf(id);
  return { before: IN_ORDER[i - 1] ?? null, after: IN_ORDER[i + 1] ?? null };
}

export type Kind = 'sender' | 'arrival';

/** The rules whose id, title, sentence or section has every word of the query, by topic; topics without one are left out. */
export function find(
  query: string,
  kind: Kind | null,
  locale: Locale,
): { readonly topic: Topic; readonly ids: readonly RuleId[] }[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const has = (id: RuleId): boolean => {
    const { title, sentence, sources } = ruleText(id, locale);
    const text = [id, title.replaceAll('*', ''), sentence, ...sources, topicName(RULES[id].topic)]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return TOPICS.map((topic) => ({
    topic,
    ids: IN_ORDER.filter(
      (id) => RULES[id].topic === topic && (kind === null || RULES[id].side === kind) && has(id),
    ),
  })).filter(({ ids }) => ids.length > 0);
}
