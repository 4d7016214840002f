import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { GRADES, practiceEventSchema } from './event.ts';
import type { PracticeEvent } from './event.ts';
import { FILE_LIMITS, fileProblemText, readRecord, writeRecord } from './file.ts';
import type { FileProblem } from './file.ts';
import { join } from './join.ts';
import { dueAt, LATELY, progress } from './progress.ts';

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 10, 23, 9);

const event = (given: Partial<PracticeEvent> = {}): PracticeEvent => {
  const { grade = 'good' } = given;
  return {
    id: `${given.key ?? 'swapped'}-${given.at ?? MONDAY}`,
    at: MONDAY,
    device: 'laptop',
    source: 'lesson',
    key: 'swapped',
    ok: grade !== 'again',
    grade,
    ...given,
  };
};

/** Few ids, so that two records meet, and now and then contradict each other. */
const events = fc.array(
  fc
    .record({
      id: fc.integer({ min: 0, max: 12 }).map((n) => `e${n}`),
      at: fc.integer({ min: MONDAY, max: MONDAY + 20 * DAY }),
      device: fc.constantFrom('laptop', 'phone'),
      source: fc.constantFrom('lesson', 'review', 'rule', 'puzzle'),
      key: fc.constantFrom('swapped', 'syn-free', 'FIN-SEQ', 'of-a-later-version'),
      grade: fc.constantFrom(...GRADES),
    })
    .map((given): PracticeEvent => ({ ...given, ok: given.grade !== 'again' })),
  { maxLength: 15 },
);

describe('what is known of a learner', () => {
  test('is the same whether the record is folded at once, again, or as it grew', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: MONDAY - 2 * DAY, max: MONDAY + 20 * DAY }), (record, now) => {
        const anew = () => progress(structuredClone(record), now);
        record.forEach((_, i) => {
          progress(record.slice(0, i), now);
          progress(record.slice(i));
        });
        expect(progress(record, now)).toEqual(anew());
        expect(progress(record)).toEqual(progress(structuredClone(record)));
      }),
    );
  });
});

describe('two records of one learner', () => {
  test('join in any order, and once is enough', () => {
    fc.assert(
      fc.property(events, events, events, (a, b, c) => {
        expect(join(a, b)).toEqual(join(b, a));
        expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
        expect(join(join(a, b), b)).toEqual(join(a, b));
        expect(join(join(a, a), [])).toEqual(join(a, []));
      }),
    );
  });

  test('lose nothing, and double nothing', () => {
    fc.assert(
      fc.property(events, events, (a, b) => {
        const ids = join(a, b).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(ids)).toEqual(new Set([...a, ...b].map(({ id }) => id)));
      }),
    );
  });

  test('make the same progress, in whatever order they are read', () => {
    fc.assert(
      fc.property(events, events, (a, b) => {
        expect(progress([...b, ...a])).toEqual(progress(join(a, b)));
        const all = [...progress(join(a, b)).values()];
        expect(all.reduce((n, { met }) => n + met, 0)).toBe(join(a, b).length);
        for (const one of all) expect(one.due).toBeGreaterThan(one.last);
      }),
    );
  });
});

describe('progress', () => {
  const one = (...given: Partial<PracticeEvent>[]) => progress(given.map(event)).get('swapped');

  it('brings back tomorrow what went wrong', () => {
    const all = progress([event({ grade: 'again' })]);
    expect(all.get('swapped')).toMatchObject({ met: 1, right: 0, lastRight: null, level: 'shaky' });
    expect(dueAt(all, MONDAY)).toEqual([]);
    expect(dueAt(all, MONDAY + DAY - 1)).toEqual([]);
    expect(dueAt(all, MONDAY + DAY).map(({ key }) => key)).toEqual(['swapped']);
  });

  it('brings back later what went right, and later still what went right again', () => {
    const first = one({});
    const due = first?.due ?? 0;
    expect(due - MONDAY).toBeGreaterThanOrEqual(2 * DAY);
    const again = one({}, { at: due, id: 'b' });
    expect((again?.due ?? 0) - due).toBeGreaterThan(due - MONDAY);
  });

  it('gains next to nothing by the same again on the same day', () => {
    const once = one({});
    const often = one({}, { at: MONDAY + 60_000 }, { at: MONDAY + 120_000 }, { at: MONDAY + 180_000 });
    expect(often?.stability).toBeCloseTo(once?.stability ?? 0, 1);
    expect(often?.level).toBe('growing');
  });

  it('is sure of what was right three times running, days apart', () => {
    const days = [0, 1, 4, 12].map((n) => ({ at: MONDAY + n * DAY }));
    const [wrong, ...right] = days;
    expect(one({ ...wrong, grade: 'again' }, ...right.slice(0, 2))?.level).toBe('growing');
    expect(one({ ...wrong, grade: 'again' }, ...right)?.level).toBe('sure');
    expect(
      one({ ...wrong, grade: 'again' }, ...right, { at: MONDAY + 20 * DAY, grade: 'again' })?.level,
    ).toBe('shaky');
  });

  it('counts what was met and what went right, and tells the latest answers', () => {
    const grades = ['again', 'again', 'good', 'hard', 'good', 'again'] as const;
    const all = grades.map((grade, i) => ({ grade, at: MONDAY + i * 3_600_000 }));
    expect(one(...all)).toMatchObject({
      met: 6,
      right: 3,
      lately: [false, true, true, true, false],
      last: MONDAY + 5 * 3_600_000,
      lastRight: MONDAY + 4 * 3_600_000,
    });
    expect(one(...all)?.lately).toHaveLength(LATELY);
  });

  describe('of a clock that was far ahead', () => {
    const ahead = { at: MONDAY + 9000 * DAY, id: 'ahead', grade: 'again' } as const;
    const asked = (...given: Partial<PracticeEvent>[]) => progress(given.map(event), MONDAY);

    it('asks at once what was only met then, and counts it', () => {
      const all = asked(ahead);
      expect(all.get('swapped')).toMatchObject({ met: 1, right: 0, level: 'shaky', lastRight: null });
      expect(dueAt(all, MONDAY).map(({ key }) => key)).toEqual(['swapped']);
    });

    it('goes on from what was answered since, as if that had been the first', () => {
      const since = asked(ahead, {}).get('swapped');
      expect(since).toMatchObject({ met: 2, right: 1, lately: [false, true], level: 'growing' });
      expect(since).toMatchObject({ last: MONDAY, lastRight: MONDAY, due: one({})?.due });
    });

    it('takes an hour’s difference between two devices as it is', () => {
      const soon = { at: MONDAY + 3_600_000 };
      expect(asked(soon)).toEqual(progress([event(soon)]));
    });
  });

  it('asks first what went wrong last, then what is overdue by more of its time', () => {
    const all = progress([
      event({ key: 'isn-one', grade: 'good' }),
      event({ key: 'bare-fin', grade: 'easy' }),
      event({ key: 'swapped', grade: 'again', at: MONDAY + DAY }),
    ]);
    expect(dueAt(all, MONDAY + 60 * DAY).map(({ key }) => key)).toEqual(['swapped', 'isn-one', 'bare-fin']);
  });
});

