import { describe, expect, it } from 'vitest';
import { DAY, fateOf } from './terms.ts';

const terms = { end: 30 * DAY, erase: 90 * DAY };
const open = { id: 'c', usedAt: 0, endedAt: null };
const ended = { id: 'c', usedAt: 0, endedAt: 0 };

describe('what becomes of a class without use', () => {
  it.each([
    ['is in its term', open, null, 29 * DAY, { do: 'nothing' }],
    ['is over for the first time', open, null, 30 * DAY, { do: 'note', due: { days: 1, last: 30 * DAY } }],
    ['is over on the same day again', open, { days: 1, last: 30 * DAY }, 30.9 * DAY, { do: 'nothing' }],
    ['is over on a second day', open, { days: 1, last: 30 * DAY }, 31 * DAY, { do: 'end' }],
    [
      'was used again',
      { ...open, usedAt: 31 * DAY },
      { days: 1, last: 30 * DAY },
      32 * DAY,
      { do: 'note', due: null },
    ],
    [
      'was found over by a clock that has been set back',
      open,
      { days: 1, last: 9_000 * DAY },
      40 * DAY,
      { do: 'note', due: { days: 1, last: 40 * DAY } },
    ],
    ['has ended, and is over', ended, null, 90 * DAY, { do: 'note', due: { days: 1, last: 90 * DAY } }],
    [
      'has ended, and is over on a third day',
      ended,
      { days: 2, last: 91 * DAY },
      92 * DAY,
      { do: 'note', due: { days: 3, last: 92 * DAY } },
    ],
    ['has ended, and is over on a fourth day', ended, { days: 3, last: 92 * DAY }, 93 * DAY, { do: 'erase' }],
    ['has ended in the future', { ...ended, endedAt: 200 * DAY }, null, 93 * DAY, { do: 'nothing' }],
  ] as const)('one that %s', (_, use, due, now, fate) => {
    expect(fateOf(use, due, terms, now)).toEqual(fate);
  });

  it('is kept for ever where there is no term', () => {
    for (const use of [open, ended])
      expect(fateOf(use, null, { end: 0, erase: 0 }, 9_000 * DAY)).toEqual({ do: 'nothing' });
  });
});
