/** The states that a seat has walked through, and what led from each to the next. */
import type { State } from '@handshake/protocol';
import type { Seat, Table, TableEvent } from './table/log.ts';

export interface PathStep {
  readonly state: State;
  /** What happened when the state was entered; null for the first. */
  readonly by: TableEvent | null;
}

/** From CLOSED to now, an entry for each change of state. */
export function path(table: Pick<Table, 'events'>, seat: Seat): PathStep[] {
  const walked: PathStep[] = [{ state: 'CLOSED', by: null }];
  for (const event of table.events) {
    const state = event.states[seat];
    if (state !== walked[walked.length - 1]?.state) walked.push({ state, by: event });
  }
  return walked;
}
