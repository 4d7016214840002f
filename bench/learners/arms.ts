/** Ways to practise the same lessons: what a student does, day by day, until mastery. */
import {
  dueAt,
  firstLevel,
  isWorthPlaying,
  LESSONS,
  nextLevel,
  progress,
  unsure,
  wentOf,
  withFaults,
} from '@handshake/lessons';
import type { FadingLevel, Lesson, PracticeEvent, ReviewItem, Seat } from '@handshake/lessons';
import { runLesson, runReview } from './run.ts';
import type { Student } from './student.ts';

/** `fixed`: the lessons in order, nothing filled in, over and over. The others: with the levels, with the review, with both. */
export const ARMS = ['fixed', 'fading', 'review', 'both'] as const;
export type Arm = (typeof ARMS)[number];

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 8, 7, 9);
/** Lessons in a day, and how much is asked in review (as the review page does). */
const LESSONS_A_DAY = 3;
const ASKED_A_DAY = 10;
/** Nobody practises longer. */
export const LAST_DAY = 200;

interface Place {
  readonly lesson: Lesson;
  readonly seat: Seat;
}
/** In the order in which lessons are offered, without those by other rules than TCP's. */
export const PLACES: readonly Place[] = LESSONS.filter(
  ({ rules = 'rfc9293' }) => rules === 'rfc9293',
).flatMap((lesson) => (['client', 'server'] as const).map((seat) => ({ lesson, seat })));

export interface Learnt {
  /** Own moves until mastery; those of exams don't count. */
  readonly moves: number;
  readonly days: number;
  readonly mastered: boolean;
}

/** Mastery, on a morning: not one move out of an own idea in all lessons, in both seats, with nothing filled in. */
const passes = (student: Student, chance: () => number, at: number): boolean =>
  PLACES.every(
    ({ lesson, seat }) =>
      runLesson(student, { lesson, seat, level: 'all', at, id: 'exam', chance, exam: true }).slips === 0,
  );

/** One student's way from the first day on. */
class Way {
  moves = 0;
  readonly #record: PracticeEvent[] = [];
  readonly #levels = new Map<number, FadingLevel>();
  #at = 0;
  readonly #student: Student;
  readonly #chance: () => number;

  constructor(student: Student, chance: () => number) {
    this.#student = student;
    this.#chance = chance;
  }

  /** The next place in order, with nothing filled in. */
  plainLesson(at: number): void {
    const { lesson, seat } = PLACES[this.#at] as Place;
    this.#note(
      runLesson(this.#student, { lesson, seat, level: 'all', at, id: `l${at}`, chance: this.#chance }),
    );
    this.#at = (this.#at + 1) % PLACES.length;
  }

  /** The next place by which something is gained, at its level; false where there is none. */
  fadedLesson(at: number): boolean {
    const known = progress(this.#record);
    const played = (place: number) => [place, place ^ 1].some((one) => this.#levels.get(one) === 'faults');
    const worth = (place: number): boolean =>
      isWorthPlaying((PLACES[place] as Place).lesson, { progress: known, played: played(place), now: at });
    for (let k = 0; k < PLACES.length && !worth(this.#at); k++) this.#at = (this.#at + 1) % PLACES.length;
    if (!worth(this.#at)) return false;
    const { lesson, seat } = PLACES[this.#at] as Place;
    const level = this.#levels.get(this.#at) ?? firstLevel(lesson, known);
    const ran = runLesson(this.#student, {
      lesson: level === 'faults' ? withFaults(lesson, this.#chance()) : lesson,
      seat,
      level,
      at,
      id: `l${at}`,
      chance: this.#chance,
    });
    this.#note(ran);
    const next = nextLevel(level, wentOf(ran.debrief));
    this.#levels.set(this.#at, next);
    // On, once nothing is filled in and it went well.
    if (next === 'faults') this.#at = (this.#at + 1) % PLACES.length;
    return true;
  }

  /** What is due; or, `ahead`, what is not sure yet. False where there is nothing. */
  review(at: number, ahead: boolean): boolean {
    const known = progress(this.#record);
    const asked = (ahead ? unsure(known) : dueAt(known, at)).slice(0, ASKED_A_DAY).map(({ key }) => key);
    let last: ReviewItem | undefined;
    for (const [k, key] of asked.entries()) {
      const ran = runReview(this.#student, key, {
        id: `r${at}:${k}`,
        at: at + k,
        chance: this.#chance,
        last,
      });
      this.#note(ran);
      last = ran.item ?? last;
    }
    return asked.length > 0;
  }

  #note({ moves, events }: { readonly moves: number; readonly events: readonly PracticeEvent[] }): void {
    this.moves += moves;
    this.#record.push(...events);
  }
}

/** From the first day to mastery. A day is what is due, then three lessons; where no lesson adds anything, what is not sure yet. */
export function learns(student: Student, arm: Arm, chance: () => number): Learnt {
  const way = new Way(student, chance);
  const [fades, reviews] = [arm === 'fading' || arm === 'both', arm === 'review' || arm === 'both'];
  for (let day = 0; day < LAST_DAY; day++) {
    const at = MONDAY + day * DAY;
    if (day > 0 && passes(student, chance, at)) return { moves: way.moves, days: day, mastered: true };
    if (reviews) way.review(at, false);
    const hours = Array.from({ length: LESSONS_A_DAY }, (_, k) => at + (k + 1) * 3_600_000);
    const faded = fades ? hours.filter((hour) => way.fadedLesson(hour)).length : 0;
    const ahead = fades && reviews && faded < LESSONS_A_DAY && way.review(at + 5 * 3_600_000, true);
    // Somebody who is not there yet goes on, even if nothing says what with.
    if (faded === 0 && !ahead) hours.forEach((hour) => way.plainLesson(hour));
    student.night();
  }
  return { moves: way.moves, days: LAST_DAY, mastered: false };
}
