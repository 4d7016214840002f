/** A second instructor's key: given, and taken back. Whoever comes by a key that was taken back hears and does nothing more. */
import { drawToken, hashOf } from '../draw.ts';
import type { Lab } from '../lab.ts';
import type { LabSocket } from '../pushes.ts';
import { rooms } from '../rooms.ts';
import type { Change } from '../storage/repository.ts';
import type { LiveClass } from './classes.ts';
import type { Floor } from './floor.ts';
import type { SittingIn } from './sitting-in.ts';

export class Sharing {
  readonly #lab: Lab;
  readonly #floor: Floor;
  readonly #sitting: SittingIn;

  constructor(lab: Lab, floor: Floor, sitting: SittingIn) {
    this.#lab = lab;
    this.#floor = floor;
    this.#sitting = sitting;
  }

  /** A new key for a second instructor, in the place of an earlier one. @throws StorageFailure */
  async share({ id }: LiveClass): Promise<string> {
    const key = drawToken();
    await this.#floor.inClass(id, (cls) =>
      cls
        ? this.#change(cls, [{ put: 'key', key: { hash: hashOf(key), classId: id, holder: 'second' } }])
        : gone(),
    );
    return key;
  }

  /** No second instructor any more. @throws StorageFailure */
  unshare({ id }: LiveClass): Promise<void> {
    return this.#floor.inClass(id, (cls) => (cls ? this.#change(cls, []) : gone()));
  }

  async #change(cls: LiveClass, more: readonly Change[]): Promise<void> {
    const lab = this.#lab;
    const old = (await lab.storage.keysOf(cls.id)).filter(({ holder }) => holder === 'second');
    await lab.writer.write([...old.map(({ hash }): Change => ({ drop: 'key', hash })), ...more]);
    cls.shared = more.length > 0;
    lab.classes.revoke(old.map(({ hash }) => hash));
    const hashes = new Set(old.map(({ hash }) => hash));
    for (const socket of lab.io.sockets.sockets.values()) {
      const key = socket.data.keys?.get(cls.id);
      if (key === undefined || !hashes.has(key)) continue;
      if (cls.tables.includes(socket.data.sits?.table ?? '')) this.#sitting.leave(socket);
      putOut(socket, cls.id);
    }
    lab.boards.touched(cls.id);
  }
}

const gone = (): Promise<void> => Promise.resolve();

/** The connection hears nothing more of the class, and is told so. */
export function putOut(socket: LabSocket, classId: string): void {
  socket.data.keys?.delete(classId);
  void socket.leave(rooms.board(classId));
  if (socket.data.watching !== undefined) void socket.leave(rooms.table(socket.data.watching, 'watcher'));
  delete socket.data.watching;
  socket.emit('entry.revoked', {});
}
