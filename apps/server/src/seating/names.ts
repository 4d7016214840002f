/** Names that a table or class can live with. Their form is the contract's to check; here is what needs company or taste. */
import { NAME_MAX, refuse } from '@handshake/contract';
import type { Refusal, RefusalCode } from '@handshake/contract';
import { isOffensive } from './offensive.ts';

/** Marks that stand on letters of any script. Vowel signs are letters of their own (गीता is not गति), and か is not が. */
const ACCENTS = /[\p{Script=Inherited}--\p{Script_Extensions=Hiragana}]/gv;

/** Letters and digits that pass for others at a glance, and those others: Cyrillic and Greek for Latin, l and 1 for I, 0 for O. */
const LOOKS = new Map(
  Object.entries({
    аɑα: 'a',
    вβ: 'b',
    сϲ: 'c',
    ԁ: 'd',
    еєε: 'e',
    ԍ: 'g',
    һн: 'h',
    іι1lӏ: 'i',
    јϳ: 'j',
    кκ: 'k',
    мμ: 'm',
    ո: 'n',
    оο0: 'o',
    рρ: 'p',
    ԛ: 'q',
    ѕ: 's',
    тτ: 't',
    υ: 'u',
    ѵν: 'v',
    ԝ: 'w',
    хχ: 'x',
    уγ: 'y',
  }).flatMap(([those, like]) => [...those].map((one) => [one, like] as const)),
);

/** What two names have in common that nobody can tell apart by ear or at a glance: case, width, accents, spaces, lookalikes. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}\p{M}]|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/./gu, (c) => LOOKS.get(c) ?? c);

/** Why the name may not be used beside these; null when it may. */
export function nameRefusal(name: string, others: Iterable<string>): RefusalCode | null {
  if (isOffensive(name)) return 'name-offensive';
  const key = nameKey(name);
  for (const other of others) if (nameKey(other) === key) return 'name-taken';
  return null;
}

/** A name that is free, like the one that was wished for: with the first number that tells it apart. */
export function freeName(name: string, others: Iterable<string>): string {
  const taken = new Set([...others].map(nameKey));
  for (let n = 2; ; n++) {
    const number = ` ${n}`;
    const free = `${[...name]
      .slice(0, NAME_MAX - number.length)
      .join('')
      .trim()}${number}`;
    if (!taken.has(nameKey(free)) && !isOffensive(free)) return free;
  }
}

/** The same as a refusal of the field, with a free name beside. */
export function refuseName(name: string, others: readonly string[]): Refusal | null {
  const wrong = nameRefusal(name, others);
  if (wrong === null) return null;
  return refuse(wrong, {
    field: 'name',
    ...(wrong === 'name-taken' ? { name: freeName(name, others) } : {}),
  });
}
