/** Who plays whom. Pure: chance comes in as an argument. */
import type { Seat } from '@handshake/lessons';

/** A student's id; or no student: the bot, or nobody at all. */
export type Sitter = { readonly student: string } | 'nobody';
export type Pair = Readonly<Record<Seat, Sitter>>;

/** An integer from 0 up to, not including, `below`. */
type Chance = (below: number) => number;

const TRIES = 24;

/**
 * New pairs by lot; nobody is left over. Who is here plays with who is here, so that nobody waits for one who is away;
 * an odd one is left without a partner. Of several draws the one is taken that repeats the fewest pairs.
 */
export function redraw(
  here: readonly string[],
  away: readonly string[],
  before: readonly Pair[],
  chance: Chance,
): Pair[] {
  const met = new Set(before.map(pairKey));
  let best: Pair[] = [];
  let fewest = Infinity;
  for (let i = 0; i < TRIES && fewest > 0; i++) {
    const drawn = [...inTwos(shuffled(here, chance), chance), ...inTwos(shuffled(away, chance), chance)];
    const repeated = drawn.filter((pair) => met.has(pairKey(pair))).length;
    if (repeated < fewest) [best, fewest] = [drawn, repeated];
  }
  return best;
}

/**
 * Pairs by need: who does best with who has most trouble, the next best with the next, and so on; the one in the middle is left
 * over. Roles, and the order of equals, by lot.
 * @param need 0 … 1; who is not in it has the middle of those who are
 */
export function byNeed(
  students: readonly string[],
  need: ReadonlyMap<string, number>,
  chance: Chance,
): Pair[] {
  const known = students.flatMap((id) => need.get(id) ?? []).sort((a, b) => a - b);
  const half = (known.length - 1) / 2;
  const middle = ((known[Math.floor(half)] ?? 0) + (known[Math.ceil(half)] ?? 0)) / 2;
  const of = (id: string) => need.get(id) ?? middle;
  const order = shuffled(students, chance).sort((a, b) => of(a) - of(b));
  const folded: string[] = [];
  while (order.length > 1) {
    const two = [order.shift() as string, order.pop() as string];
    folded.push(...(chance(2) === 0 ? two : two.reverse()));
  }
  return inTwos([...folded, ...order], chance);
}

function inTwos(order: readonly string[], chance: Chance): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < order.length; i += 2) {
    const [a, b] = [order[i], order[i + 1]];
    if (a === undefined) break;
    if (b !== undefined) pairs.push({ client: { student: a }, server: { student: b } });
    else
      pairs.push(
        chance(2) === 0
          ? { client: { student: a }, server: 'nobody' }
          : { client: 'nobody', server: { student: a } },
      );
  }
  return pairs;
}

function shuffled(ids: readonly string[], chance: Chance): string[] {
  const order = [...ids];
  for (let i = order.length - 1; i > 0; i--) {
    const j = chance(i + 1);
    [order[i], order[j]] = [order[j] as string, order[i] as string];
  }
  return order;
}

/** The same whoever of the two sits where. */
const pairKey = ({ client, server }: Pair): string =>
  [client, server]
    .map((sitter) => (sitter === 'nobody' ? '' : sitter.student))
    .sort()
    .join(' ');
