/**
 * The network's seat at a table with a bot in either end, wholly in the browser: the ends go on by themselves, and what becomes
 * of a segment is the student's to say. The log is kept in the tab, so a reload comes back to the same point.
 */
import { headerSchema, loggedMovesSchema } from '@handshake/contract';
import {
  automatic,
  COACHED,
  factFormat,
  fold,
  goalsReached,
  networkDebrief,
  networkGoals,
  newHeader,
  nextMove,
  path,
  play,
  sentence,
  SOUND,
  wireOf,
} from '@handshake/lessons';
import type {
  Actor,
  Header,
  Lesson,
  LoggedMove,
  Mode,
  Move,
  NetworkGoal,
  NetworkGoalId,
  OnWire,
  Persona,
  Seat,
  Table,
} from '@handshake/lessons';
import { has, SYN } from '@handshake/protocol';
import type { Profile } from '@handshake/protocol';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { randomId, random32 } from '#lib/session/ids.ts';
import { PACE, SLIPS } from '#lib/session/local-host.ts';
import { keepNumbers, numbersOf } from '#lib/session/number-mode.ts';
import { forget, readJson, writeJson } from '#lib/session/stored.ts';
import type { NumberView } from '#lib/table/labels.ts';
import type { NumberMode } from '#lib/table/numbers.ts';

export interface NetworkPractice {
  readonly lesson: Lesson;
  readonly profile: Profile;
  /** Where wrong segments travel, both ends are so. */
  readonly mode: Mode;
  readonly persona: Persona['kind'];
  /** How long a bot thinks, ms. */
  readonly pace?: number;
}

/** What the network's player does; each to a segment, by its number. */
export type NetworkDeed = 'deliver' | 'drop' | 'hold' | 'duplicate' | 'release' | 'replay';

interface Kept {
  readonly header: Header;
  readonly moves: readonly LoggedMove[];
}
const isKept = (value: unknown): value is Kept => {
  const kept = value as Partial<Kept> | null;
  return headerSchema.safeParse(kept?.header).success && loggedMovesSchema.safeParse(kept?.moves).success;
};

export class NetworkDesk {
  readonly #practice: NetworkPractice;
  #table: Table = $state.raw({} as Table);
  #moves: readonly LoggedMove[] = $state.raw([]);
  #numbers: NumberMode = $state('relative');
  #next: ReturnType<typeof setTimeout> | undefined;
  /** Goals that this lesson has an occasion for. */
  readonly goals: readonly NetworkGoal[];

  constructor(practice: NetworkPractice) {
    this.#practice = practice;
    this.goals = networkGoals(practice.lesson);
    const kept = this.#kept();
    if (kept) {
      this.#table = kept.table;
      this.#moves = kept.moves;
    } else this.#begin();
    this.#numbers = numbersOf(this.#table.header);
  }

