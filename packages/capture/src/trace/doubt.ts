/** The benefit of the doubt: a recording shows when a segment passed by, and not all that its sender knew and wanted. */
import type { AckOwed, Arrival, Endpoint, Profile, Segment, Verdict } from '@handshake/protocol';
import {
  ACK,
  add,
  arrive,
  before,
  call,
  closed,
  deleted,
  emit,
  has,
  isSynchronized,
  judge,
  linuxArrival,
  resetFor,
  RST,
  segLen,
  SYN,
} from '@handshake/protocol';
import { MAX_WINDOW_SCALE } from '../tcp.ts';
import { opensOnly } from './changes.ts';
import type { Recent } from './recent.ts';
import { hadReason, holdsBack, standing } from './recent.ts';

/** A segment's verdict, and the endpoint that it was judged by. */
export interface Judged {
  readonly verdict: Verdict;
  readonly view: Endpoint;
  /** It had left before something that was seen to arrive earlier. */
  readonly overtaken: boolean;
  /** In how many ways it could have been sent were tried. */
  readonly ways: number;
}

export interface Doubt {
  /** The endpoint when the call was made whose segment this may be. */
  readonly asked: Endpoint | null;
  /** The endpoint that data reached when nobody would read it any more. */
  readonly lost: Endpoint | null;
  /** Bytes that the application has not read. */
  readonly unread: boolean;
  /** CLOSE was called once more, behind the own FIN: with linger 0 the connection is gone, and nothing tells. */
  readonly gone: boolean;
  /** ACKs that were owed beside the one that is: each arrival may be answered by itself. */
  readonly more: readonly AckOwed[];
  /** The endpoint as Linux has it since it did otherwise than the letter; null where nothing made a difference. */
  readonly other: Endpoint | null;
  /** What may get an answer, of what arrived last and of all that what is seen next may have left before. */
  readonly arrived: readonly Segment[];
  /** The endpoint before each arrival that what is seen next may have left before. */
  readonly before: readonly Endpoint[];
}

export const NO_DOUBT: Doubt = {
  asked: null,
  lost: null,
  unread: false,
  gone: false,
  more: [],
  other: null,
  arrived: [],
  before: [],
};

/** How many arrivals, and ACKs owed for them, are remembered for the sake of what is seen next. */
const REMEMBERED = 64;

interface Happened {
  /** The endpoint before it, by what went over the wire. */
  readonly ep: Endpoint;
  /** The same with the call that is under way. */
  readonly was: Endpoint;
  readonly arrival: Arrival;
  readonly segment: Segment;
  readonly now: number;
}

/** What is remembered of an arrival. */
export function noted(doubt: Doubt, happened: Happened): Doubt {
  const { ep, was, arrival, segment } = happened;
  const { reply, mayWait } = arrival;
  const opens = arrival.rule === 'RX-SR-ACK' && arrival.action === 'accept' && reply === null;
  const another = was.ackOwed !== null && reply !== null && !mayWait && !has(reply, RST);
  const noted = {
    ...doubt,
    other: otherwise(doubt.other, happened),
    arrived: opens ? doubt.arrived : [...doubt.arrived, segment].slice(-REMEMBERED),
    before: [...doubt.before, ep].slice(-REMEMBERED),
  };
  if (asksForAck(happened)) return withheld(noted, { ...UNASKED, since: happened.now });
  return another && was.ackOwed ? withheld(noted, was.ackOwed) : noted;
}

/** What Linux makes of it, where that is or was something else than the letter. */
function otherwise(other: Endpoint | null, { ep, arrival, segment, now }: Happened): Endpoint | null {
  const deviation = linuxArrival(other ?? ep, segment, now)?.arrival;
  const another = arrival.endpoint.irs !== ep.irs && ep.irs !== null;
  if (another && deviation?.endpoint.irs !== ep.irs) return null;
  if (deviation) return answering(deviation);
  return other && arrive(other, segment, now).endpoint;
}

/** A RST in answer is still to leave, whatever has become of the connection. */
function answering({ endpoint, reply }: Arrival): Endpoint {
  const owes = reply !== null && has(reply, RST) && endpoint.resetsOwed.length === 0;
  return owes ? { ...endpoint, resetsOwed: [reply] } : endpoint;
}

/** The letter lets it go; but it is out of date, and with time stamps that is enough for an ACK (RFC 7323 §5.3). */
function asksForAck({ ep, arrival, segment: s }: Happened): boolean {
  const passed = arrival.reply === null && (arrival.action === 'accept' || arrival.action === 'drop');
  return passed && ep.irs !== null && !has(s, RST) && (has(s, SYN) || before(s.ack, ep.snd.una));
}
const UNASKED: AckOwed = { since: 0, atOnce: true, rule: 'RX-SEQ', fullSized: 0 };

