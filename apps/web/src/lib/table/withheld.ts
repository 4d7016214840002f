/** Where a table asks for the own state, it is not told before it was said. */
import { asPlanned, atRest } from '@handshake/lessons';
import type { Seat, Table, TableEvent } from '@handshake/lessons';

/**
 * The events as they may be shown: the own state is the one that was last said (whatever was said: the answer told the right one).
 * A call of the application changes it openly, and so does the end.
 */
export function withheld(events: readonly TableEvent[], seat: Seat, open: boolean): readonly TableEvent[] {
  let known: TableEvent['states'][Seat] = 'CLOSED';
  let owing = false;
  return events.map((event) => {
    const own = event.states[seat];
    const moved =
      event.kind === 'sent' || event.kind === 'arrived' || (event.kind === 'timer' && event.timer === '2msl');
    if (moved && event.seat === seat && event.n > 0) owing = true;
    if (event.kind === 'stated' && event.seat === seat) owing = false;
    if (!owing || open) known = own;
    return own === known ? event : { ...event, states: { ...event.states, [seat]: known } };
  });
}

/** The step has gone astray: a wrong segment has travelled since it was begun, or led to how it began, or nobody can go on. */
export function strayed(table: Table): boolean {
  const since = table.events.findLastIndex(
    (e) => e.kind === 'rewound' || (e.kind === 'step' && e.to === table.step),
  );
  return (
    atRest(table) ||
    !asPlanned(table) ||
    table.events
      .slice(since + 1)
      .some((e) => e.kind === 'sent' && (e.outcome.verdict === 'illegal' || e.outcome.verdict === 'ignored'))
  );
}
