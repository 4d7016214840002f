import { MAX_ON_THEIR_WAY, MAX_RECORDED_MOVES, MAX_RECORDING } from '@handshake/contract';
import type { Recording } from '@handshake/contract';
import { automatic, botMove, fold, lessonById, newHeader, play } from '@handshake/lessons';
import type { Actor, LoggedMove, Move } from '@handshake/lessons';
import { describe, expect, test } from 'vitest';
import { parseRecording, readRecording } from './file.ts';

/** The handshake as two bots play it. */
function recording(): Recording {
  const lesson = lessonById('handshake');
  if (!lesson) throw new Error('there is no handshake');
  const header = newHeader({ lesson, profile: 'strict', iss: { client: 1000, server: 5000 } });
  let table = fold(header, []);
  const moves: LoggedMove[] = [];
  const make = (by: Actor, move: Move): void => {
    const played = play(table, by, move);
    if (!played.ok) throw new Error(played.refusal);
    table = played.table;
    moves.push({ ...played.logged, id: `m${played.logged.n}`, at: 0 });
  };
  while (!table.ended) {
    const next = automatic(table)[0];
    if (next) make(next.by, next.move);
    else
      for (const seat of ['client', 'server'] as const) {
        const move = botMove(table, seat);
        if (move) make(seat, move);
      }
  }
  return { format: 'handshake-lab-recording', v: 1, seat: 'client', header, moves };
}
const good = recording();
/** The first segment, again and again, and none of them arrives. */
const sendings = (times: number): LoggedMove[] =>
  Array.from({ length: times }, (_, i) => ({ ...(good.moves[0] as LoggedMove), n: i + 1, id: `m${i}` }));
type Loose = Record<string, unknown>;
const changed = (change: Loose): string => JSON.stringify({ ...good, ...change });
const refusalOf = (text: string): unknown => {
  const read = parseRecording(text);
  return read.ok ? null : read.refusal;
};

describe('a recording as a file', () => {
  test('is read as it was written', () => {
    expect(parseRecording(JSON.stringify(good))).toEqual({ ok: true, recording: good });
  });

  test.each([
    ['cut off', JSON.stringify(good).slice(0, -9), { why: 'no-json' }],
    ['something else', '{"name":"package"}', { why: 'something-else' }],
    ['a list', '[]', { why: 'something-else' }],
    ['from a newer product', changed({ v: 2 }), { why: 'too-new' }],
    [
      'by newer rules',
      changed({ header: { ...good.header, rules: { id: 'rfc9293', version: 99 } } }),
      { why: 'too-new' },
    ],
    ['without a seat', changed({ seat: 'nobody' }), { why: 'field', where: 'seat' }],
    [
      'with a move that is none',
      changed({ moves: [{ ...good.moves[0], move: { kind: 'fly' } }] }),
      { why: 'field', where: 'moves[0].move.kind' },
    ],
    ['with a gap', changed({ moves: good.moves.slice(1) }), { why: 'field', where: 'moves[0].n' }],
    [
      'with a lesson that is none',
      changed({ header: { ...good.header, lesson: { ...good.header.lesson, steps: [] } } }),
      { why: 'field', where: 'header.lesson.steps' },
    ],
    [
      'endless',
      changed({
        moves: Array.from({ length: MAX_RECORDED_MOVES + 1 }, (_, i) => ({
          n: i + 1,
          id: '',
          by: 'client',
          move: { kind: 'hidden' },
          at: 0,
        })),
      }),
      { why: 'too-long' },
    ],
    ['with too much on its way', changed({ moves: sendings(MAX_ON_THEIR_WAY + 1) }), { why: 'too-many' }],
  ])('is refused: %s', (_, text, refusal) => {
    expect(refusalOf(text)).toEqual(refusal);
  });

  test('is read with as much on its way as can be drawn', () => {
    expect(refusalOf(changed({ moves: sendings(MAX_ON_THEIR_WAY) }))).toBeNull();
  });

  test('is refused unread where it is too large', async () => {
    const read = await readRecording({
      size: MAX_RECORDING + 1,
      text: () => Promise.reject(new Error('it was read')),
    });
    expect(read).toEqual({ ok: false, refusal: { why: 'too-large' } });
  });
});
