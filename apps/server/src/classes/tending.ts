/**
 * Brings a class in line with its settings and with who is here: who stands in for one who is away, who has no partner and gets one,
 * what an odd one does meanwhile. To be called, in the queue of the class, whenever any of that may have changed; what is right
 * already stays as it is.
 */
import { WITHOUT_NETWORK } from '@handshake/lessons';
import type { Part } from '@handshake/lessons';
import { other } from '@handshake/protocol';
import type { Lab } from '../lab.ts';
import type { Change, Occupancy, StoredTable } from '../storage/repository.ts';
import { SEATS } from '../tables/live.ts';
import type { LiveTable } from '../tables/live.ts';
import { freeNumber, lone, opposite } from './arrangement.ts';
import type { LiveClass } from './classes.ts';
import type { Floor } from './floor.ts';
import { absentAt, firstMatch, freeAt, match } from './waiting.ts';
import type { Free, Presences } from './waiting.ts';

export class Tending {
  readonly #lab: Lab;
  readonly #floor: Floor;
  readonly #presences: Presences;

  constructor(lab: Lab, floor: Floor) {
    this.#lab = lab;
    this.#floor = floor;
    this.#presences = {
      isHere: (id) => lab.students.peek(id)?.here === true,
      isMissed: (id) => lab.students.peek(id)?.missed === true,
    };
  }

  /** @throws StorageFailure */
  async tend(cls: LiveClass): Promise<void> {
    if (cls.stored.endedAt !== null) return;
    await this.#seatAll(cls);
    await this.standIns(cls, await this.#floor.tables(cls));
    await this.#pairUp(cls);
    await this.#seatOdd(cls);
  }

  /** All who are here and have no partner. */
  free(cls: LiveClass, tables: readonly LiveTable[]): Free[] {
    return tables.flatMap((live) => freeAt(live, cls.stored.settings, this.#presences));
  }

  /**
   * The bot plays for those who are missed where that is wished for, and for nobody else. `back`: a student who is here in a moment.
   * @throws StorageFailure
   */
  async standIns(cls: LiveClass, tables: readonly LiveTable[], back?: string): Promise<void> {
    const lab = this.#lab;
    const isHere = (id: string | null) => id !== null && (id === back || this.#presences.isHere(id));
    const changes: Change[] = [];
    const effects: (() => void)[] = [];
    const put = (live: LiveTable, part: Part, student: string, on: boolean) => {
      const occupancy: Occupancy = { kind: 'student', student, ...(on ? { stand: 'bot' as const } : {}) };
      changes.push(live.change(part, occupancy, lab.now()));
      effects.push(() => lab.occupy(live.id, part, occupancy));
    };
    for (const live of tables) {
      const ids = SEATS.map((seat) => live.studentAt(seat));
      for (const id of live.students) {
        const student = lab.students.peek(id);
        if (student) lab.presence.await(student);
      }
      const how = absentAt(live, cls.stored.settings);
      for (const seat of SEATS) {
        const occupancy = live.seats[seat];
        if (occupancy.kind !== 'student' || occupancy.stand === 'instructor') continue;
        const { student, stand } = occupancy;
        const missed = this.#presences.isMissed(student) && isHere(live.studentAt(other(seat)));
        // While nobody is here it stays as it was.
        const on = how === 'bot' && !isHere(student) && (missed || stand === 'bot');
        if (on !== (stand === 'bot')) put(live, seat, student, on);
      }
      const network = live.seats.network;
      if (network.kind === 'student' && network.stand !== 'instructor') {
        // Two are not to wait for a third.
        const on =
          !isHere(network.student) && (network.stand === 'bot' || this.#presences.isMissed(network.student));
        if (on !== (network.stand === 'bot')) put(live, 'network', network.student, on);
      }
      // Both are here: what was chosen while one was away is over.
      if (live.record.care.absent !== null && ids.every(isHere)) {
        const table: StoredTable = { ...live.record, care: { ...live.record.care, absent: null } };
        changes.push({ put: 'table', table });
        effects.push(() => lab.cared(live, table));
      }
    }
    if (changes.length === 0) return;
    await lab.writer.write(changes);
    for (const effect of effects) effect();
  }

  /** Nobody is left at a table that another has replaced, or at none. */
  async #seatAll(cls: LiveClass): Promise<void> {
    const { students, host } = this.#lab;
    const without = cls.students.flatMap((id) => {
      const student = students.peek(id);
      return student && !(student.at && cls.tables.includes(student.at.table)) ? [student] : [];
    });
    for (const student of without) {
      const tables = await this.#floor.tables(cls);
      const before = student.at && (await host.get(student.at.table));
      const number = freeNumber(new Set(tables.map(({ record }) => record.number)));
      const step = before?.record.step ?? cls.stored.step;
      const seats = lone(student.id, 'client', cls.stored.settings.odd);
      const record = this.#floor.draft(cls, tables, { number, step, seats });
      if (record) await this.#floor.rearrange(cls, [], [record]);
    }
  }

  async #pairUp(cls: LiveClass): Promise<void> {
    const { settings } = cls.stored;
    for (;;) {
      const tables = await this.#floor.tables(cls);
      const found = firstMatch(this.free(cls, tables));
      if (!found) return;
      const { old, places, released } = match(...found, tables, settings.odd);
      const records = places.flatMap((place) => this.#floor.draft(cls, tables, place) ?? []);
      if (records.length < places.length) return;
      await this.release(cls, old, records, released);
    }
  }

  /** As `rearrange`, and at these tables the network runs by itself from now on. @throws StorageFailure */
  async release(
    cls: LiveClass,
    old: readonly LiveTable[],
    records: Parameters<Floor['rearrange']>[2],
    released: readonly LiveTable[],
    more: readonly Change[] = [],
    effect: () => void = () => {},
  ): Promise<void> {
    const lab = this.#lab;
    const nobody: Occupancy = { kind: 'nobody' };
    const changes = released.map((live) => live.change('network', nobody, lab.now()));
    await this.#floor.rearrange(cls, old, records, [...more, ...changes], () => {
      effect();
      for (const live of released) lab.occupy(live.id, 'network', nobody);
    });
  }

  /** One who has nobody opposite though the class has it otherwise meets the bot, or plays the network of a table. */
  async #seatOdd(cls: LiveClass): Promise<void> {
    const lab = this.#lab;
    const { odd } = cls.stored.settings;
    if (odd === 'wait') return;
    for (const one of this.free(cls, await this.#floor.tables(cls))) {
      const { live, seat, student } = one;
      if (seat === null || !live.lone) continue;
      const empty = live.seats[other(seat)].kind === 'nobody';
      const begun = live.log.some((logged) => live.movedBy(logged) !== null);
      const table = odd === 'network' && (empty || !begun) ? await this.#needsNetwork(cls, live) : null;
      if (table) {
        const occupancy: Occupancy = { kind: 'student', student };
        await this.#floor.rearrange(cls, [live], [], [table.change('network', occupancy, lab.now())]);
        lab.sit(student, table, 'network', occupancy);
      } else if (empty) {
        const bot = opposite(odd);
        await lab.writer.write([live.change(other(seat), bot, lab.now())]);
        lab.occupy(live.id, other(seat), bot);
      }
    }
  }

  /** A table of the same lesson whose network a student may play: one that has not begun, or is least far. */
  async #needsNetwork(cls: LiveClass, { record: { step } }: LiveTable): Promise<LiveTable | null> {
    const { isHere } = this.#presences;
    const fits = (await this.#floor.tables(cls)).filter(
      (live) =>
        live.record.step === step &&
        !live.table.ended &&
        live.seats.network.kind === 'nobody' &&
        !WITHOUT_NETWORK.has(live.header.lesson.id) &&
        SEATS.every((seat) => isHere(live.studentAt(seat) ?? '')),
    );
    return fits.sort((a, b) => a.log.length - b.log.length)[0] ?? null;
  }
}
