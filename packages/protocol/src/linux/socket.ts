/** Linux's sockets from SYN-RECEIVED (simultaneous open) to LAST-ACK. */
import { arrive } from '../arrive.ts';
import { readAck, settle } from '../arrival/ack.ts';
import { accepted, dropped, resetBack, silent } from '../arrival/result.ts';
import type { Context } from '../arrival/result.ts';
import { isCrossing } from '../arrival/synchronized.ts';
import { acceptable } from '../arrival/text.ts';
import { ackOf, draft, go } from '../draft.ts';
import { deleted } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { ACK, FIN, RST, SYN, has, segLen } from '../segment.ts';
import { add, before, inWindow } from '../seq.ts';
import type { Arrival } from '../verdict.ts';
import { answered } from './deviation.ts';
import type { Deviation } from './deviation.ts';

export function socket(c: Context): Deviation {
  const { before: ep, segment: s } = c;
  if ((s.flags & (ACK | RST | SYN)) === 0)
    return { difference: 'no-ack-first', arrival: dropped(c, 'RX-NOACK') };

  const touching = touches(ep, c);
  if (has(s, RST)) {
    if (atFin(ep, c)) return { difference: 'rst-at-fin', arrival: reset(ep) };
    return touching ? { difference: 'edges', arrival: answered(c, 'challenge', 'RX-RST-INWIN') } : null;
  }
  if (has(s, SYN)) return crossing(c);
  if (!has(s, ACK) || !(touching || acceptable(s.seq, segLen(s), ep.rcv.nxt, ep.rcv.wnd))) return null;

  if (ep.state !== 'SYN-RECEIVED' && neverSent(ep, c))
    return { difference: 'ack-never-sent', arrival: answered(c, 'challenge', 'RX-ACK-OLD') };
  if (ep.state === 'SYN-RECEIVED' && s.ack === ep.snd.una) return ofTheIss(c, touching);
  if (touching) return { difference: 'edges', arrival: ackOnly(c) };
  return ep.peerFin === null ? null : afterFin(c);
}

/**
 * It ends right before the window, or begins right behind it: neither, to Linux, is outside. Nothing in it can be new,
 * but its ACK counts. With a FIN in the receive queue only an empty segment or a bare FIN may stand right behind.
 */
function touches(ep: Endpoint, { segment: s }: Context): boolean {
  const { nxt, wnd } = ep.rcv;
  const len = segLen(s);
  if (wnd === 0) return false;
  if (len > 0 && add(s.seq, len) === nxt) return true;
  return s.seq === add(nxt, wnd) && (ep.peerFin === null || len === 0 || (len === 1 && has(s, FIN)));
}

/** What `arrive` does with its ACK alone, and an ACK where it brought anything else. */
function ackOnly(c: Context): Arrival {
  const d = draft(c.before);
  const acked = readAck(c, d);
  if ('action' in acked) return acked;
  if (acked.finWait) go(d, 'rcv-ack-of-fin');
  settle(d, c.now);
  const rule = acked.finWait || acked.closed ? 'RX-ACKFIN' : acked.opened ? 'RX-SR-ACK' : 'RX-SEQ';
  const { segment: s, before: ep } = c;
  // Beyond the peer's FIN nothing is looked at any more.
  const silently = acked.closed || (ep.peerFin !== null && !before(s.seq, ep.rcv.nxt));
  return accepted(c, d, rule, segLen(s) > 0 && !silently ? ackOf(d) : null);
}

/** The peer's FIN stands right before RCV.NXT, and this end has not let go of the connection yet. */
const atFin = (ep: Endpoint, { segment: s }: Context): boolean =>
  (ep.state === 'CLOSE-WAIT' || ep.state === 'CLOSING' || ep.state === 'LAST-ACK') &&
  add(s.seq, 1) === ep.rcv.nxt;

function reset(ep: Endpoint): Arrival {
  const d = draft(ep);
  go(d, 'rcv-rst');
  return silent('close', 'RX-RST-OUT', deleted(d), ep.state);
}

/** Before the first byte that this end ever sent; whoever opened actively counts its SYN as sent. */
function neverSent(ep: Endpoint, { segment: s }: Context): boolean {
  const oldest = ep.passive ? add(ep.iss, 1) : ep.iss;
  return before(s.ack, ep.snd.una) && !inWindow(s.ack, oldest, (ep.snd.una - oldest) >>> 0);
}

/** A SYN is challenged, but for the empty SYN,ACK that crosses: that one is acknowledged. */
function crossing(c: Context): Deviation {
  const { before: ep, segment: s, now } = c;
  if (!isCrossing(ep, c)) return null;
  if (segLen(s) > 1)
    return { difference: 'syn-received-text', arrival: answered(c, 'challenge', 'RX-SYN-SYNC') };
  const arrival = arrive(ep, s, now);
  return { difference: 'crossing-ack', arrival: { ...arrival, reply: ackOf(arrival.endpoint) } };
}

/** Simultaneous open: SND.UNA =< SEG.ACK is asked for, and ISS is SND.UNA. */
function ofTheIss(c: Context, touching: boolean): Deviation {
  const { before: ep, segment: s, now } = c;
  const meant = { ...c, segment: { ...s, ack: ep.snd.nxt } };
  const arrival = touching ? ackOnly(meant) : arrive(ep, meant.segment, now);
  // Nothing has been acknowledged; the reply's Seq is SND.NXT in either case.
  return { difference: 'crossing-iss', arrival: unacknowledged(arrival, ep) };
}

const unacknowledged = (arrival: Arrival, ep: Endpoint): Arrival => ({
  ...arrival,
  endpoint: { ...arrival.endpoint, snd: { ...arrival.endpoint.snd, una: ep.snd.una } },
});

/** Text that reaches beyond the peer's FIN resets the connection if it begins before; a second FIN is dropped. */
function afterFin(c: Context): Deviation {
  const { before: ep, segment: s, now } = c;
  const rfc = arrive(ep, s, now);
  const end = add(s.seq, s.len);
  // CLOSING whose FIN is acknowledged by it is TIME-WAIT before its text is looked at.
  const going = rfc.endpoint.state === 'TIME-WAIT';
  const taken = rfc.action === 'drop' || rfc.action === 'accept';
  if (
    taken &&
    !going &&
    rfc.endpoint.state === ep.state &&
    before(s.seq, ep.rcv.nxt) &&
    before(ep.rcv.nxt, end)
  ) {
    const { reply } = resetBack(c, draft(ep), 'RX-DATA');
    return { difference: 'past-fin', arrival: { ...reset(ep), rule: 'RX-DATA', reply } };
  }
  if (rfc.rule !== 'RX-FIN' || !has(s, FIN)) return null;
  return { difference: 'second-fin', arrival: { ...ackOnly(c), rule: 'RX-FIN', reply: null } };
}
