import { describe, expect, it } from 'vitest';
import { automatic, botMove, COACHED, HOST_ID, lessonById } from '@handshake/lessons';
import type { Lesson, Move, Seat } from '@handshake/lessons';
import type { Segment } from '@handshake/protocol';
import { Students } from '../seating/students.ts';
import type { Storage } from '../storage/repository.ts';
import { LiveTable } from '../tables/live.ts';
import { draft } from '../tables/opening.ts';
import { mistakesOf, tileOf } from './tile.ts';

const lesson = lessonById('handshake') as Lesson;
const students = new Students({} as Storage, { burst: 1, perSecond: 1 });
const planned = { own: null, profile: 'strict', ways: COACHED, minutes: null } as const;
const plan = [{ ...planned, lesson: 'handshake' }];
/** The client's seat is Ada's; wrong segments travel. */
function table(): LiveTable {
  const record = draft({
    classId: 'c',
    number: 1,
    step: 0,
    lesson,
    profile: 'strict',
    ways: { ...COACHED, mode: 'live' },
    seats: {
      client: { kind: 'student', student: 'ada' },
      server: { kind: 'bot' },
      network: { kind: 'nobody' },
    },
    at: 1,
  });
  return new LiveTable(record, { code: 'K7M4QX', closed: false, now: 1 });
}
/** `off`: by how much the acknowledgment number is wrong. */
function play(live: LiveTable, by: Seat, id: string, off = 0): void {
  const good = botMove(live.table, by) as Extract<Move, { kind: 'send' }>;
  const { segment } = good;
  const move = { ...good, segment: { ...segment, ack: (segment.ack + off) as Segment['ack'] } };
  expect(live.play(by, id, move, live.log.length + 10)).toMatchObject({ ok: true });
  for (let due = automatic(live.table)[0]; due?.after === 'flight'; due = automatic(live.table)[0])
    live.play(due.by, `${HOST_ID}${live.log.length + 1}`, due.move, live.log.length + 10);
}

describe('a tile', () => {
  it('counts no slip of a hasty bot as a mistake of the class', () => {
    const live = table();
    play(live, 'client', 'adas-move-1');
    play(live, 'server', `${HOST_ID}9`, -1);
    const slip = live.log.find(({ by, move }) => by === 'server' && move.kind === 'send')?.outcome;
    expect(slip?.misconception).toEqual(expect.any(String));
    expect(mistakesOf(live)).toEqual(new Map());
    expect(tileOf(live, students, plan)).toMatchObject({ moves: 1, refused: 0, last: { by: 'client' } });
  });

  it('counts a student’s, whoever has the seat by now', () => {
    const live = table();
    play(live, 'client', 'adas-move-1');
    play(live, 'server', `${HOST_ID}9`);
    play(live, 'client', 'adas-move-2', -1);
    expect([...mistakesOf(live).values()]).toEqual([1]);
    live.seat('client', { kind: 'bot' }, 50);
    expect([...mistakesOf(live).values()]).toEqual([1]);
    expect(tileOf(live, students, plan)).toMatchObject({ moves: 2, refused: 1 });
  });

  it('counts nothing of an instructor who plays in a student’s place', () => {
    const live = table();
    live.seat('client', { kind: 'student', student: 'ada', stand: 'instructor' }, 5);
    play(live, 'client', 'the-instructors-1');
    play(live, 'server', `${HOST_ID}9`);
    play(live, 'client', 'the-instructors-2', -1);
    expect(mistakesOf(live)).toEqual(new Map());
    expect(tileOf(live, students, plan)).toMatchObject({ moves: 0, refused: 0, last: null });
  });

  it('says which lesson of the plan it is, and that the plan has it no more', () => {
    expect(tileOf(table(), students, plan).lesson).toBe(0);
    expect(tileOf(table(), students, [{ ...planned, lesson: 'isn' }]).lesson).toBeNull();
  });
});
