/** Wrong segments, each made by one idea that students have: what somebody would send here who believes it. */
import { ACK, add, diff, due, FIN, has, PSH, RST, segment, SYN } from '@handshake/protocol';
import type { Endpoint, Segment, Side } from '@handshake/protocol';
import type { MisconceptionId } from '../diagnosis/catalogue.ts';
import { diagnoses } from '../diagnosis/diagnose.ts';
import { judgedBy } from '../rulebook/story.ts';
import type { Scene } from '../rulebook/story.ts';
import type { Outcome } from '../table/log.ts';
import { recentOf } from '../table/recent.ts';
import type { Chance } from './chance.ts';
import { whole } from './chance.ts';
import { judged } from './exchange.ts';

/** The end that would send, what is due from it, else an ACK as it stands, and the last that arrived in order. */
interface Moment {
  readonly ep: Endpoint;
  readonly right: Segment;
  readonly chance: Chance;
}
type Recipe = (moment: Moment) => readonly Segment[];

const none: readonly Segment[] = [];
const reset = (ep: Endpoint): Segment => segment({ flags: RST, seq: ep.snd.nxt });
const here = (ep: Endpoint, flags: number, len = 0): Segment => ({
  flags,
  seq: ep.snd.nxt,
  ack: ep.rcv.nxt,
  len,
  win: ep.rcv.wnd,
});

/** One a misconception; only those that a segment can show, and that TCP forbids. */
const RECIPES: Partial<Record<MisconceptionId, Recipe>> = {
  'syn-free': ({ ep, right }) => [{ ...right, seq: ep.iss }],
  'ack-is-last': ({ right }) => [{ ...right, ack: add(right.ack, -1) }],
  'ack-costs': ({ right }) => [{ ...right, seq: add(right.seq, 1) }],
  'ack-plus-one': ({ ep, right }) => {
    const from = ep.pastNxt.at(-1);
    const more = { ...right, ack: add(right.ack, 1) };
    return from === undefined ? [more] : [{ ...right, ack: add(from, 1) }, more];
  },
  swapped: ({ ep, right }) => {
    const seqs = { ...right, seq: right.ack, ack: right.seq };
    if (ep.irs === null) return none;
    const exchanged = {
      ...right,
      seq: add(ep.iss, diff(ep.rcv.nxt, ep.irs)),
      ack: add(ep.irs, diff(ep.snd.nxt, ep.iss)),
    };
    return [seqs, exchanged];
  },
  'ack-on-first-syn': ({ right, chance }) => [
    { ...right, flags: SYN | ACK, ack: whole(chance, 0, 1) * whole(chance, 2, 0xffff_ffff) },
  ],
  'syn-is-number': ({ right }) => [{ ...right, flags: 0 }],
  'bare-fin': ({ right }) => [{ ...right, flags: right.flags & ~ACK, ack: 0 }],
  'resend-new-seq': ({ ep, right, chance }) => [
    { ...right, seq: has(right, SYN) ? whole(chance, 2, 0xffff_ffff) : ep.snd.nxt },
  ],
  'synack-lost-deadlock': ({ ep }) => [reset(ep)],
  'two-is-enough': ({ ep, right, chance }) =>
    right.len > 0
      ? [{ ...right, flags: right.flags & ~ACK, ack: 0 }]
      : [here(ep, PSH | ACK, whole(chance, 1, 600))],
  'four-is-safer': ({ ep, right }) => [{ ...right, flags: ACK }, here(ep, ACK)],
  'stale-synack': ({ ep, right }) => [here(ep, ACK), { ...right, flags: ACK, seq: ep.snd.nxt }],
  'close-is-handshake': ({ ep }) => [here(ep, FIN | ACK), here(ep, SYN | FIN)],
  'fin-ack-name': ({ ep, right }) => (ep.peerFin === null ? none : [{ ...right, ack: ep.peerFin }]),
  'fin-both': ({ ep }) => [reset(ep)],
  'data-after-fin': ({ ep, chance }) => [here(ep, PSH | ACK, whole(chance, 1, 600))],
  'half-open-closed': ({ ep }) => [reset(ep)],
  'timewait-passive': ({ ep, chance }) => [
    reset(ep),
    segment({ flags: SYN, seq: whole(chance, 2, 0xffff_ffff), win: ep.rcv.wnd }),
  ],
  'ack-the-ack': ({ ep }) => [here(ep, ACK)],
  'resend-ack3': ({ ep }) => [here(ep, ACK)],
};

/** Ideas that a wrong segment is made by. */
export const MADE = Object.keys(RECIPES) as readonly MisconceptionId[];

export interface WrongSegment {
  readonly id: MisconceptionId;
  readonly segment: Segment;
  readonly outcome: Outcome;
}

/** What this end would send now out of that idea; null where the judge sees no such idea in it. */
export function mistake(scene: Scene, seat: Side, id: MisconceptionId, chance: Chance): WrongSegment | null {
  const ep = scene.connection[seat];
  const right = due(ep, scene.connection.now)[0]?.segment ?? here(ep, ACK);
  for (const made of RECIPES[id]?.({ ep, right, chance }) ?? none) {
    const outcome = judged(scene, seat, made);
    if (outcome.misconception === id) return { id, segment: made, outcome };
  }
  return null;
}

/** Every idea that could explain this segment. */
export const ideasOf = (
  scene: Scene,
  seat: Side,
  wrong: Segment,
  outcome: Outcome,
): readonly MisconceptionId[] =>
  diagnoses(judgedBy(scene, seat, wrong), wrong, outcome, recentOf(scene, seat)).map(({ id }) => id);

/** Ideas that are so near to each other that both could be argued for. */
const AKIN: readonly (readonly MisconceptionId[])[] = [
  ['ack-is-last', 'fin-ack-name', 'syn-free'],
  ['ack-the-ack', 'resend-ack3', 'ack-timing', 'ack-costs'],
  ['close-is-handshake', 'four-is-safer', 'fin-both', 'half-open-closed'],
  ['synack-lost-deadlock', 'half-open-closed', 'fin-both', 'timewait-passive', 'timewait-one-reason'],
  ['resend-new-seq', 'ack-costs', 'isn-one'],
  ['syn-is-number', 'ack-on-first-syn', 'two-is-enough'],
  ['bare-fin', 'two-is-enough'],
  ['fin-both', 'data-after-fin'],
  ['stale-synack', 'two-is-enough'],
];
export const isAkin = (one: string, two: string): boolean =>
  AKIN.some(
    (group) => (group as readonly string[]).includes(one) && (group as readonly string[]).includes(two),
  );
