import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FACT_NAMES } from '../facts.ts';
import { placeholders } from '../hints.ts';
import {
  dueOf,
  isMisconception,
  lessonById,
  LESSON_GROUPS,
  LESSONS,
  lessonSchema,
  lessonTitle,
  loadLesson,
  SEED_ROWS,
} from '../index.ts';
import type { Lesson, Text } from '../index.ts';
import { Log, SEATS } from '../test/table.ts';

/** Every text of a lesson, with where it stands. */
function* textsOf(lesson: Lesson): Generator<readonly [string, Text]> {
  yield ['title', lesson.title];
  yield ['goal', lesson.goal];
  yield ['summary', lesson.summary];
  for (const step of lesson.steps) {
    yield [`${step.id}: title`, step.title];
    yield [`${step.id}: client’s prompt`, step.prompt.client];
    yield [`${step.id}: server’s prompt`, step.prompt.server];
    if (step.takeaway) yield [`${step.id}: takeaway`, step.takeaway];
    for (const { no, text } of step.errata) yield [`${step.id}: erratum ${no}`, text];
  }
}

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('%s', (id, lesson) => {
  it('is a lesson', () => {
    expect(lessonSchema.parse(lesson)).toEqual(lesson);
    expect(lessonById(id)).toBe(lesson);
  });

  it('is loaded alone, and named, by its id', async () => {
    expect(await loadLesson(id)).toBe(lesson);
    expect(lessonTitle(id)).toBe(lesson.title);
  });

  it('survives being stored', () => {
    expect(lessonSchema.parse(JSON.parse(JSON.stringify(lesson)))).toEqual(lesson);
  });

  it('teaches misconceptions that exist', () => {
    expect(lesson.teaches.filter((name) => !isMisconception(name))).toEqual([]);
  });

  it('has hints for whoever has something to send in a step', () => {
    const log = new Log(id);
    const acting = new Set<string>();
    do {
      const step = log.table.header.lesson.steps[log.table.step];
      for (const seat of SEATS)
        if (step && dueOf(log.table, seat).length > 0) acting.add(`${seat} in ${step.id}`);
    } while (log.tick() && !log.table.ended);
    expect(log.table.ended).toBe(true);
    const hinted = lesson.steps.flatMap((step) =>
      SEATS.filter((seat) => step.hints[seat]?.length === 3).map((seat) => `${seat} in ${step.id}`),
    );
    expect([...acting].filter((one) => !hinted.includes(one))).toEqual([]);
    expect(acting.size).toBeGreaterThan(0);
  });

  it('says everything in both languages', () => {
    for (const [where, { en, zh }] of textsOf(lesson)) {
      expect(en, where).not.toMatch(/\p{Script=Han}/u);
      expect(zh, where).toMatch(/\p{Script=Han}/u);
      expect(placeholders(en), where).toEqual([]);
      expect(placeholders(zh), where).toEqual([]);
    }
  });

  it('names only facts that exist in its hints, the same in both languages', () => {
    for (const step of lesson.steps)
      for (const hints of Object.values(step.hints))
        for (const { en, zh } of hints ?? []) {
          expect([...new Set(placeholders(zh))].sort()).toEqual([...new Set(placeholders(en))].sort());
          for (const name of placeholders(en)) expect(FACT_NAMES).toContain(name);
        }
  });

  it('has no row of the notes that does not lead back to its step', () => {
    for (const step of lesson.steps)
      for (const id of step.notes)
        expect(SEED_ROWS.find((row) => row.id === id)).toMatchObject({ lesson: lesson.id, step: step.id });
  });
});

