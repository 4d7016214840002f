/** Arrivals in SYN-SENT (RFC 9293 §3.10.7.3). */
import type { Arrival } from '../verdict.ts';
import { deleted } from '../endpoint.ts';
import { ackOf, draft, go, oweAck, synAckOf } from '../draft.ts';
import { add, before } from '../seq.ts';
import { ACK, FIN, RST, SYN, has, segLen } from '../segment.ts';
import { moveUna, settle } from './ack.ts';
import { readStream } from './text.ts';
import { accepted, dropped, resetBack, silent } from './result.ts';
import type { Context } from './result.ts';
import { holdSynText, learnPeer } from './unopened.ts';

export function arriveSynSent(c: Context): Arrival {
  const { before: ep, segment: s } = c;
  const d = draft(ep);

  // First, ACK: it must acknowledge something that was sent.
  if (has(s, ACK)) {
    const good = before(ep.iss, s.ack) && !before(ep.snd.nxt, s.ack) && before(ep.snd.una, s.ack);
    if (!good) return has(s, RST) ? dropped(c, 'RX-SS-ACK') : resetBack(c, d, 'RX-SS-ACK');
  }

  // Second, RST: believed only if it acknowledges the SYN.
  if (has(s, RST)) {
    if (!has(s, ACK)) return dropped(c, 'RX-SS-RST');
    go(d, 'rcv-rst');
    return silent('close', 'RX-SS-RST', deleted(d), ep.state);
  }

  // Fourth, SYN.
  if (has(s, SYN)) {
    learnPeer(d, s);
    if (has(s, ACK)) {
      moveUna(d, s.ack, c.now);
      go(d, 'rcv-synack');
      // The RFC sets SND.WND only where it enters SYN-RECEIVED; without it nothing could be sent from here.
      oweAck(d, c.now, 'RX-SS-SYNACK', true);
      const read = readStream(c, d, add(s.seq, 1), add(s.seq, segLen(s)), has(s, FIN));
      return accepted(c, settle(d, c.now), 'RX-SS-SYNACK', read.reply ?? ackOf(d));
    }
    // Simultaneous open: both ends have sent a SYN (§3.5 Figure 7).
    go(d, 'rcv-syn');
    holdSynText(d, s);
    oweAck(d, c.now, 'RX-SS-SYN', true);
    return accepted(c, d, 'RX-SS-SYN', synAckOf(d));
  }

  // Fifth: neither SYN nor RST, so there is nothing to synchronize with, even if the ACK is good.
  return dropped(c, 'RX-SS-OTHER');
}
