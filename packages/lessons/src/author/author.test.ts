import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blankLesson,
  blankStep,
  checkLesson,
  copyOf,
  isStillOpen,
  LESSONS,
  lessonById,
  lessonFile,
  lessonProblemText,
  placeText,
  readLesson,
  rehearse,
  unwrapLessonText,
  writeLesson,
} from '../index.ts';
import type { Lesson, LessonProblemCode, LessonRead } from '../index.ts';

const handshake = lessonById('handshake') as Lesson;
const copy = (lesson = handshake): Lesson => copyOf(lesson, 'own-copy');
/** `code at place` of each problem. */
const said = (read: LessonRead): string[] =>
  read.ok ? [] : read.problems.map(({ code, at }) => `${code} at ${placeText(at)}`);
const changed = (change: (lesson: Lesson) => void): unknown => {
  const lesson = copy();
  change(lesson);
  return lessonFile(lesson);
};

describe('a lesson of one’s own', () => {
  it.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('can be a copy of %s', (_, lesson) => {
    const file = unwrapLessonText(writeLesson(copy(lesson)));
    expect(file).toMatchObject({ ok: true });
    expect(readLesson(lessonFile(file.ok ? file.raw : null))).toMatchObject({
      ok: true,
      lesson: {
        id: 'own-copy',
        title: { en: `Copy of ${lesson.title.en}`, zh: `${lesson.title.zh}（副本）` },
      },
    });
  });

  it('begins as one that lacks nothing but its name', () => {
    expect(said(checkLesson(blankLesson('own-x')))).toEqual([
      'empty at title',
      'empty at goal',
      'empty at summary',
    ]);
    expect(rehearse(blankLesson('own-x')).problem).toBeNull();
  });

  it('can be played while its texts are still to be written', () => {
    const read = checkLesson(blankLesson('own-x'));
    const outline = (!read.ok && read.outline) || null;
    expect(outline && rehearse(outline).problem).toBeNull();
    expect(outline?.steps).toEqual(blankLesson('own-x').steps);
  });

  it('tells all that is still to be written, and what is wrong, in the order of its steps', () => {
    const lesson = blankLesson('own-x');
    lesson.title = { en: 'Mine', zh: '' };
    lesson.steps[2]!.until = { ...lesson.steps[2]!.until, or: {} };
    lesson.steps[0]!.prompt.client = { en: 'x'.repeat(401), zh: '' };
    lesson.steps.splice(1, 0, blankStep('new'));
    const read = checkLesson(lesson);
    expect(said(read)).toEqual([
      'empty at goal',
      'empty at summary',
      'too-long at steps[0].prompt.client',
      'empty at steps[1].title',
      'empty at steps[1].prompt.client',
      'empty at steps[1].prompt.server',
      'empty at steps[1].hints.client[0]',
      'empty at steps[1].hints.client[1]',
      'empty at steps[1].hints.client[2]',
      'waits-for-nothing at steps[1].until',
      'waits-for-nothing at steps[3].until.or',
    ]);
    expect(read.ok || read.problems.filter((one) => !isStillOpen(one)).map(({ code }) => code)).toEqual([
      'too-long',
    ]);
    expect(read).not.toHaveProperty('outline');
  });

  it('is a copy that fits where the title was as long as titles may be', () => {
    const long = { ...handshake, title: { en: 'x'.repeat(80), zh: '课'.repeat(80) } };
    const { title } = copyOf(long, 'own-long');
    expect([title.en.length, title.zh.length]).toEqual([80, 80]);
    expect(title.zh).toMatch(/课（副本）$/);
    expect(checkLesson(copyOf(long, 'own-long'))).toMatchObject({ ok: true });
  });

  it('may be written in one language: the other says the same', () => {
    const read = readLesson(
      changed((l) => {
        l.title = { en: 'Mine', zh: ' ' };
        l.goal = { zh: '目标' } as Lesson['goal'];
      }),
    );
    expect(read).toMatchObject({
      ok: true,
      lesson: { title: { en: 'Mine', zh: 'Mine' }, goal: { en: '目标', zh: '目标' } },
    });
  });
});

