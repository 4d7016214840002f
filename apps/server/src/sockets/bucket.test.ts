import { expect, it } from 'vitest';
import { Bucket } from './bucket.ts';

it('lets a burst through, then as much as time brings', () => {
  const bucket = new Bucket({ burst: 3, perSecond: 10 });
  expect([0, 0, 0, 0].map(() => bucket.take(1_000))).toEqual([0, 0, 0, 100]);
  expect(bucket.take(1_060)).toBe(40);
  expect(bucket.take(1_100)).toBe(0);
  expect(bucket.take(1_100)).toBe(100);
});

it('never holds more than the burst', () => {
  const bucket = new Bucket({ burst: 2, perSecond: 10 });
  expect(bucket.take(0)).toBe(0);
  expect([0, 0, 0].map(() => bucket.take(9_000_000))).toEqual([0, 0, 100]);
});
