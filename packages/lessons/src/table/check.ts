/** Peer check: what is to be done with a segment that has reached an end, and what is wrong with it. */
import { other } from '@handshake/protocol';
import type { ArrivalAction } from '@handshake/protocol';
import { arriveAt } from '../variant/arrive-at.ts';
import { applyDelivery, overflows } from './moves.ts';
import { note } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Check, Decision, Outcome, Seat, Table, TableEvent } from './log.ts';

/** Whatever TCP does beside: a segment is taken in, is answered with a reset, or comes to nothing. */
const DECISIONS: Readonly<Record<ArrivalAction, Decision>> = {
  accept: 'accept',
  close: 'accept',
  reset: 'reset',
  acknowledge: 'drop',
  challenge: 'drop',
  drop: 'drop',
};

type Looked = Pick<Table, 'header' | 'events' | 'connection' | 'backlog'>;

/** What the judge said of segment `no` when it was sent; null for what nobody of this connection composed. */
export const outcomeOfSent = (events: readonly TableEvent[], no: number): Outcome | null => {
  const sent = events.find((e) => e.kind === 'sent' && e.no === no);
  return sent?.kind === 'sent' ? sent.outcome : null;
};

/** The right answer; null where no such segment is on its way. */
export function rightCheck(table: Looked, no: number): Check | null {
  const flying = table.connection.link.find((f) => f.no === no);
  if (!flying) return null;
  const seat = other(flying.from);
  const { action } = arriveAt(table, seat, flying.segment, {
    profile: table.header.profile,
    ...(flying.meantAck === undefined ? {} : { meantAck: flying.meantAck }),
  });
  const outcome = outcomeOfSent(table.events, no);
  const wrong = outcome && (outcome.verdict === 'illegal' || outcome.verdict === 'ignored');
  const decision = overflows(table, seat, flying.segment) ? 'drop' : DECISIONS[action];
  return { decision, field: wrong ? (outcome.findings[0]?.field ?? null) : null };
}

/** The receiver has answered: the judge speaks, and TCP does what it does. */
export function applyCheck(draft: Draft, seat: Seat, no: number, said: Check, outcome: Outcome | null): void {
  const flying = draft.connection.link.find((f) => f.no === no);
  const right = rightCheck({ ...draft, events: [...draft.past, ...draft.added] }, no);
  if (!flying || !right || !draft.door.includes(no)) return;
  const wrong = outcome && (outcome.verdict === 'illegal' || outcome.verdict === 'ignored');
  note(draft, {
    kind: 'checked',
    seat,
    no,
    segment: flying.segment,
    said,
    // The outcome comes with the move: whoever watches through a view has not seen it before.
    right: { ...right, field: wrong ? (outcome.findings[0]?.field ?? null) : null },
    outcome,
  });
  applyDelivery(draft, no, true);
}
