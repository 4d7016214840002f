import { describe, expect, it } from 'vitest';
import { codeSchema, nameSchema } from './names.ts';

const nameOf = (typed: string): string => {
  const read = nameSchema.safeParse(typed);
  return read.success ? read.data : (read.error.issues[0]?.message ?? '');
};

describe('a name', () => {
  it.each([
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Ada\nLovelace', 'Ada Lovelace'],
    ['\ufeffAda', 'Ada'],
    ['小明', '小明'],
    ['कृष्ण', 'कृष्ण'],
    ['กี่', 'กี่'],
    ['Nguyễn', 'Nguyễn'],
    ['Анна Bob', 'Анна Bob'],
    ['Ελένη', 'Ελένη'],
    ['שרה Cohen', 'שרה Cohen'],
    ['😀 Ada ❤\ufe0f', '😀 Ada ❤\ufe0f'],
    ['x'.repeat(24), 'x'.repeat(24)],
  ])('%j is read as %j', (typed, name) => expect(nameOf(typed)).toBe(name));

  it.each(['\u3164', '\uffa0\u115f', '\u1160\u1160', 'Ada\u3164', 'A\u034fda', '\ufffeAda'])(
    'of what cannot be seen is refused: %j',
    (typed) => expect(nameOf(typed)).toBe('name-characters'),
  );

  it.each([
    'Ann\u202egnp',
    'a\u200bb',
    'a\u0000b',
    'a\ud800',
    '\ue000x',
    'Z\u0337\u0327\u0303\u0310\u033f',
    '😀',
    '!?',
    '<b>Ada</b>',
    'Ada <',
    'А\u0064a',
    'p\u0430ul',
    'Α\u0301da',
  ])('of characters that do harm, or without a letter, is refused: %j', (typed) =>
    expect(nameOf(typed)).toBe('name-characters'),
  );

  it('is refused when it is empty or too long', () => {
    expect(nameOf(' \u00a0 ')).toBe('name-empty');
    expect(nameOf('x'.repeat(25))).toBe('name-long');
    expect(nameOf('x'.repeat(10_000))).toBe('name-long');
  });
});

describe('a code', () => {
  it.each([
    'k7m4qx',
    ' K7M 4QX ',
    'k7m-4qx',
    'K7M‐4QX',
    'K7M—4QX',
    'Ｋ７Ｍ４ＱＸ',
    'K7M4QX.',
    '\u200eK7M\u200b4QX\u2060',
  ])('typed as %j is K7M4QX', (typed) => expect(codeSchema.parse(typed)).toBe('K7M4QX'));

  it.each(['', 'K7M4Q', 'K7M4QXX', 'K7M4Q0', 'K7M4QI', '__proto__', 'K7M/4QX', 'K '.repeat(30)])(
    'is not %j',
    (typed) => expect(codeSchema.safeParse(typed).error?.issues[0]?.message).toBe('code-malformed'),
  );
});
