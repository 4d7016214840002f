/** Tables: opened by anybody, looked at by whoever has the code, once more. */
import { refuse } from '@handshake/contract';
import { COACHED, waysOf } from '@handshake/lessons';
import { plannedAt } from '../classes/arrangement.ts';
import type { Lab } from '../lab.ts';
import type { Seating } from '../seating/seating.ts';
import { ownTitle, wantedLesson } from '../tables/lesson.ts';
import { draft, opened } from '../tables/opening.ts';
import { seatsOf, snapshotFor } from '../tables/view.ts';
import type { Handlers } from './edge.ts';

const EMPTY = {
  client: { kind: 'nobody' },
  server: { kind: 'nobody' },
  network: { kind: 'nobody' },
} as const;

export const tableHandlers = (
  lab: Lab,
  seating: Seating,
): Handlers<'table.open' | 'table.look' | 'table.sync' | 'table.again' | 'table.next'> => ({
  async 'table.open'({ lesson: id, own, profile, ways = COACHED }) {
    const wanted = wantedLesson(id, own);
    if (!wanted.ok) return wanted;
    const { lesson } = wanted;
    const code = await lab.classes.freeCode();
    const at = lab.now();
    const record = draft({ classId: null, number: null, step: 0, lesson, profile, ways, seats: EMPTY, at });
    await lab.writer.write([
      ...opened(record),
      { put: 'code', code, target: { kind: 'table', id: record.table.id } },
    ]);
    lab.host.adopt(record, code);
    return { ok: true, code, lesson: lesson.id };
  },

  async 'table.look'({ code }) {
    const target = await lab.storage.findCode(code);
    const cls = target?.kind === 'class' ? await lab.classes.get(target.id) : null;
    if (cls) {
      if (cls.stored.endedAt !== null) return refuse('class-ended');
      const { title } = cls.stored;
      const { lesson, own, profile, ways } = plannedAt(cls.stored, cls.stored.step);
      const lessonTitle = own?.title ?? null;
      const roster = cls.stored.settings.roster.length > 0 ? { roster: true } : {};
      return {
        ok: true,
        kind: 'class',
        code,
        lesson,
        lessonTitle,
        profile,
        ways,
        seats: null,
        title,
        ...roster,
      };
    }
    const live = target && (await lab.host.get(target.id));
    if (!live) return refuse('code-unknown', { field: 'code' });
    const { lesson, profile } = live.header;
    return {
      ok: true,
      kind: 'table',
      code,
      lesson: lesson.id,
      profile,
      ways: waysOf(live.header),
      seats: seatsOf(live, lab.students),
      title: null,
      lessonTitle: ownTitle(lesson),
    };
  },

  async 'table.sync'({ since }, { live, part }) {
    return { ok: true, ...snapshotFor(live, part, since, lab.showing) };
  },

  'table.again': (wish, { student }) => seating.again(student, wish),
  'table.next': (wish, { student }) => seating.next(student, wish),
});
