/** A class's end, and what becomes of it then. */
import { refuse } from '@handshake/contract';
import type { Afterwards } from '../classes/afterwards.ts';
import type { Handlers } from './edge.ts';

type AfterwardsEvent = 'class.end' | 'class.archive' | 'class.erase' | 'class.list';

export const afterwardsHandlers = (afterwards: Afterwards): Handlers<AfterwardsEvent> => ({
  'class.end': (_, { cls }) => afterwards.end(cls.id),
  'class.archive': ({ on }, { cls }) => afterwards.archive(cls, on),
  async 'class.erase'({ code }, { cls, holder }) {
    return holder === 'owner' ? afterwards.erase(cls.id, code) : refuse('owner-only');
  },
  async 'class.list'({ keys }) {
    return { ok: true, classes: await afterwards.list(keys) };
  },
});
