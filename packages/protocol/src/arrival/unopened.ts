/** Arrivals in CLOSED and LISTEN (RFC 9293 §3.10.7.1–2). */
import type { Arrival } from '../verdict.ts';
import { fresh } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { draft, go, oweAck, synAckOf } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { add } from '../seq.ts';
import { ACK, FIN, RST, SYN, has, segLen } from '../segment.ts';
import type { Segment } from '../segment.ts';
import { accepted, dropped, resetBack } from './result.ts';
import type { Context } from './result.ts';
import { cut } from './text.ts';

/** §3.10.7.1: nothing is here. Whoever sends to it is told so, but for a RST. */
export function arriveClosed(c: Context): Arrival {
  if (has(c.segment, RST)) return dropped(c, 'RX-CLOSED');
  return resetBack(c, draft(c.before), 'RX-CLOSED');
}

/** §3.10.7.2 */
export function arriveListen(c: Context): Arrival {
  const s = c.segment;
  // First, RST: nothing was sent that it could answer.
  if (has(s, RST)) return dropped(c, 'RX-LISTEN');
  // Second, ACK: nothing was sent that it could acknowledge.
  if (has(s, ACK)) return resetBack(c, draft(c.before), 'RX-LISTEN');
  // Third, SYN.
  if (has(s, SYN)) {
    const d = draft({
      ...fresh(c.before),
      state: 'LISTEN',
      passive: true,
      // A SEND that was made here waits until the connection is ESTABLISHED.
      app: { ...c.before.app, open: null },
      resetsOwed: c.before.resetsOwed,
    });
    return synchronize(c, d);
  }
  // Fourth: nothing that means anything here.
  return dropped(c, 'RX-LISTEN');
}

/** A SYN makes `d` (a fresh TCB) SYN-RECEIVED and its SYN,ACK due. SND.NXT stays at ISS until that has left. */
export function synchronize(c: Context, d: Draft, rule: 'RX-LISTEN' | 'RX-SYN-SYNC' = 'RX-LISTEN'): Arrival {
  go(d, 'rcv-syn');
  learnPeer(d, c.segment);
  holdSynText(d, c.segment);
  oweAck(d, c.now, 'RX-LISTEN', true);
  return accepted(c, d, rule, synAckOf(d));
}

/** IRS, RCV.NXT and the peer's first window, from its SYN. Without ACK there is no number for SND.WL2: ISS is before any. */
export function learnPeer(d: Draft, s: Segment): void {
  d.irs = s.seq;
  d.rcv = { nxt: add(s.seq, 1), wnd: d.rcv.wnd };
  d.snd = {
    ...d.snd,
    wnd: s.win,
    maxWnd: Math.max(d.snd.maxWnd, s.win),
    wl1: s.seq,
    wl2: has(s, ACK) ? s.ack : d.iss,
  };
}

/**
 * Text and FIN that come with a SYN are kept, as far as the window goes, until the connection is ESTABLISHED; the SYN,ACK
 * acknowledges the SYN only.
 */
export function holdSynText(d: Draft, s: Segment): void {
  const piece = cut(
    { from: add(s.seq, 1), to: add(s.seq, segLen(s)), fin: has(s, FIN) },
    d.rcv.nxt,
    d.rcv.wnd,
  );
  if (piece.from !== piece.to) d.held = [piece];
}

/** LISTEN once more, with a fresh TCB. The ISS stays: whoever draws numbers may give it another one by its SYN,ACK. */
export function listening(ep: Endpoint): Endpoint {
  return { ...fresh(ep), state: 'LISTEN', passive: true, app: { ...fresh(ep).app, open: 'passive' } };
}
