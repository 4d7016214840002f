import { describe, expect, it } from 'vitest';
import type { Person, Tile } from '@handshake/contract';
import { finder } from './find.ts';

const seat = (name: string) => ({ kind: 'student', name, here: true, composing: false }) as const;
const tile = (number: number, client: string, server: string, lesson = 0): Tile =>
  ({ table: `t${number}`, number, lesson, seats: { client: seat(client), server: seat(server) } }) as Tile;
const person = (table: string | null, realName: string | null): Person =>
  ({ table, realName }) as unknown as Person;

const tiles = [tile(1, 'Zoë', 'Bob'), tile(12, '小明', 'Ada Lovelace', 1), tile(2, 'Ａｎｎｅ', 'Bot 12', 1)];
const people = [person('t1', '王芳'), person('t2', null), person(null, 'Zoë Gone')];
const found = (typed: string, lesson: number | null = null) =>
  tiles.filter(finder({ typed, lesson }, people)).map(({ number }) => number);

describe('what is typed finds', () => {
  it.each([
    ['', [1, 12, 2]],
    ['zoe', [1]],
    [' ZOË ', [1]],
    ['小', [12]],
    ['love ada', [12]],
    ['anne', [2]],
    ['王', [1]],
    ['gone', []],
    ['12', [12, 2]],
    ['1', [1, 2]],
    ['nobody', []],
  ] as const)('%j', (typed, numbers) => {
    expect(found(typed)).toEqual(numbers);
  });

  it('tables of one lesson', () => {
    expect(found('', 1)).toEqual([12, 2]);
    expect(found('ada', 0)).toEqual([]);
  });
});
