/** What an illegal verdict rests on: where the recording shows the number that the segment contradicts. */
import type { Endpoint, Finding, RuleId, Seq } from '@handshake/protocol';
import { add } from '@handshake/protocol';

/**
 * `syn`, `fin`, `next`: the sender's own SYN, its FIN, and how far its stream goes. `peerSyn`, `peerNext`, `peerFin`: the
 * same of its peer's, as far as it can have reached the sender. `acked`: what the peer has acknowledged; `edge`: where the
 * window ends that the peer offers.
 */
export type EvidenceKind = 'syn' | 'fin' | 'next' | 'peerSyn' | 'peerFin' | 'peerNext' | 'acked' | 'edge';

export interface Evidence {
  readonly kind: EvidenceKind;
  /** The event of a trace, or the frame of a capture, that shows it. */
  readonly no: number;
  readonly number: Seq;
}

export interface Basis {
  /** In how many ways it could have been sent, by what may or may not have reached the sender: in none of them it may. */
  readonly ways: number;
  /** Empty where the segment contradicts itself, whatever came before. */
  readonly evidence: readonly Evidence[];
}

/** What has been shown so far of one end's own view, and where. */
export type Shown = Partial<Record<EvidenceKind, Omit<Evidence, 'kind'>>>;

const BY_RULE: Partial<Record<RuleId, readonly EvidenceKind[]>> = {
  'ALL-FLAGS-SANE': [],
  'HS-LISTEN-SILENT': [],
  'HS-SYN-FLAGS': [],
  'RST-NEVER-TO-RST': [],
  'HS-SYNACK-FLAGS': ['peerSyn'],
  'HS-SO-SYNACK': ['syn', 'peerSyn'],
  'HS-SYNACK-SEQ': ['peerSyn'],
  'HS-SYN-ACK-NUM': ['peerSyn'],
  'HS-REXMIT-SAME': ['syn'],
  'HS-ACK3-NUM': ['syn', 'peerSyn'],
  'DT-STATE': ['syn'],
  'DT-AFTER-FIN': ['fin'],
  'DT-WINDOW': ['edge'],
  'FIN-REXMIT': ['fin'],
  'FIN-ACK-REQUIRED': ['peerFin'],
  'TW-SEND': ['fin', 'peerFin'],
};
const BY_FIELD: Readonly<Record<Finding['field'], readonly EvidenceKind[]>> = {
  seq: ['fin', 'next', 'acked'],
  ack: ['peerFin', 'peerNext'],
  flags: ['fin', 'peerFin'],
  len: ['fin', 'next'],
  win: [],
};

/** What was shown that the findings speak of, each once. */
export function evidenceFor(findings: readonly Finding[], shown: Shown): readonly Evidence[] {
  const kinds = new Set(findings.flatMap(({ rule, field }) => BY_RULE[rule] ?? BY_FIELD[field]));
  return [...kinds].flatMap((kind) => {
    const where = shown[kind];
    return where ? [{ kind, ...where }] : [];
  });
}

/** What event `no` has shown, beside what was shown before: the endpoint was one thing before it and is another since. */
export function shownBy(shown: Shown, was: Endpoint, is: Endpoint, no: number): Shown {
  const same = is.iss === was.iss && (was.irs === null || is.irs === was.irs);
  const now: Shown = same ? { ...shown } : {};
  const edge = add(is.snd.una, is.snd.wnd);
  if (is.snd.nxt !== was.snd.nxt) now.next = { no, number: is.snd.nxt };
  if (is.snd.nxt !== is.iss && (was.snd.nxt === was.iss || is.iss !== was.iss))
    now.syn = { no, number: is.iss };
  if (is.finSeq !== null && is.finSeq !== was.finSeq) now.fin = { no, number: is.finSeq };
  if (is.irs !== null && is.irs !== was.irs) now.peerSyn = { no, number: is.irs };
  if (is.irs !== null && is.rcv.nxt !== was.rcv.nxt) now.peerNext = { no, number: is.rcv.nxt };
  if (is.peerFin !== null && is.peerFin !== was.peerFin) now.peerFin = { no, number: is.peerFin };
  if (is.snd.una !== was.snd.una && is.snd.una !== is.iss) now.acked = { no, number: is.snd.una };
  if (is.irs !== null && edge !== add(was.snd.una, was.snd.wnd)) now.edge = { no, number: edge };
  return now;
}
