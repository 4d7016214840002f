/** What a table's tile shows at a glance, and which tables come first. */
import type { Tile } from '@handshake/contract';
import { isMiss } from '@handshake/lessons';
import type { IconName } from '#lib/ui/icons.ts';

/**
 * `asks`: somebody there asks for help. `paused`: the instructor has stopped play, so nobody there is idle or stuck. `stuck`: held back last, or wrong, and nothing since. `away`: somebody's connection is gone for now. `ended`: the class has ended, and
 * they had not finished.
 */
export type Sign = 'asks' | 'paused' | 'stuck' | 'away' | 'idle' | 'moving' | 'done' | 'ended';
export const SIGNS: readonly Sign[] = ['asks', 'stuck', 'away', 'idle', 'paused', 'moving', 'ended', 'done'];

/** After so long with the last segment held back or wrong a table counts as stuck, without any move as idle, ms. */
const STUCK_AFTER = 45_000;
const IDLE_AFTER = 90_000;
/** So many held back in a row are stuck at once. */
const STUCK_TRIES = 3;

/** ms since a student did something there. */
export const idleFor = (tile: Tile, now: number): number => Math.max(0, now - tile.activeAt);

const ICONS = { moving: 'forward', ended: 'idle', paused: 'pause' } as const;
export const signIcon = (sign: Sign): IconName => ICONS[sign as keyof typeof ICONS] ?? (sign as IconName);

/** `over`: the class has ended. */
export function signOf(tile: Tile, now: number, over = false): Sign {
  if (over) return tile.done ? 'done' : 'ended';
  if (tile.askedAt !== null) return 'asks';
  if (tile.done) return 'done';
  if (tile.pausedAt !== null) return 'paused';
  if (away(tile)) return 'away';
  const idle = idleFor(tile, now);
  const tries = tile.ladder.slice(-STUCK_TRIES);
  const again = tries.length === STUCK_TRIES && tries.every(({ fate }) => fate === 'refused');
  const missed = tile.last && isMiss(tile.last.outcome);
  if (again || (missed && idle >= STUCK_AFTER)) return 'stuck';
  return idle >= IDLE_AFTER ? 'idle' : 'moving';
}

const away = ({ seats }: Tile): boolean =>
  [seats.client, seats.server].some(({ kind, here }) => kind === 'student' && !here);

export type Order = 'help' | 'number';

/** A copy in the order wanted; `help`: whoever needs it most, and longest, first. */
export function ordered(tiles: readonly Tile[], order: Order, now: number, over = false): Tile[] {
  if (order === 'number') return [...tiles].sort((a, b) => a.number - b.number);
  // Once for each tile, not once for each comparison: there may be hundreds.
  const ranked = tiles.map((tile) => ({ tile, rank: SIGNS.indexOf(signOf(tile, now, over)) }));
  const since = (tile: Tile) => tile.askedAt ?? tile.activeAt;
  return ranked
    .sort(
      (a, b) =>
        a.rank - b.rank || (a.rank < 4 ? since(a.tile) - since(b.tile) : a.tile.number - b.tile.number),
    )
    .map(({ tile }) => tile);
}

/** `4:10`, `1:02:03`. */
export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** How dark a heat cell is: 1 … 4. */
export const heat = (count: number): 1 | 2 | 3 | 4 => (count >= 4 ? 4 : count >= 3 ? 3 : count >= 2 ? 2 : 1);
