/** The moments of the rulebook at which something can be asked: where one end stands, and what is due from it, if anything. */
import { ACK, due } from '@handshake/protocol';
import type { Due, Endpoint, RuleId, Segment, Side } from '@handshake/protocol';
import type { ArrivalExample, SenderExample } from '../../rulebook/entry.ts';
import { ARRIVAL_EXAMPLES, SENDER_EXAMPLES } from '../../rulebook/index.ts';
import { written } from '../../rulebook/neighbourhood.ts';
import { segmentIn } from '../../rulebook/notation.ts';
import type { Origins } from '../../rulebook/notation.ts';
import { tell } from '../../rulebook/story.ts';
import type { Scene } from '../../rulebook/story.ts';
import { stageSender, trySending } from '../../rulebook/trial.ts';
import { keysOf, passes, temptations } from '../near.ts';

/** A moment of an example, told up to where its end is asked. */
export interface AskedAt {
  readonly rule: RuleId;
  readonly end: Side;
  readonly story: string;
  /** ISNs that the story is about; else any will do. */
  readonly origins?: Origins;
  /** The numbers themselves say more than relative ones. */
  readonly absolute: boolean;
  /** Mistakes that the example writes out for this moment. */
  readonly slips: readonly string[];
}

/** What that end should do now: send the first of these; nothing where there is none. */
export const dueNow = (scene: Scene, end: Side): readonly Due[] =>
  due(scene.connection[end], scene.connection.now);

/**
 * An ACK that may wait makes no question: to wait would be as right as to send it. So its timer runs out first.
 * Null where there is no right answer: too late, or nothing says how long it may wait.
 */
function decided(moment: AskedAt): AskedAt | null {
  const scene = tell(moment.story, moment.origins);
  const list = dueNow(scene, moment.end);
  const [first] = list;
  if (!first) return moment;
  if (list.some(({ mayWait }) => !mayWait)) {
    const { outcome } = trySending(scene, moment.end, first.segment, 'strict');
    return passes(outcome) ? moment : null;
  }
  const runs = scene.connection[moment.end].timers.delack !== null;
  return runs ? decided({ ...moment, story: `${moment.story}\n${moment.end[0]} timer delack` }) : null;
}

function ofSender(rule: RuleId, example: SenderExample): AskedAt[] {
  const { end, origins, absolute = false } = example;
  const stories = new Map<string, string[]>([[example.right.story, []]]);
  for (const { story, segment } of [example.wrong, ...written(example)])
    stories.set(story, [...(stories.get(story) ?? []), segment]);
  return [...stories].map(([story, slips]) => ({
    rule,
    end,
    story,
    ...(origins ? { origins } : {}),
    absolute,
    slips,
  }));
}

/** Asked after the arrival: what does the end that it reached send? */
function ofArrival(rule: RuleId, example: ArrivalExample): AskedAt[] {
  const { end, origins, absolute = false } = example;
  return example.arrives.map(({ story, segment }) => ({
    rule,
    end,
    story: `${story}\n>${end[0]} ${segment}`,
    ...(origins ? { origins } : {}),
    absolute,
    slips: [],
  }));
}

/** Where nothing is due, an ACK is what people send. */
const needless = ({ snd, rcv }: Endpoint): Segment => ({
  flags: ACK,
  seq: snd.nxt,
  ack: rcv.nxt,
  len: 0,
  win: rcv.wnd,
});

/** The misconceptions and rules that are put to the test by asking this end what it sends. */
export function testedAt(moment: AskedAt, scene: Scene): ReadonlySet<string> {
  const end = scene.connection[moment.end];
  const judging = { profile: 'strict', now: scene.connection.now } as const;
  const [first] = dueNow(scene, moment.end);
  const around = first
    ? temptations(end, first.segment, judging)
    : new Set([...temptations(end, needless(end), judging), ...keysOf(end, needless(end), judging)]);
  return new Set([...around, ...slipsAt(moment, scene)]);
}

/** What the mistakes show that the example writes out for this moment. */
function slipsAt(moment: AskedAt, scene: Scene): ReadonlySet<string> {
  const end = scene.connection[moment.end];
  const judging = { profile: 'strict', now: scene.connection.now } as const;
  return new Set(
    moment.slips
      .map((text) => segmentIn(text, moment.end, scene.origins, end.rcv.wnd))
      .flatMap((segment) => keysOf(end, segment, judging)),
  );
}

interface Known {
  readonly moment: AskedAt;
  /** Everything that it tests; and what its own written mistakes show. */
  readonly tests: ReadonlySet<string>;
  readonly slips: ReadonlySet<string>;
  /** Something is to be sent. */
  readonly sends: boolean;
}

function known(moment: AskedAt): Known {
  const scene = tell(moment.story, moment.origins);
  return {
    moment,
    tests: testedAt(moment, scene),
    slips: slipsAt(moment, scene),
    sends: dueNow(scene, moment.end).length > 0,
  };
}

let all: readonly Known[] | null = null;

/** Every moment with what it tests; found out once, as the rulebook never changes. */
function moments(): readonly Known[] {
  all ??= [
    ...(Object.entries(SENDER_EXAMPLES) as [RuleId, SenderExample][]).flatMap(([id, one]) =>
      ofSender(id, one),
    ),
    ...(Object.entries(ARRIVAL_EXAMPLES) as [RuleId, ArrivalExample][]).flatMap(([id, one]) =>
      ofArrival(id, one),
    ),
  ].flatMap((asked) => {
    const moment = decided(asked);
    return moment ? [known(moment)] : [];
  });
  return all;
}

/**
 * Where a misconception or a rule can be asked: a rule at its own examples; an idea where an example writes out the mistake that
 * shows it, else where something is to be sent that may be fallen for, else wherever it may be.
 */
export function momentsOf(key: string): readonly AskedAt[] {
  const choices: ((one: Known) => boolean)[] = [
    ({ moment }) => moment.rule === key,
    ({ slips }) => slips.has(key),
    ({ tests, sends }) => sends && tests.has(key),
    ({ tests }) => tests.has(key),
  ];
  for (const choice of choices) {
    const found = moments().filter(choice);
    if (found.length > 0) return found.map(({ moment }) => moment);
  }
  const rules = namedBy(key);
  return moments()
    .filter(({ moment }) => rules.has(moment.rule))
    .map(({ moment }) => moment);
}

/** The rules whose examples name an idea that no segment can show, or show it only when it is too late. */
const namedBy = (key: string): ReadonlySet<string> =>
  new Set(
    (Object.entries(SENDER_EXAMPLES) as [RuleId, SenderExample][])
      .filter(
        ([, { ideas = [], ...example }]) =>
          ideas.some((idea) => idea === key) || showsLate(example).includes(key),
      )
      .map(([rule]) => rule),
  );
function showsLate(example: SenderExample): readonly string[] {
  const { scene, segment } = stageSender(example, example.wrong);
  return keysOf(scene.connection[example.end], segment, { profile: 'strict', now: scene.connection.now });
}
