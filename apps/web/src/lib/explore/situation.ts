/** What stands on the explorer's page, as typed: an endpoint's state and variables, and a segment. Pure. */
import { ACK, add, STATES } from '@handshake/protocol';
import type { Seq, State } from '@handshake/protocol';
import { blank } from '#lib/table/draft.ts';
import type { DraftFields } from '#lib/table/draft.ts';
import { convert, MAX_32, readWhole } from '#lib/table/numbers.ts';
import type { Bases, NumberMode } from '#lib/table/numbers.ts';

/** `arrives`: the segment reaches the endpoint. `sends`: the endpoint would send it. */
export type Direction = 'arrives' | 'sends';

/** The variables that one types, in the order of the page: the own direction left, the peer's right. */
export const VARIABLES = ['una', 'rcv', 'nxt', 'rwnd', 'wnd', 'irs', 'max', 'iss'] as const;
export type VariableField = (typeof VARIABLES)[number];
export const VARIABLE_NAMES: Readonly<Record<VariableField, string>> = {
  una: 'SND.UNA',
  nxt: 'SND.NXT',
  wnd: 'SND.WND',
  max: 'MAX.SND.WND',
  rcv: 'RCV.NXT',
  rwnd: 'RCV.WND',
  iss: 'ISS',
  irs: 'IRS',
};
/** Whose stream a variable counts, where it is shown relative; the ISNs themselves never are. */
export const STREAM: Readonly<Record<VariableField, 'own' | 'peer' | null>> = {
  una: 'own',
  nxt: 'own',
  rcv: 'peer',
  wnd: null,
  max: null,
  rwnd: null,
  iss: null,
  irs: null,
};

export type VariableTexts = Readonly<Record<VariableField, string>>;

/** What belongs to one state: another state has its own. */
export interface EndpointTexts {
  readonly vars: VariableTexts;
  /** Came from LISTEN. */
  readonly passive: boolean;
  /** The own FIN still waits behind queued data (where the state allows it). */
  readonly finWaits: boolean;
  /** A delayed ACK is owed: for one full-sized segment, or for less, after which a full-sized one may still wait. */
  readonly owed: 'full' | 'small' | null;
}

export interface Situation {
  readonly state: State;
  readonly end: EndpointTexts;
  readonly segment: DraftFields;
  readonly direction: Direction;
}

export const ISS = 2_846_190_331;
export const IRS = 913_407_226;
export const WND = 1000;

const NO_PEER: readonly State[] = ['CLOSED', 'LISTEN', 'SYN-SENT'];
const EARLY: readonly State[] = ['SYN-SENT', 'SYN-RECEIVED'];
export const SENT_FIN: readonly State[] = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];
export const GOT_FIN: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];
export const ALL_ACKED: readonly State[] = ['FIN-WAIT-2', 'TIME-WAIT'];
/** Only here the own FIN may wait behind data that can't leave yet. */
export const MAY_WAIT: readonly State[] = ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'];

export const isState = (text: string | null): text is State =>
  (STATES as readonly (string | null)[]).includes(text);
export const isEarly = (state: State): boolean => EARLY.includes(state);
/** The peer's SYN has arrived. */
export const knowsPeer = (state: State): boolean => !NO_PEER.includes(state);

/** Whether the variable means anything in the state. */
export function applies(field: VariableField, state: State): boolean {
  if (state === 'CLOSED') return false;
  if (state === 'LISTEN') return field === 'iss' || field === 'rwnd';
  if (state === 'SYN-SENT') return field === 'iss' || field === 'una' || field === 'nxt' || field === 'rwnd';
  return true;
}

/** Values that make sense in the state, absolute: 300 bytes sent and 500 received, a FIN where the state has one. */
export function sensible(state: State): EndpointTexts {
  const early = isEarly(state);
  const sent = early ? 1 : 301 + (SENT_FIN.includes(state) ? 1 : 0);
  const acked = early ? 0 : ALL_ACKED.includes(state) ? sent : state === 'ESTABLISHED' ? 201 : 301;
  const got = early ? 1 : 501 + (GOT_FIN.includes(state) ? 1 : 0);
  const vars = {
    iss: ISS,
    irs: IRS,
    una: add(ISS, acked),
    nxt: add(ISS, sent),
    rcv: add(IRS, got),
    wnd: WND,
    max: WND,
    rwnd: WND,
  };
  const texts = Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, String(value)]));
  return {
    vars: texts as unknown as VariableTexts,
    passive: state === 'LISTEN' || state === 'SYN-RECEIVED',
    finWaits: false,
    owed: null,
  };
}

/**
 * The ISNs as they can be read: what relative numbers are counted from. Of what arrives the reader may know more than the
 * end does: the peer's ISN before its SYN is there. Of what an end sends nobody can, as at a table.
 */
export function basesOf({ state, direction, end: { vars } }: Situation): Bases {
  const known = (text: string): Seq | null => {
    const got = readWhole(text, MAX_32);
    return got.ok ? got.value : null;
  };
  return {
    own: state === 'CLOSED' ? null : known(vars.iss),
    peer: knowsPeer(state) || (state !== 'CLOSED' && direction === 'arrives') ? known(vars.irs) : null,
  };
}

/** What the segment's Seq and Ack are counted from: its sender's stream and the other one. */
export const segmentBases = (direction: Direction, { own, peer }: Bases): Bases =>
  direction === 'sends' ? { own, peer } : { own: peer, peer: own };

/** The same, shown in the other form: what can be read is rewritten, what can't is left as typed. */
export function inMode(s: Situation, from: NumberMode, to: NumberMode): Situation {
  const bases = basesOf(s);
  const of = segmentBases(s.direction, bases);
  const turned = (field: VariableField): string => {
    const stream = STREAM[field];
    return stream ? convert(s.end.vars[field], from, to, bases[stream]) : s.end.vars[field];
  };
  const vars = Object.fromEntries(
    VARIABLES.map((field) => [field, turned(field)]),
  ) as unknown as VariableTexts;
  return {
    ...s,
    end: { ...s.end, vars },
    segment: {
      ...s.segment,
      seq: convert(s.segment.seq, from, to, of.own),
      ack: convert(s.segment.ack, from, to, of.peer),
    },
  };
}

/** The segment that a state is shown with first: it arrives at, or leaves from, just the next number. */
export function firstSegment(state: State, direction: Direction, flags: number): DraftFields {
  const { iss, irs } = { iss: ISS, irs: IRS };
  const { vars } = sensible(state);
  const own = applies('nxt', state) ? Number(vars.nxt) : iss;
  const peer = knowsPeer(state) ? Number(vars.rcv) : irs;
  const [seq, ack] = direction === 'arrives' ? [peer, own] : [own, peer];
  // Of a peer that has not been heard nothing is acknowledged.
  const blankAck = direction === 'sends' && !knowsPeer(state) && !(flags & ACK);
  return { ...blank(WND), flags, seq: String(seq), ack: blankAck ? '' : String(ack) };
}