/** An ACK that was owed and has not left yet may still come, or not. */
export const withheld = (doubt: Doubt, owed: AckOwed): Doubt => ({
  ...doubt,
  more: [...doubt.more, owed].slice(-REMEMBERED),
});

/** What is remembered of a segment that leaves. */
export function left(
  doubt: Doubt,
  { ackOwed, irs }: Endpoint,
  segment: Segment,
  now: number,
  recent: Recent,
): Doubt {
  const after = (ep: Endpoint): Endpoint => (has(segment, RST) ? ep : emit(ep, segment, now));
  const { lost, other, more } = doubt;
  const gone = {
    ...doubt,
    lost: lost && !has(segment, SYN) ? after(lost) : null,
    other: other && (other.irs === irs || irs === null) ? emit(other, segment, now) : null,
    more: ackOwed || segLen(segment) > 0 ? more : more.slice(1),
    before: doubt.before.map(after),
  };
  // What waited before it may carry the ACK that is owed only since, and the ACK itself is still to come.
  const early = (view: Endpoint): boolean => hadReason(view, segment, recent, now, false);
  const waits = ackOwed?.atOnce && segLen(segment) > 0 && doubt.before.some(early);
  return waits ? withheld(gone, ackOwed) : gone;
}

/** Nothing that has left is still unseen. */
export const seenAll = (doubt: Doubt): Doubt =>
  doubt.before.length === 0 && doubt.arrived.length < 2
    ? doubt
    : { ...doubt, before: [], arrived: doubt.arrived.slice(-1) };

/** The connection that `then` was a moment ago is no longer this one. */
export const isAnother = (now: Endpoint, then: Endpoint): boolean =>
  now.state === 'CLOSED' || now.state === 'LISTEN' || now.iss !== then.iss;

/** The connection that still seems to be there is not, by that view. */
export const isGone = (now: Endpoint, view: Endpoint): boolean =>
  view.state === 'CLOSED' && isSynchronized(now.state);

interface Moment {
  readonly now: number;
  readonly profile: Profile;
  /** What it may be answering. */
  readonly arrived?: Segment | null;
}

const RANK = { legal: 0, unusual: 1, ignored: 2, illegal: 3 } as const;

/** The verdict by the endpoint as the recording shows it, or a milder one by what may have been instead. */
export function judgeSent(
  seen: Endpoint,
  segment: Segment,
  moment: Moment,
  doubt: Doubt,
  recent: Recent,
): Judged {
  const { now } = moment;
  const { ep, arrived } = standing(seen, segment, recent, now);
  const present = { ...moment, arrived };
  let best: Judged = { ...judgeBy(ep, segment, present), overtaken: false, ways: 1 };
  if (best.verdict.verdict === 'legal') return best;
  const waiting = doubt.more.length > 0;
  const answering = waiting || (doubt.before.length > 1 && !has(segment, SYN));
  const earlier = doubt.before.filter((view) => hadReason(view, segment, recent, now, answering));
  const held = has(segment, SYN | ACK) && holdsBack(ep, recent, now, waiting);
  const ways = [
    ...instead(ep, segment, doubt, recent).map((view) => ({ view, overtaken: false })),
    ...(held ? [{ view: unopened(ep), overtaken: false }] : []),
    ...earlier
      .toReversed()
      .flatMap((view) => [owing(view, doubt), view].map((each) => ({ view: each, overtaken: true }))),
  ];
  for (const { view, overtaken } of ways) {
    const past = overtaken || view === doubt.asked || view === doubt.lost || view === doubt.other;
    const judged = judgeBy(view, segment, past ? moment : present);
    if (RANK[judged.verdict.verdict] < RANK[best.verdict.verdict]) best = { ...judged, overtaken, ways: 1 };
  }
  return { ...best, ways: 1 + ways.length };
}

/** Its SYN,ACK was not acknowledged. */
const unopened = (ep: Endpoint): Endpoint => ({
  ...ep,
  state: 'SYN-RECEIVED',
  snd: { ...ep.snd, una: ep.iss },
});

