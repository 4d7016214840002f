/** What is asked when something is due: always with one right answer, and always about that. */
import { ACK, RULES } from '@handshake/protocol';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MISCONCEPTIONS } from '../../diagnosis/catalogue.ts';
import { outcomeOf } from '../../diagnosis/outcome.ts';
import { ARRIVAL_EXAMPLES, RULEBOOK, SENDER_EXAMPLES } from '../../rulebook/index.ts';
import { segmentIn } from '../../rulebook/notation.ts';
import { tell } from '../../rulebook/story.ts';
import { eventsOfReview, reviewAnswer, reviewItem, reviewScene } from './item.ts';
import type { ReviewItem } from './item.ts';
import { dueNow, momentsOf, testedAt } from './moments.ts';
import { drawnOrigins, renumbered } from './renumber.ts';

const KEYS = [...Object.keys(MISCONCEPTIONS), ...Object.keys(RULES)];
/** Shown by no segment, or only by one that is right but for its time. */
const NOT_BY_NUMBERS = ['timewait-one-reason', 'ack-timing'];

/** The same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x9e37_79b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 0x1_0000_0000;
  };
}
const drawnItem = (key: string, seed: number, last?: ReviewItem): ReviewItem => {
  const item = reviewItem(key, seeded(seed), last);
  if (!item) throw new Error(`nothing to ask of ${key}`);
  return item;
};

describe.each(KEYS)('[%s]', (key) => {
  test('is asked with new numbers; the judge takes what is due, and nothing where nothing is', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const item = drawnItem(key, seed);
        const [first] = dueNow(reviewScene(item), item.end);
        const said = first
          ? reviewAnswer(item, { kind: 'segment', segment: first.segment }, 'strict')
          : reviewAnswer(item, { kind: 'nothing' }, 'strict');
        expect(said, item.story).toMatchObject({ ok: true, shown: null });
        if (first) expect(reviewAnswer(item, { kind: 'nothing' }, 'strict').ok).toBe(false);
      }),
      { numRuns: 8 },
    );
  });

  test('is put to the test by what is asked, whatever the numbers', () => {
    if (!(key in MISCONCEPTIONS) || NOT_BY_NUMBERS.includes(key)) return;
    for (let seed = 0; seed < 6; seed++) {
      const item = drawnItem(key, seed);
      const from = momentsOf(key).find(({ rule, end }) => rule === item.rule && end === item.end);
      if (!from) throw new Error(`${item.rule} is not where ${key} is asked`);
      const tests = testedAt({ ...from, story: item.story, slips: [] }, reviewScene(item));
      const written = testedAt({ ...from, slips: from.slips }, tell(from.story, from.origins));
      expect(tests.has(key) || written.has(key), `${key}: ${item.story}`).toBe(true);
    }
  });
});

it('every story means the same with other numbers: each segment that was right is right', () => {
  let judged = 0;
  for (const [id, example] of Object.entries(RULEBOOK)) {
    const stories = 'arrives' in example ? example.arrives : [example.right, example.wrong];
    for (const [seed, { story }] of stories.entries()) {
      const chance = seeded(seed + id.length);
      const origins = drawnOrigins(chance, example.origins);
      tell(renumbered(story, chance), origins, (scene, line) => {
        const [, head, text] = /^([cs])> (.+?)(?: x| \.\.\.)?$/u.exec(line) ?? [];
        if (head === undefined || text === undefined) return;
        const seat = head === 'c' ? 'client' : 'server';
        const ep = scene.connection[seat];
        const segment = segmentIn(text, seat, origins, ep.rcv.wnd);
        const { now } = scene.connection;
        expect(outcomeOf(ep, segment, { profile: 'strict', now }), `${id}: ${line}`).toMatchObject({
          verdict: 'legal',
          notAsked: null,
        });
        judged++;
      });
    }
  }
  expect(judged).toBeGreaterThan(300);
});

describe('new numbers', () => {
  it('are drawn whatever chance says, even the same every time', () => {
    for (const key of KEYS)
      for (const same of [0, 0.5, 0.999_999]) {
        const item = reviewItem(key, () => same);
        expect(item && reviewScene(item).connection.now, key).toBeGreaterThanOrEqual(0);
      }
    const two = renumbered('c SEND 100\nc> PA 1 1 +100\ns SEND 220', () => 0.999_999);
    expect(two).toBe('c SEND 400\nc> PA 1 1 +400\ns SEND 12');
  });

  it('are far from 0 and from each other, but for a story about numbers that wrap', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { client, server } = drawnOrigins(seeded(seed));
        for (const n of [client, server, Math.abs(client - server)]) {
          expect(n).toBeGreaterThanOrEqual(10_000_000);
          expect(n).toBeLessThanOrEqual(0xffff_ffff - 10_000_000);
        }
      }),
    );
    const wraps = drawnOrigins(seeded(4), SENDER_EXAMPLES['DT-WRAP'].origins);
    expect(0x1_0000_0000 - wraps.client).toBeLessThan(12);
  });

  it('move what was counted from the old lengths', () => {
    const story = renumbered(
      'c SEND 100\nc> PA 1 1 +100\ns> A 1 101\n>s PA 101 1 +100\n>s S 70000',
      () => 0.5,
    );
    const [, , is] = (/SEND (\d+)/u.exec(story)?.[0].split(' ') ?? []).concat('') as string[];
    const n = Number(/SEND (\d+)/u.exec(story)?.[1]);
    expect(is).toBe('');
    expect(n).not.toBe(100);
    expect(story).toBe(
      `c SEND ${n}\nc> PA 1 1 +${n}\ns> A 1 ${n + 1}\n>s PA ${n + 1} 1 +${n}\n>s S ${70_000 + n - 100}`,
    );
  });

  it('leave a probe, full-sized segments and what a window is about as they are', () => {
    const kept = 's SEND 2920\ns> PA 1 1 +1460\nc> A 1 1461\n>c A 1461 1 +1';
    expect(renumbered(kept, seeded(1))).toBe(kept);
    const window = 's> SA 0 1 w100\nc SEND 200';
    expect(renumbered(window, seeded(1))).toBe(window);
  });
});

describe('an answer', () => {
  const third = drawnItem('ack-is-last', 3);
  const by = { id: 'r1', at: 5, device: 'laptop' };

  it('that is right is noted for the key', () => {
    const [first] = dueNow(reviewScene(third), third.end);
    if (!first) throw new Error('nothing is due');
    const said = reviewAnswer(third, { kind: 'segment', segment: first.segment }, 'strict');
    expect(eventsOfReview(third, said, by)).toEqual([
      { ...by, source: 'review', key: 'ack-is-last', ok: true, grade: 'good' },
    ]);
  });

  it('that shows the misconception is noted against it; another one against that, and the key stays due', () => {
    const [first] = dueNow(reviewScene(third), third.end);
    if (!first) throw new Error('nothing is due');
    const { segment } = first;
    const last = reviewAnswer(
      third,
      { kind: 'segment', segment: { ...segment, ack: segment.ack - 1 } },
      'strict',
    );
    expect(eventsOfReview(third, last, by)).toMatchObject([{ key: 'ack-is-last', ok: false }]);
    const other = reviewAnswer(
      third,
      { kind: 'segment', segment: { ...segment, seq: segment.ack, ack: segment.seq } },
      'strict',
    );
    expect(other.shown).toBe('swapped');
    expect(eventsOfReview(third, other, by)).toMatchObject([{ key: 'swapped', ok: false }]);
  });

  it('nothing, where something is due, is noted against the key', () => {
    const said = reviewAnswer(third, { kind: 'nothing' }, 'strict');
    expect(said.due).not.toBeNull();
    expect(eventsOfReview(third, said, by)).toMatchObject([{ key: 'ack-is-last', grade: 'again' }]);
  });

  it('an ACK where nothing is due shows what it shows', () => {
    const item = drawnItem('ack-the-ack', 1);
    const { snd, rcv } = reviewScene(item).connection[item.end];
    const needless = { flags: ACK, seq: snd.nxt, ack: rcv.nxt, len: 0, win: rcv.wnd };
    expect(reviewAnswer(item, { kind: 'segment', segment: needless }, 'strict')).toMatchObject({
      ok: false,
      shown: 'ack-the-ack',
      due: null,
    });
  });
});

it('does not ask the same story twice running where there are others', () => {
  for (let seed = 0; seed < 20; seed++) {
    const item = drawnItem('ack-costs', seed);
    const next = drawnItem('ack-costs', seed + 100, item);
    expect([next.rule, next.end]).not.toEqual([item.rule, item.end]);
  }
});

it('asks nothing of a key that it does not know', () => {
  expect(reviewItem('of-a-later-version', seeded(1))).toBeNull();
  expect(Object.keys(ARRIVAL_EXAMPLES).every((rule) => momentsOf(rule).length > 0)).toBe(true);
});
