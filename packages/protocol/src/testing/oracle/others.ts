/** RFC 9293 §3.10.7.4: SYN-RECEIVED and all that comes after it, in the order of its eight steps. */
import type { ArrivalAction } from '../../verdict.ts';
import type { RuleId } from '../../rules/catalogue.ts';
import { processText, synReceived } from './text.ts';
import { ackFrom, le, lt, mod } from './tcb.ts';
import type { Seg, Tcb, Told } from './tcb.ts';

const nothing = (tcb: Tcb, action: ArrivalAction, rule: RuleId): Told => ({
  action,
  rule,
  reply: null,
  mayWait: false,
  tcb,
});
/** "Send an acknowledgment, drop the segment": what came before this step is not undone. */
const ackAndDrop = (tcb: Tcb, action: 'acknowledge' | 'challenge', rule: RuleId): Told => ({
  action,
  rule,
  reply: ackFrom(tcb),
  mayWait: false,
  tcb,
});

export function otherStates(t: Tcb, seg: Seg): Told {
  const { RCV, SND } = t;
  // RCV.NXT =< n < RCV.NXT+RCV.WND
  const inWindow = (n: number): boolean => mod(n - RCV.NXT) < RCV.WND;
  const last = mod(seg.SEQ + seg.LEN - 1);

  // §3.6.1 MAY-2, for an end that listened: a bare SYN beyond RCV.NXT opens a new connection, with a larger ISS.
  if (t.STATE === 'TIME-WAIT' && t.PASSIVE && seg.bit.SYN && !seg.bit.ACK && !seg.bit.RST)
    if (lt(RCV.NXT, seg.SEQ)) return reopened(t, seg);

  // First, the sequence number: table 6.
  let acceptable: boolean;
  if (seg.LEN === 0 && RCV.WND === 0) acceptable = seg.SEQ === RCV.NXT;
  else if (seg.LEN === 0) acceptable = inWindow(seg.SEQ);
  else if (RCV.WND === 0) acceptable = false;
  else acceptable = inWindow(seg.SEQ) || inWindow(last);

  // Second, RST (RFC 5961 §3). An unacceptable one is dropped; a closed window lets the valid one in.
  if (seg.bit.RST) {
    if (seg.SEQ === RCV.NXT) return reset(t, 'RX-RST-EXACT');
    if (inWindow(seg.SEQ)) return ackAndDrop(t, 'challenge', 'RX-RST-INWIN');
    return nothing(t, 'drop', 'RX-RST-OUT');
  }

  // Appendix A.2: the SYN,ACK of a simultaneous open begins at IRS; its SYN is old, its ACK counts.
  const ackOfSyn = seg.bit.ACK && lt(SND.UNA, seg.ACK) && le(seg.ACK, SND.NXT);
  const crossing = t.STATE === 'SYN-RECEIVED' && !t.PASSIVE && seg.bit.SYN && ackOfSyn && seg.SEQ === t.IRS;

  if (!acceptable && !crossing) {
    // RCV.WND is zero: "special allowance … to accept valid ACKs" of a segment that would be next.
    const wouldBeNext = mod(RCV.NXT - seg.SEQ) < seg.LEN;
    if (RCV.WND === 0 && wouldBeNext && !seg.bit.SYN) return closedWindow(t, seg);
    // TIME-WAIT: the repeated FIN is acknowledged and restarts 2 MSL.
    if (t.STATE === 'TIME-WAIT' && seg.bit.FIN && last === t['PEER.FIN']) t.restarted = true;
    return ackAndDrop(t, 'acknowledge', 'RX-SEQ');
  }

  // Fourth, SYN. In SYN-RECEIVED only one in the window counts: one before it is a repeat, and the first step's.
  if (seg.bit.SYN && !crossing) {
    if (t.STATE !== 'SYN-RECEIVED') return ackAndDrop(t, 'challenge', 'RX-SYN-SYNC');
    if (lt(seg.SEQ, RCV.NXT)) return ackAndDrop(t, 'acknowledge', 'RX-SEQ');
    if (!t.PASSIVE) return ackAndDrop(t, 'challenge', 'RX-SYN-SYNC');
    t.STATE = 'LISTEN';
    return nothing(t, 'close', 'RX-SYN-SYNC');
  }

  // Fifth, ACK.
  if (!seg.bit.ACK) return nothing(t, 'drop', 'RX-NOACK');
  const fifth = checkAck(t, seg);
  if (fifth.ends) return fifth.ends;

  // Sixth, URG: nobody here reads urgent data.
  // Seventh, text, and eighth, FIN.
  const empty = seg.LEN === (crossing ? 1 : 0);
  const byAck = fifth.rule ?? (crossing ? 'RX-SEQ-SO' : fifth.opened ? 'RX-SR-ACK' : null);
  const old = !fifth.opened && lt(seg.ACK, fifth.una);
  if (t.STATE === 'ESTABLISHED' || t.STATE === 'FIN-WAIT-1' || t.STATE === 'FIN-WAIT-2') {
    const gap = t.waiting.length > 0;
    const was = RCV.NXT;
    const from = crossing ? mod(seg.SEQ + 1) : seg.SEQ;
    const numbers = empty
      ? { from: was, to: was, fin: false }
      : { from, to: mod(last + 1), fin: seg.bit.FIN };
    const { advanced, fin } = processText(t, numbers);
    if (empty && !advanced) return nothing(t, 'accept', byAck ?? (old ? 'RX-ACK-OLD' : 'RX-SEQ'));
    // RFC 5681 §4.2: at once when out of order, when it fills a gap, when it repeats, and at the second full-sized segment.
    const inOrder = advanced && numbers.from === was && !gap;
    const fullSized = t.owed.fullSized + (seg.text >= t.MSS ? 1 : 0);
    const mayWait = inOrder && fullSized < 2 && !t.owed.atOnce;
    const rule = fin ? 'RX-FIN' : (byAck ?? 'RX-DATA');
    return { action: 'accept', rule, reply: ackFrom(t), mayWait, tcb: t };
  }
  // The peer's stream has ended: text is ignored; a FIN that is next is passed over and acknowledged.
  if (seg.bit.FIN && last === RCV.NXT) {
    RCV.NXT = mod(RCV.NXT + 1);
    if (t.STATE === 'TIME-WAIT') t.restarted = true;
    return { action: 'accept', rule: 'RX-FIN', reply: ackFrom(t), mayWait: false, tcb: t };
  }
  if (empty || byAck) return nothing(t, 'accept', byAck ?? (old ? 'RX-ACK-OLD' : 'RX-SEQ'));
  return nothing(t, 'drop', 'RX-DATA');
}

