/**
 * What a wrong segment shows of the idea behind it: one detector a misconception, each computed from this segment's
 * numbers. They are asked in order, most specific first.
 */
import { ACK, add, diff, FIN, has, RST, SYN } from '@handshake/protocol';
import type { Endpoint, Facts, Field, Finding, RuleId, Segment, Seq, Unasked } from '@handshake/protocol';
import type { MisconceptionId } from './catalogue.ts';

/** A segment, the end that composed it, and what the judge said. */
export interface Scene {
  readonly ep: Endpoint;
  readonly s: Segment;
  readonly findings: readonly Finding[];
  readonly unasked: Unasked | null;
  /** The finding of this rule, unless it is a legal one. */
  readonly broken: (rule: RuleId) => Finding | undefined;
}

export interface Detector {
  readonly id: MisconceptionId;
  /** The header field that its text speaks about, where several may be wrong at once; its texts' cases may differ. */
  readonly field?: Field | ((facts: Facts) => Field);
  readonly see: (scene: Scene) => Facts | null;
}

const own = (n: Seq) => ({ seq: n, of: 'own' }) as const;
const peer = (n: Seq) => ({ seq: n, of: 'peer' }) as const;
const NONE: Facts = {};

/** Rules that speak of the own number where it stands as it should, if rarely. */
const MEANT: readonly RuleId[] = ['HS-ISN-CHOICE', 'DT-KEEPALIVE'];

/** The own number is at fault, and it isn't a repeat's. */
const seqIsWrong = ({ findings }: Scene): boolean =>
  findings.some(
    (f) =>
      f.field === 'seq' && f.verdict !== 'legal' && !MEANT.includes(f.rule) && !f.rule.startsWith('RST-'),
  );
const ackIsWrong = ({ findings }: Scene): boolean =>
  findings.some(
    (f) => f.field === 'ack' && f.verdict !== 'legal' && f.rule !== 'ACK-DELAY' && f.rule !== 'ALL-ACK-FIELD',
  );
const synSent = (ep: Endpoint): boolean => ep.snd.nxt !== ep.iss;
const synInFlight = (ep: Endpoint): boolean => synSent(ep) && ep.snd.una === ep.iss;
/** Where the segment should stand: a SYN or a FIN that left already is repeated where it was. */
function placeOf(ep: Endpoint, s: Segment): Seq {
  if (has(s, SYN) && synInFlight(ep)) return ep.iss;
  return has(s, FIN) && ep.finSeq !== null ? add(ep.finSeq, -s.len) : ep.snd.nxt;
}
const isReset = (s: Segment): boolean => has(s, RST) && !has(s, SYN) && !has(s, FIN);
const isClosing = (ep: Endpoint): boolean => ep.app.closing || ep.finSeq !== null || ep.peerFin !== null;

/** Where the last thing that arrived in order began, and how many bytes it had. */
function lastArrival(ep: Endpoint): { from: Seq; bytes: number; fin: boolean } | null {
  const from = ep.pastNxt.at(-1);
  if (from === undefined) return null;
  const fin = ep.peerFin !== null && ep.rcv.nxt === add(ep.peerFin, 1);
  return { from, bytes: diff(ep.rcv.nxt, from) - (fin ? 1 : 0), fin };
}

