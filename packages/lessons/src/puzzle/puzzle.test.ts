/** Every puzzle has exactly one right answer: all that could be answered are tried. */
import { describe, expect, it } from 'vitest';
import { STATES } from '@handshake/protocol';
import { LONG } from '../../../../scripts/chance.ts';
import {
  answer,
  check,
  explain,
  isMisconception,
  PUZZLE_KINDS,
  puzzle,
  puzzleSchema,
  seeded,
} from '../index.ts';
import type { Given, Puzzle, PuzzleKind, PuzzleOf } from '../index.ts';
import { fill, soundValues } from './blank.ts';
import { isSound, isWrong, replay, spoken } from './exchange.ts';
import { allDue, isPressing, isSame } from './make/next.ts';
import { ideasOf } from './mistakes.ts';
import { sendNow } from './orders.ts';
import { RECORDED_NAMES, recordedExchange } from './recorded.ts';

/** Of each kind. */
const MANY = LONG ? 10_000 : 200;
const made = new Map<PuzzleKind, Puzzle[]>();
/** The first so many puzzles of a kind, made once. */
function puzzles<K extends PuzzleKind>(kind: K, many = MANY): PuzzleOf<K>[] {
  const all = made.get(kind) ?? [];
  made.set(kind, all);
  while (all.length < many) all.push(puzzle(kind, seeded(all.length)));
  return all.slice(0, many) as PuzzleOf<K>[];
}

function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}

/** Every answer that could be given, where they can be counted. */
function allAnswers(one: Puzzle): Given[] {
  switch (one.kind) {
    case 'wrong': {
      const numbers = (spoken(one.exchange) ?? []).map(({ no }) => no);
      return numbers.flatMap((no) => one.reasons.map((reason) => ({ kind: 'wrong', no, reason }) as const));
    }
    case 'state':
      return STATES.flatMap((client) => STATES.map((server) => ({ kind: 'state', client, server }) as const));
    case 'next':
      return one.options.map((_, option) => ({ kind: 'next', option }));
    case 'order':
    case 'blank':
      return [];
  }
}

/** Those of all answers that are right, by the judge alone. */
function rightAnswers(one: Puzzle): Given[] {
  if (one.kind === 'wrong')
    return (spoken(one.exchange) ?? [])
      .filter(({ outcome }) => !isSound(outcome))
      .flatMap(({ no, seat, segment, scene, outcome }) => {
        const ideas: readonly string[] = ideasOf(scene, seat, segment, outcome);
        return one.reasons
          .filter((reason) => ideas.includes(reason))
          .map((reason) => ({ kind: 'wrong', no, reason }) as const);
      });
  const scene = replay(one.exchange);
  if (!scene) return [];
  if (one.kind === 'state') {
    const { client, server } = scene.connection;
    return allAnswers(one).filter(
      (given) => given.kind === 'state' && given.client === client.state && given.server === server.state,
    );
  }
  if (one.kind !== 'next') return [];
  const due = allDue(scene);
  return one.options.flatMap((option, k): Given[] => {
    const right = option ? due.some((each) => isSame(each, option)) : !isPressing(scene);
    return right ? [{ kind: 'next', option: k }] : [];
  });
}

describe.each(['wrong', 'state', 'next'] as const)('a puzzle of %s', (kind) => {
  it('has exactly one right answer among all that can be given, by the judge', () => {
    for (const one of puzzles(kind)) {
      expect(puzzleSchema.parse(one)).toEqual(one);
      expect(rightAnswers(one), JSON.stringify(one)).toEqual([answer(one)]);
    }
  });

  it('is checked so: that one, and no other, is called right', () => {
    for (const one of puzzles(kind, 100)) {
      const right = allAnswers(one).filter((given) => check(one, given).ok);
      expect(right, JSON.stringify(one)).toEqual([answer(one)]);
    }
  });
});

describe('which is wrong', () => {
  it('one segment alone is, by the judge; and the diagnosis names the idea that it was made by', () => {
    for (const one of puzzles('wrong')) {
      const unsound = (spoken(one.exchange) ?? []).filter(({ outcome }) => !isSound(outcome));
      expect(unsound, JSON.stringify(one)).toHaveLength(1);
      const [wrong] = unsound;
      expect(wrong && isWrong(wrong.outcome)).toBe(true);
      expect(wrong?.outcome.misconception).toBe(one.about);
      expect(new Set(one.reasons).size).toBe(one.reasons.length);
    }
  });

  it('by every idea that a segment can show and TCP forbids', () => {
    const shown = new Set(puzzles('wrong', 400).map(({ about }) => about));
    expect([...shown].sort()).toEqual(
      [
        'ack-costs',
        'ack-is-last',
        'ack-on-first-syn',
        'ack-plus-one',
        'ack-the-ack',
        'bare-fin',
        'close-is-handshake',
        'data-after-fin',
        'fin-ack-name',
        'fin-both',
        'four-is-safer',
        'half-open-closed',
        'resend-new-seq',
        'stale-synack',
        'swapped',
        'syn-free',
        'syn-is-number',
        'synack-lost-deadlock',
        'timewait-passive',
        'two-is-enough',
      ].sort(),
    );
  });
});

