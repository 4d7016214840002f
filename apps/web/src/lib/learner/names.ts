/** What a key of the record is called: an idea by its name and by what is true instead, a rule by its title. */
import { isMisconception, MISCONCEPTION_TEXTS, ruleText } from '@handshake/lessons';
import type { Locale, Mastery } from '@handshake/lessons';
import { RULES } from '@handshake/protocol';
import { rulePage } from '#lib/table/rule-page.ts';

export interface Named {
  readonly kind: 'idea' | 'rule';
  /** As one names it. */
  readonly name: string;
  /** What is true; `*stars*` mark what is stressed. */
  readonly says: string;
  /** Where it is told and tried. */
  readonly page: string | null;
}

/** Null for a key of a later version: it is kept, and not shown. */
export function named(key: string, locale: Locale): Named | null {
  if (isMisconception(key)) {
    const { name, title } = MISCONCEPTION_TEXTS[locale][key];
    return { kind: 'idea', name, says: title, page: null };
  }
  if (!Object.hasOwn(RULES, key)) return null;
  const { title, sentence } = ruleText(key, locale);
  return { kind: 'rule', name: title, says: sentence, page: rulePage(key) };
}

export interface Row extends Named, Mastery {}

/** What is known of a kind of keys: what comes back first, first. */
export const rowsOf = (
  progress: ReadonlyMap<string, Mastery>,
  kind: Named['kind'],
  locale: Locale,
): readonly Row[] =>
  [...progress.values()]
    .flatMap((mastery) => {
      const name = named(mastery.key, locale);
      return name?.kind === kind ? [{ ...mastery, ...name }] : [];
    })
    .sort((a, b) => a.due - b.due || (a.key < b.key ? -1 : 1));
