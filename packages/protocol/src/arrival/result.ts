/** The ways in which the processing of an arrival ends. */
import type { Arrival, ArrivalAction } from '../verdict.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Segment } from '../segment.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { ackOf, oweAck, oweReset, resetFor } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { State } from '../state.ts';

/** One arrival that is being processed. */
export interface Context {
  /** As it was before. */
  readonly before: Endpoint;
  readonly segment: Segment;
  /** ms of the table's clock. */
  readonly now: number;
}

/** Ends it with `endpoint` and no reply. */
export const silent = (
  action: ArrivalAction,
  rule: RuleId,
  endpoint: Endpoint,
  from: State = endpoint.state,
): Arrival => ({ action, rule, reply: null, mayWait: false, endpoint, from });

/** The segment is dropped, as if it had never come. */
export const dropped = (c: Context, rule: RuleId): Arrival => silent('drop', rule, c.before);

/** An ACK at once, and the segment is dropped: `acknowledge` where a number is wrong, `challenge` where RFC 5961 asks back. */
export function refused(c: Context, d: Draft, action: 'acknowledge' | 'challenge', rule: RuleId): Arrival {
  oweAck(d, c.now, rule, true);
  return { action, rule, reply: ackOf(d), mayWait: false, endpoint: d, from: c.before.state };
}

/** A RST by its form (RFC 9293 §3.5.2); the state stays. */
export function resetBack(c: Context, d: Draft, rule: RuleId): Arrival {
  const reply = resetFor(c.segment);
  oweReset(d, reply);
  return { action: 'reset', rule, reply, mayWait: false, endpoint: d, from: c.before.state };
}

/** Accepted, and what it makes due is an ACK or the like. */
export const accepted = (
  c: Context,
  d: Endpoint,
  rule: RuleId,
  reply: Segment | null,
  mayWait = false,
): Arrival => ({
  action: 'accept',
  rule,
  reply,
  mayWait,
  endpoint: d,
  from: c.before.state,
});
