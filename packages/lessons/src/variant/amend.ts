/** How an end of another rule set differs from a conforming one: each difference in one place, after TCP has had its say. */
import { ACK, diff, fire, has, RST, sentNothing, SYN } from '@handshake/protocol';
import type { Due, Endpoint, Segment } from '@handshake/protocol';
import type { NotAsked, Seat, Table } from '../table/log.ts';
import { VARIANTS } from './variants.ts';
import type { Variant } from './variants.ts';

export const variantOf = ({ header }: Pick<Table, 'header'>): Variant => VARIANTS[header.rules.id];

/** An end after it has sent something. */
export function afterSending(variant: Variant, ep: Endpoint, now: number): Endpoint {
  if (variant.handshake === 2 && ep.state === 'SYN-RECEIVED' && !sentNothing(ep))
    // Nobody will acknowledge this SYN, so nothing waits for it.
    return {
      ...ep,
      state: 'ESTABLISHED',
      snd: { ...ep.snd, una: ep.snd.nxt },
      timers: { ...ep.timers, rto: null },
    };
  if (!variant.timeWait && ep.state === 'TIME-WAIT' && !ep.ackOwed) return fire(ep, '2msl', now) ?? ep;
  return ep;
}

/** An end after something has reached it. */
export function afterArrival(variant: Variant, before: Endpoint, ep: Endpoint): Endpoint {
  // The second message was the last one: nothing is owed for it.
  if (variant.handshake === 2 && before.state === 'SYN-SENT' && ep.state === 'ESTABLISHED')
    return { ...ep, ackOwed: null, timers: { ...ep.timers, delack: null } };
  return ep;
}

/** Somewhere in the four-message handshake between the SYN that arrived and the own one. */
const between = (variant: Variant, ep: Endpoint): boolean =>
  variant.handshake === 4 && ep.state === 'SYN-RECEIVED' && ep.passive && sentNothing(ep);

/** The first of its two answers, the bare ACK, has left. */
function acknowledged(table: Table, seat: Seat): boolean {
  const since = table.events.findLastIndex(
    (e) => e.kind === 'arrived' && e.seat === seat && has(e.segment, SYN),
  );
  return table.events.slice(since + 1).some((e) => e.kind === 'sent' && e.seat === seat);
}

/** What is due from an end by the rule set in force. */
export function dueUnder(table: Table, seat: Seat, list: readonly Due[]): readonly Due[] {
  const ep = table.connection[seat];
  const first = list[0];
  if (!first || first.why !== 'syn-ack' || !between(variantOf(table), ep)) return list;
  const { segment } = first;
  return acknowledged(table, seat)
    ? [{ ...first, segment: { ...segment, flags: SYN, ack: 0 } }]
    : [{ ...first, why: 'ack', segment: { ...segment, flags: ACK } }];
}

/**
 * A segment as TCP's judge is to read it: the own SYN of the four-message handshake stands for the SYN,ACK, and the ACK
 * before it for one of an open connection. `notAsked` where the rule set wants the other of the two now.
 */
export function underJudge(
  table: Table,
  seat: Seat,
  segment: Segment,
): { readonly ep: Endpoint; readonly segment: Segment; readonly notAsked: NotAsked | null } {
  const ep = table.connection[seat];
  // A reset that is owed is no part of a handshake.
  if (!between(variantOf(table), ep) || has(segment, RST)) return { ep, segment, notAsked: null };
  const syn = has(segment, SYN);
  if (acknowledged(table, seat)) {
    const read =
      syn && !has(segment, ACK) ? { ...segment, flags: segment.flags | ACK, ack: ep.rcv.nxt } : segment;
    return { ep, segment: read, notAsked: syn ? null : 'SYN-ALONE' };
  }
  return syn
    ? { ep, segment, notAsked: 'ACK-ALONE' }
    : { ep: { ...ep, state: 'ESTABLISHED' }, segment, notAsked: null };
}

/**
 * What arrives, as TCP is to take it: to an end whose SYN has been acknowledged before, the peer's bare SYN is the SYN,ACK's
 * second half.
 */
export function taken(
  table: Pick<Table, 'header' | 'events' | 'connection'>,
  seat: Seat,
  segment: Segment,
): Segment {
  const { state, snd, irs } = table.connection[seat];
  if (variantOf(table).handshake !== 4 || state !== 'SYN-SENT' || irs !== null) return segment;
  if (!has(segment, SYN) || has(segment, ACK)) return segment;
  const heard = table.events.some(
    (e) =>
      e.kind === 'arrived' && e.seat === seat && has(e.segment, ACK) && diff(e.segment.ack, snd.nxt) === 0,
  );
  return heard ? { ...segment, flags: segment.flags | ACK, ack: snd.nxt } : segment;
}
