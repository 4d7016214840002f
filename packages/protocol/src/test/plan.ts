/** Plans of what happens to two ends (see lab.ts), drawn by chance. */
import fc from 'fast-check';
import type { UserCall } from '../endpoint.ts';
import { add } from '../seq.ts';
import { other } from '../state.ts';
import type { Side } from '../state.ts';

/** What happens next. `pick` chooses among what there is to choose from. */
export type Step =
  | { readonly do: 'call'; readonly side: Side; readonly call: UserCall }
  /** Something that is due leaves; with `reads` the application has read all, without it the window shrinks to what is left. */
  | { readonly do: 'send'; readonly side: Side; readonly pick: number; readonly reads: boolean }
  /** A window that has opened again is told unasked. */
  | { readonly do: 'update'; readonly side: Side }
  | { readonly do: 'deliver' | 'drop' | 'repeat'; readonly pick: number }
  /** The clock moves on by so many ms; what is due by then leaves first. */
  | { readonly do: 'wait'; readonly ms: number }
  /** … or until the next timer. */
  | { readonly do: 'timer' };

export interface Plan {
  readonly isn: Readonly<Record<Side, number>>;
  readonly wnd: number;
  readonly mss: number;
  /** Who opens actively, and comes first where both could act. */
  readonly first: Side;
  /** The other opens actively too, or listens. */
  readonly together: boolean;
  readonly delayAck: boolean;
  readonly steps: readonly Step[];
}

const side = fc.constantFrom<Side>('client', 'server');
const calls = (aborts: boolean): fc.Arbitrary<UserCall> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.integer({ min: 1, max: 400 }).map((bytes): UserCall => ({ call: 'SEND', bytes })),
    },
    { weight: 2, arbitrary: fc.constant<UserCall>({ call: 'CLOSE' }) },
    ...(aborts
      ? [
          { weight: 1, arbitrary: fc.constant<UserCall>({ call: 'ABORT' }) },
          {
            weight: 1,
            arbitrary: fc.constantFrom<UserCall[]>(
              { call: 'OPEN', mode: 'active' },
              { call: 'OPEN', mode: 'passive' },
            ),
          },
        ]
      : []),
  );

const step = (aborts: boolean): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('call' as const), side, call: calls(aborts) }) },
    {
      weight: 8,
      arbitrary: fc.record({ do: fc.constant('send' as const), side, pick: fc.nat(9), reads: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('update' as const), side }) },
    {
      weight: 7,
      arbitrary: fc.record({
        do: fc.constantFrom('deliver', 'deliver', 'deliver', 'drop', 'repeat'),
        pick: fc.nat(9),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 400 }) }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'timer' }) },
  );

/** @param aborts the applications also call ABORT, and OPEN once more. */
export const plan = (aborts: boolean, isn: fc.Arbitrary<number>): fc.Arbitrary<Plan> =>
  fc.record({
    // Two that draw the same are one in 2^32; in a recording the judge takes that for a number copied from the other.
    isn: fc
      .record({ client: isn, server: isn })
      .map(({ client, server }) => ({ client, server: server === client ? add(server, 7) : server })),
    wnd: fc.constantFrom(3, 40, 700, 65_535),
    mss: fc.constantFrom(20, 300, 1460),
    first: fc.constant<Side>('client'),
    together: fc.boolean(),
    delayAck: fc.boolean(),
    steps: fc.array(step(aborts), { minLength: 10, maxLength: 150, size: 'max' }),
  });

/** The same with the sides exchanged. */
export const exchanged = (planned: Plan): Plan => ({
  ...planned,
  isn: { client: planned.isn.server, server: planned.isn.client },
  first: other(planned.first),
  steps: planned.steps.map((each) => ('side' in each ? { ...each, side: other(each.side) } : each)),
});
