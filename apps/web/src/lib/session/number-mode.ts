/** Relative or absolute: how a table's numbers are shown, and where that is remembered. */
import type { Header } from '@handshake/lessons';
import type { Profile } from '@handshake/protocol';
import { read, write } from './stored.ts';

export type NumberMode = 'relative' | 'absolute';
type Kind = Profile | 'lesson';
type Known = Pick<Header, 'lesson' | 'profile'>;

/**
 * The class notes count from ISN 1 and every number in them is absolute: textbook tables begin so, until this tab's
 * student says otherwise; so do lessons that are about absolute numbers. Elsewhere it is what this browser chose last.
 */
const NUMBERS = {
  strict: { where: 'local', key: 'numbers', first: 'relative' },
  textbook: { where: 'session', key: 'numbers:textbook', first: 'absolute' },
  lesson: { where: 'session', key: 'numbers:lesson', first: 'absolute' },
} as const satisfies Record<Kind, { where: string; key: string; first: NumberMode }>;

const kindOf = (header: Known | null): Kind =>
  header?.lesson.numbers === 'absolute' ? 'lesson' : (header?.profile ?? 'strict');

/** How a table of this header begins; `null` where it isn't known yet. */
export function numbersOf(header: Known | null): NumberMode {
  const { where, key, first } = NUMBERS[kindOf(header)];
  const chosen = read(where, key);
  return chosen === 'relative' || chosen === 'absolute' ? chosen : first;
}

/** What the student chose at such a table, for the next one. */
export function keepNumbers(header: Known | null, mode: NumberMode): void {
  const { where, key } = NUMBERS[kindOf(header)];
  write(where, key, mode);
}