export const DETECTORS: readonly Detector[] = [
  {
    id: 'stale-synack',
    see({ ep, s, findings }) {
      const owed = ep.state === 'SYN-SENT' ? ep.resetsOwed.find((reset) => !has(reset, ACK)) : undefined;
      const wrong = findings.some((f) => f.verdict === 'illegal');
      return owed && wrong && !(has(s, SYN) && !has(s, ACK)) ? { a: own(owed.seq) } : null;
    },
  },
  {
    id: 'swapped',
    field: ({ case: which }) => (which === 'ack' ? 'ack' : 'seq'),
    see(scene) {
      const { ep, s } = scene;
      if (ep.irs === null) return null;
      const theirs = s.seq === ep.rcv.nxt || s.seq === ep.irs;
      if (seqIsWrong(scene) && theirs) return { seq: own(placeOf(ep, s)), theirs: peer(s.seq) };
      const ours = s.ack === ep.snd.nxt || s.ack === ep.iss;
      if (ackIsWrong(scene) && ours && has(s, ACK))
        return { case: 'ack', ack: peer(ep.rcv.nxt), ours: own(s.ack) };
      // Whoever reads relative numbers exchanges those: each, counted from its own ISN, is the other's.
      const mine = diff(ep.snd.nxt, ep.iss);
      const others = diff(ep.rcv.nxt, ep.irs);
      const exchanged = mine !== others && diff(s.seq, ep.iss) === others && diff(s.ack, ep.irs) === mine;
      return exchanged && has(s, ACK) && (seqIsWrong(scene) || ackIsWrong(scene))
        ? { case: 'both', seq: own(placeOf(ep, s)), ack: peer(ep.rcv.nxt) }
        : null;
    },
  },
  {
    id: 'ack-on-first-syn',
    see({ broken, s }) {
      const flag = broken('HS-SYN-FLAGS')?.flag === 'ACK';
      return flag || (has(s, SYN) && broken('ALL-ACK-FIELD')) ? NONE : null;
    },
  },
  {
    id: 'syn-is-number',
    field: 'flags',
    // Only of an end that is about to open: another CLOSED end has no SYN to send.
    see: ({ ep, broken }) =>
      broken('HS-SYN-FLAGS')?.flag === 'SYN' && ep.app.open === 'active' ? NONE : null,
  },
  {
    id: 'four-is-safer',
    field: 'flags',
    see({ broken }) {
      const said = broken('HS-SYNACK-FLAGS');
      return said && said.facts['case'] !== 'sent' ? NONE : null;
    },
  },
  {
    id: 'two-is-enough',
    see({ ep, s, broken }) {
      const fromServer = ep.state === 'SYN-RECEIVED' && broken('DT-STATE');
      if (fromServer) return { confirms: own(ep.snd.nxt) };
      const third = ep.ackOwed?.rule === 'RX-SS-SYNACK' && s.len > 0;
      return third && broken('ALL-ACK-SET') ? { confirms: peer(ep.rcv.nxt) } : null;
    },
  },
  {
    id: 'isn-one',
    field: 'seq',
    see: ({ broken }) => (broken('HS-ISN-CHOICE') ? NONE : null),
  },
  {
    id: 'resend-new-seq',
    field: 'seq',
    see({ ep, s, broken, unasked }) {
      // A SYN that is acknowledged is not repeated: past that it is a flag set by mistake.
      if (broken('HS-REXMIT-SAME')?.field === 'seq' && ep.snd.una === ep.iss) return { seq: own(ep.iss) };
      if (broken('FIN-REXMIT') && ep.finSeq !== null) return { seq: own(add(ep.finSeq, -s.len)) };
      // Nothing new is queued and the timer has run out: it means to repeat, at a new number.
      const repeats = ep.timers.rto?.fired === true && unasked === 'SEND' && s.seq === ep.snd.nxt;
      return repeats ? { seq: own(ep.snd.una) } : null;
    },
  },
  {
    id: 'syn-free',
    field: 'seq',
    see(scene) {
      const { ep, s } = scene;
      const stuck = synSent(ep) && ep.snd.nxt === add(ep.iss, 1) && s.seq === ep.iss && !has(s, SYN);
      return stuck && seqIsWrong(scene) ? { x: own(ep.iss), next: own(ep.snd.nxt) } : null;
    },
  },
  {
    id: 'data-after-fin',
    field: 'len',
    see({ ep, s, broken }) {
      const said = broken('DT-AFTER-FIN') ?? (s.len > 0 ? broken('TW-SEND') : undefined);
      return said ? { f: own(ep.finSeq ?? add(ep.snd.nxt, -1)) } : null;
    },
  },
  {
    id: 'fin-ack-name',
    field: 'ack',
    see({ ep, s, broken }) {
      if (!broken('FIN-ACK-REQUIRED') || ep.peerFin === null) return null;
      return { f: peer(ep.peerFin), next: peer(add(ep.peerFin, 1)), a: peer(s.ack) };
    },
  },
  {
    id: 'timewait-passive',
    see: ({ ep, s, findings }) =>
      ep.state === 'TIME-WAIT' &&
      (has(s, SYN) || has(s, RST)) &&
      findings.some((f) => f.verdict === 'illegal')
        ? NONE
        : null,
  },
  {
    id: 'close-is-handshake',
    field: 'flags',
    see({ ep, s, broken, unasked }) {
      const opens =
        has(s, SYN) &&
        isClosing(ep) &&
        ep.snd.una !== ep.iss &&
        (broken('ALL-FLAGS-SANE') || broken('HS-REXMIT-SAME') || broken('DT-REXMIT'));
      return opens || (ep.state === 'CLOSE-WAIT' && unasked === 'CLOSE') ? NONE : null;
    },
  },
  {
    id: 'bare-fin',
    field: 'flags',
    see({ ep, s, broken }) {
      return broken('ALL-ACK-SET') && has(s, FIN) ? { ack: peer(ep.rcv.nxt) } : null;
    },
  },
  {
    id: 'ack-is-last',
    field: 'ack',
    see(scene) {
      const { ep, s } = scene;
      const last = add(ep.rcv.nxt, -1);
      return ackIsWrong(scene) && ep.irs !== null && s.ack === last
        ? { n: peer(last), next: peer(ep.rcv.nxt) }
        : null;
    },
  },
  {
    id: 'ack-plus-one',
    field: 'ack',
    see(scene) {
      const { ep, s } = scene;
      if (!ackIsWrong(scene) || ep.irs === null) return null;
      const { nxt } = ep.rcv;
      const last = lastArrival(ep);
      if (last && last.bytes > 1 && (s.ack === add(last.from, 1) || s.ack === add(nxt, 1)))
        return { case: last.fin ? 'fin' : 'data', seq: peer(last.from), bytes: last.bytes, ack: peer(nxt) };
      return s.ack === add(nxt, 1) ? { case: 'none', ack: peer(nxt) } : null;
    },
  },
  {
    id: 'ack-costs',
    field: 'seq',
    see(scene) {
      const { ep, s } = scene;
      return seqIsWrong(scene) && synSent(ep) && !has(s, SYN) && s.seq === add(ep.snd.nxt, 1)
        ? { seq: own(ep.snd.nxt) }
        : null;
    },
  },
  {
    id: 'synack-lost-deadlock',
    see: ({ ep, s }) =>
      isReset(s) &&
      !ep.app.aborting &&
      ep.resetsOwed.length === 0 &&
      (ep.state === 'SYN-SENT' || ep.state === 'SYN-RECEIVED')
        ? NONE
        : null,
  },
  {
    id: 'fin-both',
    see: ({ ep, s, unasked }) =>
      isReset(s) && unasked === 'ABORT' && ep.finSeq !== null && ep.ackOwed?.rule === 'RX-DATA' ? NONE : null,
  },
  {
    id: 'half-open-closed',
    see: ({ ep, s, unasked, broken }) =>
      isReset(s) &&
      (unasked === 'ABORT' || broken('RST-SYNC')) &&
      (ep.state === 'CLOSE-WAIT' || ep.state === 'FIN-WAIT-2')
        ? NONE
        : null,
  },
  {
    id: 'ack-timing',
    // Only where nothing else is wrong: a number at fault has its own idea, or none.
    see: ({ broken, findings }) =>
      broken('ACK-DELAY') && findings.every((f) => f.rule === 'ACK-DELAY') ? NONE : null,
  },
  {
    id: 'resend-ack3',
    field: 'flags',
    see({ ep, broken }) {
      if (!broken('DT-NO-ACK-OF-ACK') || ep.passive || ep.irs === null || ep.state !== 'ESTABLISHED')
        return null;
      return ep.snd.nxt === add(ep.iss, 1) && ep.rcv.nxt === add(ep.irs, 1) ? NONE : null;
    },
  },
  {
    id: 'ack-the-ack',
    field: 'flags',
    see({ ep, s, broken }) {
      // The passive closer's connection is gone with the last ACK; an ACK from CLOSED can only answer that.
      const last =
        ep.state === 'CLOSED' && ep.peerFin !== null && s.len === 0 && broken('HS-SYN-FLAGS')?.flag === 'SYN';
      return broken('DT-NO-ACK-OF-ACK') || last ? NONE : null;
    },
  },
];
