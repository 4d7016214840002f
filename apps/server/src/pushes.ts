/** What the server says unasked, to whom, and to nobody else. */
import type { ClientToServer, PushName, ServerToClient } from '@handshake/contract';
import { viewMove } from '@handshake/lessons';
import type { LoggedMove, Role, Seat } from '@handshake/lessons';
import type { Server, Socket } from 'socket.io';
import { rooms } from './rooms.ts';
import type { LiveStudent, Students } from './seating/students.ts';
import type { Pace } from './tables/actors.ts';
import type { LiveTable } from './tables/live.ts';
import { SEATS } from './tables/live.ts';
import { seatsOf, snapshotFor } from './tables/view.ts';

/** What the server remembers of a connection. */
export interface SocketData {
  /** Id of the student who sits at this end. */
  student?: string;
  /** The table that this instructor has opened from the board. */
  watching?: string;
}
type None = Record<string, never>;
export type LabServer = Server<ClientToServer, ServerToClient, None, SocketData>;
export type LabSocket = Socket<ClientToServer, ServerToClient, None, SocketData>;

export class Pushes {
  readonly #io: LabServer;
  readonly #students: Students;
  readonly #pace: Pace;

  constructor(io: LabServer, students: Students, pace: Pace) {
    this.#io = io;
    this.#students = students;
    this.#pace = pace;
  }

  /** Somebody hears what is said to this room. */
  hasListeners(room: string): boolean {
    return this.#io.sockets.adapter.rooms.has(room);
  }

  /** Stored moves, to both seats and to whoever watches, each as they may see them. */
  moves(live: LiveTable, from: number, moves: readonly LoggedMove[]): void {
    const views = new Map<Role, LoggedMove[]>();
    for (const role of SEATS)
      views.set(
        role,
        moves.map((logged) => viewMove(logged, role)),
      );
    const [client = [], server = []] = [...views.values()];
    const push = (...to: string[]) => this.#io.to(to);
    if (client.every((move, i) => move === server[i])) {
      // Both see the same: encoded once.
      push(...SEATS.map((seat) => rooms.table(live.id, seat))).emit('table.moves', {
        table: live.id,
        from,
        moves: client,
      });
    } else {
      for (const [role, seen] of views)
        push(rooms.table(live.id, role)).emit('table.moves', { table: live.id, from, moves: seen });
    }
    const watchers = rooms.table(live.id, 'watcher');
    if (this.hasListeners(watchers)) {
      const seen = moves.map((logged) => viewMove(logged, 'watcher'));
      push(watchers).emit('class.moves', { table: live.id, from, moves: seen });
    }
  }

  /** Who sits at a table. `passing`: of no use to one who does not hear it at once. */
  seats(live: LiveTable, passing = false): void {
    live.rev += 1;
    const to = this.#io.to(SEATS.map((seat) => rooms.table(live.id, seat)));
    const push = { table: live.id, rev: live.rev, seats: seatsOf(live, this.#students), closed: live.closed };
    if (passing) to.volatile.emit('table.seats', push);
    else to.emit('table.seats', push);
  }

  /** The student's connections hear nothing more of this seat. */
  deaf(student: LiveStudent, at: { readonly table: string; readonly seat: Seat }): void {
    this.#io.in(rooms.student(student.id)).socketsLeave(rooms.table(at.table, at.seat));
  }

  /** The student sits here now: their connections hear this table, and are told the whole of it. */
  moved(student: LiveStudent, live: LiveTable, seat: Seat): void {
    const connections = this.#io.in(rooms.student(student.id));
    connections.socketsJoin(rooms.table(live.id, seat));
    const snapshot = snapshotFor(live, seat, 0, { students: this.#students, pace: this.#pace });
    connections.emit('seat.moved', { snapshot });
  }

  /** Breaks the connections of a room. They come back by themselves and see what has changed for them. */
  cut(room: string): void {
    for (const id of [...(this.#io.sockets.adapter.rooms.get(room) ?? [])]) {
      // Not `disconnect`: a client that was told to go stays away.
      this.#io.sockets.sockets.get(id)?.conn.close();
    }
  }

  /** To everybody in a room. */
  to<P extends PushName>(room: string, push: P, ...what: Parameters<ServerToClient[P]>): void {
    this.#io.to(room).emit(push, ...what);
  }
}
