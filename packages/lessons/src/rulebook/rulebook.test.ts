import { RULES, TRANSITIONS } from '@handshake/protocol';
import type { Profile, RuleId } from '@handshake/protocol';
import { describe, expect, it } from 'vitest';
import { MISCONCEPTIONS } from '../diagnosis/catalogue.ts';
import { outcomeOf } from '../diagnosis/outcome.ts';
import { LESSONS } from '../lessons/index.ts';
import { broughtBy, neighbours, revealed } from './neighbourhood.ts';
import { segmentIn, segmentText } from './notation.ts';
import { ARRIVAL_EXAMPLES, RULEBOOK, SENDER_EXAMPLES } from './index.ts';
import type { ArrivalExample, SenderExample } from './entry.ts';
import { tell } from './story.ts';
import { transitionRules } from './transition-rules.ts';
import { stageArrival, stageSender, tryArrival, trySending } from './trial.ts';

const IDS = Object.keys(RULES) as RuleId[];
const SENDERS = Object.entries(SENDER_EXAMPLES) as [RuleId, SenderExample][];
const ARRIVALS = Object.entries(ARRIVAL_EXAMPLES) as [RuleId, ArrivalExample][];

it('has an example of every rule of the catalogue, and of nothing else', () => {
  expect(Object.keys(RULEBOOK).sort()).toEqual([...IDS].sort());
});

describe('a right segment', () => {
  it.each(SENDERS)(
    '[%s] is legal in either profile, travels, and the rule does not object',
    (id, example) => {
      const { scene, segment } = stageSender(example, example.right);
      for (const profile of ['strict', 'textbook'] as const satisfies Profile[]) {
        const { outcome } = trySending(scene, example.end, segment, profile);
        expect(outcome, segmentText(segment)).toMatchObject({
          verdict: 'legal',
          notAsked: null,
          travels: true,
        });
        if (RULES[id].verdict === 'legal') expect(outcome.findings.map((f) => f.rule)).toContain(id);
      }
    },
  );
});

describe('a wrong segment', () => {
  it.each(SENDERS)('[%s] is answered by the rule, with the class that it is known for', (id, example) => {
    const { scene, segment } = stageSender(example, example.wrong);
    const { outcome } = trySending(scene, example.end, segment, 'strict');
    const deciding = example.stops ?? id;
    expect(outcome.verdict, JSON.stringify(outcome)).toBe(RULES[deciding].verdict);
    expect(outcome.findings[0]?.rule, JSON.stringify(outcome)).toBe(deciding);
    expect(example.stops !== undefined).toBe(RULES[id].verdict === 'legal');
  });

  it.each(SENDERS.filter(([id]) => 'textbook' in RULES[id]))(
    '[%s] is legal in the notation of the notes',
    (_id, example) => {
      const { scene, segment } = stageSender(example, example.wrong);
      expect(trySending(scene, example.end, segment, 'textbook').outcome.verdict).toBe('legal');
    },
  );
});

describe('an arrival', () => {
  it.each(
    ARRIVALS.flatMap(([id, example]) =>
      example.arrives.map((moment) => [id, moment.segment, example, moment] as const),
    ),
  )('[%s] %s is answered by the rule', (id, _text, example, moment) => {
    const { scene, segment } = stageArrival(example, moment);
    expect(tryArrival(scene, example.end, segment, 'strict').arrival.rule).toBe(id);
  });
});

it('every story is sound: what its ends send is legal and asked for', () => {
  let judged = 0;
  for (const [id, example] of Object.entries(RULEBOOK)) {
    const slips = 'right' in example ? (example.slips ?? []) : [];
    const moments = 'arrives' in example ? example.arrives : [example.right, example.wrong];
    for (const { story } of [...moments, ...slips.filter((slip) => typeof slip !== 'string')])
      tell(story, example.origins, ({ connection, origins }, line) => {
        const [, head, text] = /^([cs])> (.+?)(?: x| \.\.\.)?$/u.exec(line) ?? [];
        if (head === undefined || text === undefined) return;
        const seat = head === 'c' ? 'client' : 'server';
        const ep = connection[seat];
        const segment = segmentIn(text, seat, origins, ep.rcv.wnd);
        const outcome = outcomeOf(ep, segment, { profile: 'strict', now: connection.now });
        expect(outcome, `${id}: ${line}`).toMatchObject({ verdict: 'legal', notAsked: null });
        judged++;
      });
  }
  expect(judged).toBeGreaterThan(400);
});

it('every erratum of the notes is on the page of some rule', () => {
  const told = new Set(
    LESSONS.flatMap((lesson) => lesson.steps.flatMap((step) => step.errata.map(({ no }) => no))),
  );
  const shown = new Set(Object.values(RULEBOOK).flatMap((example) => example.errata ?? []));
  expect([...shown].filter((no) => !told.has(no))).toEqual([]);
  expect([...told].filter((no) => !shown.has(no))).toEqual([]);
});

it('every misconception is on the page of a rule that reveals it, or names it', () => {
  const shown = new Set<string>();
  for (const [id, example] of SENDERS) {
    for (const { misconception } of revealed(id, example)) shown.add(misconception);
    for (const idea of example.ideas ?? []) shown.add(idea);
  }
  expect(Object.keys(MISCONCEPTIONS).filter((id) => !shown.has(id))).toEqual([]);
});

it('what reveals a misconception is answered by this rule, and explained by that misconception', () => {
  for (const [id, example] of SENDERS)
    for (const { misconception, story, segment } of revealed(id, example)) {
      const { scene } = stageSender(example, { ...example.wrong, story });
      const { outcome } = trySending(scene, example.end, segment, 'strict');
      expect(outcome.misconception, `${id}: ${segmentText(segment)}`).toBe(misconception);
      expect(outcome.findings[0]?.rule).toBe(id);
    }
});

it('[RX-NOACK] is what a FIN without ACK meets', () => {
  expect(broughtBy('RX-NOACK')).toEqual([{ misconception: 'bare-fin', rule: 'ALL-ACK-SET' }]);
});

it('every rule has neighbours, and none is its own', () => {
  for (const [id, example] of Object.entries(RULEBOOK) as [RuleId, SenderExample | ArrivalExample][]) {
    const beside = neighbours(id, example);
    expect(beside.length, id).toBeGreaterThan(0);
    expect(beside).not.toContain(id);
  }
});

describe('the rules of a transition', () => {
  const rules = transitionRules();
  it('are told for every segment, sent or received', () => {
    for (const row of TRANSITIONS)
      if (/^(?:rcv|send)-/u.test(row.on)) expect(rules.get(row), `${row.from} ${row.on}`).not.toEqual([]);
  });
  it('of what arrives are arrival rules, of what is sent the sender’s', () => {
    for (const [row, ids] of rules)
      for (const id of ids)
        expect(RULES[id].side, `${row.from} ${row.on} ${id}`).toBe(
          row.on.startsWith('rcv') ? 'arrival' : 'sender',
        );
  });
});
