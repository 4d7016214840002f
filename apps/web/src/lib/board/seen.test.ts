import { lessonById, newHeader, open, play } from '@handshake/lessons';
import type { Actor, Lesson, LoggedMove, Move, Table } from '@handshake/lessons';
import { ACK, SYN } from '@handshake/protocol';
import { expect, test } from 'vitest';
import { seenBy } from './seen.ts';

/** The client is held back, takes a hint and sends its SYN. */
function played(): { table: Table; moves: LoggedMove[] } {
  const lesson = lessonById('handshake') as Lesson;
  const header = newHeader({ lesson, profile: 'strict', iss: { client: 2_000_000, server: 9_000_000 } });
  const moves: LoggedMove[] = [];
  let table = open(header);
  const move = (by: Actor, made: Move) => {
    const tried = play(table, by, made);
    if (!tried.ok) throw new Error(tried.refusal);
    table = tried.table;
    moves.push({ ...tried.logged, id: `m${tried.logged.n}`, at: 0 });
  };
  const syn = { flags: SYN, seq: 2_000_000, ack: 0, len: 0, win: 64_240 };
  move('client', { kind: 'send', segment: { ...syn, flags: SYN | ACK } });
  move('client', { kind: 'hint' });
  move('client', { kind: 'send', segment: syn });
  return { table, moves };
}
const kinds = ({ events, prelude }: Table) => events.slice(prelude).map(({ kind }) => kind);

test('an opened table is seen whole, or as an end or the network sees it', () => {
  const { table, moves } = played();
  expect(seenBy(table, moves, 'watcher')).toBe(table);
  expect(kinds(seenBy(table, moves, 'client'))).toContain('refused');
  for (const role of ['server', 'network'] as const) {
    const seen = seenBy(table, moves, role);
    expect(kinds(seen)).not.toContain('refused');
    expect(kinds(seen)).not.toContain('hint');
    expect(kinds(seen)).toContain('sent');
    expect(seen.n).toBe(table.n);
  }
  expect(seenBy(table, moves, 'network').header.iss).toEqual({ client: null, server: null });
  expect(seenBy(table, moves, 'server').header.iss).toEqual({ client: null, server: 9_000_000 });
});
