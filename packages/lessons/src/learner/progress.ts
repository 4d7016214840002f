/** How sure a learner is of each misconception and rule, and when it should be asked again: a fold of the record. */
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import type { Card, Grade as FsrsGrade } from 'ts-fsrs';
import { isMisconception } from '../diagnosis/catalogue.ts';
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

interface Fold {
  /** Null until an event says when. */
  card: Card | null;
  met: number;
  right: number;
  answers: boolean[];
  last: number;
  lastRight: number | null;
}

function levelOf({ answers, card }: Fold): Level {
  if (answers.at(-1) === false) return 'shaky';
  const inRow = answers.length - 1 - answers.lastIndexOf(false);
  return inRow >= SURE.inRow && (card?.stability ?? 0) >= SURE.days ? 'sure' : 'growing';
}

/**
 * Every key of the record; in what order the events come does not matter. An event that says it is more than a day later than now
 * is of a clock that was wrong: it counts, before all others, and sets no day.
 * @param now wall clock, ms
 */
export function progress(record: readonly PracticeEvent[], now = Infinity): ReadonlyMap<string, Mastery> {
  const folds = new Map<string, Fold>();
  const all = join(record, []);
  const isTimed = ({ at }: PracticeEvent): boolean => at <= now + DAY;
  for (const event of [...all.filter((one) => !isTimed(one)), ...all.filter(isTimed)]) {
    const { key, ok } = event;
    const at = isTimed(event) ? event.at : 0;
    const fold: Fold = folds.get(key) ?? {
      card: null,
      met: 0,
      right: 0,
      answers: [],
      last: at,
      lastRight: null,
    };
    if (isTimed(event))
      fold.card = scheduler.next(fold.card ?? createEmptyCard(at), at, RATING[event.grade]).card;
    fold.met += 1;
    if (ok) {
      fold.right += 1;
      if (isTimed(event)) fold.lastRight = at;
    }
    fold.answers.push(ok);
    fold.last = at;
    folds.set(key, fold);
  }
  return new Map([...folds].map(([key, fold]) => [key, masteryOf(key, fold)]));
}

const masteryOf = (key: string, fold: Fold): Mastery => ({
  key,
  met: fold.met,
  right: fold.right,
  lately: fold.answers.slice(-LATELY),
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
