/** How much of a lesson's time is left, and what of it is said. */
import type { Standing } from '@handshake/contract';

type Time = Pick<Standing, 'endsAt' | 'pausedAt'>;

/** ms, negative once it is over; null: it takes as long as it takes. `now`: the server's clock. */
export const leftOf = ({ endsAt, pausedAt }: Time, now: number): number | null =>
  endsAt === null ? null : endsAt - (pausedAt ?? now);

/** Minutes before the end at which it is told. */
const TOLD = [5, 1, 0] as const;
export type Told = (typeof TOLD)[number];

/** The threshold that was passed since there was `before`; null when none was. Of several the last. */
export function passed(before: number | null, left: number | null): Told | null {
  if (before === null || left === null) return null;
  return TOLD.findLast((minutes) => before > minutes * 60_000 && left <= minutes * 60_000) ?? null;
}
