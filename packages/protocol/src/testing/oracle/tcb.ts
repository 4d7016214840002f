/**
 * What the second reading of RFC 9293 §3.10.7 works on: a TCB under the RFC's own names, and comparisons written out. It shares
 * no code with the product's arrivals, so that a slip in either shows as a difference.
 */
import type { Endpoint } from '../../endpoint.ts';
import type { Segment } from '../../segment.ts';
import type { State } from '../../state.ts';
import type { RuleId } from '../../rules/catalogue.ts';
import type { ArrivalAction } from '../../verdict.ts';

const MOD = 2 ** 32;
export const mod = (n: number): number => ((n % MOD) + MOD) % MOD;
/** a < b, §3.4: modulo 2^32. */
export const lt = (a: number, b: number): boolean => mod(a - b) >= MOD / 2;
/** a =< b */
export const le = (a: number, b: number): boolean => a === b || lt(a, b);

/** SHLD-31: a segment that is held for later, trimmed to the window. Its numbers are [from, to), a FIN is the last of them. */
export interface Waiting {
  readonly from: number;
  readonly to: number;
  readonly fin: boolean;
}

/** A TCB (§3.3.1); it is changed in place. */
export interface Tcb {
  STATE: State;
  readonly PASSIVE: boolean;
  ISS: number;
  IRS: number | null;
  readonly SND: { UNA: number; NXT: number; WND: number; WL1: number; WL2: number };
  'MAX.SND.WND': number;
  readonly RCV: { NXT: number; readonly WND: number };
  /** The own FIN's number, null before one was sent. */
  readonly FIN: number | null;
  /** The peer's FIN's number, null before it was taken. */
  'PEER.FIN': number | null;
  waiting: Waiting[];
  /** The 2 MSL timer was started, or started anew. */
  restarted: boolean;
  /** Of the ACKs that are owed from before: must go at once; full-sized segments counted (RFC 5681 §4.2). */
  readonly owed: { readonly atOnce: boolean; readonly fullSized: number };
  readonly MSS: number;
}

export const tcbOf = (ep: Endpoint): Tcb => ({
  STATE: ep.state,
  PASSIVE: ep.passive,
  ISS: ep.iss,
  IRS: ep.irs,
  SND: { UNA: ep.snd.una, NXT: ep.snd.nxt, WND: ep.snd.wnd, WL1: ep.snd.wl1, WL2: ep.snd.wl2 },
  'MAX.SND.WND': ep.snd.maxWnd,
  RCV: { NXT: ep.rcv.nxt, WND: ep.rcv.wnd },
  FIN: ep.finSeq,
  'PEER.FIN': ep.peerFin,
  waiting: [...ep.held],
  restarted: false,
  owed: { atOnce: ep.ackOwed?.atOnce ?? false, fullSized: ep.ackOwed?.fullSized ?? 0 },
  MSS: ep.mss,
});

/** A segment under the RFC's names. */
export interface Seg {
  readonly SEQ: number;
  readonly ACK: number;
  /** SEG.LEN, with SYN and FIN. */
  readonly LEN: number;
  readonly WND: number;
  /** Payload alone. */
  readonly text: number;
  readonly bit: Readonly<Record<'FIN' | 'SYN' | 'RST' | 'ACK', boolean>>;
}

export function segOf(s: Segment): Seg {
  const bit = {
    FIN: s.flags % 2 === 1,
    SYN: Math.floor(s.flags / 2) % 2 === 1,
    RST: Math.floor(s.flags / 4) % 2 === 1,
    ACK: Math.floor(s.flags / 16) % 2 === 1,
  };
  const LEN = s.len + (bit.SYN ? 1 : 0) + (bit.FIN ? 1 : 0);
  return { SEQ: s.seq, ACK: s.ack, LEN, WND: s.win, text: s.len, bit };
}

/** A segment that the endpoint answers with; `ack` is null where the ACK bit is off. */
export interface Answer {
  readonly flags: 'A' | 'SA' | 'R' | 'RA';
  readonly seq: number;
  readonly ack: number | null;
}

export interface Told {
  readonly action: ArrivalAction;
  readonly rule: RuleId;
  readonly reply: Answer | null;
  readonly mayWait: boolean;
  readonly tcb: Tcb;
}

/** `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>` */
export const ackFrom = (t: Tcb): Answer => ({ flags: 'A', seq: t.SND.NXT, ack: t.RCV.NXT });
