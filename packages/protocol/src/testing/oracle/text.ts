/** RFC 9293 §3.10.7.4, seventh and eighth: the segment's text and its FIN, in the states that still read. */
import { le, lt, mod } from './tcb.ts';
import type { Answer, Seg, Tcb, Told, Waiting } from './tcb.ts';

/** What became of a segment's numbers. */
export interface TextTold {
  /** RCV.NXT moved. */
  readonly advanced: boolean;
  /** The peer's FIN was taken. */
  readonly fin: boolean;
}

/**
 * "Further processing is done in SEG.SEQ order": what begins at RCV.NXT is taken, what begins later is held (SHLD-31), and what is
 * held is taken when its turn comes. The right edge is that of the moment of arrival.
 */
export function processText(t: Tcb, numbers: Waiting): TextTold {
  const before = t.RCV.NXT;
  const edge = mod(t.RCV.NXT + t.RCV.WND);
  const inside = lt(edge, numbers.to) ? { from: numbers.from, to: edge, fin: false } : numbers;
  if (inside.from !== inside.to && lt(inside.from, inside.to)) t.waiting = [...t.waiting, inside];
  let fin = false;
  for (;;) {
    const next = t.waiting.find((each) => le(each.from, t.RCV.NXT));
    if (!next || fin) break;
    t.waiting = t.waiting.filter((each) => each !== next);
    // Wholly old: nothing in it is new.
    if (le(next.to, t.RCV.NXT)) continue;
    t.RCV.NXT = next.to;
    if (!next.fin) continue;
    fin = true;
    t['PEER.FIN'] = mod(next.to - 1);
    t.waiting = [];
    enterByFin(t);
  }
  return { advanced: t.RCV.NXT !== before, fin };
}

/** Eighth: the state after the peer's FIN. */
function enterByFin(t: Tcb): void {
  if (t.STATE === 'ESTABLISHED' || t.STATE === 'SYN-RECEIVED') {
    t.STATE = 'CLOSE-WAIT';
  } else if (t.STATE === 'FIN-WAIT-1') {
    // Its own FIN was not acknowledged: the fifth step would have made it FIN-WAIT-2.
    t.STATE = 'CLOSING';
  } else if (t.STATE === 'FIN-WAIT-2') {
    t.STATE = 'TIME-WAIT';
    t.restarted = true;
  }
}

/** RCV.NXT ← SEG.SEQ+1, IRS ← SEG.SEQ; control and text are queued; `<SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>`. */
export function synReceived(tcb: Tcb, seg: Seg, rule: 'RX-LISTEN' | 'RX-SS-SYN' | 'RX-SYN-SYNC'): Told {
  tcb.RCV.NXT = mod(seg.SEQ + 1);
  tcb.IRS = seg.SEQ;
  queue(tcb, seg);
  tcb.SND.WND = seg.WND;
  tcb.SND.WL1 = seg.SEQ;
  tcb['MAX.SND.WND'] = Math.max(tcb['MAX.SND.WND'], seg.WND);
  tcb.STATE = 'SYN-RECEIVED';
  const reply: Answer = { flags: 'SA', seq: tcb.ISS, ack: tcb.RCV.NXT };
  return { action: 'accept', rule, reply, mayWait: false, tcb };
}

/** Text and FIN beside a SYN, as far as the window goes. */
function queue(tcb: Tcb, seg: Seg): void {
  const room = tcb.RCV.WND;
  const numbers = seg.LEN - 1;
  const kept = Math.min(numbers, room);
  tcb.waiting =
    kept > 0
      ? [{ from: tcb.RCV.NXT, to: mod(tcb.RCV.NXT + kept), fin: seg.bit.FIN && kept === numbers }]
      : [];
}
