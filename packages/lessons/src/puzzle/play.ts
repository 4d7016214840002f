/** Two sound ends, played by chance: what their applications ask for, what the network loses, who speaks first. */
import { due, other, segment, SYN } from '@handshake/protocol';
import type { Due, Segment, Side, State } from '@handshake/protocol';
import type { Scene } from '../rulebook/story.ts';
import { WINDOW } from '../table/header.ts';
import { firstTimer } from '../table/waiting.ts';
import { act, begin } from './exchange.ts';
import { happens, whole } from './chance.ts';
import type { Chance } from './chance.ts';
import type { Exchange, Happening } from './schema.ts';

export interface Plan {
  readonly iss: Exchange['iss'];
  /** Made when all is at rest; those of one entry at once. */
  readonly calls: readonly (readonly Happening[])[];
  /** Numbers of the segments that the network loses. */
  readonly lost: readonly number[];
  /** The ends let an ACK wait that may wait. */
  readonly waits: boolean;
  /** Both ends speak before either hears, where both have something to say. */
  readonly crossing: boolean;
}

const ENDS: readonly Side[] = ['client', 'server'];

/** An exchange as it comes about. */
export class Play {
  readonly plan: Plan;
  readonly happenings: Happening[] = [];
  /** The scene before each happening, and last the one that is on. */
  readonly scenes: Scene[];

  constructor(plan: Plan) {
    this.plan = plan;
    this.scenes = [begin(plan.iss)];
  }

  get scene(): Scene {
    return this.scenes[this.scenes.length - 1] as Scene;
  }

  /** How many calls were made. */
  get #called(): number {
    return this.happenings.filter((one) => one.do === 'call' || one.do === 'stray').length;
  }

  /** The calls of the plan that are left. */
  get left(): (readonly Happening[])[] {
    let made = this.#called;
    return this.plan.calls.filter((batch) => (made -= batch.length) < 0);
  }

  /** It happens; false, and nothing does, where it can't. */
  tries(one: Happening): boolean {
    const after = act(this.scene, one);
    if (!after) return false;
    this.happenings.push(one);
    this.scenes.push(after);
    return true;
  }

  /** @throws RangeError where it can't happen now: a bug of who plays */
  do(one: Happening): void {
    if (!this.tries(one)) throw new RangeError(`it can't happen now: ${JSON.stringify(one)}`);
  }

  /** The same up to the happening `at`, to go on otherwise. */
  until(at: number): Play {
    const play = new Play(this.plan);
    play.happenings.push(...this.happenings.slice(0, at));
    play.scenes.splice(0, 1, ...this.scenes.slice(0, at + 1));
    return play;
  }

  exchange(until = this.happenings.length, folded = 0): Exchange {
    return { iss: this.plan.iss, happenings: this.happenings.slice(0, until), folded };
  }
}

/** What is due from an end now, an ACK that may wait left out where it waits. */
export const dues = (scene: Scene, seat: Side, waits: boolean): readonly Due[] =>
  due(scene.connection[seat], scene.connection.now).filter((one) => !waits || !one.mayWait);

/**
 * The next thing that two sound ends and their network do; null where all is at rest and no call is left.
 * @param calls the calls that are left; those that are made are taken from it
 */
function next(scene: Scene, plan: Plan, calls: (readonly Happening[])[]): readonly Happening[] | null {
  const { connection } = scene;
  const sends = (seat: Side, what: Segment): Happening => ({
    do: 'send',
    seat,
    segment: what,
    ...(plan.lost.includes(connection.sent + 1) ? { lost: true } : {}),
  });
  const [flying] = connection.link;
  if (flying) {
    const opposite = other(flying.from);
    const crosses = plan.crossing && connection.link.every(({ from }) => from === flying.from);
    const answer = crosses ? dues(scene, opposite, plan.waits)[0] : undefined;
    return [answer ? sends(opposite, answer.segment) : { do: 'arrive', no: flying.no }];
  }
  for (const seat of ENDS) {
    const first = dues(scene, seat, plan.waits)[0];
    if (first) return [sends(seat, first.segment)];
  }
  // Until the connection is there, its applications wait; where it never comes, they ask for nothing.
  const waits = calls[0]?.some((one) => isEarly(scene, one)) ?? true;
  const call = waits ? undefined : calls.shift();
  if (call) return call;
  const timer = firstTimer(connection);
  if (timer && timer.timer !== '2msl') return [{ do: 'timer', seat: timer.seat, timer: timer.timer }];
  for (const seat of ENDS) {
    const waiting = dues(scene, seat, false)[0];
    if (waiting) return [sends(seat, waiting.segment)];
  }
  return null;
}

