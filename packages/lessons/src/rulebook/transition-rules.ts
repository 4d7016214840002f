/** Which rules take a connection from one state to the next: found by trying, at every moment of every story. */
import { ACK, FIN, RST, RULES, SYN, TRANSITIONS, add, arrive, emit, has } from '@handshake/protocol';
import type { Endpoint, RuleId, Segment, State, Transition, TransitionEvent } from '@handshake/protocol';
import { ARRIVAL_EXAMPLES, SENDER_EXAMPLES } from './index.ts';
import type { ArrivalExample, SenderExample } from './entry.ts';
import { stageArrival, stageSender } from './trial.ts';
import type { Scene } from './story.ts';

/** A state was left for another by a segment, sent or received, and by a rule. */
interface Step {
  readonly from: State;
  readonly to: State;
  readonly by: 'send' | 'rcv';
  readonly segment: Segment;
  readonly rule: RuleId;
}

const entries = <T>(record: Readonly<Record<string, T>>): [RuleId, T][] =>
  Object.entries(record) as [RuleId, T][];

/** What reaches an endpoint and may move it on. */
function arrivals(ep: Endpoint): Segment[] {
  const seqs = [
    ep.rcv.nxt,
    add(ep.rcv.nxt, 9),
    add(ep.rcv.nxt, 70_000),
    ...(ep.irs === null ? [] : [ep.irs]),
  ];
  const flags = [SYN, SYN | ACK, ACK, FIN | ACK, RST, RST | ACK];
  return flags.flatMap((f) =>
    seqs.flatMap((seq) => [ep.snd.nxt, ep.snd.una].map((ack) => ({ flags: f, seq, ack, len: 0, win: 1000 }))),
  );
}

function received(scene: Scene, side: 'client' | 'server', segment: Segment): Step {
  const { from, endpoint, rule } = arrive(scene.connection[side], segment, scene.connection.now);
  return { from, to: endpoint.state, by: 'rcv', segment, rule };
}

/** The moves that the examples make, and every scene that they play in. */
function examples(): { readonly steps: readonly Step[]; readonly scenes: readonly Scene[] } {
  const steps: Step[] = [];
  const scenes: Scene[] = [];
  for (const [rule, example] of entries<ArrivalExample>(ARRIVAL_EXAMPLES))
    for (const moment of example.arrives) {
      const { scene, segment } = stageArrival(example, moment);
      scenes.push(scene);
      const step = received(scene, example.end, segment);
      if (step.rule === rule) steps.push(step);
    }
  for (const [rule, example] of entries<SenderExample>(SENDER_EXAMPLES)) {
    const { scene, segment } = stageSender(example, example.right);
    scenes.push(scene, stageSender(example, example.wrong).scene);
    const ep = scene.connection[example.end];
    const to = emit(ep, segment, scene.connection.now).state;
    steps.push({ from: ep.state, to, by: 'send', segment, rule });
  }
  return { steps, scenes };
}

/** The moves that an arrival could make at either end of these scenes: one end of each kind is enough. */
function tried(scenes: readonly Scene[]): Step[] {
  const seen = new Set<string>();
  const steps: Step[] = [];
  for (const scene of scenes)
    for (const side of ['client', 'server'] as const) {
      const ep = scene.connection[side];
      const kind = `${ep.state} ${ep.passive} ${ep.reopened !== undefined}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      steps.push(...arrivals(ep).map((segment) => received(scene, side, segment)));
    }
  return steps;
}

/** The flag that names an event. Of an acknowledged SYN or FIN it is none that this segment must have. */
function isBy(row: Transition, { by, segment }: Step): boolean {
  if (!row.on.startsWith(by)) return false;
  if (row.on.includes('-rst')) return has(segment, RST);
  if (has(segment, RST)) return false;
  return /^(?:rcv|send)-syn/u.test(row.on) ? has(segment, SYN) : true;
}

/** What may be sent, or has to wait, in the states that such a row joins. */
const ABOUT: Partial<Readonly<Record<TransitionEvent, readonly RuleId[]>>> = {
  'send-syn': ['HS-SYN-FLAGS'],
  'send-fin': ['FIN-STATE'],
  'send-rst': ['RST-ABORT'],
  abort: ['RST-ABORT'],
  '2msl': ['TW-SEND'],
};

/** The rules that make a move by themselves; flags and numbers are checked whatever the state. */
const moves = (rule: RuleId): boolean => !['flags', 'ack', 'data'].includes(RULES[rule].topic);

/** For every row of the table of transitions, the rules that make the move; few for a call or a timer. */
export function transitionRules(): ReadonlyMap<Transition, readonly RuleId[]> {
  const shown = examples();
  const found = (row: Transition, among: readonly Step[]): RuleId[] =>
    among
      .filter((s) => s.from === row.from && s.to === row.to && moves(s.rule) && isBy(row, s))
      .map((s) => s.rule);
  const elsewhere = tried(shown.scenes);
  return new Map(
    TRANSITIONS.map((row) => {
      const told = found(row, shown.steps);
      const rules = [...(ABOUT[row.on] ?? []), ...(told.length > 0 ? told : found(row, elsewhere))];
      return [row, [...new Set(rules)]];
    }),
  );
}
