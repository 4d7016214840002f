import { describe, expect, it } from 'vitest';
import { codeIn, isWhole } from './code.ts';

describe('a code as it is typed or pasted', () => {
  it.each([
    ['K7M4QX', 'K7M4QX'],
    ['k7m4qx', 'K7M4QX'],
    [' k7m 4qx ', 'K7M4QX'],
    ['K7M-4QX', 'K7M4QX'],
    ['K7M\u00a04QX', 'K7M4QX'],
    ['Ｋ７Ｍ４ＱＸ', 'K7M4QX'],
    ['http://192.168.1.20:3000/j/K7M4QX', 'K7M4QX'],
    ['http://lab.test/t/k7m4qx?x=1', 'K7M4QX'],
    ['K7M4QXZZ', 'K7M4QX'],
    ['k7', 'K7'],
    ['', ''],
    ['!?', ''],
  ])('%j is %j', (typed, code) => expect(codeIn(typed)).toBe(code));

  it.each([
    ['K7M4QX', true],
    ['K7M4Q', false],
    ['K7M4Q0', false],
    ['K7M4QI', false],
  ])('%s: whole %s', (code, whole) => expect(isWhole(code)).toBe(whole));
});
