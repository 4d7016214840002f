/** A lesson that somebody has written, by the one schema of lessons; what doesn't fit is named, field by field. */
import type { z } from 'zod';
import { isMisconception } from '../diagnosis/catalogue.ts';
import { FACT_NAMES } from '../facts.ts';
import { placeholders } from '../hints.ts';
import { lessonSchema } from '../lesson/schema.ts';
import type { Lesson, Step } from '../lesson/schema.ts';
import { LOCALES } from '../text.ts';
import type { Text } from '../text.ts';
import { LESSON_LIMITS, OWN_PREFIX, problem } from './problem.ts';
import type { LessonProblem, Place } from './problem.ts';

export type LessonRead =
  | { readonly ok: true; readonly lesson: Lesson }
  | {
      readonly ok: false;
      readonly problems: readonly LessonProblem[];
      /** The lesson with dots for its texts, where nothing is wrong but that texts are missing: it can be rehearsed. */
      readonly outline?: Lesson;
    };

/** Nothing in it can be seen. */
const isBlank = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && /^[\s\p{Cc}\p{Cf}]*$/u.test(value));
/** Controls, directions that are forced upon what stands around, halves of characters: no text needs them. */
const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

/** Where a text is written in one language only, the other says the same. */
export function inBothLanguages(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > LESSON_LIMITS.depth) return value;
  if (Array.isArray(value)) return value.map((part) => inBothLanguages(part, depth + 1));
  const { en, zh } = value as { en?: unknown; zh?: unknown };
  if (typeof en === 'string' && !isBlank(en) && isBlank(zh)) return { ...value, zh: en };
  if (typeof zh === 'string' && !isBlank(zh) && isBlank(en)) return { ...value, en: zh };
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, inBothLanguages(part, depth + 1)]),
  );
}

/** With dots where nothing is written: what else is wrong can be seen before the last text is there. */
function withDots(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > LESSON_LIMITS.depth) return value;
  if (Array.isArray(value)) return value.map((part) => withDots(part, depth + 1));
  const { en, zh } = value as { en?: unknown; zh?: unknown };
  if (typeof en === 'string' && typeof zh === 'string' && isBlank(en) && isBlank(zh))
    return { ...value, en: '…', zh: '…' };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withDots(part, depth + 1)]));
}

/** Where a text is missing, the text is named and not one of its languages. */
function placeOf(path: readonly PropertyKey[]): Place {
  const at = path.map((part) => (typeof part === 'number' ? part : String(part)));
  const last = at[at.length - 1];
  return last === 'en' || last === 'zh' ? at.slice(0, -1) : at;
}

/** The value at a place; undefined where there is none. */
const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

function problemOf(issue: z.core.$ZodIssue, value: unknown): LessonProblem {
  const at = placeOf(issue.path);
  const found = valueAt(value, issue.path);
  if (found === undefined && issue.code !== 'custom') return problem(at, 'missing');
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return problem(at, 'empty');
      return problem(at, issue.origin === 'array' ? 'too-few' : 'too-small', {
        least: Number(issue.minimum),
      });
    case 'too_big': {
      const most = Number(issue.maximum);
      if (issue.origin === 'string') return problem(at, 'too-long', { most });
      return problem(at, issue.origin === 'array' ? 'too-many' : 'too-big', { most });
    }
    case 'invalid_value':
      return problem(at, 'not-known', { choices: issue.values.join(', ') });
    case 'invalid_format':
      return problem(at, issue.format === 'template_literal' ? 'not-known' : 'bad-id', { choices: '' });
    case 'invalid_union':
      return problem(at, issue.discriminator ? 'not-known' : 'wrong-kind', { choices: '' });
    case 'custom': {
      const what = issue.params?.['problem'];
      if (what === 'twice' || what === 'no-hints') return problem(at, what);
      return problem(at, 'bad-flags');
    }
    default:
      return problem(at, 'wrong-kind');
  }
}

