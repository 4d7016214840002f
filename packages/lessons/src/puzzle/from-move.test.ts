import { ACK, FIN, RST, SYN } from '@handshake/protocol';
import { describe, expect, it } from 'vitest';
import {
  answer,
  botMove,
  LESSONS,
  play,
  puzzleFromMove,
  puzzleSchema,
  seeded,
  viewHeader,
  viewMove,
} from '../index.ts';
import type { Segment } from '@handshake/protocol';
import { Log, SEATS } from '../test/table.ts';
import { isSound, spoken } from './exchange.ts';

/** What somebody may send instead of the right one. */
const SLIPS: readonly ((right: Segment) => Segment)[] = [
  (s) => ({ ...s, ack: (s.ack - 1) >>> 0 }),
  (s) => ({ ...s, seq: (s.seq + 1) >>> 0 }),
  (s) => ({ ...s, seq: s.ack, ack: s.seq }),
  (s) => ({ ...s, flags: s.flags & ~ACK }),
  (s) => ({ ...s, flags: s.flags | SYN | FIN }),
  (s) => ({ ...s, flags: 0 }),
  (s) => ({ ...s, flags: RST }),
  (s) => ({ ...s, ack: (s.ack + 70_000) >>> 0 }),
];

/** A lesson, played to its end; before each segment every slip that is held back. */
function played(id: string): Log {
  const log = new Log(id);
  for (let k = 0; k < 200 && !log.table.ended; k++) {
    for (const seat of SEATS) {
      const move = botMove(log.table, seat);
      if (move?.kind !== 'send') continue;
      for (const slip of SLIPS) {
        const wrong = { kind: 'send', segment: slip(move.segment) } as const;
        const tried = play(log.table, seat, wrong);
        if (tried.ok && tried.outcome?.travels === false) log.do(seat, wrong);
      }
    }
    log.tick();
  }
  return log;
}

describe('a move that was really made', () => {
  it('makes a puzzle with one answer, and without who made it and when', () => {
    let made = 0;
    for (const { id } of LESSONS) {
      const log = played(id);
      const moves = log.moves.map((one) => ({ ...one, id: `Wei-${one.n}`, at: 1_700_000_000_000 + one.n }));
      for (const one of moves) {
        if (one.outcome?.travels !== false) continue;
        const puzzle = puzzleFromMove({ header: log.header, moves }, one.n, seeded(one.n));
        if (!puzzle) continue;
        made++;
        expect(puzzleSchema.parse(puzzle)).toEqual(puzzle);
        expect(puzzle.source).toEqual({ from: 'move' });
        const right = answer(puzzle);
        const wrong = spoken(puzzle.exchange)?.find(({ outcome }) => !isSound(outcome));
        expect(right?.no).toBe(wrong?.no);
        expect(wrong?.segment).toEqual(one.move.kind === 'send' ? one.move.segment : null);
        expect(wrong?.outcome.misconception ?? right?.reason).toBe(
          one.outcome.misconception ?? right?.reason,
        );
        const told = JSON.stringify(puzzle);
        expect(told).not.toContain('Wei');
        expect(told).not.toContain(`"${id}"`);
        expect(told).not.toContain('17000000');
      }
    }
    expect(made).toBeGreaterThan(100);
  });

  it('gives none of a move that travelled, of one that is not there, and of a log that hides its beginning', () => {
    const log = played('whole-connection');
    const sent = log.moves.find(({ outcome }) => outcome?.travels);
    expect(puzzleFromMove(log, sent?.n ?? 0, seeded(1))).toBeNull();
    expect(puzzleFromMove(log, 9999, seeded(1))).toBeNull();
    const refused = log.moves.findLast(({ outcome }) => outcome?.travels === false);
    expect(refused).toBeDefined();
    const n = refused?.n ?? 0;
    expect(puzzleFromMove({ header: log.header, moves: log.moves.slice(3) }, n, seeded(1))).toBeNull();
    const seat = refused?.by === 'client' ? 'server' : 'client';
    const seen = {
      header: viewHeader(log.header, seat),
      moves: log.moves.map((one) => viewMove(one, seat, 'coach')),
    };
    expect(puzzleFromMove(seen, n, seeded(1))).toBeNull();
  });
});
