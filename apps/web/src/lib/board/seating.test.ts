import { describe, expect, it } from 'vitest';
import type { Person, Tile } from '@handshake/contract';
import { changed, hasLoneNetwork, layoutOf, seated } from './seating.ts';
import type { Layout } from './seating.ts';

const tile = (table: string, number: number) => ({ table, number }) as Tile;
const at = (place: string): Person => {
  const [id = '', table, part] = place.split(' ');
  return { id, table: table ?? null, part: (part as Person['part'] | undefined) ?? null } as Person;
};
const before = layoutOf(
  [tile('t2', 2), tile('t1', 1)],
  ['ada t1 client', 'bob t1 server', 'cleo t2 client', 'dan t2 server', 'eve'].map(at),
);
/** `1: ada bob -` a table; the last line is who sits nowhere. */
const told = ({ rows, loose }: Layout) => [
  ...rows.map(
    ({ number, client, server, network }) =>
      `${number}: ${[client, server, network].map((id) => id ?? '-').join(' ')}`,
  ),
  loose.join(' '),
];

describe('a class seated by hand', () => {
  it('begins as it is: tables by number, a new one at the end, who sits nowhere', () => {
    expect(told(before)).toEqual(['1: ada bob -', '2: cleo dan -', '3: - - -', 'eve']);
    expect(changed(before, before)).toEqual([]);
  });

  it('two change places', () => {
    const after = seated(before, 'bob', { row: 1, part: 'client' });
    expect(told(after)).toEqual(['1: ada cleo -', '2: bob dan -', '3: - - -', 'eve']);
    expect(changed(before, after)).toEqual([
      { table: 't1', client: 'ada', server: 'cleo', network: null },
      { table: 't2', client: 'bob', server: 'dan', network: null },
    ]);
    expect(changed(before, seated(after, 'bob', { row: 0, part: 'server' }))).toEqual([]);
  });

  it('one who sat nowhere takes a seat, and who had it sits nowhere', () => {
    expect(told(seated(before, 'eve', { row: 0, part: 'client' }))).toEqual([
      '1: eve bob -',
      '2: cleo dan -',
      '3: - - -',
      'ada',
    ]);
  });

  it('a new table is followed by another new one, and goes when it is empty again', () => {
    const after = seated(before, 'bob', { row: 2, part: 'server' });
    expect(told(after)).toEqual(['1: ada - -', '2: cleo dan -', '3: - bob -', '4: - - -', 'eve']);
    expect(changed(before, after)).toEqual([
      { table: 't1', client: 'ada', server: null, network: null },
      { table: null, client: null, server: 'bob', network: null },
    ]);
    expect(told(seated(after, 'bob', { row: 0, part: 'server' }))).toEqual(told(before));
  });

  it('the network lies between two ends: nobody plays it alone', () => {
    const after = seated(before, 'eve', { row: 0, part: 'network' });
    expect(hasLoneNetwork(after)).toBe(false);
    expect(hasLoneNetwork(seated(before, 'eve', { row: 2, part: 'network' }))).toBe(true);
  });

  it('a seat that is taken already by the same one stays so', () => {
    expect(seated(before, 'ada', { row: 0, part: 'client' })).toBe(before);
  });
});
