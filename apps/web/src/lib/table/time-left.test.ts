import { describe, expect, it } from 'vitest';
import { leftOf, passed } from './time-left.ts';

const MINUTE = 60_000;

describe('the time that is left', () => {
  it.each([
    ['runs', { endsAt: 1_000, pausedAt: null }, 400, 600],
    ['is over', { endsAt: 1_000, pausedAt: null }, 1_400, -400],
    ['stands still while paused', { endsAt: 1_000, pausedAt: 300 }, 9_000, 700],
    ['is as much as it takes', { endsAt: null, pausedAt: null }, 9_000, null],
  ])('%s', (_, time, now, left) => expect(leftOf(time, now)).toBe(left));

  it.each([
    ['nothing', 7 * MINUTE, 6 * MINUTE, null],
    ['five minutes', 5 * MINUTE + 1, 5 * MINUTE, 5],
    ['five minutes once', 5 * MINUTE, 5 * MINUTE - 1, null],
    ['one minute', 2 * MINUTE, MINUTE, 1],
    ['the end', 1, 0, 0],
    ['only the last of several', 9 * MINUTE, -1, 0],
    ['nothing where more was given', 10, 5 * MINUTE, null],
    ['nothing at first', null, 10, null],
  ])('is told: %s', (_, before, left, told) => expect(passed(before, left)).toBe(told));
});
