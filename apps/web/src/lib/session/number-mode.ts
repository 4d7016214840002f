/** How sequence numbers are shown when a table is opened: remembered by the kind of table. */
import type { Header } from '@handshake/lessons';
import type { Profile } from '@handshake/protocol';
import { read, write } from './stored.ts';

export type NumberMode = 'relative' | 'absolute';

/**
 * How numbers are shown at a table when it is opened. The class notes count from ISN 1 and every number in them is absolute:
 * textbook tables begin so, until this tab's student says otherwise; so do lessons that are about absolute numbers.
 * Elsewhere it is what this browser chose last.
 */
const NUMBERS = {
  strict: { where: 'local', key: 'numbers', first: 'relative' },
  textbook: { where: 'session', key: 'numbers:textbook', first: 'absolute' },
  lesson: { where: 'session', key: 'numbers:lesson', first: 'absolute' },
} as const satisfies Record<Profile | 'lesson', { where: string; key: string; first: NumberMode }>;
export const kindOf = ({ lesson, profile }: Pick<Header, 'lesson' | 'profile'>): keyof typeof NUMBERS =>
  lesson.numbers === 'absolute' ? 'lesson' : profile;
export function numbersOf(kind: keyof typeof NUMBERS): NumberMode {
  const { where, key, first } = NUMBERS[kind];
  const chosen = read(where, key);
  return chosen === 'relative' || chosen === 'absolute' ? chosen : first;
}
export const keepNumbers = (kind: keyof typeof NUMBERS, mode: NumberMode): boolean =>
  write(NUMBERS[kind].where, NUMBERS[kind].key, mode);
