import { describe, expect, it } from 'vitest';
import { classTable, replayOf } from './take.ts';

describe('a replay of a class’s table', () => {
  it('is named by code, table and part, and found by that name', () => {
    const path = replayOf('K7M4QX', 'a-b_C9', 'server', 12);
    expect(path).toBe('/replay?table=K7M4QX.a-b_C9.server#12');
    const id = new URL(path, 'http://lab.test').searchParams.get('table') ?? '';
    expect(classTable(id)).toEqual({ code: 'K7M4QX', table: 'a-b_C9', part: 'server' });
    expect(classTable('K7M4QX.a-b_C9')).toEqual({ code: 'K7M4QX', table: 'a-b_C9', part: 'client' });
  });

  it.each(['', 'a-b_C9', 'file-abc', 'K7M4Q.x', 'K7M4QX.', 'K7M4QX.a/b', 'K7M4QX.a.b.c', '.x'])(
    'is not meant by %j',
    (id) => {
      expect(classTable(id)).toBeNull();
    },
  );
});
