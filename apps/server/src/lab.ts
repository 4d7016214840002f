/** The parts of the running server and how they hang together. */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { Boards } from './classes/boards.ts';
import { Classes } from './classes/classes.ts';
import type { Terms } from './classes/terms.ts';
import { Pushes } from './pushes.ts';
import type { LabServer } from './pushes.ts';
import { Queues } from './queues.ts';
import { rooms } from './rooms.ts';
import { Limits } from './seating/limits.ts';
import { Personal } from './seating/personal.ts';
import { Presence } from './seating/presence.ts';
import { Students } from './seating/students.ts';
import type { LiveStudent } from './seating/students.ts';
import type { Rate } from './sockets/bucket.ts';
import { leanParser } from './sockets/parser.ts';
import type { Occupancy, Storage, TableRecord } from './storage/repository.ts';
import { createWriter } from './storage/writer.ts';
import type { Writer } from './storage/writer.ts';
import type { Pace } from './tables/actors.ts';
import { TableHost } from './tables/host.ts';
import { PARTS } from './tables/live.ts';
import type { LiveTable } from './tables/live.ts';
import { standingOf } from './tables/view.ts';
import type { Showing } from './tables/view.ts';
import type { Part } from '@handshake/lessons';

export interface LabOptions {
  readonly storage: Storage;
  readonly pace: Pace;
  /** How much one student, or one connection without a seat, may ask for. */
  readonly rate: Rate;
  /** How long a lost connection is not shown, ms. */
  readonly grace: number;
  /** How long changes of the board are gathered, ms. */
  readonly boardDelay: number;
  /** When classes end, and are erased, by themselves. */
  readonly terms: Terms;
  /** Wall clock, ms. */
  readonly now: () => number;
  /** What one must know to open a class; null: nothing. */
  readonly password: string | null;
  /** For the operator: never with a token in it. */
  readonly report: (what: string, error: unknown) => void;
}

const isInstructors = (occupancy: Occupancy): boolean =>
  occupancy.kind !== 'nobody' && occupancy.stand === 'instructor';

/** The hardest limit on a message, bytes: up to it a typed refusal is possible, beyond it the connection is cut. */
const HARD_LIMIT = 131_072;
/** Composing ends by itself after this long, ms. */
const COMPOSING = 20_000;
/** What nobody has used for so long is put away, ms. */
const IDLE = 10 * 60_000;
const SWEEP = 60_000;

export class Lab {
  readonly options: LabOptions;
  readonly storage: Storage;
  readonly writer: Writer;
  readonly io: LabServer;
  readonly queues = new Queues();
  readonly students: Students;
  readonly presence: Presence;
  readonly showing: Showing;
  readonly pushes: Pushes;
  readonly host: TableHost;
  readonly classes: Classes;
  readonly boards: Boards;
  readonly limits = new Limits();
  readonly personal = new Personal(this);
  /** A student has come, or is away. Set by the classroom. */
  onPresence: (student: LiveStudent) => void = () => {};
  /** What is to stop when the server does. */
  readonly atClose: (() => void)[] = [];
  readonly #sweeper: NodeJS.Timeout;

