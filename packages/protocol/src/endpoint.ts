/** One end of a connection: its TCB (RFC 9293 §3.3.1) and what a conforming implementation remembers beside it. */
import type { Segment } from './segment.ts';
import { add, seq } from './seq.ts';
import type { Seq } from './seq.ts';
import type { State } from './state.ts';
import type { RuleId } from './rules/catalogue.ts';

/** User calls that change a connection (RFC 9293 §3.9.1). `bytes` with SEND and RECEIVE. */
export type UserCall =
  | { readonly call: 'OPEN'; readonly mode: 'active' | 'passive' }
  | { readonly call: 'SEND'; readonly bytes: number }
  | { readonly call: 'RECEIVE'; readonly bytes: number }
  | { readonly call: 'CLOSE' }
  | { readonly call: 'ABORT' };

export type TimerName = 'rto' | 'delack' | '2msl';

/** An acknowledgment that is owed (RFC 9293 §3.8.6.3, RFC 5681 §4.2). */
export interface AckOwed {
  /** When it became due, ms of the table's clock. */
  readonly since: number;
  /** It may not wait for the delayed-ACK timer (out of order, filled gap, duplicate, challenge, second full-sized segment). */
  readonly atOnce: boolean;
  /** The delayed-ACK timer has run out for it: it was allowed to wait until then. */
  readonly waited?: boolean;
  /** The arrival rule that made it due. */
  readonly rule: RuleId;
  /** Full-sized segments that it would acknowledge. */
  readonly fullSized: number;
}

export interface Endpoint {
  readonly state: State;
  /** Came from LISTEN. */
  readonly passive: boolean;
  /**
   * ISS: drawn before the SYN; a SYN sent with another number makes that one the ISS. A real stack draws a new one for
   * each connection; this one keeps its own when it falls back to LISTEN, so that a table knows it beforehand.
   */
  readonly iss: Seq;
  /** IRS: null before the peer's SYN has arrived. */
  readonly irs: Seq | null;
  readonly snd: {
    readonly una: Seq;
    readonly nxt: Seq;
    /** SND.WND, bytes. */
    readonly wnd: number;
    /** MAX.SND.WND: the largest window the peer ever offered (RFC 5961 §5.2). */
    readonly maxWnd: number;
    readonly wl1: Seq;
    readonly wl2: Seq;
  };
  /**
   * RCV.NXT and RCV.WND; `nxt` is meaningless while `irs` is null. `wnd` is what was last offered: the application reads
   * what arrives at once, so the window moves along with `nxt` and only a segment that is sent changes its size.
   */
  readonly rcv: { readonly nxt: Seq; readonly wnd: number };
  /** Bytes of a full-sized segment. */
  readonly mss: number;
  /** What the application has asked for and not got yet. */
  readonly app: {
    /** OPEN was called and its SYN is still to be sent (active), or is awaited (passive). */
    readonly open: 'active' | 'passive' | null;
    /** Bytes given to SEND and not yet sent. */
    readonly queued: number;
    /** CLOSE was called and the FIN is still to be sent: due once nothing is queued. */
    readonly closing: boolean;
    /** ABORT was called and the RST is still to be sent. */
    readonly aborting: boolean;
  };
  /** The number that the own FIN used; null while none was sent: in FIN-WAIT-1, CLOSING and LAST-ACK too, if it still waits. */
  readonly finSeq: Seq | null;
  /** The number that the peer's FIN uses, once it has arrived in order; null before. */
  readonly peerFin: Seq | null;
  /** What arrived out of order and is held, in order, as [start, end) with a FIN at `end − 1` if `fin`. */
  readonly held: readonly { readonly from: Seq; readonly to: Seq; readonly fin: boolean }[];
  /** Values that RCV.NXT had before, newest last, a bounded number of them. */
  readonly pastNxt: readonly Seq[];
  readonly ackOwed: AckOwed | null;
  /** RSTs that are owed to what arrived, in the form RFC 9293 §3.5.2 gives them. */
  readonly resetsOwed: readonly Segment[];
  readonly timers: {
    /** Retransmission: when it is due (ms of the table's clock), how often it fired in a row, and whether a repeat is due now. */
    readonly rto: { readonly due: number; readonly tries: number; readonly fired: boolean } | null;
    readonly delack: { readonly due: number } | null;
    readonly timeWait: { readonly due: number } | null;
  };
  /** The TCB in TIME-WAIT that a SYN has reopened: a RST or another SYN goes back to it (RFC 9293 §3.6.1 MAY-2). */
  readonly reopened?: Endpoint;
}

