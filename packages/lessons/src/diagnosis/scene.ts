/** What a detector looks at: a segment, its sender, and what was said of it; and what several of them ask. */
import { add, diff, FIN, has, RST, SYN } from '@handshake/protocol';
import type { Endpoint, Facts, Field, Finding, RuleId, Segment, Seq, Unasked } from '@handshake/protocol';
import type { MisconceptionId } from './catalogue.ts';

/** A segment, the end that composed it, and what the judge said. */
export interface Scene {
  readonly ep: Endpoint;
  readonly s: Segment;
  readonly findings: readonly Finding[];
  readonly unasked: Unasked | null;
  readonly recent: Recent;
  /** The finding of this rule, unless it is a legal one. */
  readonly broken: (rule: RuleId) => Finding | undefined;
}

/** What the end has just been through, as far as it is known. */
export interface Recent {
  /** What reached it last since it sent something; null where nothing did. */
  readonly arrived?: Segment | null;
  /** How many ACKs it has sent that use no number, since it last used one. */
  readonly acks?: number;
}

export interface Detector {
  readonly id: MisconceptionId;
  /** The header field that its text speaks about, where several may be wrong at once; its texts' cases may differ. */
  readonly field?: Field | ((facts: Facts) => Field);
  readonly see: (scene: Scene) => Facts | null;
}

export const own = (n: Seq) => ({ seq: n, of: 'own' }) as const;
export const peer = (n: Seq) => ({ seq: n, of: 'peer' }) as const;
export const NONE: Facts = {};

/** Rules that speak of the own number where it stands as it should, if rarely. */
const MEANT: readonly RuleId[] = ['HS-ISN-CHOICE', 'DT-KEEPALIVE'];

/** The own number is at fault, and it isn't a repeat's. */
export const seqIsWrong = ({ findings }: Scene): boolean =>
  findings.some(
    (f) =>
      f.field === 'seq' && f.verdict !== 'legal' && !MEANT.includes(f.rule) && !f.rule.startsWith('RST-FORM'),
  );
export const ackIsWrong = ({ findings }: Scene): boolean =>
  findings.some(
    (f) => f.field === 'ack' && f.verdict !== 'legal' && f.rule !== 'ACK-DELAY' && f.rule !== 'ALL-ACK-FIELD',
  );
export const synSent = (ep: Endpoint): boolean => ep.snd.nxt !== ep.iss;
const synInFlight = (ep: Endpoint): boolean => synSent(ep) && ep.snd.una === ep.iss;
/** Where the segment should stand: a SYN or a FIN that left already is repeated where it was. */
export function placeOf(ep: Endpoint, s: Segment): Seq {
  if (has(s, SYN) && synInFlight(ep)) return ep.iss;
  return has(s, FIN) && ep.finSeq !== null ? add(ep.finSeq, -s.len) : ep.snd.nxt;
}
export const isReset = (s: Segment): boolean => has(s, RST) && !has(s, SYN) && !has(s, FIN);
export const isClosing = (ep: Endpoint): boolean =>
  ep.app.closing || ep.finSeq !== null || ep.peerFin !== null;

/** Where the last thing that arrived in order began, and how many bytes it had. */
export function lastArrival(ep: Endpoint): { from: Seq; bytes: number; fin: boolean } | null {
  const from = ep.pastNxt.at(-1);
  if (from === undefined) return null;
  const fin = ep.peerFin !== null && ep.rcv.nxt === add(ep.peerFin, 1);
  return { from, bytes: diff(ep.rcv.nxt, from) - (fin ? 1 : 0), fin };
}
