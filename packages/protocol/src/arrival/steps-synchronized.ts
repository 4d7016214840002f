/** The steps of RFC 9293 §3.10.7.4, from SYN-RECEIVED on (see steps.ts). */
import { finAcked } from '../draft.ts';
import { ACK, FIN, RST, SYN, URG, has, segLen } from '../segment.ts';
import { add, before, diff, inWindow } from '../seq.ts';
import type { Facts } from '../verdict.ts';
import type { Look, Met } from './step.ts';
import { own, peer } from './step.ts';
import { acksSyn } from './ack.ts';
import { isCrossing, reopens } from './synchronized.ts';
import { acceptable, reaches, reads } from './text.ts';

export function* synchronizedLooks(met: Met): Iterable<Look> {
  const { ep, s, arrival } = met;
  if (ep.state === 'TIME-WAIT' && (s.flags & (SYN | ACK | RST)) === SYN) yield reopening(met);
  yield sequence(met);
  yield reset(met);
  yield synchronize(met);
  const ack = acknowledgment(met);
  yield ack;
  yield { found: has(s, URG) ? 'urg-on' : 'urg-off' };
  // The state in which the text is read: the ACK may have moved it.
  const opened = ack.found === 'ack-opens';
  if (shut(met)) {
    yield { found: s.len > 0 ? 'text-shut' : 'text-none', facts: numbers(met) };
    yield { found: has(s, FIN) ? 'fin-shut' : 'fin-off' };
    return;
  }
  const state = opened ? 'ESTABLISHED' : ep.state;
  if (!reads(state)) {
    yield* afterFin(met, ack);
    return;
  }
  yield text(met);
  if (arrival.endpoint.peerFin !== null) yield { found: 'fin-order', rule: 'RX-FIN', facts: finFacts(met) };
  else if (!has(s, FIN)) yield { found: 'fin-off' };
  else
    yield { found: before(edge(met), add(s.seq, segLen(s))) ? 'fin-cut' : 'fin-ahead', facts: numbers(met) };
}

/** RCV.NXT + RCV.WND, the first number that isn't allowed. */
const edge = ({ ep }: Met): number => add(ep.rcv.nxt, ep.rcv.wnd);

/** The segment's numbers beside the window's. */
function numbers(met: Met): Facts {
  const { ep, s } = met;
  return {
    seq: peer(s.seq),
    last: peer(add(s.seq, Math.max(0, segLen(s) - 1))),
    nxt: peer(ep.rcv.nxt),
    edge: peer(edge(met)),
    wnd: ep.rcv.wnd,
    len: segLen(s),
  };
}

function reopening(met: Met): Look {
  const { ep, s } = met;
  const facts = { seq: peer(s.seq), nxt: peer(ep.rcv.nxt) };
  const opens = reopens({ before: ep, segment: s, now: 0 });
  if (opens) return { found: 'reopen-new', rule: 'RX-SYN-SYNC', ends: true, facts };
  return { found: ep.passive ? 'reopen-old' : 'reopen-deaf', facts };
}

/** RCV.WND is 0, and but for that the segment would be read: its ACK is looked at all the same. */
function shut({ ep, s }: Met): boolean {
  const len = segLen(s);
  return (
    ep.rcv.wnd === 0 &&
    (s.flags & (SYN | RST)) === 0 &&
    !acceptable(s.seq, len, ep.rcv.nxt, 0) &&
    reaches(s.seq, len, ep.rcv.nxt)
  );
}

/** First. */
function sequence(met: Met): Look {
  const { ep, s } = met;
  const { nxt, wnd } = ep.rcv;
  const facts = numbers(met);
  const len = segLen(s);
  if (has(s, RST)) {
    if (s.seq === nxt || inWindow(s.seq, nxt, wnd))
      return { found: wnd === 0 ? 'seq-empty' : 'seq-inside', facts };
    return { found: 'seq-rst-out', rule: 'RX-RST-OUT', ends: true, facts };
  }
  if (isCrossing(ep, { before: ep, segment: s, now: 0 }))
    return { found: 'seq-crossing', rule: 'RX-SEQ-SO', facts };
  if (acceptable(s.seq, len, nxt, wnd)) {
    const found = wnd === 0 ? 'seq-empty' : inWindow(s.seq, nxt, wnd) ? 'seq-inside' : 'seq-tail';
    return { found, rule: 'RX-SEQ', facts };
  }
  if (shut(met)) {
    const counts = has(s, ACK) && (ep.state !== 'SYN-RECEIVED' || acksSyn(ep, s));
    return { found: 'seq-closed', rule: 'RX-ZEROWIN', facts, ...(!counts && { ends: true }) };
  }
  const found = before(s.seq, nxt) ? 'seq-before' : wnd === 0 ? 'seq-shut' : 'seq-behind';
  return { found, rule: 'RX-SEQ', ends: true, facts };
}

/** Second. */
function reset(met: Met): Look {
  const { ep, s } = met;
  if (!has(s, RST)) return { found: 'rst-off' };
  const facts = numbers(met);
  return s.seq === ep.rcv.nxt
    ? { found: 'rst-exact', rule: 'RX-RST-EXACT', ends: true, facts }
    : { found: 'rst-beside', rule: 'RX-RST-INWIN', ends: true, facts };
}