describe('a file', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(events, (all) => {
        expect(readRecord(writeRecord(all))).toEqual({ ok: true, events: join(all, []) });
      }),
    );
  });

  it('of one event has it on a line of its own', () => {
    expect(writeRecord([event()]).split('\n')).toHaveLength(4);
    expect(readRecord(`\uFEFF${writeRecord([event()])}`)).toMatchObject({ ok: true });
  });

  const written = (change: (file: Record<string, unknown>) => void): string => {
    const file = JSON.parse(writeRecord([event(), event({ at: MONDAY + 1 })])) as Record<string, unknown>;
    change(file);
    return JSON.stringify(file);
  };
  const second = (change: (entry: Record<string, unknown>) => void) =>
    written((file) => change((file['events'] as Record<string, unknown>[])[1] ?? {}));

  test.each<[string, string, FileProblem]>([
    ['cut off', writeRecord([event()]).slice(0, -9), { kind: 'not-json' }],
    ['empty', '', { kind: 'not-json' }],
    ['deep', '['.repeat(FILE_LIMITS.depth + 1), { kind: 'not-ours' }],
    ['cut off, but not deep', '['.repeat(FILE_LIMITS.depth), { kind: 'not-json' }],
    ['cut off within a string of brackets', `"\\"${'['.repeat(99)}`, { kind: 'not-json' }],
    ['of another kind', '{"format":"packets","v":1,"events":[]}', { kind: 'not-ours' }],
    ['a list', '[]', { kind: 'not-ours' }],
    ['without events', written((file) => delete file['events']), { kind: 'not-ours' }],
    ['from a later version', written((file) => (file['v'] = 2)), { kind: 'too-new', v: 2 }],
    [
      'from a later version, and otherwise quite different',
      '{"format":"handshake-lab/record","v":7,"cards":{}}',
      { kind: 'too-new', v: 7 },
    ],
    [
      'with too many entries',
      written((file) => (file['events'] = new Array(FILE_LIMITS.events + 1).fill(0))),
      { kind: 'too-many', events: FILE_LIMITS.events + 1 },
    ],
    ['too large', ' '.repeat(FILE_LIMITS.bytes + 1), { kind: 'too-large', bytes: FILE_LIMITS.bytes + 1 }],
    ['with a date that is none', second((e) => (e['at'] = -5)), { kind: 'bad-entry', no: 2, field: 'at' }],
    ['with a time far off', second((e) => (e['at'] = 9e15)), { kind: 'bad-entry', no: 2, field: 'at' }],
    ['without a key', second((e) => delete e['key']), { kind: 'bad-entry', no: 2, field: 'key' }],
    ['with markup', second((e) => (e['key'] = '<b>')), { kind: 'bad-entry', no: 2, field: 'key' }],
    [
      'that says right and wrong at once',
      second((e) => (e['ok'] = false)),
      { kind: 'bad-entry', no: 2, field: 'grade' },
    ],
    [
      'with an entry that is none',
      written((file) => (file['events'] = [event(), null])),
      { kind: 'bad-entry', no: 2, field: null },
    ],
  ])('%s is refused, and says why', (_, text, problem) => {
    expect(readRecord(text)).toEqual({ ok: false, problem });
    for (const locale of ['en', 'zh'] as const) {
      const said = fileProblemText(problem, locale);
      expect(said).not.toMatch(/[{}—]/u);
      expect(said.length).toBeGreaterThan(10);
    }
  });

  it('keeps what it does not know, and what it knows has its schema', () => {
    const unknown = event({ key: 'of-a-later-version' });
    expect(readRecord(writeRecord([unknown]))).toMatchObject({ events: [{ key: 'of-a-later-version' }] });
    expect(practiceEventSchema.safeParse(unknown).success).toBe(true);
  });
});
