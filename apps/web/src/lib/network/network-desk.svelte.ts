/** The network's seat, over its session: what is under way, what is held back, what can be brought back, and what was reached. */
import {
  automatic,
  factFormat,
  goalsReached,
  networkDebrief,
  networkGoals,
  path,
  sentence,
  wireOf,
} from '@handshake/lessons';
import type { Lesson, LoggedMove, NetworkGoal, NetworkGoalId, OnWire, Seat, Table } from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';
import type { TableSession } from '#lib/session/table-session.svelte.ts';
import type { NumberView } from '#lib/table/labels.ts';
import type { NumberMode } from '#lib/table/numbers.ts';
import { toldBases, toldIsn } from '#lib/table/told-isn.ts';

/** What the network's player does; each to a segment, by its number. */
export type NetworkDeed = 'deliver' | 'drop' | 'hold' | 'duplicate' | 'release' | 'replay';

/** Worked out by playing the lesson through, so once a lesson. */
const found = new WeakMap<Lesson, readonly NetworkGoal[]>();
function goalsOf(lesson: Lesson): readonly NetworkGoal[] {
  const goals = found.get(lesson) ?? networkGoals(lesson);
  found.set(lesson, goals);
  return goals;
}

export class NetworkDesk {
  readonly session: TableSession;
  constructor(session: TableSession) {
    this.session = session;
  }

  table: Table = $derived.by(() => this.session.table);
  moves: readonly LoggedMove[] = $derived.by(() => this.session.moves);
  lesson: Lesson = $derived.by(() => this.session.header.lesson);
  /** Goals that this lesson has an occasion for. */
  goals: readonly NetworkGoal[] = $derived(goalsOf(this.lesson));
  reached: ReadonlySet<NetworkGoalId> = $derived.by(() => goalsReached(this.table, this.moves));
  counts = $derived.by(() => networkDebrief(this.table, this.moves));
  wire: readonly OnWire[] = $derived.by(() => wireOf(this.table.events));
  underWay = $derived(this.wire.filter(({ fate }) => fate === 'flying'));
  /** What is held back, by the player or by the lesson. */
  held = $derived.by(() =>
    this.wire
      .filter(({ no, fate }) => fate === 'kept' && this.table.kept.some(({ flying }) => flying.no === no))
      .map((one) => ({
        ...one,
        mine: this.table.events.some((event) => event.kind === 'kept' && event.no === one.no),
      })),
  );
  /** What can be brought back, newest first. */
  past = $derived.by(() =>
    this.wire
      .filter(
        ({ i, origin, fate }) =>
          i >= this.table.prelude &&
          (origin === null || origin.kind === 'old' || origin.kind === 'forged') &&
          fate !== 'flying' &&
          fate !== 'kept',
      )
      .toReversed(),
  );
  /** What the lesson has done by itself to one of the newest two segments. */
  scripted = $derived.by(() => {
    const newest = new Set(this.wire.slice(-2).map(({ no }) => no));
    return this.table.events.flatMap((event) =>
      event.kind === 'sent' && event.fate !== 'flying' && newest.has(event.no) && event.n > 0
        ? [{ no: event.no, fate: event.fate }]
        : [],
    );
  });
  /** Only the end of TIME-WAIT is left to wait for. */
  canPass = $derived.by(
    () => this.underWay.length === 0 && automatic(this.table).some(({ after }) => after === '2msl'),
  );

  /** Seq counts from the client's ISN in the client's segments, from the server's in the server's. */
  view: NumberView = $derived.by(() => ({
    mode: this.session.numbers,
    own: 'client',
    bases: toldBases(this.table, 'client'),
  }));
  /** An end's numbers are not known before its SYN has told them. */
  untold(seat: Seat): boolean {
    return toldIsn(this.table, seat) === null;
  }
  path(seat: Seat) {
    return path(this.table, seat).map(({ state }) => state);
  }
  story = $derived.by(() => {
    const format = factFormat(this.view.bases, this.session.numbers);
    return this.table.events.map((event, i, all) => ({
      key: event.i,
      kind: event.kind,
      text: sentence(event, 'watcher', locale(), format, all[i - 1]),
    }));
  });
  setNumbers(mode: NumberMode): void {
    this.session.setNumbers(mode);
  }

  /** @returns whether anything came of it */
  act(deed: NetworkDeed, no: number): boolean {
    return this.session.act({ kind: deed, no }) === null;
  }
  pass(): boolean {
    return this.session.wait('2msl') === null;
  }
}
