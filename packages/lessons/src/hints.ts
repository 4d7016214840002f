/** Hints: the step's texts, filled with the student's own numbers of this moment. */
import { dueOf } from './bot/due.ts';
import { FACT_NAMES, factOf } from './facts.ts';
import type { FactName } from './facts.ts';
import { factFormat, numbers } from './table/numbers.ts';
import type { Format } from './table/numbers.ts';
import type { Seat, Table } from './table/log.ts';
import type { Locale, Text } from './text.ts';

/** The names in braces of a template, in order. */
export const placeholders = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]*)\}/gu)].map((m) => m[1] as string);

const isFact = (name: string): name is FactName => (FACT_NAMES as readonly string[]).includes(name);

const IN_FLIGHT: Text = {
  en: 'A segment is on its way. See first what it brings.',
  zh: '有一个报文段正在途中。先看看它带来什么。',
};
const NOTHING_DUE: Text = {
  en: 'There is nothing for you to send at this moment: it is your partner who can go on, or a timer.',
  zh: '此刻你没有要发送的：能继续的是对方，或者某个定时器。',
};

/**
 * The hint of the step that is on: `level` 1 nudges, 2 says where to look, 3 works the answer out. Its numbers are
 * those of now; where they don't exist (nothing is due from this seat) it says why. null where the seat has no hints.
 */
export function hintText(
  table: Table,
  seat: Seat,
  level: 1 | 2 | 3,
  locale: Locale,
  format: Format = factFormat(numbers(table, seat), 'relative'),
): string | null {
  const template = table.header.lesson.steps[table.step]?.hints[seat]?.[level - 1]?.[locale];
  if (template === undefined) return null;
  const facts = new Map<string, string>();
  for (const name of placeholders(template)) {
    const value = isFact(name) ? factOf(table, seat, name, locale, format) : null;
    if (value === null) return (table.connection.link.length > 0 ? IN_FLIGHT : NOTHING_DUE)[locale];
    facts.set(name, value);
  }
  // With a segment on its way the worked answer may be out of date before it is read.
  if (level === 3 && table.connection.link.length > 0 && dueOf(table, seat).length === 0)
    return IN_FLIGHT[locale];
  return template.replace(/\{([^{}]*)\}/gu, (_, name: string) => facts.get(name) as string);
}

/** How many hints this seat has in the step that is on, and how many it has taken. */
export const hintsOf = (table: Table, seat: Seat): { readonly taken: 0 | 1 | 2 | 3; readonly of: 0 | 3 } => ({
  taken: table.hints[seat],
  of: table.header.lesson.steps[table.step]?.hints[seat] ? 3 : 0,
});