/** Texts that don't show what they seem to hold. */
function* unseen(value: unknown, at: Place = []): Generator<LessonProblem> {
  if (typeof value === 'string' && UNSEEN.test(value)) yield problem(placeOf(at), 'unseen');
  if (typeof value !== 'object' || value === null) return;
  if ('en' in value && isBlank(value.en)) yield problem(at, 'empty');
  for (const [key, part] of Object.entries(value))
    yield* unseen(part, [...at, Array.isArray(value) ? Number(key) : key]);
}

function* tooLong(text: Text, most: number, at: Place): Generator<LessonProblem> {
  if (LOCALES.some((locale) => text[locale].length > most)) yield problem(at, 'too-long', { most });
}

/** What a step tells its seats, with its place in the step. */
function* toldIn({ prompt, hints, takeaway }: Step): Generator<[Place, Text]> {
  for (const seat of ['client', 'server'] as const) {
    yield [['prompt', seat], prompt[seat]];
    for (const [k, hint] of (hints[seat] ?? []).entries()) yield [['hints', seat, k], hint];
  }
  if (takeaway) yield [['takeaway'], takeaway];
}

/** What the schema leaves open, and a lesson from outside must keep to. */
function* ownProblems(lesson: Lesson): Generator<LessonProblem> {
  if (!lesson.id.startsWith(OWN_PREFIX)) yield problem(['id'], 'not-own-id', { prefix: OWN_PREFIX });
  const { title, goal, summary, steps } = lesson;
  yield* tooLong(title, LESSON_LIMITS.title, ['title']);
  yield* tooLong(goal, LESSON_LIMITS.line, ['goal']);
  yield* tooLong(summary, LESSON_LIMITS.line, ['summary']);
  for (const [i, step] of steps.entries()) {
    yield* tooLong(step.title, LESSON_LIMITS.title, ['steps', i, 'title']);
    for (const [place, text] of toldIn(step))
      yield* tooLong(text, LESSON_LIMITS.told, ['steps', i, ...place]);
  }
  yield* unseen(lesson);
  for (const [i, name] of lesson.teaches.entries())
    if (!isMisconception(name)) yield problem(['teaches', i], 'unknown-misconception', { name });
  for (const [i, step] of lesson.steps.entries()) {
    if (Object.keys(step.until).length === 0) yield problem(['steps', i, 'until'], 'waits-for-nothing');
    if (step.until.or && Object.keys(step.until.or).length === 0)
      yield problem(['steps', i, 'until', 'or'], 'waits-for-nothing');
    for (const seat of ['client', 'server'] as const)
      for (const [k, hint] of (step.hints[seat] ?? []).entries()) {
        const named = LOCALES.flatMap((locale) => placeholders(hint[locale]));
        const name = named.find((fact) => !(FACT_NAMES as readonly string[]).includes(fact));
        if (name !== undefined)
          yield problem(['steps', i, 'hints', seat, k], 'unknown-fact', {
            name,
            choices: FACT_NAMES.join(', '),
          });
      }
  }
}

/** In the order of the form: the lesson itself, then step by step. */
const stepOf = ({ at: [first, i] }: LessonProblem): number =>
  first === 'steps' && typeof i === 'number' ? i : -1;

/** The lesson, or what is wrong with its fields, the first hundred places once each. Never throws. */
export function checkLesson(raw: unknown): LessonRead {
  const value = inBothLanguages(raw);
  const parsed = lessonSchema.safeParse(value);
  const dotted = parsed.success ? parsed : lessonSchema.safeParse(withDots(value));
  const rest = dotted.success
    ? [...ownProblems(dotted.data)]
    : dotted.error.issues.map((issue) => problemOf(issue, value));
  const found = [...(parsed.error?.issues ?? []).map((issue) => problemOf(issue, value)), ...rest];
  const seen = new Set<string>();
  const problems = found
    .filter(({ at }) => {
      const key = JSON.stringify(at);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => stepOf(a) - stepOf(b));
  if (parsed.success && problems.length === 0) return { ok: true, lesson: parsed.data };
  return {
    ok: false,
    problems: problems.slice(0, LESSON_LIMITS.problems),
    ...(dotted.success && problems.every(({ code }) => code === 'empty') ? { outline: dotted.data } : {}),
  };
}
