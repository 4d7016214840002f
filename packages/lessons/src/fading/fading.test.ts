import { describe, expect, test } from 'vitest';
import {
  debrief,
  firstLevel,
  isWorthPlaying,
  LESSONS,
  LEVELS,
  nextLevel,
  prefill,
  progress,
  unsure,
  wentOf,
  withFaults,
} from '../index.ts';
import type { FadingLevel, Grade, PracticeEvent, Went } from '../index.ts';
import { Log, SEATS } from '../test/table.ts';

describe('the next level', () => {
  test.each<[string, FadingLevel, Went, FadingLevel]>([
    ['after watching', 'watch', { right: 0, wrong: 0, hints: 0 }, 'field'],
    ['after a run without a mistake', 'field', { right: 6, wrong: 0, hints: 0 }, 'segment'],
    ['after one slip in many', 'segment', { right: 12, wrong: 1, hints: 1 }, 'all'],
    ['after a few mistakes', 'all', { right: 6, wrong: 2, hints: 0 }, 'all'],
    ['after as many wrong as right', 'all', { right: 5, wrong: 5, hints: 0 }, 'segment'],
    [
      'after three worked answers for four segments and two mistakes',
      'all',
      { right: 2, wrong: 2, hints: 3 },
      'segment',
    ],
    ['no further than faults', 'faults', { right: 9, wrong: 0, hints: 0 }, 'faults'],
    ['two hints without a mistake', 'all', { right: 8, wrong: 0, hints: 2 }, 'all'],
  ])('%s', (_, level, went, next) => expect(nextLevel(level, went)).toBe(next));
});

describe.each(LESSONS.map(({ id }) => id))('%s fades', (id) => {
  test('what is filled in is what is due, and right wherever nothing is blank', () => {
    for (const level of ['watch', 'field', 'segment'] as const) {
      const log = new Log(id);
      let filled = 0;
      while (!log.table.ended) {
        const seat = SEATS.find((one) => prefill(log.table, one, level));
        const made = seat && log.table.connection.link.length === 0 ? prefill(log.table, seat, level) : null;
        if (made && seat) {
          filled += 1;
          expect(made.segment).toEqual(log.due(seat));
          expect(made.blank.length).toBeLessThanOrEqual({ watch: 0, field: 1, segment: 4 }[level]);
        }
        if (!log.tick()) break;
      }
      expect(log.table.ended).toBe(true);
      expect(filled).toBeGreaterThan(0);
    }
  });

  test('what is filled in for one segment is told apart from what was for the one before, a repeat of it too', () => {
    const log = new Log(id);
    const last = { client: '', server: '' };
    while (!log.table.ended) {
      const sent = log.table.connection.sent;
      const made = { client: '', server: '' };
      for (const seat of SEATS) made[seat] = JSON.stringify(prefill(log.table, seat, 'watch'));
      if (!log.tick()) break;
      for (const seat of SEATS) {
        const left = log.table.events.at(-1);
        if (log.table.connection.sent === sent || left?.kind !== 'sent' || left.seat !== seat) continue;
        expect(made[seat]).not.toBe(last[seat]);
        last[seat] = made[seat];
      }
    }
  });

  test('nothing is filled in where all of it is to be done', () => {
    const log = new Log(id);
    for (const level of ['all', 'faults'] as const)
      for (const seat of SEATS) expect(prefill(log.table, seat, level)).toBeNull();
  });
});

describe('a loss more', () => {
  const added = LESSONS.map((lesson) =>
    [0, 0.3, 0.6, 0.99].map((pick) => {
      const faulty = withFaults(lesson, pick);
      return faulty.steps.flatMap((step, i) =>
        step.enter.slice(0, step.enter.length - (lesson.steps[i]?.enter.length ?? 0)),
      );
    }),
  );

  test('is one at most, and the lesson stays the same otherwise', () => {
    for (const picks of added)
      for (const faults of picks) {
        expect(faults.length).toBeLessThanOrEqual(1);
        for (const fault of faults) expect(fault).toMatchObject({ do: 'fault', fault: 'drop', times: 1 });
      }
  });

  test('is found for nearly every lesson, and not always in the same place', () => {
    const borne = added.filter((picks) => picks.some((faults) => faults.length > 0));
    expect(borne.length / LESSONS.length).toBeGreaterThan(0.8);
    const handshake = added[0] ?? [];
    expect(new Set(handshake.map((faults) => JSON.stringify(faults))).size).toBeGreaterThan(1);
  });
});

test('how a run went is read from its debriefing', () => {
  const log = new Log('handshake');
  log.send('client', { ...log.due('client'), flags: 0 });
  log.sound('client');
  expect(wentOf(debrief(log.table, 'client'))).toEqual({ right: 1, wrong: 1, hints: 0 });
  expect(LEVELS).toHaveLength(5);
});

describe('where a lesson begins, and whether it is worth playing', () => {
  const NOW = Date.UTC(2026, 10, 25, 9);
  const DAY = 86_400_000;
  const knows = (...given: readonly (readonly [key: string, grade: Grade, daysAgo?: number])[]) =>
    progress(
      given.map(([key, grade, daysAgo = 0], i): PracticeEvent => ({
        id: `e${i}`,
        at: NOW - daysAgo * DAY,
        device: 'laptop',
        source: 'lesson',
        key,
        ok: grade !== 'again',
        grade,
      })),
    );
  const lesson = { teaches: ['syn-free', 'swapped', 'bare-fin', 'HS-ACK3-NUM'] };

  test.each([
    ['of new ideas is watched', knows(), 'watch'],
    ['of which a rule alone is known is watched', knows(['HS-ACK3-NUM', 'good']), 'watch'],
    ['of which a little is known is half filled in', knows(['swapped', 'good']), 'segment'],
    ['of which half is known is not filled in', knows(['swapped', 'good'], ['bare-fin', 'hard']), 'all'],
    [
      'of which something went wrong last is half filled in',
      knows(['swapped', 'good'], ['bare-fin', 'again'], ['syn-free', 'good']),
      'segment',
    ],
  ] as const)('a lesson %s', (_, known, level) => expect(firstLevel(lesson, known)).toBe(level));

  const all = [
    ['syn-free', 'good'],
    ['swapped', 'good'],
    ['bare-fin', 'good'],
  ] as const;
  test.each([
    ['with ideas that were never met', knows(['swapped', 'good']), false, true],
    ['that was played, and showed the rest to nobody', knows(['swapped', 'good']), true, false],
    ['of which everything was met today', knows(...all), false, false],
    ['of which an idea is due', knows(...all, ['bare-fin', 'again', 2]), true, true],
  ] as const)('a lesson %s', (_, known, played, worth) => {
    const now = worth && played ? NOW + 30 * DAY : NOW;
    expect(isWorthPlaying(lesson, { progress: known, played, now })).toBe(worth);
  });

  test('asks for no lesson where no segment can show the idea', () =>
    expect(
      isWorthPlaying({ teaches: ['timewait-one-reason'] }, { progress: knows(), played: false, now: NOW }),
    ).toBe(false));

  test('practises ahead what is not sure, the next to be due first', () => {
    const known = knows(['swapped', 'good'], ['bare-fin', 'again'], ['HS-ACK3-NUM', 'again']);
    expect(unsure(known).map(({ key }) => key)).toEqual(['bare-fin', 'swapped']);
  });
});
