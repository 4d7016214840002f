/** A student plays: one lesson against the bot, or what is due in review. The judge, the diagnosis and the record are the product's. */
import {
  BOTH_SOUND,
  debrief,
  dueOf,
  eventsOfMove,
  eventsOfReview,
  fold,
  mistakes,
  mistakesAt,
  newHeader,
  nextMove,
  play,
  prefill,
  reviewAnswer,
  reviewItem,
  reviewScene,
} from '@handshake/lessons';
import type {
  Debrief,
  FadingLevel,
  Lesson,
  PracticeEvent,
  ReviewItem,
  Seat,
  Slipped,
  Table,
} from '@handshake/lessons';
import { due as dueOfEnd } from '@handshake/protocol';
import type { Student } from './student.ts';

/** More moves than any lesson takes: a run that goes on is a bug. */
const LIMIT = 3000;

export interface Ran {
  /** The student's own moves. */
  readonly moves: number;
  /** What it adds to the learner's record. */
  readonly events: readonly PracticeEvent[];
  readonly debrief: Debrief;
  /** Moves made out of an idea that the student holds. */
  readonly slips: number;
}

export interface Run {
  readonly lesson: Lesson;
  readonly seat: Seat;
  readonly level: FadingLevel;
  /** Wall clock, ms. */
  readonly at: number;
  /** The run's own name: of its events' ids. */
  readonly id: string;
  readonly chance: () => number;
  /** Nothing that is said is heard, and the first slip ends it. */
  readonly exam?: boolean;
}

const drawnIss = (chance: () => number): number => Math.floor(chance() * 2 ** 32);

/** Plays a lesson to its end. @throws Error where the student's or the bot's move is refused, or nobody goes on */
export function runLesson(student: Student, run: Run): Ran {
  const { seat, chance } = run;
  const iss = { client: drawnIss(chance), server: drawnIss(chance) };
  let table = fold(newHeader({ lesson: run.lesson, profile: 'strict', iss }), []);
  const events: PracticeEvent[] = [];
  let moves = 0;
  let slips = 0;
  for (let k = 0; !table.ended; k++) {
    const next = nextMove(table, BOTH_SOUND);
    if (!next || k > LIMIT) throw new Error(`${run.lesson.id}: nobody goes on`);
    let { move } = next;
    let idea: string | null = null;
    if (next.by === seat) {
      moves += 1;
      if (move.kind === 'send') {
        const err = slipAt(student, table, seat, run.level);
        if (err) [idea, move] = [err.idea, { kind: 'send', segment: err.segment }];
      }
    }
    const played = play(table, next.by, move);
    if (!played.ok)
      throw new Error(`${run.lesson.id}: ${JSON.stringify(move)} was refused: ${played.refusal}`);
    const { outcome } = played;
    const logged = {
      n: table.n + 1,
      id: `${run.id}-${k}`,
      by: next.by,
      move,
      at: run.at,
      ...(outcome ? { outcome } : {}),
    };
    if (!run.exam)
      events.push(
        ...eventsOfMove(table, logged, { table: run.id, seat, device: 'bench-0000', level: run.level }),
      );
    if (idea !== null) {
      slips += 1;
      if (run.exam) break;
      student.told(idea, outcome?.misconception ?? null);
    }
    table = played.table;
  }
  return { moves, events, debrief: debrief(table, seat), slips };
}

function slipAt(student: Student, table: Table, seat: Seat, level: FadingLevel) {
  const [due] = dueOf(table, seat);
  if (!due) return null;
  const filled = prefill(table, seat, level);
  return student.errs(
    due.segment,
    both((temper) => mistakes(table, seat, due, temper)),
    filled?.blank ?? null,
  );
}
const both = (of: (temper: 'hasty' | 'forgetful') => Slipped[]): Slipped[] => [
  ...of('hasty'),
  ...of('forgetful'),
];

export interface ReviewRan {
  readonly moves: number;
  readonly events: readonly PracticeEvent[];
  readonly item: ReviewItem | null;
}

/** One thing that is due: asked until it is right; the first answer counts, and everything that is said is heard. */
export function runReview(
  student: Student,
  key: string,
  by: {
    readonly id: string;
    readonly at: number;
    readonly chance: () => number;
    readonly last?: ReviewItem | undefined;
  },
): ReviewRan {
  const item = reviewItem(key, by.chance, by.last);
  if (!item) return { moves: 0, events: [], item: null };
  const scene = reviewScene(item);
  const end = scene.connection[item.end];
  const [due] = dueOfEnd(end, scene.connection.now);
  const last = scene.events.findLast((e) => e.kind === 'arrived' && e.seat === item.end);
  const arrived = last?.kind === 'arrived' ? last.segment : null;
  let events: readonly PracticeEvent[] | null = null;
  for (let moves = 1; ; moves++) {
    const err =
      due &&
      student.errs(
        due.segment,
        both((temper) => mistakesAt({ end, due, arrived }, temper)),
        null,
      );
    const said = reviewAnswer(
      item,
      err
        ? { kind: 'segment', segment: err.segment }
        : due
          ? { kind: 'segment', segment: due.segment }
          : { kind: 'nothing' },
      'strict',
    );
    events ??= eventsOfReview(item, said, { id: by.id, at: by.at, device: 'bench-0000' });
    if (err) student.told(err.idea, said.shown);
    else return { moves, events, item };
  }
}
