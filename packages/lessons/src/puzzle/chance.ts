/** Chance comes in as an argument: this package draws nothing by itself. */

/** Gives numbers in 0 ≤ x < 1. */
export type Chance = () => number;

/** The same numbers for the same seed (any whole number), for who wants a puzzle again: mulberry32. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A whole number from `from` to `to`, both among them. */
export const whole = (chance: Chance, from: number, to: number): number =>
  from + Math.min(to - from, Math.floor(chance() * (to - from + 1)));

/** True in that share of times, 0 to 1. */
export const happens = (chance: Chance, share: number): boolean => chance() < share;

/** One of them; undefined where there is none. */
export const pick = <T>(chance: Chance, from: readonly T[]): T | undefined =>
  from.length === 0 ? undefined : from[whole(chance, 0, from.length - 1)];

/** All of them, in an order by chance. */
export function shuffled<T>(chance: Chance, from: readonly T[]): T[] {
  const all = [...from];
  for (let k = all.length - 1; k > 0; k--) {
    const other = whole(chance, 0, k);
    [all[k], all[other]] = [all[other] as T, all[k] as T];
  }
  return all;
}
