/** The segment's text and FIN (RFC 9293 §3.10.7.4 seventh and eighth): what RCV.NXT moves over, and what is held. */
import { ackOf, go, oweAck } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Endpoint } from '../endpoint.ts';
import { add, before, diff, inWindow } from '../seq.ts';
import type { Seq } from '../seq.ts';
import type { Segment } from '../segment.ts';
import type { State } from '../state.ts';
import { waitTwoMsl } from './ack.ts';
import type { Context } from './result.ts';

/** A piece of the peer's stream: the numbers [from, to), with the FIN at to − 1 if `fin`. */
type Piece = Endpoint['held'][number];

/** Pieces that are held; more gaps than that and the latest is let go: the peer repeats it. */
const HELD_MAX = 64;
/** Values that RCV.NXT had. */
const PAST_MAX = 32;

/** States in which the peer's stream is open. */
const READS: ReadonlySet<State> = new Set(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2']);
export const reads = (state: State): boolean => READS.has(state);

export interface Read {
  /** The ACK that this makes due; null where there was nothing to read. */
  readonly reply: Segment | null;
  readonly mayWait: boolean;
  /** The peer's FIN was reached. */
  readonly fin: boolean;
}

/**
 * Takes the numbers [from, to) of the peer's stream: in order, RCV.NXT moves over them and over what was held
 * behind them; out of order, they are held. The FIN (at to − 1) moves the state. Only called where `reads(d.state)`.
 * @param finWait the own FIN is acknowledged by this very segment (FIN-WAIT-1).
 */
export function readStream(c: Context, d: Draft, from: Seq, to: Seq, fin: boolean, finWait = false): Read {
  const start = d.rcv.nxt;
  const gaps = d.held.length > 0;
  if (from !== to) take(d, cut({ from, to, fin }, start, d.rcv.wnd));
  else if (gaps) drain(d);
  const moved = d.rcv.nxt !== start;
  const ended = d.peerFin !== null && reads(d.state) && before(d.peerFin, d.rcv.nxt);
  if (ended) {
    go(d, finWait && d.state === 'FIN-WAIT-1' ? 'rcv-fin-acking-fin' : 'rcv-fin');
    if (d.state === 'TIME-WAIT') waitTwoMsl(d, c.now);
  }
  if (moved) d.pastNxt = [...d.pastNxt, start].slice(-PAST_MAX);
  if (from === to && !moved) return { reply: null, mayWait: false, fin: false };
  // At once: out of order, a gap filled, or part of it came before. Else it may wait (§3.8.6.3, RFC 5681 §4.2).
  const atOnce = !moved || gaps || from !== start;
  const mayWait = oweAck(d, c.now, ended ? 'RX-FIN' : 'RX-DATA', atOnce, c.segment.len >= d.mss ? 1 : 0);
  return { reply: ackOf(d), mayWait, fin: ended };
}

/** What of a piece lies before the window's right edge; a FIN beyond it goes with the rest. */
export function cut(piece: Piece, nxt: Seq, wnd: number): Piece {
  const edge = add(nxt, wnd);
  if (!before(edge, piece.to)) return piece;
  return { from: piece.from, to: edge, fin: false };
}

function take(d: Draft, piece: Piece): void {
  if (before(d.rcv.nxt, piece.from)) {
    d.held = hold(d.held, piece, d.rcv.nxt);
    return;
  }
  pass(d, piece);
  drain(d);
}

/** RCV.NXT moves over a piece that begins at or before it. */
function pass(d: Draft, piece: Piece): void {
  if (!before(d.rcv.nxt, piece.to)) return;
  d.rcv = { nxt: piece.to, wnd: d.rcv.wnd };
  if (piece.fin) d.peerFin = add(piece.to, -1);
}

/** Over everything held that now follows on. Nothing comes after a FIN. */
function drain(d: Draft): void {
  let used = 0;
  for (const piece of d.held) {
    if (d.peerFin !== null || before(d.rcv.nxt, piece.from)) break;
    pass(d, piece);
    used++;
  }
  if (d.peerFin !== null) d.held = [];
  else if (used > 0) d.held = d.held.slice(used);
}

/** Adds a piece, in order and joined with those that it touches. */
function hold(held: readonly Piece[], piece: Piece, nxt: Seq): readonly Piece[] {
  if (piece.from === piece.to) return held;
  const apart: Piece[] = [];
  let { from, to, fin } = piece;
  for (const other of held) {
    if (before(to, other.from) || before(other.to, from)) {
      apart.push(other);
      continue;
    }
    if (before(other.from, from)) from = other.from;
    if (before(to, other.to)) ({ to, fin } = other);
    else if (to === other.to) fin ||= other.fin;
  }
  apart.push({ from, to, fin });
  return apart.sort((a, b) => diff(a.from, nxt) - diff(b.from, nxt)).slice(0, HELD_MAX);
}

/** RFC 9293 Table 6: may a segment with these numbers be looked at? */
export function acceptable(seq: Seq, len: number, nxt: Seq, wnd: number): boolean {
  if (wnd === 0) return len === 0 && seq === nxt;
  if (inWindow(seq, nxt, wnd)) return true;
  return len > 0 && inWindow(add(seq, len - 1), nxt, wnd);
}

/** RCV.NXT is one of the numbers [seq, seq + len): but for a closed window the segment would be read. */
export const reaches = (seq: Seq, len: number, nxt: Seq): boolean => inWindow(nxt, seq, len);
