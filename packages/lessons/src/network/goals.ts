/** What there is to try out as the network: goals that are read off the log, and what each of them teaches. */
import { ACK, diff, FIN, has, RST, segLen, SYN } from '@handshake/protocol';
import type { Segment, State } from '@handshake/protocol';
import { HOST_ID } from '../table/automatic.ts';
import type { Actor, Move, Table, TableEvent } from '../table/log.ts';
import type { Text } from '../text.ts';
import { GOAL_TEXTS } from './goal-texts.ts';

export type NetworkAct = 'drop' | 'duplicate' | 'late' | 'replay';

interface Rule {
  readonly act: NetworkAct;
  readonly fits: (segment: Segment) => boolean;
  /** With `replay`: the state in which it finds its receiver, which has been synchronized before. */
  readonly at?: (state: State) => boolean;
}

const isBareAck = (s: Segment): boolean => has(s, ACK) && !has(s, RST) && segLen(s) === 0;
const isNumbered = (s: Segment): boolean => segLen(s) > 0;
const isSyn = (s: Segment): boolean => has(s, SYN) && !has(s, ACK);
const isOver = (state: State): boolean => state === 'TIME-WAIT' || state === 'CLOSED';
const isSynchronized = (state: State): boolean =>
  state !== 'CLOSED' && state !== 'LISTEN' && state !== 'SYN-SENT' && state !== 'SYN-RECEIVED';

const RULES = {
  'lose-syn': { act: 'drop', fits: isSyn },
  'lose-synack': { act: 'drop', fits: (s) => has(s, SYN) && has(s, ACK) },
  'lose-data': { act: 'drop', fits: (s) => s.len > 0 && !has(s, FIN) },
  'lose-fin': { act: 'drop', fits: (s) => has(s, FIN) },
  'lose-ack': { act: 'drop', fits: isBareAck },
  'twice-syn': { act: 'duplicate', fits: (s) => has(s, SYN) },
  'twice-data': { act: 'duplicate', fits: (s) => s.len > 0 },
  'twice-fin': { act: 'duplicate', fits: (s) => has(s, FIN) },
  late: { act: 'late', fits: isNumbered },
  'old-syn': { act: 'replay', fits: isSyn, at: isSynchronized },
  'old-ack': { act: 'replay', fits: isBareAck, at: isSynchronized },
  'after-close': { act: 'replay', fits: () => true, at: isOver },
} as const satisfies Record<string, Rule>;

export type NetworkGoalId = keyof typeof RULES;
export const NETWORK_GOAL_IDS = Object.keys(RULES) as readonly NetworkGoalId[];
export const goalRule = (id: NetworkGoalId): Rule => RULES[id];

export interface NetworkGoal {
  readonly id: NetworkGoalId;
  /** What to do. */
  readonly title: Text;
  /** What it has shown, once it is done. */
  readonly teaches: Text;
}
export const networkGoal = (id: NetworkGoalId): NetworkGoal => ({ id, ...GOAL_TEXTS[id] });

type Made = { readonly n: number; readonly by: Actor; readonly move: Move; readonly id?: string };
type Of<K extends TableEvent['kind']> = Extract<TableEvent, { kind: K }>;
const isArrival = (e: TableEvent): e is Of<'arrived'> => e.kind === 'arrived';

/** It got through after all: the same numbers again; of an ACK without any, one that acknowledges as much. */
function isMended(lost: Of<'lost' | 'kept'>, later: readonly TableEvent[]): boolean {
  const { from, segment } = lost;
  return later.some(
    (e) =>
      isArrival(e) &&
      e.seat !== from &&
      e.no !== lost.no &&
      (segLen(segment) > 0
        ? segLen(e.segment) > 0 &&
          e.segment.seq === segment.seq &&
          has(e.segment, segment.flags & (SYN | FIN))
        : has(e.segment, ACK) && diff(e.segment.ack, segment.ack) >= 0),
  );
}

/** Held back, another from the same end arrived meanwhile, and then it arrived. */
function isLate(kept: Of<'lost' | 'kept'>, later: readonly TableEvent[]): boolean {
  const own = later.findIndex((e) => isArrival(e) && e.no === kept.no);
  return later.slice(0, Math.max(0, own)).some((e) => isArrival(e) && e.seat !== kept.from);
}

function isReached(
  rule: Rule,
  events: readonly TableEvent[],
  made: ReadonlyMap<number, Move['kind']>,
): boolean {
  return events.some((event, i) => {
    const later = events.slice(i + 1);
    // The lesson lets go of copies as well, and the host delivers: only the player's deeds count.
    const deed = made.get(event.n);
    if (event.kind === 'lost')
      return deed === 'drop' && rule.act === 'drop' && rule.fits(event.segment) && isMended(event, later);
    if (event.kind === 'kept')
      return deed === 'hold' && rule.act === 'late' && rule.fits(event.segment) && isLate(event, later);
    if (event.kind !== 'released' || !rule.fits(event.segment) || deed !== rule.act) return false;
    const found = later.findIndex((e) => isArrival(e) && e.no === event.no);
    if (found < 0) return false;
    const to = event.from === 'client' ? 'server' : 'client';
    const before = events.slice(0, i + 1 + found);
    const state = before.at(-1)?.states[to] ?? 'CLOSED';
    return !rule.at || (rule.at(state) && before.some(({ states }) => isSynchronized(states[to])));
  });
}

/** A network's player made it, and not the host in their place. */
const isPlayers = ({ by, id = '' }: Made): boolean => by === 'network' && !id.startsWith(HOST_ID);

/** The goals that the network's player has reached, by the table's events and their moves among those that made them. */
export function goalsReached(
  { events, prelude }: Pick<Table, 'events' | 'prelude'>,
  moves: readonly Made[],
): ReadonlySet<NetworkGoalId> {
  const made = new Map(moves.filter(isPlayers).map(({ n, move }) => [n, move.kind]));
  const own = events.slice(prelude);
  return new Set(NETWORK_GOAL_IDS.filter((id) => isReached(RULES[id], own, made)));
}
