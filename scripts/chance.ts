/**
 * For tests of every package that draw their cases by chance or walk a matrix: how long they run. Seconds in `npm run unit`, and
 * long enough to mean something in `npm run long`, which sets HANDSHAKE_LONG (vitest.config.ts hands it on).
 */
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** HANDSHAKE_LONG as a number; 0 where it isn't set. */
    long: number;
  }
}

const long = inject('long');
export const LONG = long > 0;

/** Runs of a property: `npm run long` has 100 times as many, or HANDSHAKE_LONG times where that is more than 1. */
export const runs = (normal: number): number => normal * (long > 1 ? long : LONG ? 100 : 1);

/**
 * A property's parameters. A long run that fails says with which seed and path, and leaves making the case small to a short run
 * from there: that may take longer than the search.
 */
export const chance = (normal: number): { numRuns: number; endOnFailure: boolean } => ({
  numRuns: runs(normal),
  endOnFailure: LONG,
});
