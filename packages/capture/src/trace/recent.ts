/** What an end has just been through, as a trace tells it: what has reached it since it last sent something, and when. */
import type { AckOwed, Arrival, Endpoint, Segment } from '@handshake/protocol';
import { add, before, has, RST, rtoAfter, segLen, SYN } from '@handshake/protocol';

export interface Recent {
  /** What arrived last, while nothing was sent since; and the ACK that is owed for it, if it was refused. */
  readonly arrived: {
    readonly segment: Segment;
    readonly at: number;
    readonly refused: AckOwed | null;
  } | null;
  /** How many have arrived since that may get an answer. */
  readonly answers: number;
  /** When its SYN, or SYN,ACK, first left. */
  readonly synAt: number;
  /** The endpoint when ABORT deleted it without a RST, while nothing has come or gone since. */
  readonly aborted: Endpoint | null;
  /** The application had asked for something when that arrived. */
  readonly called: boolean;
  /** What it sent was sent once more, and not all of it has been acknowledged. */
  readonly repeated: boolean;
  /** How many ACKs it has sent that use no number, since it last used one. */
  readonly acks: number;
}

export const NOTHING: Recent = {
  arrived: null,
  answers: 0,
  synAt: 0,
  aborted: null,
  called: false,
  repeated: false,
  acks: 0,
};

/** A RST that is seen so soon after an arrival answers it, unless the application is known to have asked for it, ms. */
const ANSWER = 50;
/** A SYN, or SYN,ACK, is not repeated sooner by itself, ms. */
const SYN_AGAIN = 200;
/** No other timer is as short as this, nor one that probes for a lost tail (RFC 8985 §7), ms. */
const NO_TIMER = 5;

/** @param deaf nobody reads any more. */
export function got(recent: Recent, arrival: Arrival, segment: Segment, now: number, deaf: boolean): Recent {
  const { action, reply, endpoint } = arrival;
  // Data beyond the window may lie in it, if that was scaled; who is deaf answers it with a RST.
  const refused = (action === 'acknowledge' || action === 'challenge') && !(deaf && segment.len > 0);
  return {
    ...recent,
    arrived: { segment, at: now, refused: refused ? endpoint.ackOwed : null },
    answers: recent.answers + (action === 'accept' && reply === null ? 0 : 1),
    aborted: null,
    repeated: recent.repeated && endpoint.snd.una !== endpoint.snd.nxt,
  };
}

/** @param ep the endpoint before it. */
export function sent(recent: Recent, ep: Endpoint, segment: Segment, now: number): Recent {
  return {
    arrived: null,
    answers: 0,
    synAt: has(segment, SYN) && ep.snd.nxt === ep.iss ? now : recent.synAt,
    aborted: null,
    called: false,
    repeated: recent.repeated || (segLen(segment) > 0 && before(segment.seq, ep.snd.nxt)),
    acks: segLen(segment) > 0 ? 0 : recent.acks + 1,
  };
}

/** An ACK that is owed at once has left by then, ms. */
const ANSWERED = 1;
/** What an ACK is owed for that has to come: what opens the connection, and what was accepted. */
const KEPT_OWED: readonly string[] = ['RX-LISTEN', 'RX-SS-SYN', 'RX-SS-SYNACK', 'RX-DATA', 'RX-FIN'];

/** The ACK that is owed, where it may never come. */
export function mayBeLetGo(
  owed: AckOwed | null,
  { arrived }: Recent,
  now: number,
  after = ANSWERED,
): AckOwed | null {
  if (!owed || KEPT_OWED.includes(owed.rule) || now - owed.since <= after) return null;
  // Only empty segments can make two ends acknowledge one another for ever: the ACK of data that came again is not limited.
  return owed.rule === 'RX-SEQ' && (arrived?.segment.len ?? 0) > 0 ? null : owed;
}

/** The endpoint, and what it may be answering, when this segment leaves. */
export function standing(
  ep: Endpoint,
  segment: Segment,
  { arrived, aborted }: Recent,
  now: number,
): { readonly ep: Endpoint; readonly arrived: Segment | null } {
  if (has(segment, RST) && aborted) return { ep: aborted, arrived: null };
  if (!arrived || now - arrived.at > ANSWER) return { ep, arrived: null };
  // An ACK that is owed at once may be let go; the wrong answer is wrong all the same.
  const owed = has(segment, RST) ? (ep.ackOwed ?? arrived.refused) : ep.ackOwed;
  return { ep: owed === ep.ackOwed ? ep : { ...ep, ackOwed: owed }, arrived: arrived.segment };
}

/**
 * Had it any reason to send this before something reached it? Else it can't have left before.
 * @param ep the endpoint as it was then, with the calls that had been made.
 * @param answering what had come before that may still get an answer.
 */
export function hadReason(
  ep: Endpoint,
  s: Segment,
  recent: Recent,
  now: number,
  answering: boolean,
): boolean {
  const { app, snd } = ep;
  const owes = answering || ep.ackOwed !== null || recent.answers > 1;
  if (has(s, RST)) {
    const lost = ep.finSeq !== null && ep.ackOwed?.rule === 'RX-DATA';
    return app.aborting || app.closing || recent.called || lost || ep.resetsOwed.length > 0;
  }
  if (segLen(s) === 0) return owes || s.win !== ep.rcv.wnd;
  const repeats = snd.una !== snd.nxt && before(s.seq, snd.nxt);
  if (!has(s, SYN)) return repeats ? mayRepeat(ep, now) : app.closing || app.queued > 0 || recent.called;
  const again = owes || now - recent.synAt >= SYN_AGAIN || mayRepeat(ep, now);
  return app.open === 'active' || (repeats ? again : s.seq === ep.iss);
}

const mayRepeat = ({ timers: { rto } }: Endpoint, now: number): boolean =>
  rto === null || rtoAfter(rto.tries) - (rto.due - now) >= NO_TIMER;

/** A listener that doesn't hand the connection over yet goes on as if it had not been opened. */
export function holdsBack(
  { passive, iss, snd }: Endpoint,
  recent: Recent,
  now: number,
  answering: boolean,
): boolean {
  const again = answering || (recent.arrived !== null && has(recent.arrived.segment, SYN));
  return passive && snd.nxt === add(iss, 1) && (again || now - recent.synAt >= SYN_AGAIN);
}

/** A process that ends resets what it had open, and what its host was about to send may still be seen. */
export const dying = (ep: Endpoint): Endpoint => ({
  ...ep,
  app: { ...ep.app, aborting: true },
  timers: { ...ep.timers, rto: null },
});
