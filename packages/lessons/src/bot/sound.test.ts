import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../index.ts';
import { Log, muddle } from '../test/table.ts';

const LESSON_IDS = LESSONS.map((lesson) => lesson.id);
const draws = fc.array(fc.nat({ max: 1000 }), { maxLength: 240, size: 'max' });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });

describe.each(LESSON_IDS)('two bots play %s', (id) => {
  it.each(['strict', 'textbook'] as const)('to its end, with nothing but legal segments (%s)', (profile) => {
    const log = new Log(id, { profile });
    expect(log.playOut()).not.toBeNull();
    for (const { outcome } of log.moves)
      if (outcome) expect(outcome).toMatchObject({ verdict: 'legal', travels: true });
  });

  it('whatever the ISNs are', () => {
    fc.assert(
      fc.property(u32, u32, (client, server) => {
        const log = new Log(id, { iss: { client, server } });
        expect(log.playOut()).not.toBeNull();
        for (const { outcome } of log.moves) if (outcome) expect(outcome.travels).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('to its end, whatever was done before they took over', () => {
    fc.assert(
      fc.property(draws, fc.constantFrom('strict' as const, 'textbook' as const), (drawn, profile) => {
        const log = new Log(id, { profile });
        muddle(log, drawn);
        const before = log.moves.length;
        expect(log.playOut(), JSON.stringify(log.table.connection)).not.toBeNull();
        for (const { outcome } of log.moves.slice(before)) if (outcome) expect(outcome.travels).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
