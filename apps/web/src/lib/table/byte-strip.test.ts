import { describe, expect, test } from 'vitest';
import { stripOf } from './byte-strip.ts';

const read = (field: 'ack' | 'seq', right: number, given: number, first = 0) => {
  const strip = stripOf(field, right, given, first);
  return {
    values: strip.cells.map((cell) => cell.value),
    kinds: strip.cells.map((cell) => cell.kind[0]).join(''),
    points: strip.points,
    held: strip.held,
  };
};

describe('the byte strip', () => {
  test('one below: the last byte held instead of the next one', () => {
    expect(read('ack', 733, 732)).toEqual({
      values: [730, 731, 732, 733, 734, 735],
      kinds: 'hhhnff',
      points: 2,
      held: [0, 2],
    });
  });
  test('a little beyond', () => {
    expect(read('ack', 733, 735)).toEqual({
      values: [732, 733, 734, 735, 736, 737],
      kinds: 'hnffff',
      points: 3,
      held: [0, 0],
    });
  });
  test('far below: a break stands between', () => {
    expect(read('ack', 733, 513)).toEqual({
      values: [513, 514, null, 732, 733, 734],
      kinds: 'hhghnf',
      points: 0,
      held: [0, 3],
    });
  });
  test('far beyond', () => {
    expect(read('seq', 120, 733)).toEqual({
      values: [119, 120, 121, null, 733, 734],
      kinds: 'hnfgff',
      points: 4,
      held: [0, 0],
    });
  });
  test('nothing is held before the stream begins', () => {
    expect(read('ack', 1001, 1000, 1000)).toMatchObject({
      values: [998, 999, 1000, 1001, 1002, 1003],
      kinds: 'bbhnff',
      points: 2,
    });
  });
  test('past 2^32 it goes on at 0', () => {
    expect(read('ack', 1, 0, 4294967000)).toMatchObject({
      values: [4294967294, 4294967295, 0, 1, 2, 3],
      points: 2,
    });
  });
  test.each([-4, -3, -2, -1, 1, 2, 3, 4, 5, 100, -100])(
    'off by %d: both numbers are on it, the right one as next',
    (off) => {
      const strip = stripOf('ack', 1000, 1000 + off, 0);
      expect(strip.cells).toHaveLength(6);
      expect(strip.cells[strip.points]!.value).toBe(1000 + off);
      expect(strip.cells.filter((cell) => cell.kind === 'next').map((cell) => cell.value)).toEqual([1000]);
    },
  );
});
