/** What an opened table tells: the move that is asked about, and why its students may be stuck. */
import { factFormat, isMiss } from '@handshake/lessons';
import type { Bases, Format, NumberMode, Outcome, Seat, Table, TableEvent } from '@handshake/lessons';

type Try = Extract<TableEvent, { kind: 'sent' | 'refused' }>;
export interface Told {
  readonly event: Try;
  readonly outcome: Outcome;
  /** It, and those right before it by the same seat with the same misconception. */
  readonly times: number;
}

const isTry = (event: TableEvent): event is Try =>
  event.n > 0 && (event.kind === 'sent' || event.kind === 'refused');

/** The newest judged move of a student, or the newest that showed `misconception`. `bots`: numbers of the moves that were a bot's. */
export function toldMove(table: Table, bots: ReadonlySet<number>, misconception: string | null): Told | null {
  const tries = table.events.filter(isTry).filter(({ n }) => !bots.has(n));
  const at = tries.findLastIndex(
    ({ outcome }) => misconception === null || outcome.misconception === misconception,
  );
  const event = tries[at];
  if (!event) return null;
  let times = 0;
  const alike = (other: Try | undefined) =>
    other?.seat === event.seat &&
    isMiss(other.outcome) &&
    other.outcome.misconception === event.outcome.misconception;
  if (event.outcome.misconception !== null) while (alike(tries[at - times])) times += 1;
  return { event, outcome: event.outcome, times: Math.max(1, times) };
}

/** A watcher knows both ISNs, from the first SYN on. */
export const basesOf = (table: Table, seat: Seat): Bases => {
  const { client, server } = table.connection;
  return seat === 'client' ? { own: client.iss, peer: server.iss } : { own: server.iss, peer: client.iss };
};

export const formatFor = (table: Table, seat: Seat, mode: NumberMode): Format =>
  factFormat(basesOf(table, seat), mode);