describe('in which order', () => {
  it('no other one is such that the judge finds nothing wrong', () => {
    for (const one of puzzles('order')) {
      expect(puzzleSchema.parse(one)).toEqual(one);
      const start = replay(one.exchange);
      const told = (order: readonly number[]) => JSON.stringify(order.map((k) => one.segments[k]));
      const sound = permutations(one.segments.length).filter((order) => {
        let scene = start;
        return order.every((k) => {
          const sending = one.segments[k];
          if (!scene || !sending) return false;
          const sent = sendNow(scene, sending);
          scene = sent.scene;
          return !isWrong(sent.outcome);
        });
      });
      expect(new Set(sound.map(told)).size, JSON.stringify(one)).toBe(1);
      const right = answer(one);
      expect(right && told(right.order)).toBe(told(sound[0] ?? []));
      for (const order of [sound[0] as number[], (sound[0] as number[]).toReversed()])
        expect(check(one, { kind: 'order', order }).ok).toBe(order === sound[0]);
      // As they are shown, they are not in order; and a segment out of place is nobody's idea.
      const shown = check(one, { kind: 'order', order: one.segments.map((_, k) => k) });
      expect(shown.ok).toBe(false);
      expect([one.about, shown.key].filter(isMisconception)).toEqual([]);
    }
  });
});

describe('what stands in the blank', () => {
  /** Every number of both streams and around them, and what is far from both. */
  function everyValue({ exchange, field }: PuzzleOf<'blank'>): number[] {
    if (field === 'flags') return Array.from({ length: 256 }, (_, k) => k);
    if (field === 'len') return Array.from({ length: 1600 }, (_, k) => k);
    const { client, server } = exchange.iss;
    const told = exchange.happenings.flatMap((one) =>
      one.do === 'send' || one.do === 'stray' ? [one.segment.seq + one.segment.len, one.segment.ack] : [],
    );
    /** From before the ISN to beyond the last number of that stream that the exchange shows. */
    const stream = (iss: number) => {
      const reach = Math.max(...told.map((n) => (n - iss) >>> 0).filter((n) => n < 10_000));
      return around(iss, reach);
    };
    const around = (n: number, to = 0) => Array.from({ length: to + 120 }, (_, k) => (n - 60 + k) >>> 0);
    const windows = [client, server].flatMap((n) => [65_535, 64_240, 65_160].map((by) => (n + by) >>> 0));
    return [
      ...stream(client),
      ...stream(server),
      ...[...told, ...windows].flatMap((n) => around(n)),
      ...Array.from({ length: 64 }, (_, k) => (client + k * 0x0400_0000) >>> 0),
      ...[0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff],
    ];
  }

  it('one value alone makes every segment sound', () => {
    for (const one of puzzles('blank')) {
      expect(puzzleSchema.parse(one)).toEqual(one);
      const values = soundValues(one, everyValue(one));
      const right = answer(one);
      // Of flags, those that aren't asked for may stand as they like.
      const asked = one.field === 'flags' ? new Set(values.map((value) => value & 0x17)) : new Set(values);
      expect([...asked], JSON.stringify(one)).toEqual([right?.value]);
      expect(check(one, { kind: 'blank', value: right?.value ?? 0 }).ok).toBe(true);
      expect(check(one, { kind: 'blank', value: (right?.value ?? 0) + 1 }).ok).toBe(false);
    }
  });

  it('keeps no trace of it', () => {
    for (const one of puzzles('blank', 60)) {
      const hidden = one.exchange.happenings.filter((h) => h.do === 'send')[one.no - 1];
      if (one.exchange.happenings.some((h) => h.do === 'stray')) continue;
      const held = one.field === 'flags' ? (hidden?.segment.flags ?? 0) & 0x17 : hidden?.segment[one.field];
      expect(held).toBe(0);
      expect(fill(one, answer(one)?.value ?? 0)).not.toBeNull();
    }
  });
});

describe.each(PUZZLE_KINDS)('a puzzle of %s', (kind) => {
  it('is the same for the same chance, and another one for another', () => {
    expect(puzzle(kind, seeded(5))).toEqual(puzzle(kind, seeded(5)));
    const drawn = new Set(puzzles(kind, 40).map((one) => JSON.stringify(one)));
    expect(drawn.size).toBeGreaterThan(38);
  });

  it('is made on recordings too', () => {
    const from = new Set(puzzles(kind, 120).map(({ source }) => source.from));
    expect([...from].sort()).toEqual(['generated', 'recording']);
  });

  it('answered wrong, is explained in both languages with numbers of its own', () => {
    for (const one of puzzles(kind, 60)) {
      for (const given of wrongAnswers(one)) {
        const { ok, said, key, parts } = check(one, given);
        expect(ok).toBe(false);
        expect(key).not.toBe('');
        if (kind === 'state') expect(parts).not.toBeNull();
        else expect(said.length, JSON.stringify([one, given])).toBeGreaterThan(0);
        for (const { outcome } of said)
          for (const locale of ['en', 'zh'] as const) {
            const text = explain(outcome, locale, (fact) =>
              typeof fact === 'object' ? String(fact.seq) : String(fact),
            );
            if (!isSound(outcome)) expect(text?.text ?? '').not.toBe('');
            if (outcome.misconception) expect(isMisconception(outcome.misconception)).toBe(true);
          }
      }
    }
  });
});

function wrongAnswers(one: Puzzle): Given[] {
  const right = answer(one);
  if (one.kind === 'order') {
    const order = one.segments.map((_, k) => k);
    return [{ kind: 'order', order }];
  }
  if (one.kind === 'blank' && right?.kind === 'blank')
    return [right.value + 1, right.value ^ 0x10, 0]
      .filter((value) => value !== right.value)
      .map((value) => ({ kind: 'blank', value: value >>> 0 }));
  return allAnswers(one).filter((given) => JSON.stringify(given) !== JSON.stringify(right));
}

describe('recordings', () => {
  it.each(RECORDED_NAMES)('%s is an exchange of two sound ends', (name) => {
    const all = spoken(recordedExchange(name));
    expect(all?.length ?? 0).toBeGreaterThan(3);
    for (const { outcome } of all ?? []) expect(isSound(outcome)).toBe(true);
  });
});
