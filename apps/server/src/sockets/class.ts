/** Classes: opened with one click, kept by a key, watched on a board. */
import { refuse } from '@handshake/contract';
import type { Classroom } from '../classes/classroom.ts';
import type { Lab } from '../lab.ts';
import type { LabSocket } from '../pushes.ts';
import { rooms } from '../rooms.ts';
import { wantedLesson } from '../tables/lesson.ts';
import { movesFor } from '../tables/view.ts';
import type { Handlers } from './edge.ts';

type ClassEvent = 'class.open' | 'class.watch' | 'class.pair' | 'class.lesson' | 'class.table' | 'class.end';

/** `addresses`: where students may reach this server, best first, given the Host that the instructor's browser used. */
export const classHandlers = (
  lab: Lab,
  classroom: Classroom,
  addresses: (host: string | undefined) => string[],
): Handlers<ClassEvent> => ({
  async 'class.open'(wish) {
    const wanted = wantedLesson(wish.lesson, wish.own);
    if (!wanted.ok) return wanted;
    return { ok: true, ...(await lab.classes.open({ ...wish, lesson: wanted.lesson })) };
  },

  async 'class.watch'(_, { cls }, socket) {
    await socket.join(rooms.board(cls.id));
    return { ok: true, board: await lab.boards.watch(cls, addresses(socket.handshake.headers.host)) };
  },

  'class.pair': ({ how }, { cls }) => classroom.pair(cls, how),
  async 'class.lesson'({ lesson: id, own, profile, ways }, { cls }) {
    const { stored } = cls;
    // The class plays it already: its file need not come again.
    const kept = own === undefined && id === stored.lesson ? stored.own : null;
    const wanted = kept ? { ok: true as const, lesson: kept } : wantedLesson(id, own);
    return wanted.ok ? classroom.lesson(cls, wanted.lesson, profile, ways) : wanted;
  },
  'class.end': (_, { cls }) => classroom.end(cls),

  async 'class.table'({ table }, _, socket) {
    const live = await lab.host.get(table);
    if (!live) return refuse('code-unknown', { field: 'table' });
    watch(socket, live.id);
    return { ok: true, header: live.header, moves: movesFor(live, 'watcher') };
  },
});

/** One table at a time. */
function watch(socket: LabSocket, table: string): void {
  if (socket.data.watching !== undefined) void socket.leave(rooms.table(socket.data.watching, 'watcher'));
  socket.data.watching = table;
  void socket.join(rooms.table(table, 'watcher'));
}
