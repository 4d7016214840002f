/** Templates filled with facts. */
import type { Fact, Facts } from '@handshake/protocol';

/** A fact as it is to be read: relative or absolute numbers are the reader's choice. */
export type FormatFact = (fact: Fact) => string;

const PLACE = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/gu;

/** The facts that a template names, each once. */
export const placesOf = (template: string): string[] => [
  ...new Set([...template.matchAll(PLACE)].map((match) => match[1] as string)),
];

/**
 * `{name}` becomes the fact as `format` writes it, `{name|one|more}` a word chosen by the number. A fact that is
 * missing (an old log, under newer texts) leaves a dash.
 */
export function fill(template: string, facts: Facts, format: FormatFact): string {
  return template.replace(PLACE, (_match, name: string, one?: string, more?: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (one !== undefined && more !== undefined) return fact === 1 ? one : more;
    return fact === undefined ? '—' : format(fact);
  });
}
