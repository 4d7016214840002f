/** One end of a connection: its TCB (RFC 9293 §3.3.1) and what a conforming implementation remembers beside it. */
import type { Segment } from './segment.ts';
import type { Seq } from './seq.ts';
import type { State } from './state.ts';

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
  /** The arrival rule that made it due. */
  readonly rule: string;
  /** Full-sized segments that it would acknowledge. */
  readonly fullSized: number;
}

export interface Endpoint {
  readonly state: State;
  /** Came from LISTEN. */
  readonly passive: boolean;
  /** ISS: drawn before the SYN; a SYN sent with another number makes that one the ISS. */
  readonly iss: Seq;
  /** IRS: null before the peer's SYN has arrived. */
  readonly irs: Seq | null;
  readonly snd: {
    readonly una: Seq;
    readonly nxt: Seq;
    /** SND.WND, bytes. */
    readonly wnd: number;
    /** MAX.SND.WND: the largest window the peer ever offered (RFC 5961 §5). */
    readonly maxWnd: number;
    readonly wl1: Seq;
    readonly wl2: Seq;
  };
  /** RCV.NXT and RCV.WND; `nxt` is meaningless while `irs` is null. */
  readonly rcv: { readonly nxt: Seq; readonly wnd: number };
  /** Bytes of a full-sized segment. */
  readonly mss: number;
  /** What the application has asked for and not got yet. */
  readonly app: {
    /** OPEN was called and its SYN is still to be sent (active), or is awaited (passive). */
    readonly open: 'active' | 'passive' | null;
    /** Bytes given to SEND and not yet sent. */
    readonly queued: number;
    /** CLOSE was called. The FIN is due once nothing is queued. */
    readonly closing: boolean;
    /** ABORT was called and the RST is still to be sent. */
    readonly aborting: boolean;
  };
  /** The number that the own FIN used; null while none was sent. */
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
}
