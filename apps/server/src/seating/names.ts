/** Names that a table or class can live with. Their form is the contract's to check; here is what needs company or taste. */
import type { RefusalCode } from '@handshake/contract';
import { isOffensive } from './offensive.ts';

/** Marks that stand on letters of any script. Vowel signs are letters of their own (गीता is not गति), and か is not が. */
const ACCENTS = /[\p{Script=Inherited}--\p{Script_Extensions=Hiragana}]/gv;

/** What two names have in common that nobody can tell apart by ear or at a glance: case, width, accents, spaces. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}\p{M}]|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(ACCENTS, '')
    .toLowerCase();

/** Why the name may not be used beside these; null when it may. */
export function nameRefusal(name: string, others: Iterable<string>): RefusalCode | null {
  if (isOffensive(name)) return 'name-offensive';
  const key = nameKey(name);
  for (const other of others) if (nameKey(other) === key) return 'name-taken';
  return null;
}
