/** What a table shows of a learner: which ideas went wrong, and which were met and not fallen for. */
import { prefill } from '../fading/blanks.ts';
import type { FadingLevel } from '../fading/level.ts';
import { isMisconception } from '../diagnosis/catalogue.ts';
import { HOST_ID } from '../table/automatic.ts';
import { step } from '../table/fold.ts';
import type { Header, LoggedMove, Outcome, Seat, Table } from '../table/log.ts';
import { open } from '../table/prelude.ts';
import { recentOf } from '../table/recent.ts';
import type { PracticeEvent } from './event.ts';
import { passes, temptations } from './near.ts';

/** Whose practice it is, and where. */
export interface Practised {
  /** The table's own id: with the move's number it makes each event's id, so that nothing counts twice. */
  readonly table: string;
  readonly seat: Seat;
  readonly device: string;
  /** How much is filled in for the learner; nothing when left out. */
  readonly level?: FadingLevel | undefined;
}

/** A wrong segment speaks about its misconception, else about the rule; one that is only early about neither. */
const keyOf = ({ misconception, notAsked, findings }: Outcome): string | null =>
  misconception ?? (notAsked === null ? (findings[0]?.rule ?? null) : null);

/** What went wrong since the seat last sent something that was right. */
function wrongSince({ events }: Table, seat: Seat): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const event of events.toReversed()) {
    if ((event.kind !== 'sent' && event.kind !== 'refused') || event.seat !== seat) continue;
    if (event.kind === 'sent' && passes(event.outcome)) break;
    const key = keyOf(event.outcome);
    if (key !== null) keys.add(key);
  }
  return keys;
}

/**
 * What one move shows. A segment that is held back, or leaves with an idea that is wrong: that idea, wrong, once until the seat
 * sends something right. One that is right: every misconception that the lesson teaches and that lay one slip away, right; unless
 * it was just explained after a mistake, the step's last hint gave the answer away, or the field that it is about was filled in. Where the judge is silent until the
 * receiver has spoken (peer check), its word comes with the receiver's move, and only what was wrong counts.
 * @param before the table without the move
 */
export function eventsOfMove(before: Table, logged: LoggedMove, by: Practised): readonly PracticeEvent[] {
  const { lesson, profile, rules, mode } = before.header;
  const { move, outcome } = logged;
  // By other rules other segments are right: that says nothing about TCP's.
  if (!outcome || rules.id !== 'rfc9293') return [];
  // A bot stood in for them.
  if (move.kind === 'send' && logged.id.startsWith(HOST_ID)) return [];
  const checked = move.kind === 'check' && sender(before, move.no) === by.seat;
  if (!checked && (move.kind !== 'send' || logged.by !== by.seat)) return [];
  const told = checked ? NONE : wrongSince(before, by.seat);
  const note = (key: string, grade: PracticeEvent['grade']): PracticeEvent => ({
    id: `${by.table}:${logged.n}:${key}`,
    at: logged.at,
    device: by.device,
    source: 'lesson',
    lesson: lesson.id,
    key,
    ok: grade !== 'again',
    grade,
  });
  const wrong = keyOf(outcome);
  if (!passes(outcome)) return wrong === null || told.has(wrong) ? [] : [note(wrong, 'again')];
  const hints = before.hints[by.seat];
  if (move.kind !== 'send' || mode === 'peer' || hints === 3) return [];
  const judging = { profile, now: before.connection.now, recent: recentOf(before, by.seat) };
  const filled = prefill(before, by.seat, by.level ?? 'all');
  const met = temptations(before.connection[by.seat], move.segment, judging, filled?.blank);
  const helped = filled !== null && filled.blank.length < BLANKS;
  return lesson.teaches
    .filter((key) => isMisconception(key) && met.has(key) && !told.has(key))
    .map((key) => note(key, hints > 0 || helped ? 'hard' : 'good'));
}

/** A segment has so many fields to fill in; with fewer, the others help. */
const BLANKS = 4;
const NONE: ReadonlySet<string> = new Set();
const sender = ({ connection }: Table, no: number): Seat | undefined =>
  connection.link.find((flying) => flying.no === no)?.from;

/** What a whole log shows, finished or not; of a viewer's log the own seat's. */
export function eventsOf(
  header: Header,
  moves: readonly LoggedMove[],
  by: Practised,
): readonly PracticeEvent[] {
  let table = open(header);
  return moves.flatMap((logged) => {
    const events = eventsOfMove(table, logged, by);
    table = step(table, logged);
    return events;
  });
}
