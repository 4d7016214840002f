/**
 * What leads to the moment at which a rule is shown: a story, an event a line, played by two real endpoints.
 *
 *     c OPEN | s LISTEN | c SEND 5 | c CLOSE | c ABORT     the application's call
 *     c> SA 0 1 +5 w100         c sends this (see notation.ts) and it arrives at once
 *     c> FA 1 1 ...             it stays on its way; the network has it under its number, counted from 1
 *     c> FA 1 1 x               it is lost
 *     ... 2                     number 2 arrives now
 *     >s S 70000                an old duplicate, or a stranger's segment, arrives at s as if c had sent it
 *     c timer rto               that timer fires, the clock moving on to it
 *     +200                      the clock moves on, ms; what is due by then fires
 *     --                        all before this is folded into one line of the picture
 */
import {
  advance,
  arrive,
  before,
  call,
  closed,
  connect,
  deliver,
  drop,
  other,
  put,
  running,
  segLen,
  withEnd,
} from '@handshake/protocol';
import type { Arrival, Connection, Profile, Segment, Side, TimerName, UserCall } from '@handshake/protocol';
import { FULL_SIZED, WINDOW } from '../table/header.ts';
import { choosing } from '../table/isn.ts';
import type { Outcome, TableEvent } from '../table/log.ts';
import { segmentIn } from './notation.ts';
import type { Origins } from './notation.ts';

