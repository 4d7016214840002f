/** The benefit of the doubt: a recording shows when a segment passed by, and not all that its sender knew and wanted. */
import type {
  AckOwed,
  Arrival,
  Endpoint,
  Finding,
  Profile,
  Segment,
  Seq,
  Verdict,
} from '@handshake/protocol';
import { ACK, add, before, diff, has, inWindow, judge, RST, segLen, SYN } from '@handshake/protocol';
import { MAX_WINDOW_SCALE } from '../tcp.ts';

/** A segment's verdict, and the endpoint that it was judged by. */
export interface Judged {
  readonly verdict: Verdict;
  readonly view: Endpoint;
}

export interface Doubt {
  /** The endpoint when the call was made whose segment this may be. */
  readonly asked: Endpoint | null;
  /** The endpoint that data reached when nobody would read it any more. */
  readonly lost: Endpoint | null;
  /** Bytes that the application has not read. */
  readonly unread: boolean;
  /** ACKs that were owed beside the one that is: each arrival may be answered by itself. */
  readonly more: readonly AckOwed[];
  /** RCV.NXT before an injected segment moved it: some stacks drop what the letter lets pass. */
  readonly forged: Seq | null;
  /** What arrived last. */
  readonly arrived: Segment | null;
  /** The endpoint before each of the last arrivals. */
  readonly before: readonly { readonly at: number; readonly endpoint: Endpoint }[];
}

export const NO_DOUBT: Doubt = {
  asked: null,
  lost: null,
  unread: false,
  more: [],
  forged: null,
  arrived: null,
  before: [],
};

/** A segment that is seen so soon after an arrival may have left before it, ms. */
export const CROSSING = 1;
/** A repeat, which a timer sends, may lie ready for longer while what it repeats is acknowledged, ms. */
export const LATE_REPEAT = 50;

/** How many arrivals, and ACKs owed for them, are remembered for the sake of what leaves next. */
const REMEMBERED = 16;

interface Happened {
  /** The endpoint before it, by what went over the wire. */
  readonly ep: Endpoint;
  /** The same with the call that is under way. */
  readonly was: Endpoint;
  readonly arrival: Arrival;
  readonly segment: Segment;
  readonly now: number;
  /** The peer sent it. */
  readonly genuine: boolean;
}

/** What is remembered of an arrival. */
export function noted(doubt: Doubt, { ep, was, arrival, segment, now, genuine }: Happened): Doubt {
  const { reply, mayWait } = arrival;
  const another = was.ackOwed !== null && reply !== null && !mayWait && !has(reply, RST);
  const recent = doubt.before.filter(({ at }) => now - at <= LATE_REPEAT);
  const { rcv, irs } = arrival.endpoint;
  const injected = !genuine && was.rcv.nxt !== rcv.nxt ? was.rcv.nxt : null;
  const noted = {
    ...doubt,
    forged: was.irs !== null && was.irs === irs ? (doubt.forged ?? injected) : null,
    arrived: segment,
    before: [...recent, { at: now, endpoint: ep }].slice(-REMEMBERED),
  };
  return another && was.ackOwed ? withheld(noted, was.ackOwed) : noted;
}

/** An ACK that was owed and has not left yet may still come, or not. */
export const withheld = (doubt: Doubt, owed: AckOwed): Doubt => ({
  ...doubt,
  more: [...doubt.more, owed].slice(-REMEMBERED),
});

interface Moment {
  readonly now: number;
  readonly profile: Profile;
}

const RANK = { legal: 0, unusual: 1, ignored: 2, illegal: 3 } as const;

/** The verdict by the endpoint as the recording shows it, or a milder one by what may have been instead. */
export function judgeSent(ep: Endpoint, segment: Segment, moment: Moment, doubt: Doubt): Judged {
  let best = judgeBy(ep, segment, moment);
  if (best.verdict.verdict === 'legal') return best;
  for (const view of instead(ep, segment, best.verdict, doubt, moment.now)) {
    const judged = judgeBy(view, segment, moment);
    if (RANK[judged.verdict.verdict] < RANK[best.verdict.verdict]) best = judged;
  }
  return best;
}

