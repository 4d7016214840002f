/** What every store must do. Runs over each implementation on the real thing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeEvent } from '@handshake/lessons';
import { aClass, add, hint, seat, send, sits, student, table } from './fixtures.contract.ts';
import { StorageFailure } from './repository.ts';
import type { Change, Storage } from './repository.ts';

/** A place where a store is kept, which can be opened again after it was closed. */
export interface StoragePlace {
  open(): Promise<Storage>;
  dispose(): Promise<void>;
  /** These bytes stand in one of its files. */
  holds(text: string): boolean;
}

export function storageContract(name: string, makePlace: () => Promise<StoragePlace>): void {
  describe(`${name} keeps what the server is told`, () => {
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

    it('finds nothing in an empty store', async () => {
      expect(await storage.findCode('K7M4QX')).toBeNull();
      expect(await storage.findClass('c')).toBeNull();
      expect(await storage.findKey('k')).toBeNull();
      expect(await storage.keysOf('c')).toEqual([]);
      expect(await storage.findStudentByCode('s')).toBeNull();
      expect(await storage.sittingsOf('t')).toEqual([]);
      expect(await storage.loadTable('t')).toBeNull();
      expect(await storage.codeOf('t')).toBeNull();
      expect(await storage.findStudent('s')).toBeNull();
      expect(await storage.findStudentByToken('s')).toBeNull();
      expect(await storage.findSeatOf('s')).toBeNull();
      expect(await storage.studentsOf('c')).toEqual([]);
      expect(await storage.seatsOf('s')).toEqual([]);
      expect(await storage.practiceOf('s')).toEqual([]);
      expect(await storage.tableIdsOf('c')).toEqual([]);
      expect(await storage.momentOf('c')).toBeNull();
      expect(await storage.classesByUse()).toEqual([]);
    });

    it('gives back a table with header, seats and moves exactly, after a restart too', async () => {
      await storage.commit([
        { put: 'table', table: table('t') },
        { put: 'student', student: student('s') },
        sits('t', 'server', 's'),
        seat('t', 'client', { kind: 'bot' }),
        add('t', send),
        add('t', hint(2)),
      ]);
      await reopen();
      expect(await storage.loadTable('t')).toEqual({
        table: table('t'),
        seats: {
          client: { kind: 'bot' },
          server: { kind: 'student', student: 's' },
          network: { kind: 'nobody' },
        },
        moves: [send, hint(2)],
      });
      expect(await storage.findStudentByToken('hash of s')).toEqual(student('s'));
      expect(await storage.findStudent('s')).toEqual(student('s'));
    });

    it('gives moves in the order of their numbers, whatever the order of the commits', async () => {
      await storage.commit([{ put: 'table', table: table('t') }]);
      await storage.commit([add('t', hint(1)), add('t', hint(2))]);
      for (let n = 3; n <= 12; n++) await storage.commit([add('t', hint(n))]);
      expect((await storage.loadTable('t'))?.moves.map((move) => move.n)).toEqual(
        [...Array(12)].map((_, i) => i + 1),
      );
    });

    it('counts a seat that nobody was put on as empty', async () => {
      await storage.commit([{ put: 'table', table: table('t') }]);
      expect((await storage.loadTable('t'))?.seats).toEqual({
        client: { kind: 'nobody' },
        server: { kind: 'nobody' },
        network: { kind: 'nobody' },
      });
    });

    it('stores nothing of a commit when one of its changes cannot be stored', async () => {
      await storage.commit([{ put: 'table', table: table('t') }, add('t', hint(1))]);
      const failing: Change[][] = [
        [add('t', hint(2)), add('t', hint(2, 'other'))],
        [add('t', hint(2)), add('t', hint(3, 'move-1'))],
        [add('t', hint(2)), add('nowhere', hint(1))],
        [{ put: 'student', student: student('s') }, sits('nowhere', 'client', 's')],
      ];
      for (const changes of failing)
        await expect(storage.commit(changes)).rejects.toBeInstanceOf(StorageFailure);
      expect((await storage.loadTable('t'))?.moves).toEqual([hint(1)]);
      expect(await storage.findStudent('s')).toBeNull();
      await storage.commit([add('t', hint(2))]);
      expect((await storage.loadTable('t'))?.moves).toHaveLength(2);
    });

    it('lets the same move id stand at another table and for another actor', async () => {
      await storage.commit([
        { put: 'table', table: table('t') },
        { put: 'table', table: table('u') },
      ]);
      await storage.commit([add('t', hint(1, 'same')), add('u', hint(1, 'same'))]);
      await storage.commit([add('t', { ...hint(2, 'same'), by: 'server' })]);
      expect((await storage.loadTable('t'))?.moves).toHaveLength(2);
    });

    it('knows what a code stands for, and moves it to the table that replaces another', async () => {
      await storage.commit([
        { put: 'class', class: aClass('c') },
        { put: 'code', code: 'CODEc', target: { kind: 'class', id: 'c' } },
        { put: 'table', table: table('t') },
        { put: 'code', code: 'TABLE2', target: { kind: 'table', id: 't' } },
      ]);
      expect(await storage.findCode('CODEc')).toEqual({ kind: 'class', id: 'c' });
      expect(await storage.findCode('TABLE2')).toEqual({ kind: 'table', id: 't' });
      expect(await storage.codeOf('t')).toBe('TABLE2');
      await storage.commit([
        { put: 'table', table: table('u') },
        { put: 'code', code: 'TABLE2', target: { kind: 'table', id: 'u' } },
      ]);
      expect(await storage.findCode('TABLE2')).toEqual({ kind: 'table', id: 'u' });
      expect(await storage.codeOf('t')).toBeNull();
    });

    it('lets a seat go on with another token, and no longer with the one before', async () => {
      await storage.commit([{ put: 'student', student: student('s') }]);
      await storage.commit([{ put: 'student', student: student('s', { tokenHash: 'another hash' }) }]);
      expect(await storage.findStudentByToken('hash of s')).toBeNull();
      expect(await storage.findStudentByToken('another hash')).toMatchObject({ id: 's' });
    });

    it('says where a student sits: never at a table that was replaced', async () => {
      await storage.commit([
        { put: 'student', student: student('s') },
        { put: 'table', table: table('t') },
        sits('t', 'client', 's'),
      ]);
      expect(await storage.findSeatOf('s')).toEqual({ table: 't', part: 'client' });
      await storage.commit([
        { put: 'table', table: table('t', { retiredAt: 2_000 }) },
        { put: 'table', table: table('u') },
        sits('u', 'server', 's'),
      ]);
      expect(await storage.findSeatOf('s')).toEqual({ table: 'u', part: 'server' });
      await storage.commit([seat('u', 'server', { kind: 'nobody' })]);
      expect(await storage.findSeatOf('s')).toBeNull();
      expect((await storage.loadTable('t'))?.table.retiredAt).toBe(2_000);
    });

    it('knows every seat that a student had, also at tables that were replaced', async () => {
      await storage.commit([
        { put: 'student', student: student('s') },
        { put: 'table', table: table('t', { retiredAt: 2_000 }) },
        sits('t', 'client', 's'),
        { put: 'table', table: table('u') },
        sits('u', 'server', 's'),
        { put: 'table', table: table('a') },
        seat('a', 'client', { kind: 'bot' }),
      ]);
      expect(await storage.seatsOf('s')).toEqual([
        { table: 't', part: 'client' },
        { table: 'u', part: 'server' },
      ]);
    });

    it('keeps what a student practised, each event once, and no one else’s', async () => {
      const event = (id: string, device = 'laptop'): PracticeEvent => ({
        id,
        at: 1_790_000_000_000,
        device,
        source: 'lesson',
        lesson: 'handshake',
        key: 'isn-one',
        ok: true,
        grade: 'good',
      });
      const practised = (by: string, one: PracticeEvent): Change => ({
        put: 'practice',
        student: by,
        event: one,
      });
      await storage.commit([
        { put: 'student', student: student('s') },
        { put: 'student', student: student('r') },
        practised('s', event('b:1')),
        practised('s', event('a:1')),
        practised('r', event('a:1', 'phone')),
      ]);
      await storage.commit([practised('s', event('a:1', 'phone'))]);
      await reopen();
      expect(await storage.practiceOf('s')).toEqual([event('a:1', 'phone'), event('b:1')]);
      expect(await storage.practiceOf('r')).toEqual([event('a:1', 'phone')]);
      await expect(storage.commit([practised('nobody', event('c:1'))])).rejects.toBeInstanceOf(
        StorageFailure,
      );
    });
  });
}
