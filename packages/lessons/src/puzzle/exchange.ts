/** An exchange played: where both ends are after it, and what the judge says of every segment in it. */
import { call, closed, connect, deliver, dueAt, fire, other, withEnd } from '@handshake/protocol';
import type { Connection, Segment, Side, UserCall } from '@handshake/protocol';
import { outcomeOf } from '../diagnosis/outcome.ts';
import { judgedBy, leaves, noted, reaches } from '../rulebook/story.ts';
import type { Scene } from '../rulebook/story.ts';
import { FULL_SIZED, WINDOW } from '../table/header.ts';
import type { Outcome } from '../table/log.ts';
import { recentOf } from '../table/recent.ts';
import { afterFlight } from '../table/waiting.ts';
import type { Exchange, Happening } from './schema.ts';

/** Both ends CLOSED, and nothing happened yet. */
export function begin(iss: Exchange['iss']): Scene {
  const end = (side: Side) => closed({ iss: iss[side], wnd: WINDOW[side], mss: FULL_SIZED });
  return { connection: connect(end('client'), end('server')), events: [], prelude: 0, origins: iss };
}

/** What is drawn of a segment tells nobody what the judge says of it. */
const UNTOLD: Outcome = {
  verdict: 'legal',
  findings: [],
  misconception: null,
  notAsked: null,
  travels: true,
};

/** The scene after it; null where it can't happen: no such timer runs, no such segment is on its way. */
export function act(scene: Scene, one: Happening): Scene | null {
  switch (one.do) {
    case 'call':
      return called(scene, one);
    case 'send':
      return leaves(scene, one.seat, one.segment, UNTOLD, { lost: one.lost ?? false });
    case 'arrive':
      return arrived(scene, one.no, one.again ?? false);
    case 'timer':
      return fired(scene, one);
    case 'stray':
      return reaches(scene, one.to, one.segment, { stray: true }).scene;
  }
}

function called(scene: Scene, { seat, call: name, bytes }: Extract<Happening, { do: 'call' }>): Scene {
  const made: UserCall =
    name === 'OPEN-ACTIVE' || name === 'OPEN-PASSIVE'
      ? { call: 'OPEN', mode: name === 'OPEN-ACTIVE' ? 'active' : 'passive' }
      : name === 'SEND'
        ? { call: 'SEND', bytes: bytes ?? 0 }
        : { call: name };
  const { connection } = scene;
  const after = withEnd(connection, seat, call(connection[seat], made, connection.now));
  return noted(scene, after, { kind: 'call', seat, call: name, ...(bytes === undefined ? {} : { bytes }) });
}

function arrived(scene: Scene, no: number, keep: boolean): Scene | null {
  const flying = scene.connection.link.find((one) => one.no === no);
  const moved: Connection = { ...scene.connection, now: afterFlight(scene.connection) };
  const delivery = deliver(moved, no, { profile: 'strict', keep });
  if (!flying || !delivery) return null;
  const { action, rule } = delivery.arrival;
  const came = scene.events.some((e) => e.kind === 'arrived' && e.no === no);
  return noted(scene, delivery.connection, {
    kind: 'arrived',
    seat: other(flying.from),
    no,
    segment: flying.segment,
    action,
    rule,
    net: came ? 'duplicate' : null,
  });
}

function fired(scene: Scene, { seat, timer }: Extract<Happening, { do: 'timer' }>): Scene | null {
  const { connection } = scene;
  const due = dueAt(connection[seat], timer);
  if (due === null) return null;
  const now = Math.max(connection.now, due);
  const after = fire(connection[seat], timer, now);
  return after && noted(scene, withEnd({ ...connection, now }, seat, after), { kind: 'timer', seat, timer });
}

/** The whole exchange; null where something in it can't happen. */
export function replay({ iss, happenings, folded }: Exchange): Scene | null {
  let scene: Scene | null = begin(iss);
  let prelude = 0;
  for (const [k, one] of happenings.entries()) {
    if (k === folded) prelude = scene.events.length;
    scene = act(scene, one);
    if (!scene) return null;
  }
  return { ...scene, prelude: folded >= happenings.length ? scene.events.length : prelude };
}

/** What the judge says of a segment that this end wants to send now. */
export const judged = (scene: Scene, seat: Side, segment: Segment): Outcome =>
  outcomeOf(judgedBy(scene, seat, segment), segment, {
    profile: 'strict',
    now: scene.connection.now,
    recent: recentOf(scene, seat),
  });

/** What a sound end may send: legal, and asked for. */
export const isSound = ({ verdict, notAsked }: Outcome): boolean => verdict === 'legal' && notAsked === null;
/** What a sound end never sends; what is unusual is neither this nor sound. */
export const isWrong = ({ verdict, notAsked }: Outcome): boolean =>
  verdict === 'illegal' || verdict === 'ignored' || notAsked !== null;

/** A segment of the exchange, and the moment before it. */
export interface Spoken {
  /** Its place among the happenings. */
  readonly at: number;
  readonly no: number;
  readonly seat: Side;
  readonly segment: Segment;
  readonly scene: Scene;
  readonly outcome: Outcome;
}

/** Every segment that an end sends in the exchange, judged; null where the exchange can't be played. */
export function spoken({ iss, happenings }: Exchange): readonly Spoken[] | null {
  const all: Spoken[] = [];
  let scene: Scene | null = begin(iss);
  for (const [at, one] of happenings.entries()) {
    if (one.do === 'send') {
      const { seat, segment } = one;
      const outcome = judged(scene, seat, segment);
      all.push({ at, no: scene.connection.sent + 1, seat, segment, scene, outcome });
    }
    scene = act(scene, one);
    if (!scene) return null;
  }
  return all;
}
