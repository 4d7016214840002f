/** Classes: opened with one click, kept by a key, watched on a board. */
import { refuse } from '@handshake/contract';
import { planOf } from '../classes/arrangement.ts';
import type { Instructing } from '../classes/instructing.ts';
import type { Lab } from '../lab.ts';
import type { LabSocket } from '../pushes.ts';
import { rooms } from '../rooms.ts';
import { movesFor } from '../tables/view.ts';
import type { Handlers } from './edge.ts';

type ClassEvent =
  'class.open' | 'class.watch' | 'class.pair' | 'class.plan' | 'class.settings' | 'class.table';

/** `addresses`: where students may reach this server, best first, given the Host that the instructor's browser used. */
export const classHandlers = (
  lab: Lab,
  instructing: Instructing,
  addresses: (host: string | undefined) => string[],
): Handlers<ClassEvent> => ({
  async 'class.open'({ plan: wanted, settings = {}, locale }) {
    const read = planOf(wanted, []);
    if (!read.ok) return read;
    return { ok: true, ...(await lab.classes.open({ plan: read.plan, settings: stated(settings), locale })) };
  },

  async 'class.watch'(_, { cls }, socket) {
    await socket.join(rooms.board(cls.id));
    return { ok: true, board: await lab.boards.watch(cls, addresses(socket.handshake.headers.host)) };
  },

  'class.pair': ({ how }, { cls }) => instructing.pair(cls, how),
  async 'class.plan'({ plan: wanted, begin }, { cls }) {
    const read = wanted ? planOf(wanted, cls.stored.plan) : null;
    if (read?.ok === false) return read;
    return instructing.plan(cls, read?.plan ?? null, begin);
  },
  'class.settings': ({ settings }, { cls }) => instructing.settings(cls, stated(settings)),

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

/** Only what was named: what is undefined is not to take the place of what is. */
const stated = <T extends object>(some: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as never;
