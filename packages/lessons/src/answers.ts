/** What a table asked one seat beside segments, and how it was answered: checks, own states, foretelling. */
import { other } from '@handshake/protocol';
import type { Seat, TableEvent } from './table/log.ts';

type Of<K extends TableEvent['kind']> = Extract<TableEvent, { kind: K }>;
/** A segment arrived of which its sender had foretold what would come of it. */
export type Foretold = Of<'arrived'> & { readonly predicted: NonNullable<Of<'arrived'>['predicted']> };

export interface Answers<E extends TableEvent> {
  /** How many answers were given. */
  readonly given: number;
  /** Those that were wrong, oldest first. */
  readonly wrong: readonly E[];
}
export interface Answered {
  readonly checks: Answers<Of<'checked'>>;
  readonly states: Answers<Of<'stated'>>;
  readonly foretold: Answers<Foretold>;
}

const split = <E extends TableEvent>(all: readonly E[], right: (event: E) => boolean): Answers<E> => ({
  given: all.length,
  wrong: all.filter((event) => !right(event)),
});

export function answersOf(events: readonly TableEvent[], seat: Seat): Answered {
  const own = <K extends 'checked' | 'stated'>(kind: K): readonly Of<K>[] =>
    events.filter((e): e is Of<K> => e.kind === kind && e.seat === seat);
  const isForetold = (e: TableEvent): e is Foretold =>
    e.kind === 'arrived' && e.seat === other(seat) && e.predicted !== undefined;
  return {
    checks: split(
      own('checked'),
      ({ said, right }) => said.decision === right.decision && said.field === right.field,
    ),
    states: split(own('stated'), ({ said, is }) => said === is),
    foretold: split(
      events.filter(isForetold),
      ({ predicted: { said, came } }) => said.state === came.state && said.ack === came.ack,
    ),
  };
}
