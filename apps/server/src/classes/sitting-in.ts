/** An instructor plays in a seat: of a student who is there or away, or of the bot. The seat is handed back. */
import { refuse } from '@handshake/contract';
import type { PlayableMove, Refusal } from '@handshake/contract';
import { HOST_ID } from '@handshake/lessons';
import type { Seat } from '@handshake/lessons';
import type { Lab } from '../lab.ts';
import type { LabSocket } from '../pushes.ts';
import { rooms } from '../rooms.ts';
import type { LiveStudent } from '../seating/students.ts';
import type { Occupancy } from '../storage/repository.ts';
import type { PlayAnswer } from '../tables/host.ts';
import { SEATS } from '../tables/live.ts';
import type { LiveTable } from '../tables/live.ts';
import type { LiveClass } from './classes.ts';
import type { Floor } from './floor.ts';
import type { Tending } from './tending.ts';

type Done = { ok: true } | Refusal;

export class SittingIn {
  readonly #lab: Lab;
  readonly #floor: Floor;
  readonly #tending: Tending;
  readonly #leaving = new Set<NodeJS.Timeout>();

  constructor(lab: Lab, floor: Floor, tending: Tending) {
    this.#lab = lab;
    this.#floor = floor;
    this.#tending = tending;
  }

  /** From now on this connection plays there. @throws StorageFailure */
  sit({ id }: LiveClass, table: string, seat: Seat, socket: LabSocket): Promise<Done> {
    return this.#floor.inOpenClass<{ ok: true }>(id, async (cls) => {
      const live = await this.#at(cls, table);
      if (!live) return refuse('table-over');
      // Taken back while this waited its turn.
      if (!socket.data.keys?.has(cls.id)) return refuse('key-revoked', { field: 'key' });
      const { [seat]: occupancy } = live.seats;
      if (occupancy.kind === 'nobody') return refuse('no-seat');
      if (occupancy.stand !== 'instructor')
        await this.#occupy(live, seat, { ...occupancy, stand: 'instructor' });
      const { sits } = socket.data;
      if (sits && (sits.table !== table || sits.seat !== seat)) this.leave(socket);
      socket.data.sits = { table, seat };
      if (socket.connected) await socket.join([rooms.sitting(table, seat), rooms.table(table, seat)]);
      else this.gone(socket);
      return { ok: true };
    });
  }

  /** As a student's move; in the log it is not the student's. @throws StorageFailure */
  async play(
    { stored }: LiveClass,
    table: string,
    seat: Seat,
    id: string,
    move: PlayableMove,
  ): Promise<PlayAnswer> {
    const live = await this.#lab.host.get(table);
    if (!live || live.record.retiredAt !== null) return refuse('table-over');
    if (stored.endedAt !== null) return refuse('class-ended');
    const { [seat]: occupancy } = live.seats;
    if (occupancy.kind === 'nobody' || occupancy.stand !== 'instructor') return refuse('not-your-seat');
    const own = HOST_ID + id;
    if (live.paused && !live.find(seat, own)) return refuse('paused');
    return this.#lab.host.play(live, seat, own, move);
  }

  /** Hands the seat back. @throws StorageFailure */
  rise({ id }: LiveClass, table: string, seat: Seat): Promise<Done> {
    return this.#floor.inClass(id, async (cls) => {
      const live = cls && (await this.#at(cls, table));
      if (live) await this.#handBack(live, seat);
      // Whoever has the seat may be away.
      if (live) await this.#tending.tend(cls);
      return { ok: true };
    });
  }

  /** The connection is gone: it may be a reload. After a moment without any the seat is handed back. */
  gone(socket: LabSocket): void {
    const { sits } = socket.data;
    if (!sits) return;
    const timer = setTimeout(() => {
      this.#leaving.delete(timer);
      this.#forsaken(sits.table);
    }, this.#lab.options.grace);
    timer.unref();
    this.#leaving.add(timer);
  }

  /** A student comes back to a table: a seat there that no instructor plays in any more (a restart of the server) is handed back. */
  async back({ id, stored, at }: LiveStudent): Promise<void> {
    if (stored.classId === null || !at) return;
    const live = await this.#lab.host.get(at.table);
    if (live && SEATS.some((seat) => this.#isForsaken(live, seat)))
      await this.#restore(stored.classId, live.id, id);
  }

  #forsaken(table: string): void {
    const classId = this.#lab.host.peek(table)?.classId;
    if (classId == null) return;
    this.#restore(classId, table).catch((error: unknown) =>
      this.#lab.options.report(`table ${table}: a seat was not handed back`, error),
    );
  }

  /** `back`: a student who is here in a moment. */
  #restore(classId: string, table: string, back?: string): Promise<void> {
    return this.#floor.inClass(classId, async (cls) => {
      const live = cls && (await this.#at(cls, table));
      if (!live) return;
      for (const seat of SEATS) if (this.#isForsaken(live, seat)) await this.#handBack(live, seat);
      if (back === undefined) await this.#tending.tend(cls);
      else if (cls.stored.endedAt === null) await this.#tending.standIns(cls, [live], back);
    });
  }

  #isForsaken(live: LiveTable, seat: Seat): boolean {
    const { [seat]: occupancy } = live.seats;
    const held = occupancy.kind !== 'nobody' && occupancy.stand === 'instructor';
    return held && !this.#lab.pushes.hasListeners(rooms.sitting(live.id, seat));
  }

  async #handBack(live: LiveTable, seat: Seat): Promise<void> {
    const { [seat]: occupancy } = live.seats;
    if (occupancy.kind === 'nobody' || occupancy.stand !== 'instructor') return;
    const { stand: _, ...own } = occupancy;
    await this.#occupy(live, seat, own);
  }

  async #occupy(live: LiveTable, seat: Seat, occupancy: Occupancy): Promise<void> {
    await this.#lab.writer.write([live.change(seat, occupancy, this.#lab.now())]);
    this.#lab.occupy(live.id, seat, occupancy);
  }

  /** This connection plays nowhere any more; where nobody else does either, the seat is handed back. */
  leave(socket: LabSocket): void {
    const { sits } = socket.data;
    if (!sits) return;
    delete socket.data.sits;
    void socket.leave(rooms.sitting(sits.table, sits.seat));
    void socket.leave(rooms.table(sits.table, sits.seat));
    this.#forsaken(sits.table);
  }

  /** The table, while it is played at. */
  async #at(cls: LiveClass, table: string): Promise<LiveTable | null> {
    return cls.tables.includes(table) ? this.#lab.host.get(table) : null;
  }
}