  constructor(http: HttpServer, options: LabOptions) {
    const { storage, pace, now, report } = options;
    this.options = options;
    this.storage = storage;
    this.writer = createWriter(storage);
    this.io = new Server(http, {
      serveClient: false,
      parser: leanParser,
      maxHttpBufferSize: HARD_LIMIT,
      // A connection that broke without a word shows as away after 11 s at most.
      pingInterval: 5_000,
      pingTimeout: 6_000,
      // A student whose Wi-Fi swallows WebSocket frames stays on long-polling.
      transports: ['polling', 'websocket'],
    });
    this.students = new Students(storage, options.rate);
    this.presence = new Presence({
      grace: options.grace,
      composing: COMPOSING,
      changed: (student, passing) => this.#presenceChanged(student, passing),
    });
    this.showing = {
      students: this.students,
      pace,
      standing: (live) => {
        const cls = live.classId === null ? undefined : this.classes.peek(live.classId);
        return cls && standingOf(live, cls.stored, this.students, now());
      },
    };
    this.pushes = new Pushes(this.io, this.showing);
    this.host = new TableHost({
      storage,
      writer: this.writer,
      pace,
      now,
      report,
      isHere: (id) => this.students.peek(id)?.here ?? false,
      meet: (ids) => this.students.meet(ids),
      tell: (live, untold) => {
        this.pushes.moves(live, untold);
        this.boards.changed(live);
      },
    });
    this.classes = new Classes({ storage, writer: this.writer, students: this.students, now });
    this.boards = new Boards({
      classes: this.classes,
      host: this.host,
      students: this.students,
      pushes: this.pushes,
      delay: options.boardDelay,
      now,
      report,
    });
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP);
    this.#sweeper.unref();
  }

  now(): number {
    return this.options.now();
  }

  /** An occupancy that has just been stored takes effect. */
  occupy(tableId: string, part: Part, occupancy: Occupancy): void {
    const live = this.host.peek(tableId);
    if (!live) return;
    const before = live.seats[part];
    live.seat(part, occupancy, this.now());
    this.seatsChanged(live);
    if (isInstructors(before) && !isInstructors(occupancy)) this.pushes.over(live, part);
  }

  /** One who sat elsewhere, or nowhere, has a part of a table from now on. */
  sit(id: string, live: LiveTable, part: Part, occupancy: Occupancy): void {
    const student = this.students.peek(id);
    this.occupy(live.id, part, occupancy);
    if (student) this.#move(student, live, part);
  }

  /** What an instructor, or a student who is left alone, has settled for a table is stored. */
  cared(live: LiveTable, record: LiveTable['record']): void {
    live.record = record;
    this.seatsChanged(live);
  }

  /** Says who sits at a table, and lets whoever sits there now play. */
  seatsChanged(live: LiveTable): void {
    this.pushes.seats(live);
    this.boards.changed(live);
    this.host.attend(live);
  }

  /** The student sits nowhere any more. */
  stoodUp(student: LiveStudent): void {
    if (student.at) this.pushes.deaf(student, student.at);
    student.at = null;
  }

  /** Tables that were stored in the place of others take effect: everybody is moved. */
  replace(old: readonly LiveTable[], records: readonly TableRecord[], code: string): LiveTable[] {
    for (const live of old) {
      live.record = { ...live.record, retiredAt: this.now() };
      for (const part of PARTS) this.pushes.over(live, part);
      this.host.drop(live);
    }
    const tables = records.map((record) => this.host.adopt(record, code));
    for (const live of tables) {
      for (const part of PARTS) {
        const id = live.studentAt(part);
        const student = id === null ? undefined : this.students.peek(id);
        if (student) this.#move(student, live, part);
      }
    }
    return tables;
  }

  /** Closes every connection, stores what is still to be stored. The store itself is its owner's to close. */
  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    for (const stop of this.atClose) stop();
    await this.io.close();
    this.presence.stop();
    this.boards.stop();
    this.host.stop();
    await this.queues.settled();
    await this.writer.settled();
  }

  /** All tabs of the student follow to another seat. */
  #move(student: LiveStudent, live: LiveTable, part: Part): void {
    if (student.at) this.pushes.deaf(student, student.at);
    student.at = { table: live.id, part };
    this.pushes.moved(student, live, part);
  }

  #presenceChanged(student: LiveStudent, passing: boolean): void {
    const live = student.at && this.host.peek(student.at.table);
    if (live) {
      this.pushes.seats(live, passing);
      if (!passing) {
        this.boards.changed(live);
        this.host.attend(live);
      }
    }
    if (!passing) this.onPresence(student);
  }

  /** Something that others see of a student has changed, and is stored. */
  studentChanged(student: LiveStudent): void {
    const live = student.at && this.host.peek(student.at.table);
    if (live) this.pushes.seats(live);
    if (live) this.boards.changed(live);
    if (student.stored.classId !== null) this.boards.touched(student.stored.classId);
  }

  /** Puts away what nobody uses: the store has it. */
  #sweep(): void {
    const before = this.now() - IDLE;
    const watched = (id: string) =>
      [...PARTS, 'watcher' as const].some((role) => this.pushes.hasListeners(rooms.table(id, role)));
    this.classes.sweep(
      before,
      (cls) => this.pushes.hasListeners(rooms.board(cls.id)) || cls.tables.some(watched),
    );
    this.host.sweep(before, (live) => {
      const inUse = live.classId !== null && this.pushes.hasListeners(rooms.board(live.classId));
      return inUse || watched(live.id);
    });
    const needed = new Set<string>();
    for (const live of this.host.tables) for (const id of live.students) needed.add(id);
    this.students.sweep(
      ({ id, stored }) => needed.has(id) || (stored.classId !== null && !!this.classes.peek(stored.classId)),
    );
  }
}
