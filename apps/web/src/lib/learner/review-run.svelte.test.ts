/** A review from its first question to its last: what is asked, what is noted, what may be looked at. */
import type { PracticeEvent } from '@handshake/lessons';
import { describe, expect, test } from 'vitest';
import { read } from '#lib/table/draft.ts';
import { AT_A_TIME, comesBack, dueKeys, ReviewRun } from './review-run.svelte.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

function begin(...keys: string[]) {
  const noted: PracticeEvent[] = [];
  let n = 0;
  const run = new ReviewRun(keys, {
    device: 'laptop',
    chance: () => (n++ * 0.618) % 1,
    id: () => String(n++),
    now: () => NOW,
    record: (events) => noted.push(...events),
  });
  return { run, noted };
}
/** Sends what stands in the header. */
function send(run: ReviewRun) {
  const drafted = read(run.fields, run.mode, run.bases);
  if (!drafted.ok) throw new Error(`the header can’t be read: ${JSON.stringify(drafted.errors)}`);
  return run.answer({ kind: 'segment', segment: drafted.segment });
}

describe('a review', () => {
  test('notes the first answer alone; the answer may then be looked at, and is right', () => {
    const { run, noted } = begin('ack-on-first-syn', 'syn-free');
    expect(run.answer({ kind: 'nothing' }).ok).toBe(false);
    expect(run.solved).toBe(false);
    expect(run.show()).toBe(true);
    expect(send(run).ok).toBe(true);
    expect(run.solved).toBe(true);
    expect(noted).toMatchObject([{ key: 'ack-on-first-syn', ok: false, at: NOW, source: 'review' }]);
    expect(run.asked).toEqual([{ key: 'ack-on-first-syn', ok: false, elsewhere: false }]);
    run.next();
    expect(run.item.key).toBe('syn-free');
    expect(run.said).toBeNull();
    expect(run.wrong).toBe(0);
  });

  test.each(['relative', 'absolute'] as const)('shows an answer that can be sent, in %s numbers', (mode) => {
    for (const key of ['bare-fin', 'fin-ack-name', 'stale-synack', 'RST-FORM-NOACK', 'DT-WRAP', 'swapped']) {
      const { run } = begin(key);
      run.setMode(mode);
      run.answer({ kind: 'nothing' });
      expect(run.show(), key).toBe(true);
      expect(send(run).ok, key).toBe(true);
    }
  });

  test('has nothing to show where nothing is due, and “nothing” is right there', () => {
    const { run, noted } = begin('ack-the-ack');
    const { snd, rcv } = run.endpoint;
    const needless = { flags: 0x10, seq: snd.nxt, ack: rcv.nxt, len: 0, win: rcv.wnd };
    expect(run.answer({ kind: 'segment', segment: needless }).shown).toBe('ack-the-ack');
    expect(run.show()).toBe(false);
    expect(run.answer({ kind: 'nothing' }).ok).toBe(true);
    expect(noted).toMatchObject([{ key: 'ack-the-ack', ok: false }]);
  });

  test('leaves a key due where another idea was what went wrong', () => {
    const { run, noted } = begin('isn-one');
    const { segment } = run.answer({ kind: 'nothing' }).due ? { segment: run.said?.due } : { segment: null };
    if (!segment) throw new Error('nothing is due');
    const second = begin('isn-one');
    const other = second.run.answer({
      kind: 'segment',
      segment: { ...segment, seq: second.run.endpoint.iss, flags: segment.flags | 0x10 },
    });
    expect(other.shown).toBe('ack-on-first-syn');
    expect(second.noted).toMatchObject([{ key: 'ack-on-first-syn', ok: false }]);
    expect(second.run.asked).toEqual([{ key: 'isn-one', ok: false, elsewhere: true }]);
    expect(noted).toMatchObject([{ key: 'isn-one', ok: false }]);
  });

  test('passes over what it does not know, asks so many at a stretch, and ends', () => {
    const keys = Array.from({ length: 12 }, () => 'swapped');
    const { run } = begin('of-a-later-version', ...keys);
    expect(run.length).toBe(AT_A_TIME);
    const stories = new Set<string>();
    while (!run.over) {
      stories.add(JSON.stringify([run.item.story, run.item.origins]));
      run.next();
    }
    expect(stories.size).toBe(AT_A_TIME);
    expect(begin('of-a-later-version').run.over).toBe(true);
  });

  test('is made from what is due, by name', () => {
    const { run, noted } = begin('swapped');
    run.answer({ kind: 'nothing' });
    const back = comesBack(noted, 'swapped', NOW) ?? 0;
    expect(back).toBeGreaterThan(NOW);
    expect(comesBack(noted, 'isn-one', NOW)).toBeNull();
    expect(dueKeys(new Map(), NOW, () => true)).toEqual([]);
  });
});
