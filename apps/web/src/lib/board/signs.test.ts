import type { Occupant, Tile } from '@handshake/contract';
import { describe, expect, it } from 'vitest';
import { duration, ordered, signOf } from './signs.ts';

const student = (here = true): Occupant => ({ kind: 'student', name: 'Ada', here, composing: false });
const outcome = (travels: boolean) => ({
  verdict: 'illegal' as const,
  findings: [],
  misconception: null,
  notAsked: null,
  travels,
});
const tile = (more: Partial<Tile>): Tile => ({
  table: `t${more.number ?? 1}`,
  number: 1,
  seats: { client: student(), server: student() },
  states: { client: 'CLOSED', server: 'LISTEN' },
  step: 0,
  steps: 3,
  done: false,
  lesson: 0,
  pausedAt: null,
  endsAt: null,
  word: null,
  faults: [],
  askedAt: null,
  moves: 0,
  refused: 0,
  last: null,
  ladder: [],
  activeAt: 0,
  ...more,
});
const held = { from: 'client', fate: 'refused' } as const;

describe('a tile’s sign', () => {
  it.each<[string, Partial<Tile>, number, string]>([
    ['somebody just moved', {}, 1000, 'moving'],
    ['nothing for a while', {}, 100_000, 'idle'],
    ['held back, and nothing since', { last: { by: 'client', outcome: outcome(false) } }, 60_000, 'stuck'],
    ['held back a moment ago', { last: { by: 'client', outcome: outcome(false) } }, 5000, 'moving'],
    ['held back three times in a row', { ladder: [held, held, held] }, 1000, 'stuck'],
    ['somebody asks for help, whatever else', { askedAt: 5, ladder: [held, held, held] }, 1000, 'asks'],
    ['somebody is away', { seats: { client: student(false), server: student() } }, 1000, 'away'],
    [
      'the bot is never away',
      { seats: { client: student(), server: { ...student(false), kind: 'bot' } } },
      1000,
      'moving',
    ],
    [
      'finished, whatever else',
      { done: true, seats: { client: student(false), server: student() } },
      1e6,
      'done',
    ],
  ])('%s', (_, more, now, sign) => expect(signOf(tile(more), now)).toBe(sign));
  it('in a class that has ended nobody moves, is away or is stuck', () => {
    expect(signOf(tile({}), 1000, true)).toBe('ended');
    expect(signOf(tile({ ladder: [held, held, held] }), 1000, true)).toBe('ended');
    expect(signOf(tile({ seats: { client: student(false), server: student() } }), 1000, true)).toBe('ended');
    expect(signOf(tile({ done: true }), 1000, true)).toBe('done');
  });
});

describe('the order of the tiles', () => {
  const stuck = tile({ number: 3, ladder: [held, held, held], activeAt: 900 });
  const longer = tile({ number: 4, ladder: [held, held, held], activeAt: 100 });
  const asks = tile({ number: 5, askedAt: 950 });
  const all = [tile({ number: 2, done: true }), stuck, tile({ number: 1 }), longer, asks];
  const order = (by: 'help' | 'number') => ordered(all, by, 1000).map(({ number }) => number);
  it('is by need: who asks first, then stuck, the longest before the others, finished last', () =>
    expect(order('help')).toEqual([5, 4, 3, 1, 2]));
  it('is by number where that is wanted', () => expect(order('number')).toEqual([1, 2, 3, 4, 5]));
});

describe('a duration', () => {
  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [250_000, '4:10'],
    [3_723_000, '1:02:03'],
  ])('%d ms is %s', (ms, text) => expect(duration(ms)).toBe(text));
});
