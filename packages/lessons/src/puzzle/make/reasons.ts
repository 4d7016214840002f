/** Why a segment is wrong: the reason that holds, among others that can't. */
import { judge, RULESET } from '@handshake/protocol';
import type { RuleId, Segment, Side } from '@handshake/protocol';
import { isMisconception, MISCONCEPTIONS } from '../../diagnosis/catalogue.ts';
import type { MisconceptionId } from '../../diagnosis/catalogue.ts';
import { DETECTORS } from '../../diagnosis/detectors.ts';
import { judgedBy } from '../../rulebook/story.ts';
import type { Scene } from '../../rulebook/story.ts';
import type { Outcome } from '../../table/log.ts';
import { recentOf } from '../../table/recent.ts';
import { shuffled } from '../chance.ts';
import type { Chance } from '../chance.ts';
import { ideasOf, isAkin } from '../mistakes.ts';

/** How many there are to choose from. */
const REASONS = 4;
const IDS = Object.keys(MISCONCEPTIONS) as readonly MisconceptionId[];
const fieldOf = (id: MisconceptionId): unknown => DETECTORS.find((one) => one.id === id)?.field ?? null;

/** Ideas that can't explain the segment; first those that speak of the same field. */
function otherIdeas(right: MisconceptionId, possible: readonly MisconceptionId[], chance: Chance): string[] {
  const others = shuffled(chance, IDS).filter(
    (id) => id !== right && !possible.includes(id) && !isAkin(id, right),
  );
  const near = others.filter((id) => fieldOf(id) === fieldOf(right)).slice(0, 2);
  return [...near, ...others.filter((id) => !near.includes(id))];
}

/** Rules that the segment does not break. */
function otherRules(
  scene: Scene,
  seat: Side,
  wrong: Segment,
  { findings }: Outcome,
  chance: Chance,
): RuleId[] {
  const arrived = recentOf(scene, seat).arrived;
  const { now } = scene.connection;
  const opts = { profile: 'strict', now, ...(arrived === undefined ? {} : { arrived }) } as const;
  const kept = RULESET.filter(
    (rule) =>
      !findings.some((f) => f.rule === rule.id) &&
      judge(judgedBy(scene, seat, wrong), wrong, opts, [rule]).findings.length === 0,
  );
  return shuffled(chance, kept).map(({ id }) => id);
}

/** @param right the misconception or the rule that `outcome` names */
export function reasonsFor(
  right: string,
  scene: Scene,
  seat: Side,
  wrong: Segment,
  outcome: Outcome,
  chance: Chance,
): string[] {
  const others = isMisconception(right)
    ? otherIdeas(right, ideasOf(scene, seat, wrong, outcome), chance)
    : otherRules(scene, seat, wrong, outcome, chance);
  return shuffled(chance, [right, ...others.slice(0, REASONS - 1)]);
}
