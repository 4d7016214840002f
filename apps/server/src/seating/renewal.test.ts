import { describe, expect, it } from 'vitest';
import { COACHED, lessonById } from '@handshake/lessons';
import type { Lesson } from '@handshake/lessons';
import type { Occupancies } from '../storage/repository.ts';
import { LiveTable } from '../tables/live.ts';
import { draft } from '../tables/opening.ts';
import { oncemore } from './renewal.ts';
import { SETTINGS } from '../storage/repository.ts';

const lesson = lessonById('handshake') as Lesson;
const seats: Occupancies = {
  client: { kind: 'student', student: 'ada', stand: 'instructor' },
  server: { kind: 'student', student: 'bob', stand: 'bot' },
  network: { kind: 'student', student: 'cleo' },
};
const opening = { classId: 'c', number: 3, step: 1, lesson, profile: 'strict', ways: COACHED } as const;
const live = new LiveTable(draft({ ...opening, seats, at: 5 }), { code: 'K7M4QX', closed: false, now: 5 });

describe('once more', () => {
  it('is the same for the same people; the instructor who played at the table does not follow', () => {
    const { table, seats: now } = oncemore(live, true, 9);
    expect(table).toMatchObject({ classId: 'c', number: 3, step: 1, openedAt: 9, care: { pausedAt: null } });
    expect(table.header.lesson.id).toBe('handshake');
    expect(now).toEqual({
      client: { kind: 'student', student: 'bob', stand: 'bot' },
      server: { kind: 'student', student: 'ada' },
      network: { kind: 'student', student: 'cleo' },
    });
  });

  it('begins paused in a class that is', () => {
    expect(oncemore(live, false, 9, { ...SETTINGS, paused: true }).table.care.pausedAt).toBe(9);
  });
});
