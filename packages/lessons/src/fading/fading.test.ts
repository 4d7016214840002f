import { describe, expect, test } from 'vitest';
import { debrief, LESSONS, LEVELS, nextLevel, prefill, wentOf, withFaults } from '../index.ts';
import type { FadingLevel, Went } from '../index.ts';
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

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('%s fades', (id, lesson) => {
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

  test('nothing is filled in where all of it is to be done', () => {
    const log = new Log(id);
    for (const level of ['all', 'faults'] as const)
      for (const seat of SEATS) expect(prefill(log.table, seat, level)).toBeNull();
  });

  test('with a loss more it is the same lesson, and can be played to its end', () => {
    const places = new Set<string>();
    for (const pick of [0, 0.3, 0.6, 0.99]) {
      const faulty = withFaults(lesson, pick);
      const steps = faulty.steps.filter(
        (step, i) => step.enter.length > (lesson.steps[i]?.enter.length ?? 0),
      );
      expect(steps.length).toBeLessThanOrEqual(1);
      for (const step of steps) places.add(step.id);
    }
    expect(places.size).toBeGreaterThan(0);
  });
});

test('how a run went is read from its debriefing', () => {
  const log = new Log('handshake');
  log.send('client', { ...log.due('client'), flags: 0 });
  log.sound('client');
  expect(wentOf(debrief(log.table, 'client'))).toEqual({ right: 1, wrong: 1, hints: 0 });
  expect(LEVELS).toHaveLength(5);
});
