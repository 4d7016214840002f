import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exchangeIn, toldOf } from '@handshake/lessons';
import { recordings, TARGET, written } from './recordings.ts';

describe('the recordings that puzzles are made on', () => {
  test('are those of packages/capture: `node scripts/recordings.ts` writes them anew', () => {
    expect(readFileSync(TARGET, 'utf8')).toBe(written());
  });

  test('are told in short notation, and read from it as they were', () => {
    const all = [...recordings()];
    expect(all.length).toBeGreaterThan(30);
    for (const [name, exchange] of all)
      expect(exchangeIn(toldOf(exchange), exchange.iss), name).toEqual(exchange);
  });
});
