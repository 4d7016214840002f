/** Whoever plays the network at will, for a while: once it delivers again, two ends that know TCP find to the end of the lesson. */
import { describe, expect, test } from 'vitest';
import { runs } from '../../../../scripts/chance.ts';
import {
  COACHED,
  fold,
  heldBack,
  LESSONS,
  newHeader,
  nextMove,
  play,
  seeded,
  SOUND,
  WITHOUT_NETWORK,
} from '../index.ts';
import type { Actor, Lesson, Mode, Move, Table } from '../index.ts';

const MODES: readonly Mode[] = ['coach', 'live', 'peer'];
const DEEDS = ['drop', 'hold', 'duplicate', 'replay'] as const;
/** So many, and how likely each is. */
const MEDDLES = { most: 12, rate: 0.6 };
const LIMIT = 800;

/** Where nobody goes on, the table as it stands. */
function playedAtWill(lesson: Lesson, mode: Mode, seed: number): Table {
  const chance = seeded(seed);
  const below = (n: number): number => Math.floor(chance() * n);
  const iss = { client: below(2 ** 32), server: below(2 ** 32) };
  const ways = { ...COACHED, mode };
  let table = fold(newHeader({ lesson, profile: 'strict', ways, anew: 'agreed', iss }), []);
  let deeds = 0;
  const make = (by: Actor, move: Move): boolean => {
    const played = play(table, by, move);
    if (played.ok) table = played.table;
    return played.ok;
  };
  for (let i = 0; i < LIMIT && !table.ended; i++) {
    const flying = table.connection.link.filter(({ no }) => !table.door.includes(no));
    const one = flying[below(flying.length)];
    if (one) {
      const kind = DEEDS[below(DEEDS.length)];
      if (kind && deeds < MEDDLES.most && chance() < MEDDLES.rate) {
        deeds += 1;
        make('network', { kind, no: kind === 'replay' ? 1 + below(table.connection.sent) : one.no });
      } else make('network', { kind: 'deliver', no: one.no });
      continue;
    }
    const next = nextMove(table, { client: SOUND, server: SOUND, network: 'student' });
    const [held] = heldBack(table);
    const moved = next
      ? make(next.by, next.move)
      : held !== undefined && make('network', { kind: 'release', no: held });
    if (!moved) break;
  }
  return table;
}

describe('a person as the network', () => {
  test.each(
    LESSONS.filter(({ id }) => !WITHOUT_NETWORK.has(id)).map((lesson) => [lesson.id, lesson] as const),
  )('strands nobody in %s', (_, lesson) => {
    for (const mode of MODES)
      for (let seed = 1; seed <= runs(3); seed++)
        expect(playedAtWill(lesson, mode, seed).ended, `${mode}, seed ${seed}`).toBe(true);
  });
});
