/** Keys in a real browser's storage: one for all tabs, one a tab. */
import { beforeEach, expect, test } from 'vitest';
import { forgetSeat, keepSeat, keptSeat, keptSeats } from './tokens.ts';

const CODE = 'K7M4QX';
const seat = (name: string, at: number) => ({ token: name.padEnd(43, '_'), name, at });
const [ada, bob] = [seat('Ada', 1), seat('Bob', 2)];
/** What another tab of the same browser writes. */
const elsewhere = (kept: object) => localStorage.setItem(`hl:seat:${CODE}`, JSON.stringify(kept));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('a new tab comes to the seat that was taken last', () => {
  keepSeat(CODE, ada);
  sessionStorage.clear();
  expect(keptSeat(CODE)).toEqual(ada);
  expect(keptSeats()).toEqual([{ ...ada, code: CODE }]);
});

test('a tab comes back to its own seat when another has sat down at the same table', () => {
  keepSeat(CODE, ada);
  elsewhere(bob);
  expect(keptSeat(CODE)).toEqual(ada);
});

test('a seat that is no more is forgotten everywhere, and another tab’s is kept', () => {
  keepSeat(CODE, ada);
  forgetSeat(CODE);
  expect(keptSeat(CODE)).toBeNull();
  keepSeat(CODE, ada);
  elsewhere(bob);
  forgetSeat(CODE);
  expect(keptSeat(CODE)).toEqual(bob);
});

test('what is damaged counts as not kept', () => {
  keepSeat(CODE, ada);
  sessionStorage.setItem(`hl:seat:${CODE}`, '{"token":"short"}');
  expect(keptSeat(CODE)).toEqual(ada);
  elsewhere({ ...bob, token: 7 });
  expect(keptSeat(CODE)).toBeNull();
  forgetSeat(CODE);
  expect(localStorage.length + sessionStorage.length).toBe(0);
});
