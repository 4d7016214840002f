/** Classes: opened with one click, kept by a key, watched on a board. */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { planOf } from '../classes/arrangement.ts';
import { putOut } from '../classes/sharing.ts';
import type { Instructing } from '../classes/instructing.ts';
import { isSecret } from '../draw.ts';
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
  async 'class.open'({ plan: wanted, settings = {}, locale, password }, _, socket) {
    const refused = passwordRefusal(lab, socket, password);
    if (refused) return refused;
    const read = planOf(wanted, []);
    if (!read.ok) return read;
    return { ok: true, ...(await lab.classes.open({ plan: read.plan, settings: stated(settings), locale })) };
  },

  async 'class.watch'(_, { cls, holder }, socket) {
    // Nobody hears what is said to a connection that is gone: it would only keep the class in memory.
    if (socket.connected) await socket.join(rooms.board(cls.id));
    const board = await lab.boards.watch(cls, addresses(socket.handshake.headers.host));
    // Taken back while this was under way: what was joined is left again.
    if (!socket.data.keys?.has(cls.id)) {
      putOut(socket, cls.id);
      return refuse('key-revoked', { field: 'key' });
    }
    return { ok: true, board, holder };
  },

  'class.pair': ({ how }, { cls }) => instructing.pair(cls, how),
  async 'class.plan'({ plan: wanted, begin }, { cls }) {
    const read = wanted ? planOf(wanted, cls.stored.plan) : null;
    if (read?.ok === false) return read;
    return instructing.plan(cls, read?.plan ?? null, begin);
  },
  'class.settings': ({ settings }, { cls }) => instructing.settings(cls, stated(settings)),

  async 'class.table'({ table }, { cls }, socket) {
    const live = await lab.host.get(table);
    if (!live) return refuse('code-unknown', { field: 'table' });
    if (!socket.data.keys?.has(cls.id)) return refuse('key-revoked', { field: 'key' });
    if (socket.connected) watch(socket, live.id);
    return { ok: true, header: live.header, moves: movesFor(live, 'watcher') };
  },
});

/** Where the operator wants a password before classes are opened: null when it was given. */
function passwordRefusal(lab: Lab, socket: LabSocket, given: string | undefined): Refusal | null {
  const { password } = lab.options;
  if (password === null) return null;
  if (given === undefined || given === '') return refuse('password-needed', { field: 'password' });
  const wait = lab.limits.password(socket);
  if (wait > 0) return refuse('too-fast', { retryAfter: wait });
  return isSecret(given, password) ? null : refuse('password-wrong', { field: 'password' });
}

/** One table at a time. */
function watch(socket: LabSocket, table: string): void {
  if (socket.data.watching !== undefined) void socket.leave(rooms.table(socket.data.watching, 'watcher'));
  socket.data.watching = table;
  void socket.join(rooms.table(table, 'watcher'));
}

/** Only what was named: what is undefined is not to take the place of what is. */
const stated = <T extends object>(some: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as never;
