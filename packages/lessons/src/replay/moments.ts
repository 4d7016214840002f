/** A table's log as something to look back at: the points at which one can stop, and which of them are mistakes. */
import { open } from '../table/prelude.ts';
import { fold, step } from '../table/fold.ts';
import type { Actor, Header, LoggedMove, Outcome, Seat, Table, TableEvent } from '../table/log.ts';
import type { Format } from '../table/numbers.ts';
import type { Viewer } from '../table/view.ts';
import { sentence } from '../sentence.ts';
import type { Locale } from '../text.ts';

/**
 * What is wrong at a moment. `held`: a segment was held back; `travelled`: an illegal one, or one that the peer ignores, went
 * onto the wire; `check`: a segment was checked wrongly; `state`: a state was said that is another.
 */
export interface Slip {
  readonly kind: 'held' | 'travelled' | 'check' | 'state';
  readonly seat: Seat;
}

export interface Stop {
  /** The last move that is in it; 0 before the first. */
  readonly n: number;
  readonly by: Actor | null;
  /** What the move brought about; empty only where nothing happened before the first move. */
  readonly events: readonly TableEvent[];
  /** The event before them. */
  readonly before: TableEvent | null;
  readonly slip: Slip | null;
}

const isWrong = ({ verdict }: Outcome): boolean => verdict === 'illegal' || verdict === 'ignored';

/** In a peer check the judge's answer comes with the check, not with the segment. */
function revealed(events: readonly TableEvent[]): ReadonlyMap<number, Outcome> {
  const found = new Map<number, Outcome>();
  for (const event of events)
    if (event.kind === 'checked' && event.outcome) found.set(event.no, event.outcome);
  return found;
}

function slipIn(events: readonly TableEvent[], checked: ReadonlyMap<number, Outcome>): Slip | null {
  for (const event of events) {
    if (event.kind === 'refused') return { kind: 'held', seat: event.seat };
    if (event.kind === 'sent' && isWrong(checked.get(event.no) ?? event.outcome))
      return { kind: 'travelled', seat: event.seat };
    if (
      event.kind === 'checked' &&
      (event.said.decision !== event.right.decision || event.said.field !== event.right.field)
    )
      return { kind: 'check', seat: event.seat };
    if (event.kind === 'stated' && event.said !== event.is) return { kind: 'state', seat: event.seat };
  }
  return null;
}

/**
 * The points at which one can stop, oldest first: the table before the first move, and after each move that anything can be
 * seen of. In a viewer's log that leaves out what is not theirs to see.
 */
export function moments(header: Header, moves: readonly LoggedMove[]): readonly Stop[] {
  const first = open(header);
  const points: Omit<Stop, 'slip'>[] = [
    { n: 0, by: null, events: first.events.slice(first.prelude), before: null },
  ];
  let table = first;
  for (const logged of moves) {
    const { events } = table;
    table = step(table, logged);
    if (table.events.length > events.length)
      points.push({
        n: logged.n,
        by: logged.by,
        events: table.events.slice(events.length),
        before: events.at(-1) ?? null,
      });
  }
  const checked = revealed(table.events);
  return points.map((point) => ({ ...point, slip: slipIn(point.events, checked) }));
}

/** The table as it was after move `n`. */
export const at = (header: Header, moves: readonly LoggedMove[], n: number): Table =>
  fold(
    header,
    moves.filter((logged) => logged.n <= n),
  );

/** What happened at a moment, in sentences; empty where nothing did. `format` words an event's numbers. */
export function momentText(
  { events, before }: Pick<Stop, 'events' | 'before'>,
  viewer: Viewer,
  locale: Locale,
  format: (event: TableEvent) => Format,
): string {
  return events
    .map((event, i) => sentence(event, viewer, locale, format(event), events[i - 1] ?? before ?? undefined))
    .join(locale === 'zh' ? '' : ' ');
}
