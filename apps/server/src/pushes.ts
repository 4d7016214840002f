/** What the server says unasked, to whom, and to nobody else. */
import type { ClientToServer, PushName, ServerToClient } from '@handshake/contract';
import { viewMove } from '@handshake/lessons';
import type { Part, Role } from '@handshake/lessons';
import type { Server, Socket } from 'socket.io';
import { rooms as roomOf } from './rooms.ts';
import type { LiveStudent } from './seating/students.ts';
import { written } from './sockets/parser.ts';
import type { Untold } from './tables/host.ts';
import type { LiveTable } from './tables/live.ts';
import { PARTS } from './tables/live.ts';
import { seatsOf, snapshotFor } from './tables/view.ts';
import type { Showing } from './tables/view.ts';

/** What the server remembers of a connection. */
export interface SocketData {
  /** Id of the student who sits at this end. */
  student?: string;
  /** The table that this instructor has opened from the board. */
  watching?: string;
  /** Where this instructor plays. */
  sits?: { readonly table: string; readonly seat: Part };
  /** Hashes of the keys that this connection came with, by the classes that they open. */
  keys?: Map<string, string>;
}
type None = Record<string, never>;
export type LabServer = Server<ClientToServer, ServerToClient, None, SocketData>;
export type LabSocket = Socket<ClientToServer, ServerToClient, None, SocketData>;

export class Pushes {
  readonly #io: LabServer;
  readonly #showing: Showing;

  constructor(io: LabServer, showing: Showing) {
    this.#io = io;
    this.#showing = showing;
  }

  /** Somebody hears what is said to this room. */
  hasListeners(room: string): boolean {
    return this.#io.sockets.adapter.rooms.has(room);
  }

  /** Stored moves, to whoever plays and to whoever watches, each as they may see them. */
  moves(live: LiveTable, untold: Untold): void {
    const client = movesText(live, untold, 'client');
    const server = movesText(live, untold, 'server');
    const rooms = (['client', 'server'] as const).map((seat) => roomOf.table(live.id, seat));
    if (client === server) {
      this.#io.to(rooms).emit('table.moves', written(client));
    } else {
      this.#io.to(roomOf.table(live.id, 'client')).emit('table.moves', written(client));
      this.#io.to(roomOf.table(live.id, 'server')).emit('table.moves', written(server));
    }
    const network = roomOf.table(live.id, 'network');
    if (this.hasListeners(network))
      this.#io.to(network).emit('table.moves', written(movesText(live, untold, 'network')));
    const watchers = roomOf.table(live.id, 'watcher');
    if (this.hasListeners(watchers)) {
      this.#io.to(watchers).emit('class.moves', written(movesText(live, untold, 'watcher')));
    }
  }

  /** Who sits at a table. `passing`: of no use to one who does not hear it at once. */
  seats(live: LiveTable, passing = false): void {
    live.rev += 1;
    const to = this.#io.to(PARTS.map((part) => roomOf.table(live.id, part)));
    const standing = this.#showing.standing(live);
    const push = {
      table: live.id,
      rev: live.rev,
      seats: seatsOf(live, this.#showing.students),
      closed: live.closed,
      ...(standing ? { standing } : {}),
    };
    if (passing) to.volatile.emit('table.seats', push);
    else to.emit('table.seats', push);
  }

  /** No instructor plays in this seat any more. */
  over(live: LiveTable, part: Part): void {
    const room = roomOf.sitting(live.id, part);
    this.#io.to(room).emit('step.over', { table: live.id });
    this.#io.in(room).socketsLeave([roomOf.table(live.id, part), room]);
  }

  /** The student's connections hear nothing more of this seat. */
  deaf(student: LiveStudent, at: { readonly table: string; readonly part: Part }): void {
    this.#io.in(roomOf.student(student.id)).socketsLeave(roomOf.table(at.table, at.part));
  }

  /** The student sits here now: their connections hear this table, and are told the whole of it. */
  moved(student: LiveStudent, live: LiveTable, part: Part): void {
    const connections = this.#io.in(roomOf.student(student.id));
    connections.socketsJoin(roomOf.table(live.id, part));
    const snapshot = snapshotFor(live, part, 0, this.#showing);
    connections.emit('seat.moved', { snapshot });
  }

  /** Breaks the connections of a room, but for `spare`, which is still to be answered. They come back by themselves and see what has changed for them. */
  cut(room: string, spare?: string): void {
    for (const id of [...(this.#io.sockets.adapter.rooms.get(room) ?? [])]) {
      if (id === spare) continue;
      // Not `disconnect`: a client that was told to go stays away.
      this.#io.sockets.sockets.get(id)?.conn.close();
    }
  }

  /** To everybody in a room. */
  to<P extends PushName>(room: string, push: P, ...what: Parameters<ServerToClient[P]>): void {
    this.#io.to(room).emit(push, ...what);
  }
}

/** The JSON of a push of moves. What a role sees as it is in the log was written when it was judged. */
function movesText({ id, header: { mode } }: LiveTable, { from, moves, texts }: Untold, role: Role): string {
  const seen = moves.map((logged, i) => {
    const view = viewMove(logged, role, mode);
    return view === logged ? texts[i] : JSON.stringify(view);
  });
  return `{"table":${JSON.stringify(id)},"from":${from},"moves":[${seen.join(',')}]}`;
}
