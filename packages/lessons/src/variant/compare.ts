/** A broken protocol beside TCP: the same lesson, the same network, and what came of it. */
import { has, SYN } from '@handshake/protocol';
import type { State } from '@handshake/protocol';
import { playOut } from '../bot/run.ts';
import type { RuleSetId } from '../lesson/schema.ts';
import { fold } from '../table/fold.ts';
import type { Seat, Table } from '../table/log.ts';

/** A connection that one end holds while the other knows nothing of it. */
export interface Unwanted {
  readonly seat: Seat;
  /** By the table's clock, ms. */
  readonly from: number;
  /** When it was over; null where nothing ended it. */
  readonly to: number | null;
}

export interface Figures {
  /** Segments that the two ends sent. */
  readonly segments: number;
  /** How many of them were sent until both were ESTABLISHED; null where that never came about. */
  readonly toOpen: number | null;
  readonly unwanted: readonly Unwanted[];
  /** Bytes that an end took in although its peer had not sent them in this connection. */
  readonly strangeBytes: number;
  readonly states: Readonly<Record<Seat, State>>;
}

export interface Run {
  readonly rules: RuleSetId;
  readonly table: Table;
  readonly figures: Figures;
}

const SEATS: readonly Seat[] = ['client', 'server'];
/** A run by TCP ends sooner; one that does not is cut off here. */
const LIMIT = 300;

/** The other end has no part in a connection: it has none, or is only about to ask for one. */
const isAbsent = (state: State): boolean => state === 'CLOSED' || state === 'LISTEN';

/** States in which an end waits for its peer, or for its own application. */
const HOLDS: ReadonlySet<State> = new Set(['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'FIN-WAIT-2']);

function unwanted({ events, prelude }: Table): Unwanted[] {
  const found: Unwanted[] = [];
  const open: Partial<Record<Seat, number>> = {};
  for (const { at, states } of events.slice(prelude))
    for (const seat of SEATS) {
      // An end that has closed as well waits for nothing but the last ACK, or for its time to end.
      const alone = HOLDS.has(states[seat]) && isAbsent(states[seat === 'client' ? 'server' : 'client']);
      const from = open[seat];
      if (alone && from === undefined) open[seat] = at;
      if (alone || from === undefined) continue;
      found.push({ seat, from, to: at });
      delete open[seat];
    }
  for (const seat of SEATS) {
    const from = open[seat];
    if (from !== undefined) found.push({ seat, from, to: null });
  }
  // A close in good order leaves the last ACK's sender alone for a flight only, and ends by itself.
  return found.filter(({ from, to }) => to === null || to > from);
}

function strangeBytes({ events, prelude }: Table): number {
  let bytes = 0;
  let first = prelude;
  events.forEach((event, i) => {
    // A SYN begins another connection: what was sent before is a stranger's now.
    if (event.kind === 'sent' && has(event.segment, SYN)) first = i;
    if (event.kind !== 'arrived' || event.net === null || event.action !== 'accept') return;
    const own = events
      .slice(first)
      .some((e) => e.kind === 'sent' && e.segment.seq === event.segment.seq && e.segment.len > 0);
    if (!own) bytes += event.segment.len;
  });
  return bytes;
}

export function figuresOf(table: Table): Figures {
  const sent = table.events.filter((e) => e.kind === 'sent' && e.i >= table.prelude);
  const opened = table.events.find(
    ({ states }) => states.client === 'ESTABLISHED' && states.server === 'ESTABLISHED',
  );
  const last = table.events.at(-1);
  return {
    segments: sent.length,
    toOpen: opened ? sent.filter((e) => e.i <= opened.i).length : null,
    unwanted: unwanted(table),
    strangeBytes: strangeBytes(table),
    states: last?.states ?? { client: 'CLOSED', server: 'CLOSED' },
  };
}

/** The table that was played by a broken protocol, and what TCP makes of the same lesson; null for a table of TCP's. */
export function comparison(table: Table): { readonly played: Run; readonly tcp: Run } | null {
  const { header } = table;
  const { id, version } = header.rules;
  if (id === 'rfc9293') return null;
  // An ISN that everybody knew is another one by chance.
  const drawn =
    id === 'predictable-isn' ? { ...header.iss, server: (header.iss.client ?? 0) ^ 0x5bd1_e995 } : header.iss;
  const server = drawn.server === null ? null : drawn.server >>> 0;
  const tcp = playOut(
    fold(
      {
        ...header,
        rules: { id: 'rfc9293', version },
        mode: 'coach',
        ask: undefined,
        iss: { client: drawn.client, server },
      },
      [],
    ),
    { limit: LIMIT },
  );
  return {
    played: { rules: id, table, figures: figuresOf(table) },
    tcp: { rules: 'rfc9293', table: tcp, figures: figuresOf(tcp) },
  };
}
