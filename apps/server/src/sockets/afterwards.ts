/** A class's end, and what becomes of it then. */
import type { Afterwards } from '../classes/afterwards.ts';
import { rooms } from '../rooms.ts';
import type { Handlers } from './edge.ts';

type AfterwardsEvent = 'class.end' | 'class.archive' | 'class.erase' | 'class.list';

export const afterwardsHandlers = (afterwards: Afterwards): Handlers<AfterwardsEvent> => ({
  'class.end': (_, { cls }) => afterwards.end(cls.id),
  'class.archive': ({ on }, { cls }) => afterwards.archive(cls, on),
  async 'class.erase'({ code }, { cls }, socket) {
    const answer = await afterwards.erase(cls.id, code, socket.id);
    // It may have watched the board.
    if (answer.ok) await socket.leave(rooms.board(cls.id));
    return answer;
  },
  async 'class.list'({ keys }) {
    return { ok: true, classes: await afterwards.list(keys) };
  },
});
