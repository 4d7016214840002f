/** Seats: sat down on, come back to, stood up from; and whether their student is composing. */
import { refuse } from '@handshake/contract';
import type { Refusal, Snapshot } from '@handshake/contract';
import type { SittingIn } from '../classes/sitting-in.ts';
import { hashOf } from '../draw.ts';
import type { Lab } from '../lab.ts';
import { rooms } from '../rooms.ts';
import { codeOf } from '../seating/code-of.ts';
import type { LabSocket } from '../pushes.ts';
import { holds } from '../seating/personal.ts';
import type { Seating, Wish } from '../seating/seating.ts';
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

  /** One device is one student: whoever sits in a class already does not join it once more. */
  async function mayTry({ code, token, who }: Wish, socket: LabSocket): Promise<Refusal | null> {
    const { student: id } = socket.data;
    const sits = id === undefined ? undefined : lab.students.peek(id);
    const repeats = sits && token !== undefined && hashOf(token) === sits.stored.tokenHash;
    if (sits && !repeats && sits.stored.classId !== null && (await codeOf(lab, sits)) === code)
      return refuse('seated-already');
    const target = who === undefined ? null : await lab.storage.findCode(code);
    const wait = target
      ? lab.limits.listed(socket, target.id) || lab.limits.newcomer(socket)
      : lab.limits.newcomer(socket);
    return wait > 0 ? refuse('too-fast', { retryAfter: wait }) : null;
  }

  return {
    // One after the other: what a connection asks for at once is one seat.
    'seat.take': (wish, _, socket) =>
      lab.queues.run(`connection ${socket.id}`, async () => {
        const refused = await mayTry(wish, socket);
        if (refused) return refused;
        const seated = await seating.take(wish);
        if (!seated.ok) return seated;
        const { token, student, personal } = seated;
        if (!holds(student, token)) return refuse('seat-elsewhere', { field: 'token' });
        attach(lab, socket, student);
        const told = personal === undefined ? {} : { personal };
        return { ok: true, token, snapshot: snapshotOf(student, 0), ...told };
      }),

    async 'seat.resume'({ since = 0, token }, { student }, socket) {
      const code = (await codeOf(lab, student)) ?? '';
      await seating.back(student);
      await sitting.back(student);
      while (student.at && !lab.host.peek(student.at.table))
        if (!(await lab.host.get(student.at.table))) break;
      if (!holds(student, token)) return refuse('seat-elsewhere', { field: 'token' });
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
