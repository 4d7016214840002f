/** Getting in: back by a personal code, known by the class list, as a second instructor. */
import { refuse } from '@handshake/contract';
import type { Floor } from '../classes/floor.ts';
import { Rosters } from '../classes/roster.ts';
import { Sharing } from '../classes/sharing.ts';
import type { SittingIn } from '../classes/sitting-in.ts';
import type { Lab } from '../lab.ts';
import { rooms } from '../rooms.ts';
import { holds } from '../seating/personal.ts';
import type { Seating } from '../seating/seating.ts';
import { snapshotFor } from '../tables/view.ts';
import { attach } from './attach.ts';
import type { Handlers } from './edge.ts';

type EntryEvent =
  | 'entry.back'
  | 'entry.personal'
  | 'entry.renew'
  | 'entry.roster'
  | 'entry.assign'
  | 'entry.share'
  | 'entry.unshare';

export function entryHandlers(
  lab: Lab,
  floor: Floor,
  seating: Seating,
  sitting: SittingIn,
): Handlers<EntryEvent> {
  const rosters = new Rosters(lab, floor);
  const sharing = new Sharing(lab, floor, sitting);
  return {
    async 'entry.back'({ code, personal, token }, _, socket) {
      const target = await lab.storage.findCode(code);
      if (target?.kind !== 'class') return refuse('code-unknown', { field: 'code' });
      const wait = lab.limits.code(socket, target.id);
      if (wait > 0) return refuse('too-fast', { retryAfter: wait });
      const taken = await floor.inClass(target.id, async () => {
        const student = await lab.personal.find(target.id, personal);
        if (!student) return refuse('personal-unknown', { field: 'personal' });
        const done = await lab.personal.takeOver(student, token);
        if (!done.ok) return done;
        // Still in the queue: of two who come by one code, the later one puts out the earlier.
        attach(lab, socket, student);
        return { ok: true as const, student };
      });
      if (!taken.ok) return taken;
      const { student } = taken;
      await seating.back(student);
      await sitting.back(student);
      while (student.at && !lab.host.peek(student.at.table))
        if (!(await lab.host.get(student.at.table))) break;
      if (!holds(student, token)) return refuse('seat-elsewhere', { field: 'token' });
      const { at } = student;
      const live = at && lab.host.peek(at.table);
      const snapshot = at && live ? snapshotFor(live, at.part, 0, lab.showing) : null;
      return { ok: true, name: student.stored.name, snapshot };
    },

    async 'entry.personal'(_, { student }) {
      const { classId } = student.stored;
      if (classId === null) return refuse('no-class');
      const personal = await floor.inClass(classId, () => lab.personal.renew(student));
      return personal === null ? refuse('no-class') : { ok: true, personal };
    },

    async 'entry.renew'({ student: id }, { cls }) {
      return floor.inOpenClass(cls.id, async ({ students }) => {
        const student = students.includes(id) ? await lab.students.get(id) : null;
        const personal = student && (await lab.personal.renew(student));
        if (!personal) return refuse('student-unknown', { field: 'student' });
        lab.pushes.to(rooms.student(id), 'seat.personal', { personal });
        return { ok: true, personal };
      });
    },

    async 'entry.roster'({ entries }, { cls }) {
      return entries ? rosters.set(cls, entries) : { ok: true, listed: rosters.listed(cls) };
    },
    'entry.assign': ({ student, listed }, { cls }) => rosters.assign(cls, student, listed),

    async 'entry.share'(_, { cls }) {
      return { ok: true, second: await sharing.share(cls) };
    },
    async 'entry.unshare'(_, { cls }) {
      await sharing.unshare(cls);
      return { ok: true };
    },
  };
}
