/** Control bits that contradict each other, and the ACK bit (RFC 9293 §3.1, §3.10). */
import { ACK, FIN, flagNames, RST, SYN, type Flags, type Segment } from '../../segment.ts';
import { isSynchronized } from '../../state.ts';
import { finding, isAck, isFin, isRst, isSyn, peer, type SenderRule } from './look.ts';

const CONTRADICTIONS = [SYN | FIN, SYN | RST, FIN | RST] as const;
const contradiction = (s: Segment): Flags | undefined =>
  CONTRADICTIONS.find((pair) => (s.flags & pair) === pair);

/**
 * A connection is opened, closed or reset, one at a time; and a segment says something. No sentence of the RFC forbids these
 * pairs; no event makes one: CLOSE in SYN-SENT sends nothing (§3.10.4), a RST is a RST alone or with ACK (§3.5.2, §3.10.5), and what
 * has no SYN has an ACK (§3.10.7.2, fourth).
 */
export const allFlagsSane: SenderRule = {
  id: 'ALL-FLAGS-SANE',
  about: (s) => (s.flags & (SYN | FIN | RST | ACK)) === 0 || contradiction(s) !== undefined,
  final: true,
  check(_ep, s) {
    if (s.flags === 0) return finding('ALL-FLAGS-SANE', 'illegal', 'flags', { case: 'none' });
    const both = contradiction(s);
    if (both === undefined) return null;
    return finding('ALL-FLAGS-SANE', 'illegal', 'flags', { flags: flagNames(both) });
  },
};

/** RFC 9293 §3.10.7.4, fifth: without ACK a segment is dropped. The class notes write their FINs so. */
export const allAckSet: SenderRule = {
  id: 'ALL-ACK-SET',
  // With ACK too: a bare FIN of the class notes comes with the ACK that they mean by it.
  about: (s) => !isRst(s) && (!isAck(s) || isFin(s)),
  check(ep, s, ctx) {
    if (ep.irs === null || !(isSynchronized(ep.state) || ep.state === 'SYN-RECEIVED')) return null;
    // SYN-RECEIVED's SYN,ACK has rules of its own.
    if (isSyn(s) && ep.state === 'SYN-RECEIVED') return null;
    const facts = { state: ep.state, rcvNxt: peer(ep.rcv.nxt) };
    if (ctx.bareFin) return finding('ALL-ACK-SET', 'legal', 'flags', facts, 'ACK');
    return isAck(s) ? null : finding('ALL-ACK-SET', 'ignored', 'flags', facts, 'ACK');
  },
};

export const allAckField: SenderRule = {
  id: 'ALL-ACK-FIELD',
  about: (s) => !isAck(s),
  check(_ep, s) {
    if (s.ack === 0) return null;
    return finding('ALL-ACK-FIELD', 'unusual', 'ack', { ack: peer(s.ack) });
  },
};
