/** Runs that wait for their class, on a real browser's storage. */
import { MAX_RUN_MOVES, runSchema } from '@handshake/contract';
import { COACHED, fold, lessonById, newHeader, nextMove, play } from '@handshake/lessons';
import type { LoggedMove } from '@handshake/lessons';
import { keepSeat } from '#lib/session/tokens.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Runs } from './runs.ts';
import type { EndedTable } from './runs.ts';

const CODE = 'K7M4QX';
const LAPTOP = { device: 'laptop', level: 'all' } as const;
const join = (code = CODE, inClass = true, at = 1) =>
  keepSeat(code, { token: 'a'.repeat(43), name: 'Ada', at, inClass });

/** A lesson that two sound ends have played. */
function ended(id: string, lessonId = 'handshake'): EndedTable {
  const lesson = lessonById(lessonId);
  if (!lesson) throw new Error('no such lesson');
  const header = newHeader({ lesson, profile: 'strict', ways: COACHED, iss: { client: 1, server: 2 } });
  const moves: LoggedMove[] = [];
  let table = fold(header, []);
  for (let next = nextMove(table); next; next = nextMove(table)) {
    const played = play(table, next.by, next.move);
    if (!played.ok) throw new Error(played.refusal);
    table = played.table;
    moves.push({ ...played.logged, id: `move-${moves.length}`, at: 1_790_000_000_000 });
  }
  return { id, seat: 'client', header, moves };
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => vi.restoreAllMocks());

test('a run waits for the class that was joined last, over a reload, until it is done with', () => {
  join('AAAAAA', true, 1);
  join(CODE, true, 2);
  expect(new Runs().add(ended('practice-1'), LAPTOP)).toBe(true);
  const later = new Runs();
  expect(later.unsafe).toBe(false);
  expect(later.of('AAAAAA')).toEqual([]);
  const [run] = later.of(CODE);
  if (!run) throw new Error('nothing waits');
  // Exactly what the contract takes: no lesson in it, and no token.
  expect(runSchema.parse(run)).toEqual(run);
  expect(run).toMatchObject({ table: 'practice-1', seat: 'client', ...LAPTOP, ways: COACHED });
  expect(Object.keys(run.lesson)).toEqual(['id', 'version']);
  later.done(CODE, run);
  expect(later.waiting).toBe(0);
});

test('two tabs add theirs, and the same one waits once', () => {
  join();
  const [one, two] = [new Runs(), new Runs()];
  one.add(ended('practice-1'), LAPTOP);
  two.add(ended('practice-2'), LAPTOP);
  two.add(ended('practice-1'), LAPTOP);
  expect(
    one
      .of(CODE)
      .map(({ table }) => table)
      .sort(),
  ).toEqual(['practice-1', 'practice-2']);
});

test('nothing waits without a class, at a table of two, or by other rules than TCP’s', () => {
  const runs = new Runs();
  expect(runs.add(ended('practice-1'), LAPTOP)).toBe(false);
  join(CODE, false);
  expect(runs.add(ended('practice-1'), LAPTOP)).toBe(false);
  join();
  const { header, ...rest } = ended('practice-1');
  const rules = { ...header.rules, id: 'two-way' as const };
  expect(runs.add({ ...rest, header: { ...header, rules } }, LAPTOP)).toBe(false);
  expect(runs.waiting).toBe(0);
});

test('one that is too long for the server is told of and does not wait', () => {
  join();
  const runs = new Runs();
  const { moves, ...rest } = ended('practice-1');
  const [first] = moves;
  if (!first) throw new Error('nothing was played');
  const many = Array.from({ length: MAX_RUN_MOVES + 1 }, () => first);
  expect(runs.add({ ...rest, moves: many }, LAPTOP)).toBe(false);
  const heavy = [{ ...first, id: 'x'.repeat(100_000) }];
  expect(runs.add({ ...rest, moves: heavy }, LAPTOP)).toBe(false);
  expect(runs.large).toEqual(['handshake', 'handshake']);
  expect(runs.waiting).toBe(0);
});

test('with storage full a run waits in the tab alone, and that is known', () => {
  join();
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  const runs = new Runs();
  expect(runs.add(ended('practice-1'), LAPTOP)).toBe(true);
  expect(runs.unsafe).toBe(true);
  expect(runs.of(CODE)).toHaveLength(1);
  runs.clear();
  expect([runs.waiting, runs.unsafe]).toEqual([0, false]);
});

test('what is damaged, or waits for a class that one has left, is put away', () => {
  join();
  const runs = new Runs();
  runs.add(ended('practice-1'), LAPTOP);
  localStorage.setItem(`hl:run:${CODE}:broken`, '{"table":7');
  localStorage.setItem('hl:run:AAAAAA:practice-9', '{}');
  expect(runs.of(CODE)).toHaveLength(1);
  runs.tidy([CODE]);
  expect(runs.waiting).toBe(1);
  runs.tidy([]);
  expect(runs.waiting).toBe(0);
});
