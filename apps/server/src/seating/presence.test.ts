import { describe, expect, it } from 'vitest';
import { Presence } from './presence.ts';
import { Students } from './students.ts';
import type { LiveStudent } from './students.ts';
import type { Storage, StoredStudent } from '../storage/repository.ts';

/** Nobody is looked up here. */
const students = new Students({} as Storage, { burst: 1, perSecond: 1 });
let count = 0;
const student = (): LiveStudent => students.add({ id: `s${++count}` } as StoredStudent, null);

/** All changes that are told, until none is to come. */
function watched(stop: boolean) {
  const told: string[] = [];
  const one = student();
  return new Promise<{ told: string[]; one: LiveStudent }>((resolve) => {
    const presence = new Presence({
      grace: 0,
      composing: 0,
      changed: ({ here, missed }) => told.push(`${here ? 'here' : 'away'}${missed ? ', missed' : ''}`),
    });
    presence.arrive(one, 'tab');
    if (stop) presence.stop();
    presence.depart(one, 'tab');
    presence.expect(one);
    presence.compose(one, true);
    // Timers of no time at all fire in the order in which they were made, before this one.
    setTimeout(() => resolve({ told, one }), 5);
  });
}

describe('presence', () => {
  it('misses who has gone away, after a moment', async () => {
    const { told, one } = await watched(false);
    expect(told.at(-1)).toBe('away, missed');
    expect(one).toMatchObject({ here: false, missed: true, composing: false });
  });

  it('waits for nothing once it was stopped, whatever is still in a queue', async () => {
    const { told } = await watched(true);
    expect(told).toEqual(['here', 'here']);
  });

  it('gives one who was not seen yet the same moment, and does not begin it anew', async () => {
    const one = student();
    const told = await new Promise<LiveStudent>((resolve) => {
      const presence = new Presence({ grace: 0, composing: 0, changed: resolve });
      presence.await(one);
      presence.await(one);
    });
    expect(told).toMatchObject({ id: one.id, here: false, missed: true });
  });
});
