/** What lies one slip away from an example: the ideas behind the mistakes that its rule answers, and the rules beside it. */
import { judge, other } from '@handshake/protocol';
import type { RuleId, Segment, Side } from '@handshake/protocol';
import { isMisconception } from '../diagnosis/catalogue.ts';
import type { MisconceptionId } from '../diagnosis/catalogue.ts';
import { outcomeOf } from '../diagnosis/outcome.ts';
import type { Outcome } from '../table/log.ts';
import type { ArrivalRuleId } from '../messages/texts.ts';
import type { ArrivalExample, Moment, SenderExample } from './entry.ts';
import { SENDER_EXAMPLES } from './index.ts';
import { otherFlags, otherNumbers } from './slips.ts';
import { judgedBy } from './story.ts';
import type { Scene } from './story.ts';
import { stageArrival, stageSender, tryArrival } from './trial.ts';

/** An idea that the rule reveals, by a segment that shows it. */
export interface Revealed {
  readonly misconception: MisconceptionId;
  /** The moment at which it is shown. */
  readonly story: string;
  readonly segment: Segment;
  readonly outcome: Outcome;
}

/** What the judge says of a segment at the moment that a story has led to. */
function said(scene: Scene, end: Side, segment: Segment): Outcome {
  const { now } = scene.connection;
  return outcomeOf(judgedBy(scene, end, segment), segment, { profile: 'strict', now });
}

/** The slips that an example writes out, each at its moment. */
export const written = ({ wrong, slips = [] }: SenderExample): Moment[] =>
  slips.map((slip) => (typeof slip === 'string' ? { ...wrong, segment: slip } : slip));

/** The moments of an example's wrong and right segment, with the segments around them. */
function around(example: SenderExample, all: boolean): { story: string; scene: Scene; near: Segment[] }[] {
  return [example.wrong, example.right].map((moment) => {
    const { scene, segment } = stageSender(example, moment);
    const near = otherNumbers(segment, scene.connection[example.end]);
    return { story: moment.story, scene, near: all ? [...near, ...otherFlags(segment)] : near };
  });
}

/** Every segment of the neighbourhood with what the judge says of it; those that the example writes itself first. */
function* judged(example: SenderExample): Generator<Omit<Revealed, 'misconception'>> {
  for (const moment of [example.wrong, ...written(example)]) {
    const { scene, segment } = stageSender(example, moment);
    yield { story: moment.story, segment, outcome: said(scene, example.end, segment) };
  }
  for (const { story, scene, near } of around(example, true))
    for (const segment of near) yield { story, segment, outcome: said(scene, example.end, segment) };
}

/** The misconceptions that this rule's answers are explained by, each with the first segment that shows it. */
export function revealed(rule: RuleId, example: SenderExample): Revealed[] {
  const found = new Map<MisconceptionId, Revealed>();
  for (const one of judged(example)) {
    const { findings, misconception, travels, verdict } = one.outcome;
    const answers = findings[0]?.rule === rule && (!travels || verdict !== 'legal');
    if (!answers || misconception === null || !isMisconception(misconception)) continue;
    if (!found.has(misconception)) found.set(misconception, { misconception, ...one });
  }
  return [...found.values()];
}

/** A misconception that runs into an arrival rule, and the sender rule whose page shows how. */
export interface Brought {
  readonly misconception: MisconceptionId;
  readonly rule: RuleId;
}

/**
 * The misconceptions whose segments, sent all the same, this arrival rule turns away. Only what the examples write themselves
 * is looked at: the mistakes that people really make.
 */
export function broughtBy(rule: ArrivalRuleId): Brought[] {
  const found = new Map<MisconceptionId, Brought>();
  for (const [by, example] of Object.entries<SenderExample>(SENDER_EXAMPLES) as [RuleId, SenderExample][])
    for (const moment of [example.wrong, ...written(example)]) {
      const { scene, segment } = stageSender(example, moment);
      const { misconception, findings } = said(scene, example.end, segment);
      if (misconception === null || !isMisconception(misconception) || findings[0]?.rule !== by) continue;
      const { arrival } = tryArrival(scene, other(example.end), segment, 'strict');
      if (arrival.rule !== rule || arrival.action === 'accept' || found.has(misconception)) continue;
      found.set(misconception, { misconception, rule: by });
    }
  return [...found.values()];
}

/** Where nothing but a number is another: the rules that answer then. */
function* besides(example: SenderExample): Generator<RuleId> {
  for (const { scene, near } of around(example, false))
    for (const segment of near) {
      const { now } = scene.connection;
      const [first] = judge(judgedBy(scene, example.end, segment), segment, {
        profile: 'strict',
        now,
      }).findings;
      if (first) yield first.rule;
    }
}

/** The rules by which the near misses of an arrival are answered. */
function* answering(example: ArrivalExample): Generator<RuleId> {
  for (const moment of example.arrives) {
    const { scene, segment } = stageArrival(example, moment);
    const sender = scene.connection[other(example.end)];
    for (const s of [...otherNumbers(segment, sender), ...otherFlags(segment)])
      yield tryArrival(scene, example.end, s, 'strict').arrival.rule;
  }
}

/** The rules beside this one: those that the example names, then those that answer one slip away, the most frequent first. */
export function neighbours(rule: RuleId, example: SenderExample | ArrivalExample, most = 5): RuleId[] {
  const count = new Map<RuleId, number>();
  for (const id of 'arrives' in example ? answering(example) : besides(example))
    if (id !== rule) count.set(id, (count.get(id) ?? 0) + 1);
  const often = [...count.entries()].sort(([, a], [, b]) => b - a).map(([id]) => id);
  return [...new Set([...(example.related ?? []), ...often])].slice(0, most);
}
