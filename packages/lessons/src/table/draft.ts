/** The working copy of one step of the fold: written to while a move is worked in, then made into a table again. */
import { withEnd } from '@handshake/protocol';
import type { Connection, Endpoint } from '@handshake/protocol';
import type { Began, Header, Seat, Situation, Table, TableEvent } from './log.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An event without what the draft knows itself. */
export type Happening = Without<TableEvent, 'i' | 'n' | 'at' | 'step' | 'states'>;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface Draft extends Writable<Situation> {
  readonly header: Header;
  n: number;
  /** What happened before this step of the fold; never written to. */
  readonly past: readonly TableEvent[];
  readonly added: TableEvent[];
  prelude: number;
  step: number;
  began: Began;
  rewinds: readonly number[];
  asked: Seat | null;
  hints: Readonly<Record<Seat, 0 | 1 | 2 | 3>>;
  unlocked: Readonly<Record<Seat, number>>;
  outside: Table['outside'];
  ended: boolean;
}

/** What a step anew goes back to. */
export const situationOf = ({
  connection,
  faults,
  kept,
  nets,
  door,
  predictions,
  unstated,
  received,
  unread,
  backlog,
}: Situation): Situation => ({
  connection,
  faults,
  kept,
  nets,
  door,
  predictions,
  unstated,
  received,
  unread,
  backlog,
});

export const draftOf = (table: Table, n: number): Draft => ({ ...table, n, past: table.events, added: [] });

/** A draft of nothing yet: both ends as given. */
export function firstDraft(header: Header, connection: Connection): Draft {
  const nothing: Situation = {
    connection,
    faults: [],
    kept: [],
    nets: {},
    door: [],
    predictions: {},
    unstated: { client: false, server: false },
    received: { client: 0, server: 0 },
    unread: { client: null, server: null },
    backlog: 0,
  };
  return {
    ...nothing,
    header,
    n: 0,
    past: [],
    added: [],
    prelude: 0,
    step: 0,
    began: { ...nothing, step: 0, before: null },
    rewinds: [],
    asked: null,
    hints: { client: 0, server: 0 },
    unlocked: { client: 0, server: 0 },
    outside: [],
    ended: false,
  };
}

export const tableOf = (draft: Draft): Table => ({
  ...situationOf(draft),
  header: draft.header,
  n: draft.n,
  events: draft.added.length === 0 ? draft.past : [...draft.past, ...draft.added],
  prelude: draft.prelude,
  step: draft.step,
  began: draft.began,
  rewinds: draft.rewinds,
  asked: draft.asked,
  hints: draft.hints,
  unlocked: draft.unlocked,
  outside: draft.outside,
  ended: draft.ended,
});

/** Adds an event; its states are what both ends have come to. */
export function note(draft: Draft, happening: Happening): void {
  const { client, server, now } = draft.connection;
  draft.added.push({
    i: draft.past.length + draft.added.length,
    n: draft.n,
    at: now,
    step: draft.step,
    states: { client: client.state, server: server.state },
    ...happening,
  } as TableEvent);
}

/** The events of the step that is on, newest first. */
export function* eventsOfStep(draft: Draft): Generator<TableEvent> {
  for (const list of [draft.added, draft.past])
    for (let k = list.length - 1; k >= 0; k--) {
      const event = list[k] as TableEvent;
      if (event.step !== draft.step || event.i < draft.prelude) return;
      yield event;
    }
}

export const setEndpoint = (draft: Draft, seat: Seat, endpoint: Endpoint): void => {
  draft.connection = withEnd(draft.connection, seat, endpoint);
};
