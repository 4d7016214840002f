/** What Linux does otherwise, by a stable name each; what is told of it lies in the lessons package under the same name. */
import { ackOf, draft, oweAck } from '../draft.ts';
import type { Context } from '../arrival/result.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Segment } from '../segment.ts';
import type { Arrival, ArrivalAction } from '../verdict.ts';

export const LINUX_DIFFERENCES = [
  /** A segment that only touches the window counts as one inside: its Ack is looked at. */
  'edges',
  /** No ACK: dropped before the numbers are looked at. */
  'no-ack-first',
  /** An Ack of what was never sent, at its old end: challenged. */
  'ack-never-sent',
  /** Data that reaches beyond the peer's FIN: reset. */
  'past-fin',
  /** A FIN after the peer's FIN: dropped. */
  'second-fin',
  /** A RST at the peer's FIN: believed. */
  'rst-at-fin',
  /** SYN-RECEIVED, passive: the Ack is looked at before Seq. */
  'request-ack-first',
  /** SYN-RECEIVED, passive: the SYN once more gets the SYN,ACK once more. */
  'request-syn-again',
  /** SYN-RECEIVED, passive: a SYN in the window gets a RST. */
  'request-syn',
  /** SYN-RECEIVED: text or FIN that comes with a SYN makes it no handshake's segment. */
  'syn-received-text',
  /** SYN-RECEIVED, active: the SYN,ACK that crosses is acknowledged. */
  'crossing-ack',
  /** SYN-RECEIVED, active: an Ack of the ISS itself is good enough. */
  'crossing-iss',
  /** SYN-SENT: what comes with the SYN,ACK is not read. */
  'syn-text',
  /** A SYN,FIN opens nothing. */
  'syn-fin',
  /** TIME-WAIT: whatever isn't empty at exactly RCV.NXT is acknowledged, and nothing is read. */
  'time-wait-ack',
  /** TIME-WAIT: an empty segment at exactly RCV.NXT is let go, whatever it acknowledges. */
  'time-wait-quiet',
  /** TIME-WAIT: a RST in the window is not challenged. */
  'time-wait-rst',
] as const;
export type LinuxDifference = (typeof LINUX_DIFFERENCES)[number];

export interface LinuxArrival {
  readonly difference: LinuxDifference;
  /** `rule`: the rule that is not kept to the letter. */
  readonly arrival: Arrival;
}
export type Deviation = LinuxArrival | null;

/** The segment is dropped, and an ACK (or the reply given) goes at once. */
export function answered(
  c: Context,
  action: ArrivalAction,
  rule: RuleId,
  reply: (ep: Context['before']) => Segment = ackOf,
): Arrival {
  const d = draft(c.before);
  oweAck(d, c.now, rule, true);
  return { action, rule, reply: reply(d), mayWait: false, endpoint: d, from: c.before.state };
}
