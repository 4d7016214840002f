/** What every store must do for classes. Runs over each implementation on the real thing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aClass, add, hint, planned, seat, sits, student, table } from './fixtures.contract.ts';
import { SETTINGS, StorageFailure } from './repository.ts';
import type { Change, Storage } from './repository.ts';
import type { StoragePlace } from './storage.contract.ts';

export function classContract(name: string, makePlace: () => Promise<StoragePlace>): void {
  describe(`${name} keeps what the server is told of a class`, () => {
    let place: StoragePlace;
    let storage: Storage;
    beforeEach(async () => {
      place = await makePlace();
      storage = await place.open();
    });
    afterEach(async () => {
      await storage.close();
      await place.dispose();
    });
    const reopen = async () => {
      await storage.close();
      storage = await place.open();
    };

    it('keeps a class, its students and its tables in their order', async () => {
      await storage.commit([
        { put: 'class', class: aClass('c') },
        ...['b', 'a', 'd'].map((id): Change => ({ put: 'student', student: student(id, { classId: 'c' }) })),
        { put: 'table', table: table('z', { classId: 'c', number: 1 }) },
        { put: 'table', table: table('y', { classId: 'c', number: 2, retiredAt: 9 }) },
      ]);
      await storage.commit([{ put: 'student', student: student('a', { classId: 'c', leftAt: 6 }) }]);
      const kept = aClass('c', {
        plan: [planned('m'), planned('n')],
        step: 1,
        settings: { ...SETTINGS, pace: 'together', locked: true },
        endedAt: 70,
      });
      await storage.commit([{ put: 'class', class: kept }]);
      await reopen();
      expect(await storage.findClass('c')).toEqual(kept);
      expect((await storage.studentsOf('c')).map(({ id, leftAt }) => [id, leftAt])).toEqual([
        ['b', null],
        ['a', 6],
        ['d', null],
      ]);
      expect(await storage.tableIdsOf('c')).toEqual([
        { id: 'z', retired: false },
        { id: 'y', retired: true },
      ]);
    });

    it('keeps a class’s keys until they are dropped', async () => {
      const key = (hash: string, holder: 'owner' | 'second') => ({ hash, classId: 'c', holder });
      await storage.commit([
        { put: 'class', class: aClass('c') },
        { put: 'key', key: key('k1', 'owner') },
        { put: 'key', key: key('k2', 'second') },
      ]);
      await reopen();
      expect(await storage.findKey('k2')).toEqual(key('k2', 'second'));
      await storage.commit([{ drop: 'key', hash: 'k2' }]);
      expect(await storage.findKey('k2')).toBeNull();
      expect(await storage.keysOf('c')).toEqual([key('k1', 'owner')]);
    });

    it('knows who sat where from which move on, and who stands in', async () => {
      await storage.commit([
        { put: 'student', student: student('s', { codeHash: 'code of s', askedAt: 8, realName: '王小明' }) },
        { put: 'table', table: table('t') },
        sits('t', 'client', 's'),
        seat('t', 'client', { kind: 'student', student: 's', stand: 'bot' }, 4),
        sits('t', 'client', 's', 9),
        seat('t', 'network', { kind: 'bot', stand: 'instructor' }, 9),
      ]);
      await reopen();
      expect(await storage.findStudentByCode('code of s')).toEqual(
        student('s', { codeHash: 'code of s', askedAt: 8, realName: '王小明' }),
      );
      expect((await storage.loadTable('t'))?.seats).toEqual({
        client: { kind: 'student', student: 's' },
        server: { kind: 'nobody' },
        network: { kind: 'bot', stand: 'instructor' },
      });
      expect(
        (await storage.sittingsOf('t')).map(({ part, after, occupancy }) => [part, after, occupancy]),
      ).toEqual([
        ['client', 0, { kind: 'student', student: 's' }],
        ['client', 4, { kind: 'student', student: 's', stand: 'bot' }],
        ['client', 9, { kind: 'student', student: 's' }],
        ['network', 9, { kind: 'bot', stand: 'instructor' }],
      ]);
    });

    it('keeps what was done for a table', async () => {
      const care = {
        pausedAt: 5,
        pausedFor: 6,
        extra: 7,
        word: { text: 'Look at Ack', at: 8 },
        absent: 'pair',
      } as const;
      await storage.commit([{ put: 'table', table: table('t') }]);
      await storage.commit([{ put: 'table', table: table('t', { care }) }]);
      await reopen();
      expect((await storage.loadTable('t'))?.table).toEqual(table('t', { care }));
    });

    it('tells of a class at one instant: who had joined, which tables, how long their logs were, who sat there', async () => {
      await storage.commit([
        { put: 'class', class: aClass('c') },
        { put: 'student', student: student('s', { classId: 'c' }) },
        { put: 'student', student: student('other') },
        { put: 'table', table: table('t', { classId: 'c', number: 1, step: 2, retiredAt: 9 }) },
        { put: 'table', table: table('u', { classId: 'c', number: 2 }) },
        { put: 'table', table: table('v') },
        sits('t', 'client', 's'),
        seat('t', 'client', { kind: 'student', student: 's', stand: 'bot' }, 2),
        add('t', hint(1)),
        add('t', hint(2)),
        add('v', hint(1)),
      ]);
      const moment = await storage.momentOf('c');
      await storage.commit([
        add('t', hint(3)),
        { put: 'student', student: student('late', { classId: 'c' }) },
      ]);
      expect(moment).toEqual({
        class: aClass('c'),
        students: [student('s', { classId: 'c' })],
        tables: [
          {
            id: 't',
            number: 1,
            step: 2,
            openedAt: 1_000,
            retiredAt: 9,
            moves: 2,
            sittings: [
              { part: 'client', occupancy: { kind: 'student', student: 's' }, after: 0, at: 1_000 },
              {
                part: 'client',
                occupancy: { kind: 'student', student: 's', stand: 'bot' },
                after: 2,
                at: 1_002,
              },
            ],
          },
          { id: 'u', number: 2, step: 0, openedAt: 1_000, retiredAt: null, moves: 0, sittings: [] },
        ],
      });
      expect(await storage.momentOf('none')).toBeNull();
    });

    it('knows when something last happened in a class', async () => {
      await storage.commit([
        { put: 'class', class: aClass('a', { openedAt: 50 }) },
        { put: 'class', class: aClass('b', { openedAt: 60, endedAt: 90 }) },
        { put: 'class', class: aClass('c', { openedAt: 70 }) },
        { put: 'student', student: student('s', { classId: 'b', joinedAt: 80 }) },
        { put: 'table', table: table('t', { classId: 'c', openedAt: 75 }) },
        add('t', { ...hint(1), at: 130 }),
        add('t', { ...hint(2), at: 120 }),
      ]);
      expect(await storage.classesByUse()).toEqual([
        { id: 'a', usedAt: 50, endedAt: null },
        { id: 'b', usedAt: 80, endedAt: 90 },
        { id: 'c', usedAt: 120, endedAt: null },
      ]);
    });

    it('leaves nothing of what was dropped in its files, and a number that was given out again leads nowhere', async () => {
      const names = Array.from({ length: 400 }, (_, i) => `Quetzalcoatl ${i}`);
      await storage.commit([
        { put: 'class', class: aClass('kept') },
        { put: 'class', class: aClass('c') },
        ...names.map((name, i): Change => ({
          put: 'student',
          student: student(`s${i}`, { name, classId: 'c' }),
        })),
        { put: 'table', table: table('t', { classId: 'c' }) },
        ...names.map((name, i) => add('t', hint(i + 1, name))),
      ]);
      expect(place.holds('Quetzalcoatl')).toBe(true);
      await storage.commit([{ drop: 'class', id: 'c' }]);
      await storage.scrub();
      expect(place.holds('Quetzalcoatl')).toBe(false);
      await storage.commit([{ put: 'table', table: table('u', { classId: 'kept' }) }, add('u', hint(1))]);
      await expect(storage.commit([add('t', hint(500))])).rejects.toThrow(StorageFailure);
      expect((await storage.loadTable('u'))?.moves).toEqual([hint(1)]);
      await reopen();
      expect(place.holds('Quetzalcoatl')).toBe(false);
      expect(await storage.findClass('kept')).toEqual(aClass('kept'));
    });

    it('drops a class with all that belongs to it, and nothing else', async () => {
      await storage.commit([
        { put: 'class', class: aClass('c') },
        { put: 'key', key: { hash: 'k', classId: 'c', holder: 'owner' } },
        { put: 'code', code: 'K7M4QX', target: { kind: 'class', id: 'c' } },
        { put: 'student', student: student('s', { classId: 'c' }) },
        { put: 'student', student: student('other') },
        { put: 'table', table: table('t', { classId: 'c', number: 1 }) },
        { put: 'table', table: table('u') },
        sits('t', 'client', 's'),
        sits('u', 'client', 'other'),
        add('t', hint(1)),
        add('u', hint(1)),
      ]);
      await storage.commit([{ drop: 'class', id: 'c' }]);
      await reopen();
      expect(await storage.findClass('c')).toBeNull();
      expect(await storage.findKey('k')).toBeNull();
      expect(await storage.findCode('K7M4QX')).toBeNull();
      expect(await storage.findStudent('s')).toBeNull();
      expect(await storage.loadTable('t')).toBeNull();
      expect(await storage.sittingsOf('t')).toEqual([]);
      expect((await storage.loadTable('u'))?.moves).toEqual([hint(1)]);
      expect(await storage.findSeatOf('other')).toEqual({ table: 'u', part: 'client' });
    });
  });
}
