/** The endpoint that stands on the page, or what keeps it from being one: said field by field. Pure. */
import { add, before, beforeEq, closed, restored, TWO_MSL } from '@handshake/protocol';
import type { Endpoint, Seq } from '@handshake/protocol';
import { MAX_16, MAX_32, readSeq, readWhole } from '#lib/table/numbers.ts';
import type { NumberMode, Read, Unreadable } from '#lib/table/numbers.ts';
import {
  ALL_ACKED,
  applies,
  basesOf,
  GOT_FIN,
  isEarly,
  knowsPeer,
  MAY_WAIT,
  SENT_FIN,
  STREAM,
  VARIABLES,
} from './situation.ts';
import type { Situation, VariableField } from './situation.ts';

/** Why a number that can be read can't be this variable's in this state. */
export type Impossible =
  | 'una-before-iss'
  | 'una-beyond-nxt'
  | 'una-is-iss'
  | 'una-syn'
  | 'una-all'
  | 'una-fin'
  | 'nxt-syn'
  | 'nxt-first'
  | 'nxt-fin'
  | 'rcv-syn'
  | 'rcv-fin'
  | 'max-less';
export interface Complaint {
  readonly why: Unreadable | Impossible;
  /** The largest value that the field holds. */
  readonly max: number;
  /** A number that the text may name, absolute: the value that would be right. */
  readonly right?: Seq;
}
export type Complaints = Partial<Readonly<Record<VariableField, Complaint>>>;
export type Values = Partial<Readonly<Record<VariableField, number>>>;
export type Reading =
  | { readonly ok: true; readonly endpoint: Endpoint; readonly values: Values }
  | { readonly ok: false; readonly complaints: Complaints; readonly values: Values };

/** The clock of the page, ms: far enough on for timers that began before. */
export const NOW = 1000;

const MAX: Readonly<Record<VariableField, number>> = {
  una: MAX_32,
  nxt: MAX_32,
  rcv: MAX_32,
  iss: MAX_32,
  irs: MAX_32,
  wnd: MAX_16,
  max: MAX_16,
  rwnd: MAX_16,
};

export function readEndpoint(s: Situation, mode: NumberMode): Reading {
  const { state, end } = s;
  const bases = basesOf(s);
  const values: Partial<Record<VariableField, number>> = {};
  const complaints: Partial<Record<VariableField, Complaint>> = {};
  for (const field of VARIABLES) {
    if (!applies(field, state)) continue;
    const stream = STREAM[field];
    const got: Read = stream
      ? readSeq(end.vars[field], mode, bases[stream])
      : readWhole(end.vars[field], MAX[field]);
    if (got.ok) values[field] = got.value;
    else complaints[field] = { why: got.why, max: MAX[field] };
  }
  for (const [field, why, right] of impossible(s, values))
    complaints[field] ??= { why, max: MAX[field], ...(right === undefined ? {} : { right }) };
  return Object.keys(complaints).length > 0
    ? { ok: false, complaints, values }
    : { ok: true, endpoint: endpointOf(s, values), values };
}

/** What contradicts the state, or one another; only of numbers that could be read. */
function* impossible({ state, end }: Situation, v: Values): Iterable<[VariableField, Impossible, Seq?]> {
  const { iss, irs, una, nxt, rcv, wnd, max } = v;
  const early = isEarly(state);
  if (iss !== undefined && nxt !== undefined) {
    const waits = end.finWaits && MAY_WAIT.includes(state);
    const fin = SENT_FIN.includes(state) && !waits;
    const least = add(iss, fin ? 2 : 1);
    // In SYN-RECEIVED the SYN,ACK may be still to be sent, as at a table.
    const first =
      nxt === add(iss, 1) || (state === 'SYN-SENT' ? before(iss, nxt) : end.passive && nxt === iss);
    if (early && !first) yield ['nxt', 'nxt-first', add(iss, 1)];
    else if (!early && before(nxt, least)) yield ['nxt', fin ? 'nxt-fin' : 'nxt-syn', least];
    if (una !== undefined) yield* impossibleUna(state, { iss, una, nxt }, fin);
  }
  if (irs !== undefined && rcv !== undefined) {
    const fin = GOT_FIN.includes(state);
    const least = add(irs, fin ? 2 : 1);
    if (before(rcv, least)) yield ['rcv', fin ? 'rcv-fin' : 'rcv-syn', least];
  }
  if (wnd !== undefined && max !== undefined && max < wnd) yield ['max', 'max-less', wnd];
}

function* impossibleUna(
  state: Situation['state'],
  { iss, una, nxt }: { readonly iss: Seq; readonly una: Seq; readonly nxt: Seq },
  fin: boolean,
): Iterable<[VariableField, Impossible, Seq?]> {
  if (isEarly(state)) {
    if (una !== iss) yield ['una', 'una-is-iss', iss];
  } else if (before(una, iss)) yield ['una', 'una-before-iss', iss];
  else if (before(nxt, una)) yield ['una', 'una-beyond-nxt', nxt];
  else if (una === iss) yield ['una', 'una-syn', add(iss, 1)];
  else if (ALL_ACKED.includes(state)) {
    if (una !== nxt) yield ['una', 'una-all', nxt];
  } else if (fin && !beforeEq(una, add(nxt, -1))) yield ['una', 'una-fin', add(nxt, -1)];
}

function endpointOf({ state, end }: Situation, v: Values): Endpoint {
  const iss = v.iss ?? 0;
  const wnd = v.rwnd ?? 0;
  if (state === 'CLOSED') return closed({ iss, wnd });
  if (state === 'LISTEN') {
    const fresh = closed({ iss, wnd });
    return { ...fresh, state, passive: true, app: { ...fresh.app, open: 'passive' } };
  }
  const irs = knowsPeer(state) ? (v.irs ?? 0) : null;
  const waits = end.finWaits && MAY_WAIT.includes(state);
  const plain = restored({
    state,
    passive: state !== 'SYN-SENT' && end.passive,
    iss,
    irs,
    snd: { una: v.una ?? iss, nxt: v.nxt ?? iss, wnd: v.wnd ?? 0, maxWnd: v.max ?? 0 },
    rcv: { nxt: irs === null ? 0 : (v.rcv ?? 0), wnd },
  });
  const synAckWaits = state === 'SYN-RECEIVED' && plain.snd.nxt === plain.iss;
  return {
    ...plain,
    ...(synAckWaits && {
      ackOwed: { since: NOW, atOnce: true, rule: 'RX-LISTEN' as const, fullSized: 0 },
    }),
    ...(waits && { finSeq: null, app: { ...plain.app, closing: true, queued: 1 } }),
    ...(end.owed &&
      !synAckWaits &&
      irs !== null && {
        ackOwed: {
          since: NOW - 100,
          atOnce: false,
          rule: 'RX-DATA' as const,
          fullSized: end.owed === 'full' ? 1 : 0,
        },
      }),
    timers: {
      ...plain.timers,
      delack: end.owed && !synAckWaits && irs !== null ? { due: NOW + 100 } : null,
      timeWait: state === 'TIME-WAIT' ? { due: TWO_MSL } : null,
    },
  };
}
