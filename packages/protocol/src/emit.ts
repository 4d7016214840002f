/** What sending a segment does to its sender. Legal or not: the judge says that; here the TCB only stays sane. */
import type { Endpoint } from './endpoint.ts';
import { deleted, fresh } from './endpoint.ts';
import { draft, go, sentNothing } from './draft.ts';
import type { Draft } from './draft.ts';
import { add, before, beforeEq, diff } from './seq.ts';
import { ACK, FIN, RST, SYN, has, segLen } from './segment.ts';
import type { Segment } from './segment.ts';
import { mindRto, rtoAfter } from './timers.ts';
import { next } from './transitions.ts';
import type { Profile } from './verdict.ts';

/** The class notes' FIN: FIN without ACK, SYN and RST. The textbook profile takes it for a FIN,ACK with ack = RCV.NXT. */
export const isBareFin = (s: Segment): boolean => (s.flags & (FIN | ACK | SYN | RST)) === FIN;

/**
 * The endpoint after `segment` has left. Numbers move only by what joins the own stream: it must begin in
 * [SND.UNA, SND.NXT] and reach beyond SND.NXT. Anything else was sent, and is on the wire, but changes nothing here.
 * @param now ms of the table's clock.
 */
export function emit(
  ep: Endpoint,
  segment: Segment,
  now: number,
  opts?: { readonly profile?: Profile },
): Endpoint {
  if (has(segment, RST)) return sentReset(ep, segment);
  const opens = has(segment, SYN) && (ep.state === 'CLOSED' || ep.state === 'LISTEN');
  const d = draft(opens ? opening(ep) : ep);
  const una = d.snd.una;

  if (has(segment, SYN)) sentSyn(d, segment);
  else sentOctets(d, segment);

  const acknowledges = has(segment, ACK) || (opts?.profile === 'textbook' && isBareFin(segment));
  if (has(segment, SYN | ACK)) acceptedWithSyn(d, segment.ack);
  if (acknowledges && d.irs !== null) acked(d, has(segment, ACK) ? segment.ack : d.rcv.nxt);
  if ((acknowledges && d.irs !== null) || has(segment, SYN)) offered(d, segment.win);
  if (segLen(segment) > 0 && segment.seq === una) repeated(d, now);
  mindRto(d, now);
  return d;
}

/** A new TCB for a SYN that leaves CLOSED or LISTEN, with what the application has asked for so far. */
function opening(ep: Endpoint): Endpoint {
  return { ...fresh(ep), state: ep.state, app: ep.app };
}

/**
 * The own SYN (or SYN,ACK). While nothing was sent, its number becomes the ISS: a student may choose another than the one drawn.
 * Once the SYN has left, a second one changes nothing.
 */
function sentSyn(d: Draft, s: Segment): void {
  const active = d.state === 'CLOSED' || d.state === 'LISTEN';
  if (!(active || d.state === 'SYN-RECEIVED') || !sentNothing(d)) return;
  d.iss = s.seq;
  d.snd = { ...d.snd, una: s.seq, nxt: add(s.seq, 1 + s.len), wl2: s.seq };
  d.app = { ...d.app, open: null, queued: Math.max(0, d.app.queued - s.len) };
  if (active) {
    d.passive = false;
    go(d, 'send-syn');
  }
}

/** Data and FIN. */
function sentOctets(d: Draft, s: Segment): void {
  const { una, nxt } = d.snd;
  const end = add(s.seq, segLen(s));
  const joins = beforeEq(una, s.seq) && beforeEq(s.seq, nxt) && before(nxt, end);
  if (!joins || d.irs === null || d.state === 'SYN-SENT' || sentNothing(d)) return;
  d.snd = { ...d.snd, nxt: end };
  const bytes = Math.max(0, diff(add(s.seq, s.len), nxt));
  if (bytes > 0) d.app = { ...d.app, queued: Math.max(0, d.app.queued - bytes) };
  // The first FIN ends the stream. Whatever follows it is wrong, and no reason to forget where the end was.
  if (!has(s, FIN) || d.finSeq !== null) return;
  d.finSeq = add(s.seq, s.len);
  d.app = { ...d.app, closing: false };
  go(d, 'send-fin');
}

/** A SYN,ACK may accept, with the SYN, text that came with it; what it leaves waits until the connection is ESTABLISHED. */
function acceptedWithSyn(d: Draft, ack: number): void {
  const [text, ...rest] = d.held;
  if (d.state !== 'SYN-RECEIVED' || !text || text.from !== d.rcv.nxt || text.fin) return;
  if (!before(text.from, ack) || before(text.to, ack)) return;
  d.pastNxt = [...d.pastNxt, d.rcv.nxt];
  d.rcv = { nxt: ack, wnd: d.rcv.wnd };
  d.held = ack === text.to ? rest : [{ ...text, from: ack }, ...rest];
}

/** An ACK that covers everything received settles what is owed; a stale one doesn't. */
function acked(d: Draft, ack: number): void {
  if (ack !== d.rcv.nxt || (!d.ackOwed && !d.timers.delack)) return;
  d.ackOwed = null;
  d.timers = { ...d.timers, delack: null };
}

/** RCV.WND is what was offered. */
function offered(d: Draft, win: number): void {
  if (win !== d.rcv.wnd) d.rcv = { ...d.rcv, wnd: win };
}

/** The oldest unacknowledged octet has left once more: the timer, if it had run out, starts anew with twice the time. */
function repeated(d: Draft, now: number): void {
  const rto = d.timers.rto;
  if (!rto || (!rto.fired && now < rto.due)) return;
  const tries = rto.fired ? rto.tries : rto.tries + 1;
  d.timers = { ...d.timers, rto: { due: now + rtoAfter(tries), tries, fired: false } };
}

/**
 * A RST. One that answers what arrived (`resetsOwed`) leaves the state as it is; any other gives the connection up, be it allowed
 * in that state or not. LISTEN has no connection to give up.
 */
function sentReset(ep: Endpoint, s: Segment): Endpoint {
  const at = ep.resetsOwed.findIndex(
    (r) => r.flags === (s.flags & (RST | ACK)) && r.seq === s.seq && (!has(s, ACK) || r.ack === s.ack),
  );
  if (at >= 0) return { ...ep, resetsOwed: ep.resetsOwed.filter((_, i) => i !== at) };
  const on = next(ep.state, 'send-rst') ? 'send-rst' : 'abort';
  if (ep.state === 'LISTEN' || !next(ep.state, on)) return ep;
  const d = draft(ep);
  go(d, on);
  return deleted(d);
}