function judgeBy(view: Endpoint, segment: Segment, { now, profile }: Moment): Judged {
  const verdict = judge(view, segment, { profile, now, asked: 'assumed' });
  // A trace doesn't tell the window scale. The window of a SYN has none.
  const scaled = view.irs !== null && view.snd.wl1 !== view.irs && view.snd.wnd > 0;
  if (!scaled || !verdict.findings.some((f) => f.rule === 'DT-WINDOW' && f.verdict === 'illegal')) {
    return { verdict, view };
  }
  const wide = { ...view, snd: { ...view.snd, wnd: view.snd.wnd * 2 ** MAX_WINDOW_SCALE } };
  return { verdict: judge(wide, segment, { profile, now, asked: 'assumed' }), view: wide };
}

function instead(
  ep: Endpoint,
  segment: Segment,
  verdict: Verdict,
  doubt: Doubt,
  now: number,
): readonly Endpoint[] {
  const views: Endpoint[] = [];
  if (doubt.asked) views.push(doubt.asked);
  const [owed] = doubt.more;
  if (owed && !ep.ackOwed && segLen(segment) === 0) views.push({ ...ep, ackOwed: owed });
  if (ep.peerFin !== null) views.push({ ...ep, rcv: { ...ep.rcv, nxt: add(ep.peerFin, 1) } });
  const span = crossingTime(ep, verdict);
  for (const { at, endpoint } of doubt.before) if (now - at <= span) views.push(endpoint);
  if (doubt.lost) views.push(doubt.lost);
  if (doubt.forged !== null && inWindow(segment.ack, doubt.forged, diff(ep.rcv.nxt, doubt.forged))) {
    const peerFin = ep.peerFin !== null && before(ep.peerFin, segment.ack) ? ep.peerFin : null;
    views.push({ ...ep, peerFin, rcv: { ...ep.rcv, nxt: segment.ack } });
  }
  if (has(segment, RST)) views.push(...resetting(ep, segment, doubt));
  return views;
}

/** How long before an arrival can have been missed, ms, if that is all that is wrong: it acknowledges too little, or repeats too much. */
function crossingTime(ep: Endpoint, { findings }: Verdict): number {
  if (ep.state === 'CLOSED' || ep.state === 'LISTEN') return CROSSING;
  const stale = (f: Finding): boolean =>
    f.rule === 'FIN-ACK-REQUIRED' || (f.rule === 'ALL-ACK-VALUE' && f.facts.case === 'stale');
  const repeats = (f: Finding): boolean =>
    (f.rule === 'DT-SEQ-NEXT' && f.facts.case === undefined) ||
    (f.rule === 'DT-REXMIT' && (f.facts.case === 'acked' || f.facts.case === 'syn')) ||
    (f.rule === 'FIN-STATE' && f.facts.case === 'acked');
  if (findings.every(repeats)) return LATE_REPEAT;
  return findings.every((f) => stale(f) || repeats(f)) ? CROSSING : -1;
}

function resetting(ep: Endpoint, segment: Segment, doubt: Doubt): readonly Endpoint[] {
  const views: Endpoint[] = [];
  // Data that nobody has read lets any CLOSE reset, in the last states too (RFC 9293 §3.6.1).
  if (doubt.unread) views.push({ ...ep, state: 'CLOSE-WAIT' });
  // Where there is no connection yet, or none any more, stacks also answer what the letter would have dropped.
  const answers = doubt.arrived && !has(doubt.arrived, RST) && UNSYNCHRONIZED.includes(ep.state);
  if (answers) views.push({ ...ep, state: 'CLOSED', resetsOwed: [answerTo(doubt.arrived)] });
  return views;
}

const UNSYNCHRONIZED: readonly string[] = ['CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-RECEIVED'];

/** RFC 9293 §3.5.2: a RST in the form that answers this segment. */
const answerTo = (s: Segment): Segment =>
  has(s, ACK)
    ? { flags: RST, seq: s.ack, ack: 0, len: 0, win: 0 }
    : {
        flags: RST | ACK,
        seq: 0,
        ack: add(s.seq, s.len + (has(s, SYN) ? 1 : 0) + (s.flags & 1)),
        len: 0,
        win: 0,
      };