/** It asks for something of a connection that isn't there yet, or is gone. */
const isEarly = ({ connection }: Scene, one: Happening): boolean =>
  one.do === 'call' && !one.call.startsWith('OPEN') && NOT_THERE.has(connection[one.seat].state);
const NOT_THERE: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN', 'SYN-SENT']);

/** Plays on until all is at rest, or `segments` were sent. */
export function playOn(play: Play, segments: number): Play {
  const calls = play.left;
  while (play.scene.connection.sent < segments) {
    const what = next(play.scene, play.plan, calls);
    if (!what) break;
    for (const one of what) play.do(one);
  }
  for (let [flying] = play.scene.connection.link; flying; [flying] = play.scene.connection.link)
    play.do({ do: 'arrive', no: flying.no });
  return play;
}

const call = (seat: Side, name: 'OPEN-ACTIVE' | 'OPEN-PASSIVE' | 'CLOSE' | 'ABORT'): Happening => ({
  do: 'call',
  seat,
  call: name,
});
const LISTEN = call('server', 'OPEN-PASSIVE');
const OPEN = call('client', 'OPEN-ACTIVE');
const gives = (seat: Side, bytes: number): Happening => ({ do: 'call', seat, call: 'SEND', bytes });

/** An ISN as one is drawn; now and then so near to the wrap that the exchange crosses it. */
const isn = (chance: Chance): number =>
  happens(chance, 0.08) ? 0x1_0000_0000 - whole(chance, 1, 300) : whole(chance, 2, 0xffff_ffff);

const bytes = (chance: Chance): number =>
  happens(chance, 0.15) ? whole(chance, 601, 1460) : whole(chance, 1, 600);
const anEnd = (chance: Chance): Side => (happens(chance, 0.6) ? 'client' : 'server');

function data(chance: Chance): Happening[][] {
  const all: Happening[][] = [];
  for (let k = whole(chance, 0, 2); k > 0; k--) {
    const seat = anEnd(chance);
    const both = happens(chance, 0.15) ? [gives(other(seat), bytes(chance))] : [];
    all.push([gives(seat, bytes(chance)), ...both]);
  }
  return all;
}

function closing(chance: Chance): Happening[][] {
  const first = anEnd(chance);
  const second = other(first);
  if (happens(chance, 0.12)) return [[call(first, 'CLOSE'), call(second, 'CLOSE')]];
  if (happens(chance, 0.1)) return [[call(first, 'ABORT')]];
  // With the FIN on the data, or behind it; the other direction may go on for a while.
  const last = happens(chance, 0.15) ? [gives(first, bytes(chance))] : [];
  const goesOn = happens(chance, 0.3) ? [[gives(second, bytes(chance))]] : [];
  return [[...last, call(first, 'CLOSE')], ...goesOn, [call(second, 'CLOSE')]];
}

/** An old duplicate SYN of an earlier connection, that reaches the listener before the new one. */
const oldSyn = (chance: Chance): Happening => ({
  do: 'stray',
  to: 'server',
  segment: segment({ flags: SYN, seq: whole(chance, 2, 0xffff_ffff), win: WINDOW.client }),
});

type Opening = 'usual' | 'crossing' | 'closed port' | 'old SYN';
const opening = (chance: Chance): Opening =>
  happens(chance, 0.1)
    ? 'crossing'
    : happens(chance, 0.06)
      ? 'closed port'
      : happens(chance, 0.06)
        ? 'old SYN'
        : 'usual';

/** What may happen to two ends, by chance. `plain`: nothing is lost, and nothing crosses. */
export function planned(chance: Chance, plain = false): Plan {
  const iss = { client: isn(chance), server: isn(chance) };
  const how = plain ? 'usual' : opening(chance);
  const opened: Readonly<Record<Opening, () => Happening[]>> = {
    usual: () => [LISTEN, OPEN],
    crossing: () => [call('server', 'OPEN-ACTIVE'), OPEN],
    'closed port': () => [OPEN],
    'old SYN': () => [LISTEN, OPEN, oldSyn(chance)],
  };
  const calls = [opened[how](), ...data(chance), ...(happens(chance, 0.75) ? closing(chance) : [])];
  // The old SYN is the first segment; what it brings about is seen where the new one is lost.
  const lost = how === 'old SYN' ? [2] : happens(chance, 0.35) ? [whole(chance, 1, 9)] : [];
  return {
    iss,
    calls,
    lost: plain ? [] : lost,
    waits: happens(chance, 0.4),
    crossing: !plain && (how === 'crossing' || happens(chance, 0.5)),
  };
}
