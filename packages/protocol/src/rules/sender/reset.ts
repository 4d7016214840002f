/** RST: as an answer to what fits no connection, and to give one up (RFC 9293 §3.5.2, §3.6.1, §3.10.5). */
import type { Endpoint } from '../../endpoint.ts';
import type { Segment } from '../../segment.ts';
import { diff } from '../../seq.ts';
import type { State } from '../../state.ts';
import type { Finding } from '../../verdict.ts';
import {
  finding,
  isAck,
  isRst,
  own,
  owesChallenge,
  peer,
  shrunkEdge,
  type Ctx,
  type SenderRule,
} from './look.ts';

/** States in which ABORT sends a RST (RFC 9293 §3.10.5). */
const ABORTABLE: readonly State[] = ['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'];
export const isAbortable = (state: State): boolean => ABORTABLE.includes(state);

/** The segment is a RST that is owed, in the very form of §3.5.2. */
export const isOwedReset = (ep: Endpoint, s: Segment): boolean =>
  ep.resetsOwed.some(
    (owed) => owed.seq === s.seq && isAck(owed) === isAck(s) && (!isAck(s) || owed.ack === s.ack),
  );

const standsAtNext = (ep: Endpoint, s: Segment): boolean => s.seq === ep.snd.nxt || s.seq === shrunkEdge(ep);

/** There is something to give up, or was when the application called ABORT. */
const mayAbort = (ep: Endpoint): boolean => isAbortable(ep.state) || ep.app.aborting;

/** A RST that gives the connection up, whoever wanted it: at SND.NXT, in a state that has something to give up. */
export const isAbort = (ep: Endpoint, s: Segment): boolean => mayAbort(ep) && standsAtNext(ep, s);

/** The application is done with the connection and data has come for it all the same (RFC 9293 §3.6.1). */
function losesData(ep: Endpoint, s: Segment, ctx: Ctx): boolean {
  if (ep.app.aborting || !isAbortable(ep.state)) return false;
  const unread = ep.ackOwed?.rule === 'RX-DATA';
  if (ep.state === 'FIN-WAIT-1' || ep.state === 'FIN-WAIT-2') {
    // The RST may be made from the segment that came: then it stands where that one's Ack pointed.
    const from = diff(s.seq, ep.snd.una);
    const empty = ctx.arrived?.len === 0 && (isRst(ctx.arrived) || owesChallenge(ep));
    return (unread || (ctx.asked === 'assumed' && !empty)) &&
      from >= 0 &&
      from <= diff(ep.snd.nxt, ep.snd.una) &&
      !isAck(s)
      ? true
      : unread && standsAtNext(ep, s);
  }
  return ep.app.closing && standsAtNext(ep, s);
}

export const rstDataLost: SenderRule = {
  id: 'RST-DATA-LOST',
  about: isRst,
  check(ep, s, ctx) {
    if (isOwedReset(ep, s) || !losesData(ep, s, ctx)) return null;
    return finding('RST-DATA-LOST', 'legal', 'flags', { state: ep.state }, 'RST');
  },
};

/** The form of a RST that answers a segment: one rule for each of the two forms. */
const form = (id: 'RST-FORM-ACK' | 'RST-FORM-NOACK', answersAck: boolean): SenderRule['check'] =>
  function check(ep, s, ctx): Finding | null {
    const owed = ep.resetsOwed.find((reset) => isAck(reset) !== answersAck);
    if (!owed) return null;
    const facts = answersAck
      ? { seq: own(s.seq), owedSeq: own(owed.seq) }
      : { seq: s.seq, ack: peer(s.ack), owedAck: peer(owed.ack) };
    if (isOwedReset(ep, s)) return isAck(s) === answersAck ? null : finding(id, 'legal', 'seq', facts, 'RST');
    if (isAbort(ep, s) || losesData(ep, s, ctx)) return null;
    if (isAck(s) !== isAck(owed)) return finding(id, 'illegal', 'flags', { case: 'flag', ...facts }, 'ACK');
    return finding(id, 'illegal', s.seq === owed.seq ? 'ack' : 'seq', facts);
  };

export const rstFormAck: SenderRule = { id: 'RST-FORM-ACK', about: isRst, check: form('RST-FORM-ACK', true) };
export const rstFormNoAck: SenderRule = {
  id: 'RST-FORM-NOACK',
  about: isRst,
  check: form('RST-FORM-NOACK', false),
};

/** RFC 9293 §3.5.2, group 3. */
export const rstSync: SenderRule = {
  id: 'RST-SYNC',
  about: isRst,
  check(ep, s, ctx) {
    if (ep.resetsOwed.length > 0 || !owesChallenge(ep) || ep.app.aborting) return null;
    if (ep.state === 'SYN-SENT' || ep.state === 'LISTEN' || ep.state === 'CLOSED') return null;
    // A call may be missing in a recording; but where it tells what came, an abort just then is no likelier than an answer.
    const doubtful = ctx.asked === 'assumed' && !ctx.arrived;
    if (losesData(ep, s, ctx) || (doubtful && isAbort(ep, s))) return null;
    return finding(
      'RST-SYNC',
      'illegal',
      'flags',
      { next: own(ep.snd.nxt), rcvNxt: peer(ep.rcv.nxt) },
      'RST',
    );
  },
};

/** To a RST there is no answer. Where what arrived isn't known: without a connection a RST could only be one. */
export const rstNeverToRst: SenderRule = {
  id: 'RST-NEVER-TO-RST',
  about: isRst,
  check(ep, s, ctx) {
    if (ep.resetsOwed.length > 0 || ep.app.aborting) return null;
    const gone = ep.state === 'CLOSED' || ep.state === 'LISTEN';
    const answers = ctx.arrived === undefined ? gone : ctx.arrived !== null && isRst(ctx.arrived);
    if (!answers || (!gone && losesData(ep, s, ctx))) return null;
    return finding('RST-NEVER-TO-RST', 'illegal', 'flags', { state: ep.state }, 'RST');
  },
};

export const rstAbort: SenderRule = {
  id: 'RST-ABORT',
  about: isRst,
  check(ep, s, ctx) {
    if (ep.resetsOwed.length > 0 || ep.state === 'LISTEN') return null;
    if (ep.state === 'CLOSED')
      return ctx.arrived === undefined
        ? null
        : finding('RST-ABORT', 'illegal', 'flags', { state: ep.state }, 'RST');
    if (isAbort(ep, s))
      return finding('RST-ABORT', 'legal', 'seq', { state: ep.state, seq: own(s.seq) }, 'RST');
    if (mayAbort(ep))
      return losesData(ep, s, ctx)
        ? null
        : finding('RST-ABORT', 'illegal', 'seq', { case: 'seq', seq: own(s.seq), next: own(ep.snd.nxt) });
    // Seen from outside, a TCB may be gone already: then this answers what came, by its Ack.
    const outside = ctx.asked === 'assumed' && ctx.arrived === undefined;
    const gone = outside && ep.ackOwed !== null && !isAck(s) && s.seq === ep.snd.nxt;
    const facts = { state: ep.state, ...(gone ? { case: 'gone', seq: own(s.seq) } : {}) };
    return finding('RST-ABORT', gone ? 'unusual' : 'illegal', 'flags', facts, 'RST');
  },
};