/** Bytes of a window that no scale option widened (RFC 9293 §3.1). */
export const DEFAULT_WINDOW = 65_535;
/** Bytes of a full-sized segment on Ethernet. */
export const DEFAULT_MSS = 1460;

const NOTHING_ASKED: Endpoint['app'] = { open: null, queued: 0, closing: false, aborting: false };
const NOTHING: readonly never[] = [];
const NO_TIMERS: Endpoint['timers'] = { rto: null, delack: null, timeWait: null };

/** An endpoint that is CLOSED and was never open. `wnd`: the window that it will offer, bytes; `mss`: bytes. */
export function closed(opts: { readonly iss: Seq; readonly wnd?: number; readonly mss?: number }): Endpoint {
  const iss = seq(opts.iss);
  return {
    state: 'CLOSED',
    passive: false,
    iss,
    irs: null,
    snd: { una: iss, nxt: iss, wnd: 0, maxWnd: 0, wl1: 0, wl2: iss },
    rcv: { nxt: 0, wnd: opts.wnd ?? DEFAULT_WINDOW },
    mss: opts.mss ?? DEFAULT_MSS,
    app: NOTHING_ASKED,
    finSeq: null,
    peerFin: null,
    held: [],
    pastNxt: [],
    ackOwed: null,
    resetsOwed: [],
    timers: NO_TIMERS,
  };
}

/** The same end with nothing sent and nothing received, to open once more with the ISS given. */
export const fresh = (ep: Endpoint, iss: Seq = ep.iss): Endpoint =>
  closed({ iss, wnd: ep.rcv.wnd, mss: ep.mss });

/** The TCB is deleted. Its numbers stay to be looked at; in CLOSED no rule reads them. */
export function deleted(ep: Endpoint): Endpoint {
  const { reopened: _, ...rest } = ep;
  return {
    ...rest,
    state: 'CLOSED',
    app: NOTHING_ASKED,
    held: [],
    ackOwed: null,
    resetsOwed: [],
    timers: NO_TIMERS,
  };
}

/**
 * An endpoint from the part of its TCB that somebody wrote down, the rest filled in as it must be in that state: a FIN
 * that was sent or received stands right before SND.NXT or RCV.NXT. Nothing is asked for or timed.
 */
export function restored(
  known: Pick<Endpoint, 'state' | 'passive' | 'iss' | 'irs'> & {
    readonly snd: { readonly una: Seq; readonly nxt: Seq; readonly wnd: number; readonly maxWnd?: number };
    readonly rcv: { readonly nxt: Seq; readonly wnd: number };
    readonly mss?: number;
    readonly finSeq?: Seq | null;
    readonly peerFin?: Seq | null;
    readonly ackOwed?: AckOwed | null;
  },
): Endpoint {
  const { state, snd, rcv } = known;
  return {
    state,
    passive: known.passive,
    iss: seq(known.iss),
    irs: known.irs,
    snd: {
      una: snd.una,
      nxt: snd.nxt,
      wnd: snd.wnd,
      maxWnd: Math.max(snd.wnd, snd.maxWnd ?? 0),
      wl1: rcv.nxt,
      wl2: snd.una,
    },
    rcv,
    mss: known.mss ?? DEFAULT_MSS,
    app: NOTHING_ASKED,
    finSeq: known.finSeq ?? (SENT_FIN.has(state) ? add(snd.nxt, -1) : null),
    peerFin: known.peerFin ?? (GOT_FIN.has(state) ? add(rcv.nxt, -1) : null),
    held: NOTHING,
    pastNxt: NOTHING,
    ackOwed: known.ackOwed ?? null,
    resetsOwed: NOTHING,
    timers: NO_TIMERS,
  };
}

const SENT_FIN: ReadonlySet<State> = new Set([
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
]);
const GOT_FIN: ReadonlySet<State> = new Set(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT']);
