/** Names of socket.io's rooms: who hears what. */
import type { Part, Role } from '@handshake/lessons';

export const rooms = {
  /** All connections of one student. */
  student: (id: string) => `student ${id}`,
  /** Everybody who sees a table as this role does. */
  table: (id: string, role: Role) => `table ${id} ${role}`,
  /** The instructors who play in a seat. */
  sitting: (id: string, part: Part) => `sitting ${id} ${part}`,
  /** The instructors who watch a class's board. */
  board: (classId: string) => `board ${classId}`,
};