describe('a file is refused', () => {
  it.each<[LessonProblemCode, string]>([
    ['not-json', writeLesson(copy()).slice(0, 400)],
    ['not-json', ''],
    ['not-ours', '{"a":1}'],
    ['not-ours', '[]'],
    ['not-ours', '{"format":"handshake-lab/lesson","v":1,"lesson":[]}'],
    // Deeper than a browser can write it down again.
    [
      'not-ours',
      writeLesson({ ...copy(), a: 0 }).replace('"a": 0', `"a": ${'['.repeat(20_000)}${']'.repeat(20_000)}`),
    ],
    ['too-new', '{"format":"handshake-lab/lesson","v":2,"something":"else"}'],
    ['too-large', writeLesson({ ...copy(), goal: { en: '好'.repeat(40_000), zh: '' } })],
  ])('%s', (code, text) => {
    const read = unwrapLessonText(text);
    expect(read).toMatchObject({ ok: false, problems: [{ code, at: [] }] });
  });
});

describe('a lesson is refused at its field', () => {
  it.each<[string, (lesson: Lesson) => void]>([
    ['not-own-id at id', (l) => void (l.id = 'handshake')],
    ['bad-id at id', (l) => void (l.id = 'My lesson')],
    ['empty at title', (l) => void (l.title = { en: '', zh: '' })],
    ['missing at title', (l) => void delete (l as Partial<Lesson>).title],
    ['empty at title', (l) => void (l.title = { en: '\u200b', zh: ' ' })],
    ['unseen at title', (l) => void (l.title = { en: '\u202egnorw', zh: '' })],
    ['unseen at steps[0].prompt.client', (l) => void (l.steps[0]!.prompt.client.zh = 'a\u0000b')],
    ['unseen at summary', (l) => void (l.summary = { en: 'half \ud83d', zh: '' })],
    ['too-long at title', (l) => void (l.title = { en: 'x'.repeat(81), zh: 'x' })],
    ['too-long at goal', (l) => void (l.goal = { en: 'x'.repeat(301), zh: 'x' })],
    ['too-long at steps[0].prompt.server', (l) => void (l.steps[0]!.prompt.server.en = 'x'.repeat(401))],
    [
      'too-long at steps[0].hints.client[1]',
      (l) => void (l.steps[0]!.hints.client![1].zh = '好'.repeat(401)),
    ],
    ['too-long at steps[2].takeaway', (l) => void (l.steps[2]!.takeaway = { en: 'x'.repeat(401), zh: 'x' })],
    ['waits-for-nothing at steps[1].until.or', (l) => void (l.steps[1]!.until.or = {})],
    ['too-long at steps[1].title', (l) => void (l.steps[1]!.title.zh = '好'.repeat(81))],
    ['too-big at minutes', (l) => void (l.minutes = 1000)],
    ['too-small at minutes', (l) => void (l.minutes = 0)],
    ['wrong-kind at minutes', (l) => void (l.minutes = 'ten' as unknown as number)],
    ['too-few at steps', (l) => void (l.steps = [])],
    ['too-many at steps', (l) => void (l.steps = Array.from({ length: 41 }, (_, i) => blankStep(`s${i}`)))],
    ['twice at steps[1].id', (l) => void (l.steps[1]!.id = l.steps[0]!.id)],
    ['no-hints at steps[0].hints.client', (l) => void delete l.steps[0]!.hints.client],
    ['empty at steps[1].hints.server[2]', (l) => void (l.steps[1]!.hints.server![2] = { en: '', zh: '' })],
    [
      'unknown-fact at steps[0].hints.client[0]',
      (l) => void (l.steps[0]!.hints.client![0] = { en: '{seq}?', zh: '' }),
    ],
    ['unknown-misconception at teaches[0]', (l) => void (l.teaches = ['nothing'])],
    ['waits-for-nothing at steps[1].until', (l) => void (l.steps[1]!.until = {})],
    [
      'not-known at steps[1].until.client[0]',
      (l) => void (l.steps[1]!.until = { client: ['OPENED' as 'ESTABLISHED'] }),
    ],
    [
      'bad-flags at steps[1].until.sent.flags',
      (l) => void (l.steps[1]!.until = { sent: { by: 'server', flags: 'SX' } }),
    ],
    [
      'not-known at steps[0].enter[0].do',
      (l) => void (l.steps[0]!.enter = [{ do: 'dance' } as unknown as Lesson['steps'][0]['enter'][0]]),
    ],
    [
      'too-small at steps[0].enter[0].bytes',
      (l) => void (l.steps[0]!.enter[0] = { do: 'call', seat: 'client', call: 'SEND', bytes: 0 }),
    ],
    // how it goes
    ['stuck at steps[1].until.client', (l) => void (l.steps[1]!.until = { client: ['CLOSED'] })],
    ['stuck at steps[0].until.server', (l) => void (l.steps[0]!.enter = [])],
    ['skipped at steps[0].until', (l) => void (l.steps[0]!.until = { client: ['SYN-SENT', 'CLOSED'] })],
    [
      'endless at steps[1].until.sent',
      (l) => {
        l.steps[1]!.enter = Array.from(
          { length: 12 },
          () => ({ do: 'call', seat: 'server', call: 'SEND', bytes: 65_535 }) as const,
        );
        l.steps[1]!.until = { sent: { by: 'server', flags: 'U' } };
      },
    ],
    [
      'start-endless at start.sent',
      (l) => {
        l.room = { server: 1 };
        l.start = { at: 'open', sent: { client: 65_535, server: 0 } };
      },
    ],
  ])('%s', (problem, change) => {
    const read = readLesson(changed(change));
    expect(said(read)).toContain(problem);
    for (const found of read.ok ? [] : read.problems)
      for (const locale of ['en', 'zh'] as const) expect(lessonProblemText(found, locale)).not.toContain('—');
  });
});