/** SYN-RECEIVED returns to LISTEN if it came from there; else the TCB is deleted. */
function reset(t: Tcb, rule: RuleId): Told {
  t.STATE = t.STATE === 'SYN-RECEIVED' && t.PASSIVE ? 'LISTEN' : 'CLOSED';
  return nothing(t, 'close', rule);
}

function reopened(t: Tcb, seg: Seg): Told {
  // Larger than the largest number used; how much is free. The matrix checks that it is larger.
  t.ISS = mod(t.SND.NXT + 65_537);
  t.SND.UNA = t.ISS;
  t.SND.NXT = t.ISS;
  t.SND.WL2 = t.ISS;
  t['MAX.SND.WND'] = 0;
  t['PEER.FIN'] = null;
  return synReceived(t, seg, 'RX-SYN-SYNC');
}

/** Its text stays outside, and is asked for again with the ACK; its own ACK counts where it is a valid one. */
function closedWindow(t: Tcb, seg: Seg): Told {
  if (!seg.bit.ACK) return ackAndDrop(t, 'acknowledge', 'RX-ZEROWIN');
  const valid = lt(t.SND.UNA, seg.ACK) && le(seg.ACK, t.SND.NXT);
  if (t.STATE === 'SYN-RECEIVED' && !valid) return ackAndDrop(t, 'acknowledge', 'RX-ZEROWIN');
  const { ends } = checkAck(t, seg);
  if (ends && (ends.reply || t.STATE === 'CLOSED')) return ends;
  return ackAndDrop(t, 'acknowledge', 'RX-ZEROWIN');
}

