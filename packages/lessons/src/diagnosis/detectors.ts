/**
 * What a wrong segment shows of the idea behind it: one detector a misconception, each computed from this segment's
 * numbers. They are asked in order, most specific first.
 */
import { ACK, add, diff, FIN, has, RST, segLen, SYN } from '@handshake/protocol';
import {
  ackIsWrong,
  isClosing,
  isReset,
  lastArrival,
  NONE,
  own,
  peer,
  placeOf,
  seqIsWrong,
  synSent,
  type Detector,
} from './scene.ts';

export const DETECTORS: readonly Detector[] = [
  {
    id: 'stale-synack',
    see({ ep, s, findings, recent }) {
      // CLOSED has given up what it answers; any other ACK that comes there is no SYN,ACK's.
      const late = ep.state === 'CLOSED' && recent.arrived !== undefined && recent.arrived !== null;
      const owed =
        ep.state === 'SYN-SENT' || late ? ep.resetsOwed.find((reset) => !has(reset, ACK)) : undefined;
      const wrong = findings.some((f) => f.verdict === 'illegal');
      // An ACK alone is another story: that of a connection which the other end still has.
      if (recent.arrived && !has(recent.arrived, SYN)) return null;
      return owed && wrong && !(has(s, SYN) && !has(s, ACK)) ? { a: own(owed.seq) } : null;
    },
  },
  {
    id: 'swapped',
    field: ({ case: which }) => (which === 'ack' ? 'ack' : 'seq'),
    see(scene) {
      const { ep, s } = scene;
      if (ep.irs === null) return null;
      // With equal or neighbouring ISNs a number may be both: then it is taken for the nearer one.
      const theirs = (s.seq === ep.rcv.nxt || s.seq === ep.irs) && s.seq !== ep.iss;
      if (scene.broken('HS-SYNACK-SEQ')?.facts['case'] === 'theirs')
        return { case: 'first', theirs: peer(s.seq) };
      if (seqIsWrong(scene) && theirs) return { seq: own(placeOf(ep, s)), theirs: peer(s.seq) };
      const ours = (s.ack === ep.snd.nxt || s.ack === ep.iss) && s.ack !== add(ep.rcv.nxt, -1);
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
    see({ ep, broken, s }) {
      // Where a RST is owed, something has reached it.
      if (ep.resetsOwed.length > 0) return null;
      const flag = broken('HS-SYN-FLAGS')?.flag === 'ACK';
      return flag || (has(s, SYN) && broken('ALL-ACK-FIELD')) ? NONE : null;
    },
  },
  {
    id: 'syn-is-number',
    field: 'flags',
    // Only of an end that is about to open: another CLOSED end has no SYN to send.
    see({ ep, s, broken }) {
      // With no flag at all it is the numbers that tell: one in Seq, and none in Ack.
      const named = broken('ALL-FLAGS-SANE')?.facts['case'] === 'none' && s.seq !== 0 && s.ack === 0;
      const missing = named || broken('HS-SYN-FLAGS')?.flag === 'SYN';
      return missing && ep.state === 'CLOSED' && ep.app.open === 'active' && s.len === 0 ? NONE : null;
    },
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
      if (!said) return null;
      const over = ep.finSeq !== null && ep.snd.una === ep.snd.nxt;
      return { ...(over && { case: 'over' }), f: own(ep.finSeq ?? add(ep.snd.nxt, -1)) };
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
      // One that has closed as well, and only sends its FIN too early, knows that.
      const unclosed = ep.state === 'CLOSE-WAIT' && unasked === 'CLOSE' && !ep.app.closing;
      return opens || unclosed ? NONE : null;
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
      const { ep, s, broken, recent } = scene;
      const { arrived } = recent;
      if (!ackIsWrong(scene) || ep.irs === null) return null;
      if (broken('DT-WRAP')?.field === 'ack') return null;
      const { nxt } = ep.rcv;
      const last = lastArrival(ep);
      const more = s.ack === add(nxt, 1);
      if (last && ((last.bytes > 1 && s.ack === add(last.from, 1)) || (last.bytes > 0 && more)))
        return { case: last.fin ? 'fin' : 'data', seq: peer(last.from), bytes: last.bytes, ack: peer(nxt) };
      // What came last was empty: Seq + 1 is one too many.
      const empty = arrived === undefined ? ep.ackOwed === null : arrived !== null && segLen(arrived) === 0;
      return more && empty && ep.state !== 'SYN-RECEIVED' ? { case: 'none', ack: peer(nxt) } : null;
    },
  },
  {
    id: 'ack-costs',
    field: 'seq',
    see(scene) {
      const { ep, s, broken, recent } = scene;
      if (!seqIsWrong(scene) || !synSent(ep) || has(s, SYN) || broken('DT-WRAP')?.field === 'seq')
        return null;
      // One number for each ACK that was sent; or for this very one.
      const spent = Math.max(recent.acks ?? 1, segLen(s) === 0 && !has(s, RST) ? 1 : 0);
      const ahead = diff(s.seq, ep.snd.nxt);
      return ahead > 0 && ahead <= spent ? { seq: own(ep.snd.nxt) } : null;
    },
  },
  {
    id: 'synack-lost-deadlock',
    see: ({ ep, s, unasked, broken }) =>
      isReset(s) &&
      (unasked === 'ABORT' || broken('RST-ABORT')) &&
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
    see({ ep, s, unasked, broken }) {
      const closed = ep.state === 'CLOSE-WAIT' || ep.state === 'FIN-WAIT-2';
      if (isReset(s) && closed && (unasked === 'ABORT' || broken('RST-SYNC'))) return NONE;
      // A host that has lost its state, and closes what is left of it.
      const open = ep.state === 'CLOSED' && ep.irs === null && ep.resetsOwed.length > 0;
      return open && broken('FIN-STATE') ? NONE : null;
    },
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