it('is told of as many problems as somebody can read', () => {
  const read = readLesson(
    changed((l) => void (l.teaches = Array.from({ length: 9000 }, (_, i) => `no-${i}`))),
  );
  expect(said(read)).toHaveLength(100);
});

it('may be written from right to left, with marks and joiners', () => {
  const title = { en: 'מה קורה כאן?', zh: 'می‌خواهم 👩‍🏫' };
  expect(readLesson(changed((l) => void (l.title = title)))).toMatchObject({ ok: true, lesson: { title } });
});

/** Every place in a value. */
function* places(value: unknown, at: (string | number)[] = []): Generator<(string | number)[]> {
  if (at.length > 0) yield at;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value))
    yield* places((value as Record<string, unknown>)[key], [...at, Array.isArray(value) ? Number(key) : key]);
}
function put(value: unknown, at: readonly (string | number)[], what: unknown): void {
  const holder = at
    .slice(0, -1)
    .reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);
  const last = at[at.length - 1];
  if (typeof holder === 'object' && holder !== null && last !== undefined)
    (holder as Record<string | number, unknown>)[last] = what;
}

describe('whatever a file holds', () => {
  it('is read or refused with words, and never throws', () => {
    const actions = LESSONS.flatMap((lesson) => lesson.steps.flatMap((step) => step.enter));
    const untils = LESSONS.flatMap((lesson) => lesson.steps.map((step) => step.until));
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.integer({ min: -2, max: 70_000 }),
      fc.constantFrom(
        'client',
        'server',
        'SA',
        'F',
        'open',
        'ESTABLISHED',
        'CLOSED',
        'SEND',
        'drop',
        '',
        null,
      ),
      fc.constantFrom(...untils),
      fc.array(fc.constantFrom(...actions), { maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...LESSONS),
        fc.array(fc.tuple(fc.nat(), anything), { minLength: 1, maxLength: 4 }),
        (lesson, changes) => {
          const value = JSON.parse(writeLesson(copy(lesson))) as unknown;
          for (const [pick, what] of changes) {
            const all = [...places(value)];
            put(value, all[pick % all.length] ?? [], what);
          }
          const read = readLesson(value);
          if (read.ok) expect(rehearse(read.lesson).table?.ended).toBe(true);
          else expect(read.problems.map((p) => lessonProblemText(p, 'zh')).join('')).not.toBe('');
        },
      ),
      { numRuns: 400 },
    );
  });
});
