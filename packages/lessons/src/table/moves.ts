/** What each kind of move does to a table. None of these judges: what was said of a segment is in the log. */
import { before, deliver, diff, drop, fire, has, other, put, segLen } from '@handshake/protocol';
import type { Endpoint, Segment } from '@handshake/protocol';
import { note, setEndpoint } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Outcome, Seat } from './log.ts';
import { afterFlight, firstTimer } from './waiting.ts';

/** It repeats numbers that were used before: a retransmission or a probe. */
const isAgain = ({ iss, snd }: Endpoint, segment: Segment): boolean =>
  snd.nxt !== iss && segLen(segment) > 0 && before(segment.seq, snd.nxt);

/** A seat composed a segment: it is held back, or goes onto the wire, where a fault of the lesson may catch it. */
export function applySend(draft: Draft, seat: Seat, segment: Segment, outcome: Outcome): void {
  if (!outcome.travels) {
    note(draft, { kind: 'refused', seat, segment, outcome });
    return;
  }
  const again = isAgain(draft.connection[seat], segment);
  draft.connection = put(draft.connection, seat, segment, { profile: draft.header.profile });
  const no = draft.connection.sent;
  const fault = draft.faults.find((f) => f.from === seat && has(segment, f.flags));
  if (fault) {
    draft.connection = drop(draft.connection, no);
    draft.faults = draft.faults.flatMap((f) =>
      f !== fault ? [f] : f.times > 1 ? [{ ...f, times: f.times - 1 }] : [],
    );
  }
  note(draft, { kind: 'sent', seat, no, segment, fate: fault ? 'dropped' : 'flying', again, outcome });
}

/** Bytes of the peer's stream, in order, that an end holds; SYN and FIN are not counted. */
const streamHeld = ({ irs, rcv, peerFin }: Endpoint): number =>
  irs === null ? 0 : (diff(rcv.nxt, irs) >>> 0) - 1 - (peerFin === null ? 0 : 1);

/** The network hands over segment `no`; false when no such segment is on its way. */
export function applyDelivery(draft: Draft, no: number): boolean {
  const flying = draft.connection.link.find((f) => f.no === no);
  if (!flying) return false;
  const seat: Seat = other(flying.from);
  const heldBefore = streamHeld(draft.connection[seat]);
  const moved = { ...draft.connection, now: afterFlight(draft.connection) };
  const delivery = deliver(moved, no, { profile: draft.header.profile });
  if (!delivery) return false;
  const { connection, arrival } = delivery;
  draft.connection = connection;
  const gained = streamHeld(connection[seat]) - heldBefore;
  if (gained > 0) draft.received = { ...draft.received, [seat]: draft.received[seat] + gained };
  note(draft, {
    kind: 'arrived',
    seat,
    no,
    segment: flying.segment,
    action: arrival.action,
    rule: arrival.rule,
    net: null,
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
  note(draft, { kind: 'timer', seat: first.seat, timer: first.timer });
  return true;
}

/** A seat takes its next hint of the step that is on. */
export function applyHint(draft: Draft, seat: Seat): void {
  const level = Math.min(3, draft.hints[seat] + 1) as 1 | 2 | 3;
  draft.hints = { ...draft.hints, [seat]: level };
  note(draft, { kind: 'hint', seat, level });
}
