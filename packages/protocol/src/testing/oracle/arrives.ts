/** RFC 9293 §3.10.7 read step by step, plainly and slowly: the oracle of the arrivals' matrix. */
import type { Endpoint } from '../../endpoint.ts';
import type { Segment } from '../../segment.ts';
import { otherStates } from './others.ts';
import { processText, synReceived } from './text.ts';
import { ackFrom, le, lt, mod, segOf, tcbOf } from './tcb.ts';
import type { Answer, Seg, Tcb, Told } from './tcb.ts';

export function segmentArrives(ep: Endpoint, segment: Segment): Told {
  const t = tcbOf(ep);
  const seg = segOf(segment);
  if (t.STATE === 'CLOSED') return closedState(t, seg);
  if (t.STATE === 'LISTEN') return listenState(t, seg);
  if (t.STATE === 'SYN-SENT') return synSentState(t, seg);
  return otherStates(t, seg);
}

/** §3.10.7.1 */
function closedState(tcb: Tcb, seg: Seg): Told {
  // A segment containing a RST is discarded.
  if (seg.bit.RST) return { action: 'drop', rule: 'RX-CLOSED', reply: null, mayWait: false, tcb };
  // ACK off: <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>; ACK on: <SEQ=SEG.ACK><CTL=RST>
  const reply: Answer = seg.bit.ACK
    ? { flags: 'R', seq: seg.ACK, ack: null }
    : { flags: 'RA', seq: 0, ack: mod(seg.SEQ + seg.LEN) };
  return { action: 'reset', rule: 'RX-CLOSED', reply, mayWait: false, tcb };
}

/** §3.10.7.2 */
function listenState(tcb: Tcb, seg: Seg): Told {
  const rule = 'RX-LISTEN';
  // First, RST: ignored.
  if (seg.bit.RST) return { action: 'drop', rule, reply: null, mayWait: false, tcb };
  // Second, ACK: <SEQ=SEG.ACK><CTL=RST>
  if (seg.bit.ACK) {
    const reply: Answer = { flags: 'R', seq: seg.ACK, ack: null };
    return { action: 'reset', rule, reply, mayWait: false, tcb };
  }
  // Third, SYN.
  if (seg.bit.SYN) return synReceived(tcb, seg, 'RX-LISTEN');
  // Fourth: other data or control.
  return { action: 'drop', rule, reply: null, mayWait: false, tcb };
}

/** §3.10.7.3 */
function synSentState(tcb: Tcb, seg: Seg): Told {
  // First, ACK.
  if (seg.bit.ACK && (le(seg.ACK, tcb.ISS) || lt(tcb.SND.NXT, seg.ACK))) {
    if (seg.bit.RST) return { action: 'drop', rule: 'RX-SS-ACK', reply: null, mayWait: false, tcb };
    const reply: Answer = { flags: 'R', seq: seg.ACK, ack: null };
    return { action: 'reset', rule: 'RX-SS-ACK', reply, mayWait: false, tcb };
  }
  // Second, RST. There is no RCV.NXT yet that its number could be compared with.
  if (seg.bit.RST) {
    if (!seg.bit.ACK) return { action: 'drop', rule: 'RX-SS-RST', reply: null, mayWait: false, tcb };
    tcb.STATE = 'CLOSED';
    return { action: 'close', rule: 'RX-SS-RST', reply: null, mayWait: false, tcb };
  }
  // Third, security: none.
  // Fourth, SYN.
  if (seg.bit.SYN) {
    if (!seg.bit.ACK) return synReceived(tcb, seg, 'RX-SS-SYN');
    tcb.RCV.NXT = mod(seg.SEQ + 1);
    tcb.IRS = seg.SEQ;
    tcb.SND.UNA = seg.ACK;
    tcb.SND.WND = seg.WND;
    tcb['MAX.SND.WND'] = Math.max(tcb['MAX.SND.WND'], seg.WND);
    tcb.SND.WL1 = seg.SEQ;
    tcb.SND.WL2 = seg.ACK;
    tcb.STATE = 'ESTABLISHED';
    // Other controls or text: on at the sixth step. One ACK says it all (MUST-58).
    processText(tcb, { from: tcb.RCV.NXT, to: mod(seg.SEQ + seg.LEN), fin: seg.bit.FIN });
    return { action: 'accept', rule: 'RX-SS-SYNACK', reply: ackFrom(tcb), mayWait: false, tcb };
  }
  // Fifth: neither SYN nor RST.
  return { action: 'drop', rule: 'RX-SS-OTHER', reply: null, mayWait: false, tcb };
}