describe('lists of lessons', () => {
  const listed = LESSON_GROUPS.flatMap((group) => group.lessons);

  it('have every lesson once, under its group’s heading, numbered through', () => {
    expect(listed.map(({ lesson }) => lesson.id).sort()).toEqual(LESSONS.map(({ id }) => id).sort());
    expect(listed.map(({ no }) => no)).toEqual(LESSONS.map((_, i) => i + 1));
    for (const { id, lessons } of LESSON_GROUPS)
      for (const { lesson } of lessons) expect(lesson.group ?? null).toBe(id);
  });

  it('keep the order in which lessons are offered', () => {
    for (const { lessons } of LESSON_GROUPS) {
      const places = lessons.map(({ lesson }) => LESSONS.indexOf(lesson));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });
});

describe('a lesson is refused', () => {
  const [handshake] = LESSONS;
  const broken = (change: (copy: Lesson) => void): boolean => {
    const copy = structuredClone(handshake) as Lesson;
    change(copy);
    return !lessonSchema.safeParse(copy).success;
  };
  it.each<[string, (copy: Lesson) => void]>([
    ['with two steps of one id', (l) => void (l.steps[1]!.id = l.steps[0]!.id)],
    ['where the seat that acts has no hints', (l) => void delete l.steps[0]!.hints.client],
    [
      'with flags that are no letters of flags',
      (l) => void (l.steps[0]!.until = { sent: { by: 'client', flags: 'SX' } }),
    ],
    [
      'with a SEND of nothing',
      (l) => l.steps[0]!.enter.push({ do: 'call', seat: 'client', call: 'SEND', bytes: 0 }),
    ],
    ['without steps', (l) => void (l.steps = [])],
    ['without Chinese', (l) => void (l.title = { en: 'x' } as Text)],
  ])('%s', (_, change) => expect(broken(change)).toBe(true));
});

/** Letters and figures alone: the notes mix punctuation of two languages. */
const plainly = (text: string): string => text.replace(/[^\p{L}\p{N}=+]/gu, '');
/** Sentences that say something: no titles, and no lines that only lead to what follows. */
const sentencesOf = (notes: string): string[] =>
  notes
    .split('\n')
    .filter((line, i, all) => !/^[=-]+$/u.test(line) && !/^[=-]+$/u.test(all[i + 1] ?? ''))
    .filter((line) => !/[：:]$/u.test(line.trim()) || /[。；]/u.test(line))
    .flatMap((line) => line.split(/[。；;？?]/u))
    .map(plainly)
    .filter((sentence) => sentence.length > 5);
/** How much of a sentence stands in rows, 0…1. */
function told(sentence: string, parts: readonly string[]): number {
  const covered = new Set<number>();
  for (const part of parts) {
    if (part.includes(sentence)) return 1;
    for (let at = sentence.indexOf(part); at >= 0; at = sentence.indexOf(part, at + 1))
      for (let i = at; i < at + part.length; i++) covered.add(i);
  }
  return covered.size / sentence.length;
}
/** The rest of a sentence are words that lead to its statement. */
const MOST = 0.5;

describe('the class notes', () => {
  it('have every statement in a step that exists and that names it', () => {
    for (const row of SEED_ROWS) {
      const step = lessonById(row.lesson)?.steps.find((s) => s.id === row.step);
      expect(step?.notes, row.id).toContain(row.id);
    }
  });

  it('are all there: of every sentence most is in some row, and no row says what they do not', () => {
    const notes = readFileSync(new URL('seed/notes.zh.txt', import.meta.url), 'utf8');
    const parts = SEED_ROWS.flatMap(({ text }) => text.split(/[…。；;？?]/u).map(plainly)).filter(
      (part) => part !== '',
    );
    for (const part of parts) expect(plainly(notes), part).toContain(part);
    const left = sentencesOf(notes).filter((sentence) => told(sentence, parts) < MOST);
    expect(left).toEqual([]);
  });

  it('have each row once', () => {
    expect(new Set(SEED_ROWS.map((row) => row.id)).size).toBe(SEED_ROWS.length);
  });

  it('are set right where they err: the erratum of a row is told in its step', () => {
    for (const row of SEED_ROWS) {
      const told =
        lessonById(row.lesson)
          ?.steps.find((s) => s.id === row.step)
          ?.errata.map((e) => e.no) ?? [];
      for (const no of row.errata) expect(told, row.id).toContain(no);
    }
  });

  it('have all their 26 errata told somewhere', () => {
    const told = new Set(
      LESSONS.flatMap((lesson) => lesson.steps.flatMap((step) => step.errata.map((e) => e.no))),
    );
    expect([...told].sort((a, b) => a - b)).toEqual(Array.from({ length: 26 }, (_, i) => i + 1));
  });
});