function judgeBy(view: Endpoint, segment: Segment, moment: Moment): Pick<Judged, 'verdict' | 'view'> {
  const verdict = judge(view, segment, { ...moment, asked: 'assumed' });
  // A trace doesn't tell the window scale. The window of a SYN has none.
  const { irs, rcv, snd } = view;
  const isOfSyn = irs === null || (snd.wl1 === irs && rcv.nxt === add(irs, 1));
  if (
    isOfSyn ||
    snd.wnd === 0 ||
    !verdict.findings.some((f) => f.rule === 'DT-WINDOW' && f.verdict === 'illegal')
  ) {
    return { verdict, view };
  }
  const wide = { ...view, snd: { ...view.snd, wnd: view.snd.wnd * 2 ** MAX_WINDOW_SCALE } };
  return { verdict: judge(wide, segment, { ...moment, asked: 'assumed' }), view: wide };
}

function instead(ep: Endpoint, segment: Segment, doubt: Doubt, recent: Recent): readonly Endpoint[] {
  const views: Endpoint[] = [];
  if (doubt.asked) views.push(doubt.asked);
  if (segLen(segment) === 0) views.push(owing(ep, doubt));
  // What came beside the SYN gets an ACK of its own.
  const [owed] = doubt.more;
  if (owed && ep.state === 'SYN-RECEIVED') views.push({ ...ep, ackOwed: { ...owed, rule: 'RX-SEQ' } });
  if (ep.peerFin !== null) views.push({ ...ep, rcv: { ...ep.rcv, nxt: add(ep.peerFin, 1) } });
  // Without an ACK of the SYN it is still to be repeated, in whatever state.
  if (has(segment, SYN | ACK) && isSynchronized(ep.state) && ep.snd.una === ep.iss) views.push(unopened(ep));
  if (has(segment, SYN | ACK) && ep.state === 'SYN-SENT') views.push(...crossed(ep, doubt));
  if (isFastOpen(ep)) views.push({ ...ep, state: 'ESTABLISHED' });
  if (doubt.lost) views.push(doubt.lost);
  if (doubt.other) views.push(doubt.other);
  if (has(segment, RST)) views.push(...resetting(ep, doubt, recent));
  if (has(segment, SYN | ACK) && ep.state === 'TIME-WAIT') views.push(...reopening(segment, doubt));
  return views;
}

/** Whoever accepted text with the SYN knew the peer already, and may go on before it is acknowledged (RFC 7413 §2). */
const isFastOpen = ({ state, passive, irs, iss, snd, rcv }: Endpoint): boolean =>
  state === 'SYN-RECEIVED' && passive && irs !== null && snd.nxt !== iss && rcv.nxt !== add(irs, 1);

/** Each arrival may be answered by itself: with the ACK that is owed beside the last one, where that has left. */
const owing = (ep: Endpoint, { more: [owed] }: Doubt): Endpoint =>
  owed && !ep.ackOwed ? { ...ep, ackOwed: owed } : ep;

/** Time stamps let a SYN reopen from TIME-WAIT whose number alone would not (RFC 9293 §3.6.1, RFC 6191). */
function reopening({ seq }: Segment, { arrived }: Doubt): readonly Endpoint[] {
  const listening = call(closed({ iss: seq }), { call: 'OPEN', mode: 'passive' }, 0);
  return arrived.filter((s) => has(s, SYN)).map((s) => arrive(listening, s, 0).endpoint);
}

/** A SYN that is told of before the call that it met: it reached SYN-SENT. */
const crossed = (ep: Endpoint, { arrived }: Doubt): readonly Endpoint[] =>
  arrived.filter(opensOnly).map((s) => arrive(ep, s, 0).endpoint);

function resetting(ep: Endpoint, doubt: Doubt, recent: Recent): readonly Endpoint[] {
  const views: Endpoint[] = [];
  // Data that nobody has read lets any CLOSE reset, in the last states too (RFC 9293 §3.6.1).
  if (doubt.unread) views.push({ ...ep, state: 'CLOSE-WAIT' });
  // Where there is no connection yet, or none any more, stacks also answer what the letter would have dropped.
  const givenUp = mayHaveGivenUp(ep, recent);
  const deaf = !isSynchronized(ep.state) || givenUp || (doubt.gone && SILENTLY_GONE.includes(ep.state));
  const owed = doubt.arrived.filter((arrived) => !has(arrived, RST)).map(resetFor);
  if (deaf && owed.length > 0) views.push({ ...deleted(ep), resetsOwed: owed });
  return views;
}

/** What was repeated in vain may have been so until the user timeout, which deletes the TCB and sends nothing (RFC 9293 §3.10.8). */
const mayHaveGivenUp = ({ snd }: Endpoint, { repeated }: Recent): boolean => repeated && snd.una !== snd.nxt;

/** Where ABORT sends nothing (RFC 9293 §3.10.5). */
const SILENTLY_GONE: readonly string[] = ['CLOSING', 'LAST-ACK', 'TIME-WAIT'];
