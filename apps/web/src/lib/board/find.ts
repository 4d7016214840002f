/** Finds tables on a large board: by what somebody is called, by number, by lesson. */
import type { Person, Tile } from '@handshake/contract';

export interface Wanted {
  /** As it is typed; empty: any. */
  readonly typed: string;
  /** Which lesson of the plan, from 0; null: any. */
  readonly lesson: number | null;
}

/** Case, accents and width don't matter to whoever looks for a name. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();

/** A test of tiles. A number alone is a table's; words must all be found in one of its people's names, chosen or real. */
export function finder({ typed, lesson }: Wanted, people: Iterable<Person>): (tile: Tile) => boolean {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  const number = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null;
  const real = new Map<string, string[]>();
  if (words.length > 0) {
    for (const { table, realName } of people) {
      if (table === null || realName === null) continue;
      const known = real.get(table);
      if (known) known.push(realName);
      else real.set(table, [realName]);
    }
  }
  return ({ table, number: no, lesson: step, seats }) => {
    if (lesson !== null && step !== lesson) return false;
    if (words.length === 0 || number === no) return true;
    const { client, server, network } = seats;
    const names = [client.name, server.name, network?.name ?? '', ...(real.get(table) ?? [])].map(plain);
    return names.some((name) => words.every((word) => name.includes(word)));
  };
}
