/** What every kind of puzzle is made on: an exchange that was played, where it may be cut, and what it is about. */
import { due, has, RST, SYN, FIN } from '@handshake/protocol';
import type { RuleId, Segment, Side } from '@handshake/protocol';
import type { Scene } from '../../rulebook/story.ts';
import type { Outcome } from '../../table/log.ts';
import type { Chance } from '../chance.ts';
import type { Play } from '../play.ts';
import type { Puzzle, PuzzleSource } from '../schema.ts';

export interface Ground {
  readonly play: Play;
  readonly source: PuzzleSource;
  readonly chance: Chance;
}
/** Null where this exchange gives no such puzzle: then another one is tried. */
export type Make<P extends Puzzle = Puzzle> = (ground: Ground) => P | null;

export const ENDS: readonly Side[] = ['client', 'server'];

/** Nothing that an application has asked for waits to be sent. */
export const isSettled = ({ connection }: Scene): boolean =>
  ENDS.every((seat) => {
    const { open, queued, closing, aborting } = connection[seat].app;
    return open !== 'active' && queued === 0 && !closing && !aborting;
  });

/** The connection is open, nothing is due, nothing is on its way, and nobody waits for a timer. */
export const isOpenAtRest = (scene: Scene): boolean =>
  scene.connection.link.length === 0 &&
  ENDS.every((seat) => {
    const ep = scene.connection[seat];
    if (ep.state !== 'ESTABLISHED') return false;
    return due(ep, scene.connection.now).length === 0 && ep.timers.rto === null && ep.timers.delack === null;
  });

/** More segments than this are not shown: what was before is folded, where the connection was open and at rest. */
const SHOWN = 7;

/**
 * How many happenings at the start are folded when the exchange is shown up to `until`, so that `at` and at least two
 * segments stay visible; null where it is too long and nothing can be folded.
 */
export function foldFor(play: Play, until: number, at: number): number | null {
  const sent = (k: number): number => play.scenes[k]?.connection.sent ?? 0;
  if (sent(until) <= SHOWN) return 0;
  for (let k = 0; k <= at; k++) {
    const scene = play.scenes[k];
    if (!scene || sent(until) - sent(k) > SHOWN || sent(until) - sent(k) < 2) continue;
    if (isOpenAtRest(scene)) return k;
  }
  return null;
}

/** What is to be said of it, as one id: the idea that it shows, else the rule that it does not keep; null where it is neither. */
export const nameOf = ({ misconception, findings }: Outcome): string | null =>
  misconception ?? findings.find(({ verdict }) => verdict !== 'legal')?.rule ?? null;

/** Why a segment is wrong: the same, of what TCP forbids. */
export const reasonOf = ({ misconception, findings }: Outcome): string | null =>
  misconception ??
  findings.find(({ verdict }) => verdict === 'illegal' || verdict === 'ignored')?.rule ??
  null;

/** The rule of sending that a right segment first of all keeps. */
export function ruleOf(segment: Segment): RuleId {
  if (has(segment, RST)) return 'RST-SYNC';
  if (has(segment, SYN)) return segment.ack === 0 ? 'HS-SYN-FLAGS' : 'HS-SYN-ACK-NUM';
  if (has(segment, FIN)) return 'FIN-SEQ';
  return segment.len > 0 ? 'DT-SEQ-NEXT' : 'ALL-ACK-VALUE';
}
