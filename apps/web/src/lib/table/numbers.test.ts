import { describe, expect, test } from 'vitest';
import { convert, MAX_16, MAX_32, otherForm, readSeq, readWhole, showSeq } from './numbers.ts';

describe('a number as it is typed or pasted', () => {
  test.each([
    ['0', 0],
    ['120', 120],
    ['  120 ', 120],
    ['+120', 120],
    ['007', 7],
    ['1,234', 1234],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    ['1\u202f234\u202f567', 1234567],
    ['1_234', 1234],
    ["1'234", 1234],
    ['1.234.567', 1234567],
    ['28_4619_0451', 2846190451],
    ['28 4619 0451', 2846190451],
    ['2,846,190,451', 2846190451],
    ['１２３４', 1234],
    ['１，２３４', 1234],
    ['\u200b120', 120],
    ['4294967295', MAX_32],
    ['-0', 0],
  ])('%j is %d', (typed, value) => {
    expect(readWhole(typed, MAX_32)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['\u3000', 'empty'],
    ['x', 'not-a-number'],
    ['12a', 'not-a-number'],
    ['1 2', 'not-a-number'],
    ['12,34', 'not-whole'],
    ['1,,234', 'not-a-number'],
    ['1,234 567', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['∞', 'not-a-number'],
    ['1²', 'not-a-number'],
    ['₂', 'not-a-number'],
    ['①', 'not-a-number'],
    ['½', 'not-a-number'],
    ['-', 'not-a-number'],
    ['1.5', 'not-whole'],
    ['.5', 'not-whole'],
    ['1,5', 'not-whole'],
    ['1.', 'not-whole'],
    ['1.234', 'not-whole'],
    ['１．５', 'not-whole'],
    ['4294967296', 'out-of-range'],
    ['-1', 'out-of-range'],
    ['−1', 'out-of-range'],
    ['99999999999999999999', 'out-of-range'],
  ] as const)('%j is refused: %s', (typed, why) => {
    expect(readWhole(typed, MAX_32)).toEqual({ ok: false, why });
  });

  test('a 16-bit field ends at 65535', () => {
    expect(readWhole('65,535', MAX_16)).toEqual({ ok: true, value: 65535 });
    expect(readWhole('65536', MAX_16)).toEqual({ ok: false, why: 'out-of-range' });
  });
});

describe('relative and absolute', () => {
  const iss = 2846190331;
  test('a relative number counts from the base', () => {
    expect(readSeq('120', 'relative', iss)).toEqual({ ok: true, value: 2846190451 });
    expect(showSeq(2846190451, 'relative', iss)).toBe('120');
    expect(otherForm(2846190451, 'relative', iss, 'ISS')).toBe('= 2846190451');
  });
  test('an absolute one stands as it is', () => {
    expect(readSeq('2846190451', 'absolute', iss)).toEqual({ ok: true, value: 2846190451 });
    expect(showSeq(2846190451, 'absolute', iss)).toBe('2846190451');
    expect(otherForm(2846190451, 'absolute', iss, 'ISS')).toBe('= ISS + 120');
  });
  test('without a known base a number is absolute in either mode', () => {
    expect(readSeq('120', 'relative', null)).toEqual({ ok: true, value: 120 });
    expect(showSeq(120, 'relative', null)).toBe('120');
    expect(otherForm(120, 'relative', null, 'IRS')).toBeNull();
  });
  test('relative numbers wrap with the stream', () => {
    expect(readSeq('3', 'relative', 4294967294)).toEqual({ ok: true, value: 1 });
    expect(showSeq(1, 'relative', 4294967294)).toBe('3');
    expect(showSeq(4294967293, 'relative', 4294967294)).toBe('4294967295');
  });
  test('switching the mode rewrites what can be read and keeps what cannot', () => {
    expect(convert('1,20', 'relative', 'absolute', iss)).toBe('1,20');
    expect(convert('120', 'relative', 'absolute', iss)).toBe('2846190451');
    expect(convert('2,846,190,451', 'absolute', 'relative', iss)).toBe('120');
    expect(convert('12', 'relative', 'absolute', null)).toBe('12');
    expect(convert('', 'relative', 'absolute', iss)).toBe('');
  });
});
