/** What a conforming endpoint would send now. */
import type { Endpoint } from './endpoint.ts';
import { ackOf, emptyAckOf, sentNothing, synAckOf } from './draft.ts';
import { diff } from './seq.ts';
import { ACK, FIN, PSH, RST, SYN, has } from './segment.ts';
import type { Flags, Segment } from './segment.ts';
import type { RuleId } from './rules/catalogue.ts';
import { isSynAcked } from './state.ts';
import { hasUnsent, mustProbe, usable } from './timers.ts';

/** A segment that is due. */
export interface Due {
  readonly segment: Segment;
  readonly why: 'syn' | 'syn-ack' | 'ack' | 'data' | 'fin' | 'rst' | 'again';
  /** It is an ACK that the delayed-ACK timer still allows to wait. */
  readonly mayWait: boolean;
  /** The rule that makes it due; null where the application or a timer does. */
  readonly rule: RuleId | null;
}

/**
 * Everything that may leave now, the first first: one is enough, then ask again (what leaves may settle the others: data
 * and FIN carry the ACK that is owed).
 * @param opts.delayAck keep an ACK that may wait until its timer fires; otherwise it is due at once.
 */
export function due(ep: Endpoint, now: number, opts?: { readonly delayAck?: boolean }): Due[] {
  const all: Due[] = [];
  for (const reset of ep.resetsOwed)
    all.push(item('rst', reset, has(reset, ACK) ? 'RST-FORM-NOACK' : 'RST-FORM-ACK'));
  if (ep.app.aborting) {
    all.push(item('rst', { flags: RST, seq: ep.snd.nxt, ack: 0, len: 0, win: 0 }, 'RST-ABORT'));
    return all;
  }
  const opening = ep.app.open === 'active' && (ep.state === 'CLOSED' || ep.state === 'LISTEN');
  if (opening) all.push(item('syn', { flags: SYN, seq: ep.iss, ack: 0, len: 0, win: ep.rcv.wnd }, null));
  if (ep.state === 'SYN-RECEIVED') synAck(ep, all);
  if (ep.timers.rto?.fired) all.push(item(ep.snd.una === ep.snd.nxt ? 'data' : 'again', oldest(ep), null));
  fromApplication(ep, all);
  ack(ep, now, opts?.delayAck ?? false, all);
  return all;
}

const item = (why: Due['why'], segment: Segment, rule: RuleId | null, mayWait = false): Due => ({
  segment,
  why,
  mayWait,
  rule,
});

/**
 * The SYN,ACK: the first, the one that answers a crossing SYN, or, where the peer has repeated its SYN, once more. (To that repeat
 * the letter of the RFC only answers an ACK, which SYN-SENT drops; every stack sends the SYN,ACK again.)
 */
function synAck(ep: Endpoint, all: Due[]): void {
  if (sentNothing(ep)) all.push(item('syn-ack', synAckOf(ep), 'RX-LISTEN'));
  else if (ep.ackOwed?.rule === 'RX-SS-SYN') all.push(item('syn-ack', synAckOf(ep), 'RX-SS-SYN'));
  else if (ep.ackOwed?.rule === 'RX-SEQ') all.push(item('again', synAckOf(ep), 'RX-SEQ'));
}

/** Data, then the FIN behind all data; both carry what is to be acknowledged. */
function fromApplication(ep: Endpoint, all: Due[]): void {
  const early = ep.state === 'SYN-RECEIVED' && ep.app.closing && ep.app.queued === 0 && !sentNothing(ep);
  if (!early && !hasUnsent(ep)) return;
  const room = usable(ep);
  if (ep.app.queued > 0) {
    const len = Math.min(ep.app.queued, ep.mss, room);
    if (len > 0) all.push(item('data', octets(ep, PSH, len), null));
  } else if (room > 0) all.push(item('fin', octets(ep, FIN, 0), null));
}

/** A segment at SND.NXT. */
const octets = (ep: Endpoint, flags: Flags, len: number): Segment => ({
  flags: flags | ACK,
  seq: ep.snd.nxt,
  ack: ep.rcv.nxt,
  len,
  win: ep.rcv.wnd,
});

/** The oldest segment that isn't acknowledged, with today's ACK; into a closed window, one octet that wasn't sent yet. */
function oldest(ep: Endpoint): Segment {
  const { una, nxt } = ep.snd;
  const win = ep.rcv.wnd;
  if (mustProbe(ep)) return ep.app.queued > 0 ? octets(ep, 0, 1) : octets(ep, FIN, 0);
  if (una === ep.iss && !isSynAcked(ep.state))
    return ep.irs === null ? { flags: SYN, seq: una, ack: 0, len: 0, win } : synAckOf(ep);
  const bytes = diff(ep.finSeq === null || diff(ep.finSeq, una) < 0 ? nxt : ep.finSeq, una);
  if (bytes > 0) return { flags: ACK | PSH, seq: una, ack: ep.rcv.nxt, len: Math.min(bytes, ep.mss), win };
  return { flags: ACK | FIN, seq: una, ack: ep.rcv.nxt, len: 0, win };
}

function ack(ep: Endpoint, now: number, delay: boolean, all: Due[]): void {
  const owed = ep.ackOwed;
  // In SYN-RECEIVED, before its SYN,ACK, there is nothing else to acknowledge with.
  if (!owed || (ep.state === 'SYN-RECEIVED' && (sentNothing(ep) || owed.rule === 'RX-SS-SYN'))) return;
  const mayWait = !owed.atOnce && ep.timers.delack !== null && now < ep.timers.delack.due;
  if (mayWait && delay) return;
  all.push(item('ack', ep.state === 'SYN-RECEIVED' ? emptyAckOf(ep) : ackOf(ep), owed.rule, mayWait));
}