  get table(): Table {
    return this.#table;
  }
  get moves(): readonly LoggedMove[] {
    return this.#moves;
  }
  lesson = $derived.by(() => this.#table.header.lesson);
  reached: ReadonlySet<NetworkGoalId> = $derived.by(() => goalsReached(this.#table, this.#moves));
  counts = $derived.by(() => networkDebrief(this.#table, this.#moves));
  wire: readonly OnWire[] = $derived.by(() => wireOf(this.#table.events));
  underWay = $derived(this.wire.filter(({ fate }) => fate === 'flying'));
  /** What is held back, by the player or by the lesson. */
  held = $derived.by(() =>
    this.wire
      .filter(({ no, fate }) => fate === 'kept' && this.#table.kept.some(({ flying }) => flying.no === no))
      .map((one) => ({
        ...one,
        mine: this.#table.events.some((event) => event.kind === 'kept' && event.no === one.no),
      })),
  );
  /** What can be brought back, newest first. */
  past = $derived.by(() =>
    this.wire
      .filter(
        ({ i, origin, fate }) =>
          i >= this.#table.prelude &&
          (origin === null || origin.kind === 'old' || origin.kind === 'forged') &&
          fate !== 'flying' &&
          fate !== 'kept',
      )
      .toReversed(),
  );
  /** What the lesson has done by itself to one of the newest two segments. */
  scripted = $derived.by(() => {
    const newest = new Set(this.wire.slice(-2).map(({ no }) => no));
    return this.#table.events.flatMap((event) =>
      event.kind === 'sent' && event.fate !== 'flying' && newest.has(event.no) && event.n > 0
        ? [{ no: event.no, fate: event.fate }]
        : [],
    );
  });
  /** Only the end of TIME-WAIT is left to wait for. */
  canPass = $derived.by(
    () => this.underWay.length === 0 && automatic(this.#table).some(({ after }) => after === '2msl'),
  );

  /** Seq counts from the client's ISN in the client's segments, from the server's in the server's. */
  view: NumberView = $derived.by(() => ({
    mode: this.#numbers,
    own: 'client',
    bases: { own: this.#base('client'), peer: this.#base('server') },
  }));
  path(seat: Seat) {
    return path(this.#table, seat).map(({ state }) => state);
  }
  story = $derived.by(() => {
    const format = factFormat(this.view.bases, this.#numbers);
    return this.#table.events.map((event, i, all) => ({
      key: event.i,
      kind: event.kind,
      text: sentence(event, 'watcher', locale(), format, all[i - 1]),
    }));
  });
  setNumbers(mode: NumberMode): void {
    this.#numbers = mode;
    keepNumbers(this.#table.header, mode);
  }

  /** @returns whether anything came of it */
  act(deed: NetworkDeed, no: number): boolean {
    return this.#make('network', { kind: deed, no });
  }
  pass(): boolean {
    return this.#make('clock', { kind: 'timer', timer: '2msl' });
  }

  again(): void {
    forget('session', this.#key);
    this.#begin();
    this.start();
  }

  /** From now on the ends act; until `close`. */
  start(): void {
    clearTimeout(this.#next);
    const next = nextMove(this.#table, { client: this.#persona, server: this.#persona, network: 'student' });
    if (!next || next.by === 'clock') return;
    this.#next = setTimeout(() => this.#make(next.by, next.move), this.#practice.pace ?? PACE.bot);
  }
  close(): void {
    clearTimeout(this.#next);
  }

  get #persona(): Persona {
    const { persona: kind } = this.#practice;
    const travels = this.#table.header.mode !== 'coach';
    return travels && kind !== 'sound' ? { kind, rate: SLIPS, chance: Math.random } : SOUND;
  }

  get #key(): string {
    const { lesson, profile, mode } = this.#practice;
    return `network:${lesson.id}:${profile}:${mode}`;
  }

  /** An end that has forgotten its connection has no ISN of its own any more; the other one may know it still. */
  #base(seat: Seat): number | null {
    const syn = this.#table.events.findLast(
      (e) => e.kind === 'sent' && e.seat === seat && has(e.segment, SYN),
    );
    return syn?.kind === 'sent' ? syn.segment.seq : this.#table.header.iss[seat];
  }

  #begin(): void {
    const { lesson, profile, mode } = this.#practice;
    const header = newHeader({
      lesson,
      profile,
      ways: { ...COACHED, mode },
      iss: { client: random32(), server: random32() },
    });
    this.#table = fold(header, []);
    this.#moves = [];
  }

  #kept(): { table: Table; moves: readonly LoggedMove[] } | null {
    const kept = readJson('session', this.#key, isKept);
    const { lesson } = this.#practice;
    const { id, version } = kept?.header.lesson ?? {};
    if (!kept || id !== lesson.id || version !== lesson.version) return null;
    try {
      const table = fold({ ...kept.header, lesson }, kept.moves);
      return table.n === kept.moves.length ? { table, moves: kept.moves } : null;
    } catch {
      // Not what this page wrote: a fold takes a log on trust, and throws where it has a gap.
      return null;
    }
  }

  #make(by: Actor, move: Move): boolean {
    const tried = play(this.#table, by, move);
    if (tried.ok) {
      this.#table = tried.table;
      this.#moves = [...this.#moves, { ...tried.logged, id: randomId(), at: Date.now() }];
      writeJson('session', this.#key, { header: this.#table.header, moves: this.#moves });
    }
    this.start();
    return tried.ok;
  }
}
