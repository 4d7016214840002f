/** What is wrong with a lesson that somebody has written: where, and what, as data. */
export const OWN_PREFIX = 'own-';
/** What a lesson's file begins with. */
export const LESSON_FORMAT = 'handshake-lab/lesson';
/** Counts up when a file may hold what an older version can't read. */
export const LESSON_VERSION = 1;
/**
 * What a lesson may be: bytes of its file (UTF-8); moves in which two sound ends have played it to its end; characters of a
 * title, which stands in lists and bars, of a goal or a summary, which has a line or two, and of what a seat is told in a step, beside a
 * header that is to be filled in; how deep its values lie in one another; how many of its problems are told.
 */
export const LESSON_LIMITS = {
  bytes: 100_000,
  moves: 400,
  title: 80,
  line: 300,
  told: 400,
  depth: 12,
  problems: 100,
} as const;

/** Keys and indices from the lesson down. */
export type Place = readonly (string | number)[];

export type LessonProblemCode =
  // the file
  | 'too-large'
  | 'not-text'
  | 'not-json'
  | 'not-ours'
  | 'too-new'
  // a field
  | 'missing'
  | 'not-known'
  | 'wrong-kind'
  | 'empty'
  | 'unseen'
  | 'too-long'
  | 'too-small'
  | 'too-big'
  | 'too-few'
  | 'too-many'
  | 'bad-id'
  | 'not-own-id'
  | 'twice'
  | 'no-hints'
  | 'bad-flags'
  | 'unknown-fact'
  | 'unknown-misconception'
  | 'waits-for-nothing'
  // how it goes
  | 'start-endless'
  | 'impossible'
  | 'skipped'
  | 'stuck'
  | 'endless';

/** What isn't wrong but still to be written. */
const OPEN: readonly LessonProblemCode[] = ['missing', 'empty', 'no-hints', 'waits-for-nothing'];
export const isStillOpen = ({ code }: LessonProblem): boolean => OPEN.includes(code);

export interface LessonProblem {
  readonly at: Place;
  readonly code: LessonProblemCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export const problem = (
  at: Place,
  code: LessonProblemCode,
  facts: LessonProblem['facts'] = {},
): LessonProblem => ({ at, code, facts });

/** `steps[2].hints.client[0]` */
export const placeText = (at: Place): string =>
  at.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
