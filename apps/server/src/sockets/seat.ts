/** Seats: sat down on, come back to, stood up from; and whether their student is composing. */
import type { Snapshot } from '@handshake/contract';
import type { SittingIn } from '../classes/sitting-in.ts';
import type { Lab } from '../lab.ts';
import { rooms } from '../rooms.ts';
import { codeOf } from '../seating/code-of.ts';
import type { Seating } from '../seating/seating.ts';
import type { LiveStudent } from '../seating/students.ts';
import { snapshotFor } from '../tables/view.ts';
import { attach, detach } from './attach.ts';
import type { Handlers } from './edge.ts';

export function seatHandlers(
  lab: Lab,
  seating: Seating,
  sitting: SittingIn,
): Handlers<'seat.take' | 'seat.resume' | 'seat.leave' | 'seat.composing' | 'seat.help' | 'seat.absent'> {
  /** What the student sees of the own table, moves after `since`. Null: they sit nowhere. */
  const snapshotOf = (student: LiveStudent, since: number): Snapshot | null => {
    const live = student.at && lab.host.peek(student.at.table);
    if (!live || !student.at) return null;
    return snapshotFor(live, student.at.part, since, lab.showing);
  };

  return {
    async 'seat.take'(wish, _, socket) {
      const seated = await seating.take(wish);
      if (!seated.ok) return seated;
      const { token, student } = seated;
      attach(lab, socket, student);
      return { ok: true, token, snapshot: snapshotOf(student, 0) };
    },

    async 'seat.resume'({ since = 0 }, { student }, socket) {
      const code = (await codeOf(lab, student)) ?? '';
      await seating.back(student);
      await sitting.back(student);
      while (student.at && !lab.host.peek(student.at.table))
        if (!(await lab.host.get(student.at.table))) break;
      // From here on in one go: what the snapshot lacks, this connection will be told.
      attach(lab, socket, student);
      return { ok: true, snapshot: snapshotOf(student, since), code };
    },

    async 'seat.leave'(_, { student }, socket) {
      await seating.leave(student);
      detach(lab, socket);
      lab.pushes.cut(rooms.student(student.id));
      return { ok: true };
    },

    'seat.help': ({ on }, { student }) => seating.help(student, on),
    'seat.absent': ({ how }, { student }) => seating.absent(student, how),

    async 'seat.composing'({ on }, { student }) {
      lab.presence.compose(student, on);
      return { ok: true };
    },
  };
}