/** Where a story has come to: what a table shows of it. */
export interface Scene {
  readonly connection: Connection;
  readonly events: readonly TableEvent[];
  /** How many events are folded. */
  readonly prelude: number;
  /** What the story's relative numbers are counted from. */
  readonly origins: Origins;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Happening = Without<TableEvent, 'i' | 'n' | 'at' | 'step' | 'states'>;

/** The ISNs of every story that names no other: two that were really drawn. */
export const ORIGINS: Origins = { client: 2_846_190_331, server: 913_407_226 };
const SIDE: Readonly<Record<string, Side>> = { c: 'client', s: 'server' };
/** What the ends of a story send is legal, and asked for: a test judges every segment of every story. */
const LEGAL: Outcome = {
  verdict: 'legal',
  findings: [],
  misconception: null,
  notAsked: null,
  travels: true,
};

/** The scene with the connection as it is now, and what has made it so. */
export function noted(scene: Scene, connection: Connection, happening: Happening): Scene {
  const { client, server, now } = connection;
  const states = { client: client.state, server: server.state };
  const event = { i: scene.events.length, n: 0, at: now, step: 0, states, ...happening } as TableEvent;
  return { ...scene, connection, events: [...scene.events, event] };
}

/**
 * Plays a story.
 * @param heard is told the scene before every line
 * @throws RangeError, naming the line, where it can't go as it is told
 */
export function tell(
  story: string,
  origins: Origins = ORIGINS,
  heard: (scene: Scene, line: string) => void = () => undefined,
): Scene {
  const end = (side: Side) => closed({ iss: origins[side], wnd: WINDOW[side], mss: FULL_SIZED });
  let scene: Scene = { connection: connect(end('client'), end('server')), events: [], prelude: 0, origins };
  for (const raw of story.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    heard(scene, line);
    scene = act(scene, line);
  }
  return scene;
}

function act(scene: Scene, line: string): Scene {
  const [head = '', ...rest] = line.split(/\s+/u);
  const side = SIDE[head[0] ?? ''];
  if (head === '--') return { ...scene, prelude: scene.events.length };
  if (head === '...') return arrives(scene, Number(rest[0]));
  if (head.startsWith('+')) return waits(scene, Number(head));
  if (head.startsWith('>')) return strays(scene, SIDE[head[1] ?? ''] ?? 'client', rest.join(' '));
  if (!side) throw new RangeError(`no such line: ${line}`);
  if (head.endsWith('>')) return sends(scene, side, rest);
  if (rest[0] === 'timer') {
    const due = running(scene.connection).find((one) => one.side === side && one.timer === rest[1]);
    if (!due) throw new RangeError(`that timer does not run: ${line}`);
    return waits(scene, due.due - scene.connection.now);
  }
  return calls(scene, side, rest);
}

function calls(scene: Scene, seat: Side, [name = '', bytes]: readonly string[]): Scene {
  const opens = name === 'OPEN' || name === 'LISTEN';
  const made = (
    opens
      ? { call: 'OPEN', mode: name === 'OPEN' ? 'active' : 'passive' }
      : name === 'SEND'
        ? { call: 'SEND', bytes: Number(bytes) }
        : { call: name }
  ) as UserCall;
  const { connection } = scene;
  const called = opens
    ? (`OPEN-${name === 'OPEN' ? 'ACTIVE' : 'PASSIVE'}` as const)
    : (name as 'SEND' | 'CLOSE' | 'ABORT');
  return noted(scene, withEnd(connection, seat, call(connection[seat], made, connection.now)), {
    kind: 'call',
    seat,
    call: called,
    ...(bytes === undefined ? {} : { bytes: Number(bytes) }),
  });
}

/** The clock moves on by `ms`; every timer that is due by then fires, each an event of its own. */
function waits(scene: Scene, ms: number): Scene {
  const until = scene.connection.now + ms;
  let at = scene;
  for (
    let first = running(at.connection)[0];
    first && first.due <= until;
    first = running(at.connection)[0]
  ) {
    // The timers of one moment fire together; each is noted.
    const together = running(at.connection).filter(({ due }) => due === first?.due);
    const moved = advance(at.connection, first.due);
    for (const { side, timer } of together) at = fired(at, moved, side, timer);
  }
  return { ...at, connection: advance(at.connection, until) };
}
const fired = (scene: Scene, moved: Connection, seat: Side, timer: TimerName): Scene =>
  noted(scene, moved, { kind: 'timer', seat, timer });

function sends(scene: Scene, seat: Side, words: readonly string[]): Scene {
  const text = words.filter((word) => word !== 'x' && word !== '...').join(' ');
  const ep = scene.connection[seat];
  const segment = segmentIn(text, seat, scene.origins, ep.rcv.wnd);
  const lost = words.includes('x');
  const sent = leaves(scene, seat, segment, LEGAL, { lost });
  return lost || words.includes('...') ? sent : arrives(sent, sent.connection.sent);
}

/** The segment goes onto the wire. */
export function leaves(
  scene: Scene,
  seat: Side,
  segment: Segment,
  outcome: Outcome,
  opts: { readonly lost?: boolean; readonly profile?: Profile } = {},
): Scene {
  const { snd, iss } = scene.connection[seat];
  const again = snd.nxt !== iss && segLen(segment) > 0 && before(segment.seq, snd.nxt);
  const on = put(scene.connection, seat, segment, opts);
  const fate = opts.lost ? 'dropped' : 'flying';
  return noted(scene, opts.lost ? drop(on, on.sent) : on, {
    kind: 'sent',
    seat,
    no: on.sent,
    segment,
    fate,
    again,
    outcome,
  });
}

/** Number `no` reaches the other end. */
export function arrives(scene: Scene, no: number, profile: Profile = 'strict'): Scene {
  const flying = scene.connection.link.find((one) => one.no === no);
  const delivery = deliver(scene.connection, no, { profile });
  if (!flying || !delivery) throw new RangeError(`number ${no} is not on its way`);
  const { action, rule } = delivery.arrival;
  const arrival = {
    kind: 'arrived',
    seat: other(flying.from),
    no,
    segment: flying.segment,
    action,
    rule,
    net: null,
  } as const;
  return noted(scene, delivery.connection, arrival);
}

function strays(scene: Scene, to: Side, text: string): Scene {
  const segment = segmentIn(text, other(to), scene.origins, WINDOW[other(to)]);
  return reaches(scene, to, segment, { stray: true }).scene;
}

/** A segment arrives that the other end has not sent, as far as the story tells. `stray`: it was on its way for long. */
export function reaches(
  scene: Scene,
  to: Side,
  segment: Segment,
  opts: { readonly stray?: boolean; readonly profile?: Profile } = {},
): { readonly scene: Scene; readonly arrival: Arrival } {
  const no = scene.connection.sent + 1;
  const was = { ...scene.connection, sent: no };
  const arrival = arrive(was[to], segment, was.now, opts.profile ? { profile: opts.profile } : {});
  const { action, rule } = arrival;
  const sent = {
    kind: 'sent',
    seat: other(to),
    no,
    segment,
    fate: 'flying',
    again: false,
    outcome: LEGAL,
  } as const;
  const came = {
    kind: 'arrived',
    seat: to,
    no,
    segment,
    action,
    rule,
    net: opts.stray ? 'delayed' : null,
  } as const;
  return { arrival, scene: noted(noted(scene, was, sent), withEnd(was, to, arrival.endpoint), came) };
}

/** The endpoint that a segment is judged by, an ISN of the sender's own choice included (see table/isn.ts). */
export const judgedBy = (scene: Scene, seat: Side, segment: Segment) =>
  choosing(scene.connection[seat], segment);