/** Fourth. */
function synchronize(met: Met): Look {
  const { ep, s, arrival } = met;
  if (!has(s, SYN)) return { found: 'syn-off' };
  if (isCrossing(ep, { before: ep, segment: s, now: 0 })) return { found: 'syn-crossing' };
  // Before the window, and reaching into it by its text: the SYN that opened the connection.
  if (ep.state === 'SYN-RECEIVED' && before(s.seq, ep.rcv.nxt))
    return { found: 'syn-repeat', rule: 'RX-SEQ', ends: true };
  const passive = ep.state === 'SYN-RECEIVED' && ep.passive;
  return {
    found: passive ? 'syn-passive' : 'syn-again',
    rule: 'RX-SYN-SYNC',
    ends: true,
    facts: { state: arrival.endpoint.state },
  };
}

/** Fifth. */
function acknowledgment(met: Met): Look {
  const { ep, s } = met;
  if (!has(s, ACK)) return { found: 'ack-missing', rule: 'RX-NOACK', ends: true };
  const { una, nxt, maxWnd } = ep.snd;
  const facts: Facts = {
    ack: own(s.ack),
    una: own(una),
    nxt: own(nxt),
    oldest: own(add(una, -maxWnd)),
    maxWnd,
    n: diff(s.ack, una),
  };
  if (ep.state === 'SYN-RECEIVED')
    return acksSyn(ep, s)
      ? { found: 'ack-opens', rule: 'RX-SR-ACK', acts: true, facts }
      : { found: 'ack-refused', rule: 'RX-SR-ACK', ends: true, facts };
  if (before(nxt, s.ack)) return { found: 'ack-future', rule: 'RX-ACK-FUTURE', ends: true, facts };
  if (before(s.ack, add(una, -maxWnd)))
    return { found: 'ack-ancient', rule: 'RX-ACK-OLD', ends: true, facts };
  const moved = before(una, s.ack);
  const waits = ep.state === 'FIN-WAIT-1' || ep.state === 'CLOSING' || ep.state === 'LAST-ACK';
  if (waits && finAcked(ep, moved ? s.ack : una)) {
    const last = ep.state === 'LAST-ACK';
    return { found: 'ack-fin', rule: 'RX-ACKFIN', acts: true, facts, ...(last && { ends: true }) };
  }
  const old = before(s.ack, una);
  // CLOSING ignores what doesn't acknowledge its FIN, or anything new.
  if (ep.state === 'CLOSING' && !moved && !shut(met))
    return { found: 'ack-unmoved', rule: old ? 'RX-ACK-OLD' : 'RX-ACKFIN', ends: true, facts };
  if (moved) return { found: 'ack-new', acts: true, facts };
  return old ? { found: 'ack-old', rule: 'RX-ACK-OLD', facts } : { found: 'ack-same', facts };
}

/** Seventh, where the peer's stream is open. */
function text(met: Met): Look {
  const { ep, s, arrival } = met;
  const { nxt } = ep.rcv;
  const from = has(s, SYN) ? add(s.seq, 1) : s.seq;
  const to = add(s.seq, segLen(s));
  // What came with the SYN is read as soon as that is acknowledged, by a segment that brings nothing itself.
  const waited = from === to && arrival.endpoint.rcv.nxt !== nxt;
  const rule = 'RX-DATA';
  const facts: Facts = {
    ...numbers(met),
    n: s.len,
    now: peer(arrival.endpoint.rcv.nxt),
    moved: diff(arrival.endpoint.rcv.nxt, nxt),
  };
  if (waited) return { found: 'text-waited', acts: true, facts };
  // A FIN alone that is ahead goes by the rule of text.
  if (s.len === 0) return { found: 'text-none', rule };
  if (before(nxt, from)) return { found: 'text-ahead', rule, acts: true, facts };
  if (before(edge(met), add(from, s.len))) return { found: 'text-cut', rule, acts: true, facts };
  return { found: before(from, nxt) ? 'text-again' : 'text-order', rule, acts: true, facts };
}

/** Seventh and eighth, where the peer's stream has ended. What CLOSING and its last ACK meet is ignored, not more. */
function* afterFin(met: Met, ack: Look): Iterable<Look> {
  const { ep, s } = met;
  const facts = numbers(met);
  const closed = ack.found === 'ack-fin';
  const still = ep.state === 'CLOSING' && !closed;
  const again = has(s, FIN) && add(s.seq, s.len) === ep.rcv.nxt && !still;
  if (segLen(s) > 0 && !again && !still && !closed) {
    yield { found: 'text-after', rule: 'RX-DATA', ends: true, facts };
    return;
  }
  yield s.len === 0 ? { found: 'text-none' } : { found: again ? 'text-old' : 'text-after', facts };
  if (!has(s, FIN)) yield { found: 'fin-off' };
  else if (again) yield { found: 'fin-again', rule: 'RX-FIN', facts };
  else yield { found: 'fin-ignored' };
}

const finFacts = ({ arrival }: Met): Facts => ({
  fin: peer(arrival.endpoint.peerFin ?? 0),
  now: peer(arrival.endpoint.rcv.nxt),
  state: arrival.endpoint.state,
});
