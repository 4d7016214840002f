/** Which student a connection belongs to, and what it hears therefore. */
import type { Lab } from '../lab.ts';
import type { LabSocket } from '../pushes.ts';
import { rooms } from '../rooms.ts';
import type { LiveStudent } from '../seating/students.ts';

/** The connection is one of this student's from now on, and nobody else's. */
export function attach(lab: Lab, socket: LabSocket, student: LiveStudent): void {
  // Gone before it was answered: its end has been heard already, and nothing would ever let it go again.
  if (!socket.connected) return;
  if (socket.data.student !== student.id) detach(lab, socket);
  socket.data.student = student.id;
  void socket.join(rooms.student(student.id));
  if (student.at) void socket.join(rooms.table(student.at.table, student.at.part));
  lab.presence.arrive(student, socket.id);
}

/** The connection is nobody's. */
export function detach(lab: Lab, socket: LabSocket): void {
  const student = socket.data.student === undefined ? undefined : lab.students.peek(socket.data.student);
  if (!student) return;
  delete socket.data.student;
  void socket.leave(rooms.student(student.id));
  if (student.at) void socket.leave(rooms.table(student.at.table, student.at.part));
  lab.presence.depart(student, socket.id);
}
