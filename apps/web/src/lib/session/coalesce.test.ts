import { expect, it } from 'vitest';
import { coalesce } from './coalesce.ts';

it('runs once more for all who ask during a run', async () => {
  const ends: (() => void)[] = [];
  let runs = 0;
  const run = coalesce(() => {
    runs += 1;
    return new Promise<void>((resolve) => ends.push(resolve));
  });
  run();
  run();
  run();
  expect(runs).toBe(1);
  ends[0]?.();
  await expect.poll(() => runs).toBe(2);
  ends[1]?.();
  await Promise.resolve();
  run();
  await expect.poll(() => runs).toBe(3);
});
