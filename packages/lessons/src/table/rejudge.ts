/** A log from elsewhere is judged again before it counts. */
import { fold, step } from './fold.ts';
import type { Header, LoggedMove, MoveRefusal, Outcome } from './log.ts';
import { play } from './play.ts';

/** The first move at which a log says something else than the judge. */
export interface Difference {
  /** The move's number as it should be: its place in the log, from 1. */
  readonly n: number;
  readonly why:
    | { readonly kind: 'out-of-order'; readonly n: number }
    /** It could not have been made then. */
    | { readonly kind: 'refused'; readonly refusal: MoveRefusal }
    /** `logged` null: a verdict is missing; `judged` null: there is one where nothing was judged. */
    | { readonly kind: 'verdict'; readonly logged: Outcome | null; readonly judged: Outcome | null };
}

/** The same JSON, whatever the order of its fields. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  const keys = Object.keys(left ?? {});
  return (
    keys.length === Object.keys(right ?? {}).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(left?.[key], right?.[key]))
  );
}

/**
 * Plays a whole log again by the rules of today; null when every move could be made and was judged so. Of a viewer's log, in
 * which moves are hidden, the first hidden one is a `bad-move`.
 */
export function rejudge(header: Header, moves: readonly LoggedMove[]): Difference | null {
  let table = fold(header, []);
  for (const [i, logged] of moves.entries()) {
    const n = i + 1;
    if (logged.n !== n) return { n, why: { kind: 'out-of-order', n: logged.n } };
    const played = play(table, logged.by, logged.move);
    if (!played.ok) return { n, why: { kind: 'refused', refusal: played.refusal } };
    const judged = played.outcome ?? null;
    const said = logged.outcome ?? null;
    if (!same(said, judged)) return { n, why: { kind: 'verdict', logged: said, judged } };
    table = step(table, logged);
  }
  return null;
}
