/** Linux's TIME-WAIT keeps a few numbers only: it answers, and reads nothing. */
import { dropped, silent } from '../arrival/result.ts';
import type { Context } from '../arrival/result.ts';
import { waitTwoMsl } from '../arrival/ack.ts';
import { reopens } from '../arrival/synchronized.ts';
import { draft, go } from '../draft.ts';
import { deleted } from '../endpoint.ts';
import { ACK, FIN, RST, has, segLen } from '../segment.ts';
import { answered } from './deviation.ts';
import type { Deviation } from './deviation.ts';

export function timeWait(c: Context): Deviation {
  const { before: ep, segment: s } = c;
  const exact = s.seq === ep.rcv.nxt;
  if (has(s, RST)) return exact ? null : { difference: 'time-wait-rst', arrival: dropped(c, 'RX-RST-INWIN') };
  if (reopens(c)) {
    if (!has(s, FIN)) return null;
    // The old connection has made room, and the listener opens nothing for a SYN,FIN.
    const d = draft(ep);
    go(d, 'rcv-rst');
    return { difference: 'syn-fin', arrival: silent('drop', 'RX-SYN-SYNC', deleted(d), ep.state) };
  }
  if (exact && segLen(s) === 0) {
    const d = draft(ep);
    waitTwoMsl(d, c.now);
    return { difference: 'time-wait-quiet', arrival: silent('accept', 'RX-ACK-FUTURE', d, ep.state) };
  }
  const arrival = answered(c, 'acknowledge', 'RX-SEQ');
  const d = draft(arrival.endpoint);
  if (has(s, ACK)) waitTwoMsl(d, c.now);
  return { difference: 'time-wait-ack', arrival: { ...arrival, endpoint: d } };
}
