/** The record on a real browser's storage. */
import { progress } from '@handshake/lessons';
import type { PracticeEvent } from '@handshake/lessons';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EventStore } from './event-store.ts';
import { Learner } from './learner.svelte.ts';

const event = (id: string, given: Partial<PracticeEvent> = {}): PracticeEvent => ({
  id,
  at: 1_790_000_000_000,
  device: 'laptop',
  source: 'lesson',
  key: 'swapped',
  ok: true,
  grade: 'good',
  ...given,
});
const ids = ({ record }: Learner) => record.map(({ id }) => id);
const file = (text: string) => new Blob([text], { type: 'application/json' });

beforeEach(async () => {
  await (await EventStore.open()).clear();
});
afterEach(() => vi.restoreAllMocks());

async function opened(): Promise<Learner> {
  const learner = new Learner();
  await learner.open();
  return learner;
}

describe('a record', () => {
  test('is there again after a reload', async () => {
    const before = await opened();
    await before.add([event('a'), event('b')]);
    expect(before.keeping).toBe('kept');
    expect(ids(await opened())).toEqual(['a', 'b']);
  });

  test('shows at once what is added before storage has been opened, and keeps it', async () => {
    await (await opened()).add([event('a')]);
    const early = new Learner();
    const kept = early.add([event('b')]);
    expect(ids(early)).toEqual(['b']);
    await kept;
    expect(ids(early)).toEqual(['a', 'b']);
    expect(ids(await opened())).toEqual(['a', 'b']);
  });

  test('of two tabs is one: each sees what the other adds, and neither loses anything', async () => {
    const one = await opened();
    const two = await opened();
    await Promise.all([one.add([event('a')]), two.add([event('b')]), one.add([event('c')])]);
    await vi.waitFor(() => {
      expect(ids(one)).toEqual(['a', 'b', 'c']);
      expect(ids(two)).toEqual(['a', 'b', 'c']);
    });
    expect(ids(await opened())).toEqual(['a', 'b', 'c']);
  });

  test('erased in one tab is gone in the other, and after a reload', async () => {
    const one = await opened();
    const two = await opened();
    await one.add([event('a')]);
    await vi.waitFor(() => expect(ids(two)).toEqual(['a']));
    expect(await two.erase()).toBe(true);
    await vi.waitFor(() => expect(ids(one)).toEqual([]));
    expect(ids(await opened())).toEqual([]);
  });

  test('goes out as a file and comes back once', async () => {
    const one = await opened();
    await one.add([event('a'), event('b')]);
    const text = one.written();
    await one.erase();
    expect(await one.import(file(text))).toEqual({ ok: true, added: 2, known: 0 });
    expect(await one.import(file(text))).toEqual({ ok: true, added: 0, known: 2 });
    expect(ids(await opened())).toEqual(['a', 'b']);
    expect(await one.import(file('{'))).toEqual({ ok: false, problem: { kind: 'not-json' } });
    expect(ids(one)).toEqual(['a', 'b']);
  });

  test('has no row of another kind, whoever wrote it there', async () => {
    const store = await EventStore.open();
    await store.put([event('a'), { id: 'b', at: 'yesterday' } as unknown as PracticeEvent]);
    expect(ids(await opened())).toEqual(['a']);
  });
});

describe('where storage fails', () => {
  test('full: what is shown stays, the page can say so, and it is kept as soon as there is room', async () => {
    const learner = await opened();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await learner.add([event('a')]);
    expect(learner.keeping).toBe('full');
    expect(ids(learner)).toEqual(['a']);
    expect(progress(learner.record).get('swapped')?.met).toBe(1);
    full.mockRestore();
    await learner.add([event('b')]);
    expect(learner.keeping).toBe('kept');
    expect(ids(await opened())).toEqual(['a', 'b']);
  });

  test('forbidden: practice goes on in the tab, and can be exported and erased', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    const learner = await opened();
    await learner.add([event('a')]);
    expect(learner.keeping).toBe('forbidden');
    expect(learner.written()).toContain('"id":"a"');
    expect(await learner.erase()).toBe(true);
    expect(ids(learner)).toEqual([]);
    expect(learner.keeping).toBe('forbidden');
  });
});
