/** The simulated class, scaled down: real server, real sockets, every fault. No time is asserted. */
import { expect, it } from 'vitest';
import { failings } from './report.ts';
import { playClass } from './run.ts';

it('a class of eight tables loses no acknowledged move, whatever happens to its students', async () => {
  const played = await playClass({ tables: 8, play: 8_000, pause: 400, fault: 2_000, page: false });
  expect(failings(played)).toEqual([]);
  expect(played.findings.acknowledged).toBeGreaterThan(16);
  expect(
    Object.entries(played.struck).filter(([fault, times]) => fault !== 'polling' && times === 0),
  ).toEqual([]);
});