interface Fifth {
  /** The processing ends here. */
  readonly ends: Told | null;
  /** The own FIN was acknowledged, and the state is another. */
  readonly rule: 'RX-ACKFIN' | null;
  readonly opened: boolean;
  /** SND.UNA before. */
  readonly una: number;
}

/** Fifth, where the ACK bit is on. */
function checkAck(t: Tcb, seg: Seg): Fifth {
  const { SND } = t;
  const una = SND.UNA;
  const on: Fifth = { ends: null, rule: null, opened: false, una };
  const ends = (told: Told): Fifth => ({ ...on, ends: told });
  const isNew = lt(SND.UNA, seg.ACK) && le(seg.ACK, SND.NXT);

  // SYN-RECEIVED. The segment that is no ACK of the own SYN gets <SEQ=SEG.ACK><CTL=RST> (§3.5.2 group 2).
  if (t.STATE === 'SYN-RECEIVED') {
    if (!isNew) {
      const reply = { flags: 'R', seq: seg.ACK, ack: null } as const;
      return ends({ action: 'reset', rule: 'RX-SR-ACK', reply, mayWait: false, tcb: t });
    }
    t.STATE = 'ESTABLISHED';
    SND.UNA = seg.ACK;
    setWindow(t, seg);
    return { ...on, opened: true };
  }

  // RFC 5961 §5: (SND.UNA - MAX.SND.WND) =< SEG.ACK =< SND.NXT
  if (lt(SND.NXT, seg.ACK)) return ends(ackAndDrop(t, 'acknowledge', 'RX-ACK-FUTURE'));
  if (lt(seg.ACK, mod(SND.UNA - t['MAX.SND.WND']))) return ends(ackAndDrop(t, 'challenge', 'RX-ACK-OLD'));

  // ESTABLISHED, and with it all others.
  if (isNew) SND.UNA = seg.ACK;
  if (le(SND.UNA, seg.ACK) && le(seg.ACK, SND.NXT))
    if (lt(SND.WL1, seg.SEQ) || (SND.WL1 === seg.SEQ && le(SND.WL2, seg.ACK))) setWindow(t, seg);
  const finAcked = t.FIN !== null && lt(t.FIN, SND.UNA);

  if (t.STATE === 'FIN-WAIT-1' && finAcked) {
    t.STATE = 'FIN-WAIT-2';
    return { ...on, rule: 'RX-ACKFIN' };
  }
  if (t.STATE === 'CLOSING') {
    if (finAcked) {
      t.STATE = 'TIME-WAIT';
      t.restarted = true;
      return { ...on, rule: 'RX-ACKFIN' };
    }
    // "Otherwise, ignore the segment": what it acknowledges beside the FIN is taken note of.
    if (isNew) return ends(nothing(t, 'accept', 'RX-SEQ'));
    return ends(nothing(t, 'drop', lt(seg.ACK, una) ? 'RX-ACK-OLD' : 'RX-ACKFIN'));
  }
  if (t.STATE === 'LAST-ACK' && finAcked) {
    t.STATE = 'CLOSED';
    return ends(nothing(t, 'accept', 'RX-ACKFIN'));
  }
  return on;
}

function setWindow(t: Tcb, seg: Seg): void {
  t.SND.WND = seg.WND;
  t.SND.WL1 = seg.SEQ;
  t.SND.WL2 = seg.ACK;
  t['MAX.SND.WND'] = Math.max(t['MAX.SND.WND'], seg.WND);
}
