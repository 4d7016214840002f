/** What each kind of move does to a table. None of these judges: what was said of a segment is in the log. */
import { ACK, before, deliver, diff, drop, fire, other, put, RST, segLen, SYN } from '@handshake/protocol';
import type { Endpoint, InFlight, Segment, State } from '@handshake/protocol';
import { afterArrival, afterSending, taken, variantOf } from '../variant/amend.ts';
import { note, setEndpoint } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Outcome, Prediction, Seat } from './log.ts';
import { catchFault } from './network.ts';
import { foretold } from './predict.ts';
import { afterFlight, firstTimer } from './waiting.ts';

type Table = Parameters<typeof taken>[0];
/** The draft, read as the table that it would be. */
const read = (draft: Draft): Table => ({ ...draft, events: [...draft.past, ...draft.added] });

/** It repeats numbers that were used before: a retransmission or a probe. */
const isAgain = ({ iss, snd }: Endpoint, segment: Segment): boolean =>
  snd.nxt !== iss && segLen(segment) > 0 && before(segment.seq, snd.nxt);

/** Something has happened at this end: its student is to say what its state has become. */
const ask = (draft: Draft, seat: Seat): void => {
  if (draft.header.ask?.state) draft.unstated = { ...draft.unstated, [seat]: true };
};

/** A seat composed a segment: it is held back, or goes onto the wire, where a fault of the lesson may catch it. */
export function applySend(
  draft: Draft,
  seat: Seat,
  segment: Segment,
  outcome: Outcome,
  predict?: Prediction,
): void {
  if (!outcome.travels) {
    note(draft, { kind: 'refused', seat, segment, outcome });
    return;
  }
  const again = isAgain(draft.connection[seat], segment);
  draft.connection = put(draft.connection, seat, segment, { profile: draft.header.profile });
  setEndpoint(draft, seat, afterSending(variantOf(draft), draft.connection[seat], draft.connection.now));
  const no = draft.connection.sent;
  const fate = catchFault(draft, seat, segment);
  if (predict) draft.predictions = { ...draft.predictions, [no]: predict };
  ask(draft, seat);
  note(draft, { kind: 'sent', seat, no, segment, fate, again, outcome, ...(predict ? { predict } : {}) });
}

/** Bytes of the peer's stream, in order, that an end holds; SYN and FIN are not counted. */
const streamHeld = ({ irs, rcv, peerFin }: Endpoint): number =>
  irs === null ? 0 : (diff(rcv.nxt, irs) >>> 0) - 1 - (peerFin === null ? 0 : 1);

/** Bytes that an arrival has brought to an end, in order. */
const gained = (was: Endpoint, is: Endpoint): number =>
  Math.max(0, streamHeld(is) - (was.irs === is.irs ? streamHeld(was) : 0));

/** A listening end that holds as many half-open connections as it may answers no SYN; a RST or an ACK needs no place in it. */
export function overflows(
  { header, backlog, connection }: Pick<Draft, 'header' | 'backlog' | 'connection'>,
  seat: Seat,
  { flags }: Segment,
): boolean {
  const { start } = header.lesson;
  const size = start.at === 'closed' ? start.backlog : undefined;
  const asks = (flags & (SYN | ACK | RST)) === SYN;
  return size !== undefined && backlog >= size && connection[seat].state === 'LISTEN' && asks;
}

/**
 * The network hands over segment `no`; false when no such segment is on its way. In a peer check it stops before the end, until its
 * student has said what to do with it (`checked`).
 */
export function applyDelivery(draft: Draft, no: number, checked = false): boolean {
  const flying = draft.connection.link.find((f) => f.no === no);
  if (!flying) return false;
  const seat: Seat = other(flying.from);
  const { segment } = flying;
  const net = draft.nets[no] ?? null;
  if (draft.header.mode === 'peer' && draft.n > 0 && !checked) {
    if (draft.door.includes(no)) return false;
    draft.door = [...draft.door, no];
    note(draft, { kind: 'reached', seat, no, segment, net });
    return true;
  }
  draft.door = draft.door.filter((one) => one !== no);
  if (overflows(draft, seat, segment)) {
    draft.connection = drop({ ...draft.connection, now: afterFlight(draft.connection) }, no);
    note(draft, { kind: 'overflow', seat, no, segment });
    return true;
  }
  return arrives(draft, flying);
}

function arrives(draft: Draft, flying: InFlight): boolean {
  const { no, segment } = flying;
  const seat: Seat = other(flying.from);
  const was = draft.connection[seat];
  const asTaken = taken(read(draft), seat, segment);
  const link = draft.connection.link.map((f) => (f === flying ? { ...f, segment: asTaken } : f));
  const moved = { ...draft.connection, link, now: afterFlight(draft.connection) };
  const delivery = deliver(moved, no, { profile: draft.header.profile });
  if (!delivery) return false;
  const { connection, arrival } = delivery;
  draft.connection = connection;
  const is = afterArrival(variantOf(draft), was, connection[seat]);
  setEndpoint(draft, seat, is);
  const bytes = gained(was, is);
  const unread = draft.unread[seat];
  draft.received = { ...draft.received, [seat]: draft.received[seat] + bytes };
  if (unread !== null) draft.unread = { ...draft.unread, [seat]: unread + bytes };
  ask(draft, seat);
  const said = draft.predictions[no];
  note(draft, {
    kind: 'arrived',
    seat,
    no,
    segment,
    action: arrival.action,
    rule: arrival.rule,
    net: draft.nets[no] ?? null,
    ...(said ? { predicted: { said, came: foretold(is) } } : {}),
  });
  return true;
}

/** Somebody waits: the clock moves on to the first timer that fires, whichever that is. False when none runs. */
export function applyWait(draft: Draft): boolean {
  const first = firstTimer(draft.connection);
  if (!first) return false;
  const now = Math.max(draft.connection.now, first.due);
  const endpoint = fire(draft.connection[first.seat], first.timer, now);
  if (!endpoint) return false;
  draft.connection = { ...draft.connection, now };
  setEndpoint(draft, first.seat, endpoint);
  if (first.timer === '2msl') ask(draft, first.seat);
  note(draft, { kind: 'timer', seat: first.seat, timer: first.timer });
  return true;
}

/** A seat takes its next hint of the step that is on. */
export function applyHint(draft: Draft, seat: Seat): void {
  const level = Math.min(3, draft.hints[seat] + 1) as 1 | 2 | 3;
  draft.hints = { ...draft.hints, [seat]: level };
  note(draft, { kind: 'hint', seat, level });
}

/** A student says what the own state is. */
export function applyState(draft: Draft, seat: Seat, said: State): void {
  draft.unstated = { ...draft.unstated, [seat]: false };
  note(draft, { kind: 'stated', seat, said, is: draft.connection[seat].state });
}
