/** Verdicts a second of `judge` on one core: endpoints and segments of whole connections, and the same segments spoilt. */
import {
  ACK,
  add,
  call,
  closed,
  connect,
  deliver,
  due,
  FIN,
  fireTimer,
  judge,
  put,
  RST,
} from '@handshake/protocol';
import { running, SYN, withEnd } from '@handshake/protocol';
import type {
  Connection,
  Endpoint,
  Profile,
  Segment,
  Side,
  UserCall,
  VerdictClass,
} from '@handshake/protocol';
import { randomFrom } from './conversation.ts';

export interface Verdicts {
  /** A second, both profiles in turn. */
  readonly perSecond: number;
  readonly situations: number;
  /** How many of the situations got which verdict in the strict profile. */
  readonly strict: Readonly<Record<VerdictClass, number>>;
}

interface Situation {
  readonly endpoint: Endpoint;
  readonly segment: Segment;
  readonly now: number;
}

const CONNECTIONS = 60;
const PROFILES: readonly Profile[] = ['strict', 'textbook'];
/** Of the segments that are judged so many are spoilt. */
const SPOILT = 0.4;

/** @param budget ms that counting may take */
export function measureVerdicts(budget: number): Verdicts {
  const random = randomFrom(3);
  const all: Situation[] = [];
  for (let k = 0; k < CONNECTIONS; k++) play(random, (situation) => all.push(mayBeSpoilt(situation, random)));
  const strict: Record<VerdictClass, number> = { legal: 0, unusual: 0, ignored: 0, illegal: 0 };
  for (const { endpoint, segment, now } of all)
    strict[judge(endpoint, segment, { profile: 'strict', now }).verdict] += 1;
  const round = (): void => {
    for (const profile of PROFILES)
      for (const { endpoint, segment, now } of all) judge(endpoint, segment, { profile, now });
  };
  const end = performance.now() + budget;
  for (const warm = performance.now() + budget / 5; performance.now() < warm;) round();
  const start = process.cpuUsage();
  let rounds = 0;
  for (; performance.now() < end; rounds++) round();
  // CPU time, not the clock's: on a busy machine this is one core's all the same.
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  return { perSecond: (rounds * PROFILES.length * all.length) / seconds, situations: all.length, strict };
}

/** What both applications call, one after another. */
const CALLS: readonly (readonly [Side, UserCall])[] = [
  ['server', { call: 'OPEN', mode: 'passive' }],
  ['client', { call: 'OPEN', mode: 'active' }],
  ['client', { call: 'SEND', bytes: 700 }],
  ['server', { call: 'SEND', bytes: 9000 }],
  ['client', { call: 'SEND', bytes: 3000 }],
  ['server', { call: 'SEND', bytes: 400 }],
  ['client', { call: 'CLOSE' }],
  ['server', { call: 'SEND', bytes: 1500 }],
  ['server', { call: 'CLOSE' }],
];

/** Two conforming ends on a network that loses a little; everything that is sent is shown to `see`. */
function play(random: () => number, see: (situation: Situation) => void): void {
  const below = (limit: number): number => Math.floor(random() * limit);
  let conn = connect(closed({ iss: below(2 ** 32) }), closed({ iss: below(2 ** 32) }));
  for (const [side, userCall] of CALLS) {
    conn = withEnd(conn, side, call(conn[side], userCall, conn.now));
    for (let step = 0; step < 30; step++) conn = move(conn, random, see);
  }
}

function move(conn: Connection, random: () => number, see: (situation: Situation) => void): Connection {
  for (const side of ['client', 'server'] as const) {
    const [next] = due(conn[side], conn.now);
    if (!next) continue;
    see({ endpoint: conn[side], segment: next.segment, now: conn.now });
    return put(conn, side, next.segment);
  }
  const [flying] = conn.link;
  if (flying) {
    const lost = random() < 0.05;
    return lost ? { ...conn, link: conn.link.slice(1) } : (deliver(conn, flying.no)?.connection ?? conn);
  }
  const [timer] = running(conn);
  return (timer && fireTimer(conn, timer.side, timer.timer)) ?? conn;
}

/** As students spoil them: a number that is off by one, the wrong one, a flag too many or too few. */
const SPOILS: readonly ((s: Segment, ep: Endpoint) => Segment)[] = [
  (s) => ({ ...s, seq: add(s.seq, 1) }),
  (s) => ({ ...s, seq: add(s.seq, -1) }),
  (s) => ({ ...s, ack: add(s.ack, -1) }),
  (s) => ({ ...s, ack: add(s.ack, 1) }),
  (s) => ({ ...s, seq: s.ack, ack: s.seq }),
  (s) => ({ ...s, flags: s.flags & ~ACK, ack: 0 }),
  (s) => ({ ...s, flags: s.flags ^ SYN }),
  (s) => ({ ...s, flags: s.flags | FIN }),
  (s) => ({ ...s, flags: s.flags ^ RST }),
  (s, ep) => ({ ...s, len: ep.snd.wnd + 1 }),
];

function mayBeSpoilt(situation: Situation, random: () => number): Situation {
  if (random() >= SPOILT) return situation;
  const spoil = SPOILS[Math.floor(random() * SPOILS.length)];
  const { segment, endpoint } = situation;
  return spoil ? { ...situation, segment: spoil(segment, endpoint) } : situation;
}
