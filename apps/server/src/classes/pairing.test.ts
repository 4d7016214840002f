import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../../../scripts/chance.ts';
import { byNeed, redraw } from './pairing.ts';
import type { Pair } from './pairing.ts';

const sitters = (pairs: readonly Pair[]) =>
  pairs.flatMap(({ client, server }) =>
    [client, server].flatMap((sitter) => (sitter === 'nobody' ? [] : [sitter.student])),
  );
/** A chance that anybody can repeat. */
const seeded = (seed: number) => (below: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed % below;
};
const arbitrary = fc.record({
  here: fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 30 }),
  away: fc.uniqueArray(fc.integer({ min: 100, max: 199 }), { maxLength: 9 }),
  seed: fc.nat(),
});
const ids = (numbers: number[]) => numbers.map((n) => `s${n}`);

describe('new pairs', () => {
  it('seat everybody once, and only an odd one alone', () => {
    fc.assert(
      fc.property(arbitrary, ({ here, away, seed }) => {
        const pairs = redraw(ids(here), ids(away), [], seeded(seed));
        expect(sitters(pairs).sort()).toEqual([...ids(here), ...ids(away)].sort());
        const alone = pairs.filter(({ client, server }) => client === 'nobody' || server === 'nobody');
        expect(alone).toHaveLength((here.length % 2) + (away.length % 2));
        expect(pairs.some(({ client, server }) => client === 'nobody' && server === 'nobody')).toBe(false);
      }),
      chance(100),
    );
  });

  it('never leave one who is here with one who is away', () => {
    fc.assert(
      fc.property(arbitrary, ({ here, away, seed }) => {
        for (const { client, server } of redraw(ids(here), ids(away), [], seeded(seed))) {
          if (client === 'nobody' || server === 'nobody') continue;
          expect(ids(here).includes(client.student)).toBe(ids(here).includes(server.student));
        }
      }),
      chance(100),
    );
  });

  it('are new ones where there is a choice', () => {
    for (let seed = 0; seed < 50; seed++) {
      const four = ['a', 'b', 'c', 'd'];
      const before = redraw(four, [], [], seeded(seed));
      const after = redraw(four, [], before, seeded(seed + 1));
      const key = ({ client, server }: Pair) => sitters([{ client, server }]).sort().join();
      expect(after.map(key).some((pair) => before.map(key).includes(pair))).toBe(false);
    }
  });
});

describe('pairs by need', () => {
  const need = new Map([
    ['best', 0.1],
    ['good', 0.2],
    ['weak', 0.6],
    ['worst', 0.9],
  ]);
  it.each(fc.sample(fc.nat(), { seed: 7, numRuns: 8 }))('seat the best with the worst (lot %i)', (seed) => {
    const pairs = byNeed(['weak', 'best', 'worst', 'good'], need, seeded(seed));
    expect(pairs.map((one) => sitters([one]).sort())).toEqual([
      ['best', 'worst'],
      ['good', 'weak'],
    ]);
  });
  it('leave the one in the middle over, who may be one who has done nothing yet', () => {
    const pairs = byNeed(['best', 'new', 'worst'], need, seeded(3));
    expect(pairs.map((one) => sitters([one]).sort())).toEqual([['best', 'worst'], ['new']]);
  });
  it('are none of nobody', () => {
    expect(byNeed([], need, seeded(1))).toEqual([]);
  });
});
