/**
 * A simulated student: a few misconceptions, each as strong as it is. The rule by which they go, published here and nowhere tuned:
 *
 * 1. Where the moment gives occasion for an idea that the student holds, the student acts on it with a probability that is its
 *    strength (0 to 1; 0.9 at first). One idea at a time: the strongest that asks for another segment.
 * 2. Each time the feedback names that very idea, what is left of it halves. Feedback that names another idea, or only a rule, or
 *    nothing, leaves it as it is; so does being right, seeing it done, and having a field filled in.
 * 3. Every night an idea grows back by a share of what was unlearnt: a third of it at first, half that share after every naming.
 * 4. Under 0.05 it is no longer acted on; it may grow back.
 * 5. A field that is filled in is left as it is. Beside the ideas the student makes no mistakes, and takes no hints.
 */
import type { Blank, MisconceptionId, Slipped } from '@handshake/lessons';
import type { Segment } from '@handshake/protocol';

export const RULE = { first: 0.9, halves: 0.5, growsBack: 1 / 3, faint: 0.05 } as const;

/** The ideas that a simulated student can hold: those that the bot can act on, and one segment shows. */
export const IDEAS = [
  'ack-is-last',
  'ack-plus-one',
  'syn-free',
  'swapped',
  'resend-new-seq',
  'bare-fin',
  'ack-on-first-syn',
] as const satisfies readonly MisconceptionId[];

interface Held {
  strength: number;
  /** The share of what was unlearnt that comes back in a night. */
  back: number;
}

export class Student {
  readonly #held: Map<string, Held>;
  readonly #chance: () => number;

  /** @param chance numbers from 0 up to 1 */
  constructor(ideas: readonly MisconceptionId[], chance: () => number) {
    this.#chance = chance;
    this.#held = new Map(ideas.map((idea) => [idea, { strength: RULE.first, back: RULE.growsBack }]));
  }

  /** What leaves instead of what is due, where an idea is acted on; null where none is. `blank`: the fields that the student fills in. */
  errs(
    due: Segment,
    slips: readonly Slipped[],
    blank: readonly Blank[] | null,
  ): { readonly idea: string; readonly segment: Segment } | null {
    const open = slips
      .flatMap(({ shows, segment }) => {
        const strength = this.#held.get(shows)?.strength ?? 0;
        const written = blank ? onlyIn(blank, segment, due) : segment;
        return strength >= RULE.faint && !equal(written, due)
          ? [{ idea: shows, segment: written, strength }]
          : [];
      })
      .sort((a, b) => b.strength - a.strength)[0];
    return open && this.#chance() < open.strength ? open : null;
  }

  /** The feedback's word on what was sent out of an idea; null where it named none. */
  told(actedOn: string, named: string | null): void {
    const held = this.#held.get(actedOn);
    if (!held || named !== actedOn) return;
    held.strength *= RULE.halves;
    held.back *= RULE.halves;
  }

  night(): void {
    for (const held of this.#held.values()) held.strength += (RULE.first - held.strength) * held.back;
  }
}

const onlyIn = (blank: readonly Blank[], own: Segment, due: Segment): Segment => ({
  ...due,
  ...Object.fromEntries(blank.map((field) => [field, own[field]])),
});
const equal = (a: Segment, b: Segment): boolean =>
  a.flags === b.flags && a.seq === b.seq && a.ack === b.ack && a.len === b.len;
