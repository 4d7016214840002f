/** Linux's LISTEN, and its SYN-RECEIVED that came from there. */
import { arrive } from '../arrive.ts';
import { dropped, resetBack } from '../arrival/result.ts';
import type { Context } from '../arrival/result.ts';
import { acceptable } from '../arrival/text.ts';
import { draft, synAckOf } from '../draft.ts';
import { ACK, FIN, RST, SYN, has, segLen } from '../segment.ts';
import { add } from '../seq.ts';
import { answered } from './deviation.ts';
import type { Deviation } from './deviation.ts';

export function closedListener(c: Context): Deviation {
  const opens = (c.segment.flags & (SYN | FIN | ACK | RST)) === (SYN | FIN);
  return opens ? { difference: 'syn-fin', arrival: dropped(c, 'RX-LISTEN') } : null;
}

export function request(c: Context): Deviation {
  const { before: ep, segment: s, now } = c;
  const { nxt, wnd } = ep.rcv;
  const len = segLen(s);
  // Empty, and right behind the window: one inside.
  const touches = len === 0 && s.seq === add(nxt, wnd) && wnd > 0;
  if (has(s, RST))
    return touches ? { difference: 'edges', arrival: answered(c, 'challenge', 'RX-RST-INWIN') } : null;

  if (has(s, SYN) && !has(s, ACK) && s.seq === ep.irs)
    return { difference: 'request-syn-again', arrival: answered(c, 'acknowledge', 'RX-SYN-SYNC', synAckOf) };
  if (has(s, ACK) && s.ack !== ep.snd.nxt)
    return { difference: 'request-ack-first', arrival: resetBack(c, draft(ep), 'RX-SR-ACK') };
  if (touches && !has(s, SYN)) {
    const arrival = arrive({ ...ep, rcv: { nxt, wnd: wnd + 1 } }, s, now);
    return { difference: 'edges', arrival: { ...arrival, endpoint: { ...arrival.endpoint, rcv: ep.rcv } } };
  }
  if (!has(s, SYN) || !acceptable(s.seq, len, nxt, wnd) || wnd === 0) return null;
  if (s.seq === ep.irs)
    return { difference: 'syn-received-text', arrival: answered(c, 'challenge', 'RX-SYN-SYNC') };
  // The request is gone, as the rule says; but it says so.
  const gone = arrive(ep, { ...s, flags: SYN, seq: nxt, len: 0 }, now);
  const { reply } = resetBack(c, draft(ep), 'RX-SYN-SYNC');
  return { difference: 'request-syn', arrival: { ...gone, reply } };
}
