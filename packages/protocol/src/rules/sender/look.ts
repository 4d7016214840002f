/** What every sender rule looks with: the sender's own view of its TCB, and nothing the network or the peer knows. */
import type { Endpoint } from '../../endpoint.ts';
import { ACK, FIN, RST, segLen, SYN, type FlagName, type Segment } from '../../segment.ts';
import { add, before, beforeEq, diff, inWindow, type Seq } from '../../seq.ts';
import { isSynAcked } from '../../state.ts';
import type { Fact, Facts, Field, Finding, Profile, VerdictClass } from '../../verdict.ts';
import type { RuleId } from '../catalogue.ts';

export interface Ctx {
  readonly profile: Profile;
  /** The table's clock, ms. */
  readonly now: number;
  /**
   * `known`: the application's calls are all in `ep.app`. `assumed`: calls may be missing (a recording), so what a
   * segment shows was asked for, and where the endpoint may know more than its record the sender gets the benefit.
   */
  readonly asked: 'known' | 'assumed';
  /** What reached the sender last since it sent something; null where nothing did, undefined where that isn't known. */
  readonly arrived: Segment | null | undefined;
  /** A bare FIN, judged as the FIN,ACK that the class notes mean by it (textbook profile only). */
  readonly bareFin: boolean;
}

/**
 * One sender rule: may an endpoint with this TCB emit this segment now? `null` when the rule has nothing to say.
 * A finding of class `legal` names a rule that makes the segment right and is worth telling.
 */
export interface SenderRule {
  readonly id: RuleId;
  /**
   * Which segments it is asked about. May look at SYN, FIN, RST and ACK and at whether there is data, and at nothing
   * else: the judge sorts the rules by these beforehand.
   */
  readonly about: (s: Segment) => boolean;
  /** When broken, nothing else is worth saying about the segment. */
  readonly final?: boolean;
  readonly check: (ep: Endpoint, s: Segment, ctx: Ctx) => Finding | null;
}

/** A number of the sender's own stream. */
export const own = (n: Seq): Fact => ({ seq: n, of: 'own' });
/** A number of the peer's stream. */
export const peer = (n: Seq): Fact => ({ seq: n, of: 'peer' });

export const finding = (
  rule: RuleId,
  verdict: VerdictClass,
  field: Field,
  facts: Facts,
  flag?: FlagName,
): Finding => (flag ? { rule, verdict, field, flag, facts } : { rule, verdict, field, facts });

export const isSyn = (s: Segment): boolean => (s.flags & SYN) !== 0;
export const isFin = (s: Segment): boolean => (s.flags & FIN) !== 0;
export const isRst = (s: Segment): boolean => (s.flags & RST) !== 0;
export const isAck = (s: Segment): boolean => (s.flags & ACK) !== 0;
export const carriesData = (s: Segment): boolean => isOrdinary(s) && s.len > 0;
/** An ACK that uses no sequence number: no data, SYN, FIN or RST. */
export const isPureAck = (s: Segment): boolean => (s.flags & (ACK | SYN | FIN | RST)) === ACK && s.len === 0;
/** Neither opens nor resets: data, FIN, ACK. */
export const isOrdinary = (s: Segment): boolean => (s.flags & (SYN | RST)) === 0;

/** The own SYN has left. */
export const synSent = (ep: Endpoint): boolean => ep.snd.nxt !== ep.iss || isSynAcked(ep.state);

/** The own SYN is under way: in SYN-SENT and SYN-RECEIVED, and behind a FIN that left before it was acknowledged. */
export const synInFlight = (ep: Endpoint): boolean =>
  ep.snd.nxt !== ep.iss && ep.snd.una === ep.iss && !isSynAcked(ep.state);

/** Bytes of the segment that lie at SND.NXT or beyond: never sent before. */
export function freshBytes(ep: Endpoint, s: Segment): number {
  if (s.len === 0) return 0;
  const start = isSyn(s) ? add(s.seq, 1) : s.seq;
  const beyond = diff(add(start, s.len), isSyn(s) && !synSent(ep) ? start : ep.snd.nxt);
  return Math.max(0, Math.min(s.len, beyond));
}

/** The segment starts in [SND.UNA, SND.NXT): it repeats something that is not acknowledged yet. */
export const startsInFlight = (ep: Endpoint, s: Segment): boolean =>
  inWindow(s.seq, ep.snd.una, diff(ep.snd.nxt, ep.snd.una));

/** Where the segment's FIN stands, if it has one: after its data. */
export const finPlace = (s: Segment): Seq => add(s.seq, s.len);
export const endOf = (s: Segment): Seq => add(s.seq, segLen(s));

/** Owed since the SYN,ACK arrived: what leaves now is the handshake's third segment. */
export const isThird = (ep: Endpoint): boolean =>
  ep.state === 'ESTABLISHED' && ep.ackOwed?.rule === 'RX-SS-SYNACK';

/** An ACK is owed for something that was accepted, not for something that was out of place. */
export const owesForText = (ep: Endpoint): boolean =>
  ep.ackOwed !== null && (ep.ackOwed.rule === 'RX-DATA' || ep.ackOwed.rule === 'RX-FIN');

/** An ACK is owed for a segment that was not acceptable. */
export const owesChallenge = (ep: Endpoint): boolean =>
  ep.ackOwed !== null &&
  !owesForText(ep) &&
  ep.ackOwed.rule !== 'RX-SS-SYNACK' &&
  ep.ackOwed.rule !== 'RX-LISTEN' &&
  ep.ackOwed.rule !== 'RX-SS-SYN';

/** Nothing of its own is under way, nothing waits and nothing is owed. */
export const isIdle = (ep: Endpoint, ctx: Ctx): boolean =>
  ep.snd.una === ep.snd.nxt &&
  (ctx.asked === 'assumed' ? !owesForText(ep) : ep.ackOwed === null && ep.app.queued === 0);

/**
 * RCV.NXT once stood there: acknowledging it again is out of date, not made up. Where the history does not reach back
 * to IRS+1 (it is bounded, and a recording may begin late), a value older than all that it holds gets the benefit of
 * the doubt.
 */
export function wasExpected(ep: Endpoint, ack: Seq): boolean {
  if (ep.irs === null) return false;
  const first = add(ep.irs, 1);
  if (ack === first || ep.pastNxt.includes(ack)) return true;
  const oldest = ep.pastNxt[0] ?? ep.rcv.nxt;
  // From IRS+1 on it may be more than half the number space, where `before` does not tell.
  return inWindow(ack, first, (oldest - first) >>> 0) && before(ack, oldest);
}

/** The end of the peer's window, when it lies before SND.NXT: the peer has taken window back. */
export function shrunkEdge(ep: Endpoint): Seq | null {
  const edge = add(ep.snd.una, ep.snd.wnd);
  return before(edge, ep.snd.nxt) && beforeEq(ep.snd.una, edge) ? edge : null;
}
