/** How sure a learner is of each misconception and rule, and when it should be asked again: a fold of the record. */
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import type { Card, Grade as FsrsGrade } from 'ts-fsrs';
import { isMisconception } from '../diagnosis/catalogue.ts';
import { isGoalKey } from '../network/goal-key.ts';
import type { Grade, PracticeEvent } from './event.ts';
import { join } from './join.ts';

const DAY = 86_400_000;

/**
 * Asked again when it is nine tenths likely to be remembered, a day from now at the earliest. No fuzz: the same record
 * gives the same days everywhere.
 */
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 365,
  enable_fuzz: false,
  enable_short_term: false,
});
const RATING: Readonly<Record<Grade, FsrsGrade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/** How many answers count as the latest ones. */
export const LATELY = 5;
/** So many right ones in a row, and remembered for so many days: it is held to be sure. */
export const SURE = { inRow: 3, days: 7 } as const;

/** `shaky`: the last answer was wrong. `sure`: see `SURE`. */
export type Level = 'shaky' | 'growing' | 'sure';

export interface Mastery {
  /** A misconception's id or a rule's. */
  readonly key: string;
  /** How often it was met, and how often that went right. */
  readonly met: number;
  readonly right: number;
  /** The latest answers, oldest first, right or wrong; at most `LATELY`. */
  readonly lately: readonly boolean[];
  /** Wall clock, ms: met last, right last (null: never), to be asked again. 0: it is not known when. */
  readonly last: number;
  readonly lastRight: number | null;
  readonly due: number;
  /** For how many days it is likely to be remembered. */
  readonly stability: number;
  readonly level: Level;
}

/** One key's answers up to an event, and what they come to. */
interface Fold {
  /** The fold of the answers before this one. */
  readonly before: Fold | null;
  readonly isTimed: boolean;
  /** Null until an event says when. */
  readonly card: Card | null;
  readonly met: number;
  readonly right: number;
  readonly lately: readonly boolean[];
  /** Right ones in a row, the latest included. */
  readonly inRow: number;
  readonly last: number;
  readonly lastRight: number | null;
}

function levelOf({ lately, inRow, card }: Fold): Level {
  if (lately.at(-1) === false) return 'shaky';
  return inRow >= SURE.inRow && (card?.stability ?? 0) >= SURE.days ? 'sure' : 'growing';
}

/**
 * What was worked out of an event after those before it: nothing of it changes, and a record that has grown by one answer is not
 * folded anew. Days are what takes time (a second for sixty thousand answers).
 */
const known = new WeakMap<PracticeEvent, Fold>();

/** An event more. One that says nothing of when sets no day. */
function folded(before: Fold | null, event: PracticeEvent, isTimed: boolean): Fold {
  const earlier = known.get(event);
  if (earlier && earlier.before === before && earlier.isTimed === isTimed) return earlier;
  const { ok, grade } = event;
  const at = isTimed ? event.at : 0;
  const card = before?.card ?? null;
  const fold: Fold = {
    before,
    isTimed,
    card: isTimed ? scheduler.next(card ?? createEmptyCard(at), at, RATING[grade]).card : card,
    met: (before?.met ?? 0) + 1,
    right: (before?.right ?? 0) + Number(ok),
    lately: [...(before?.lately ?? []), ok].slice(-LATELY),
    inRow: ok ? (before?.inRow ?? 0) + 1 : 0,
    last: at,
    lastRight: ok && isTimed ? at : (before?.lastRight ?? null),
  };
  known.set(event, fold);
  return fold;
}

/**
 * Every key of the record that can be asked again (what was done as the network is done); in what order the events come does not matter. An event that says it is more than a day later than now
 * is of a clock that was wrong: it counts, before all others, and sets no day.
 * @param now wall clock, ms
 */
export function progress(record: readonly PracticeEvent[], now = Infinity): ReadonlyMap<string, Mastery> {
  const folds = new Map<string, Fold>();
  const all = join(record, []).filter(({ key }) => !isGoalKey(key));
  const isTimed = ({ at }: PracticeEvent): boolean => at <= now + DAY;
  for (const event of [...all.filter((one) => !isTimed(one)), ...all.filter(isTimed)])
    folds.set(event.key, folded(folds.get(event.key) ?? null, event, isTimed(event)));
  return new Map([...folds].map(([key, fold]) => [key, masteryOf(key, fold)]));
}

const masteryOf = (key: string, fold: Fold): Mastery => ({
  key,
  met: fold.met,
  right: fold.right,
  lately: fold.lately,
  last: fold.last,
  lastRight: fold.lastRight,
  due: fold.card?.due.getTime() ?? 0,
  stability: fold.card?.stability ?? 0,
  level: levelOf(fold),
});

/** Misconceptions that are not sure yet, the next to be due first: to practise ahead, where nothing is due. */
export const unsure = (all: ReadonlyMap<string, Mastery>): readonly Mastery[] =>
  [...all.values()]
    .filter(({ key, level }) => isMisconception(key) && level !== 'sure')
    .sort((a, b) => a.due - b.due || (a.key < b.key ? -1 : 1));

/** What should be asked at that time (wall clock, ms), what went wrong last first, then what has waited longest for its length. */
export function dueAt(all: ReadonlyMap<string, Mastery>, now: number): readonly Mastery[] {
  const overdue = ({ due, stability }: Mastery): number => (now - due) / (Math.max(stability, 0.5) * DAY);
  return [...all.values()]
    .filter(({ due }) => due <= now)
    .sort(
      (a, b) =>
        Number(b.level === 'shaky') - Number(a.level === 'shaky') ||
        overdue(b) - overdue(a) ||
        (a.key < b.key ? -1 : 1),
    );
}
