/** What the table page shows, derived from its session: one place from session and language to view models. */
import { has, other, SYN } from '@handshake/protocol';
import type { Endpoint, InFlight } from '@handshake/protocol';
import {
  agenda,
  AS_PLANNED,
  asPlanned,
  automatic,
  armed,
  factFormat,
  figuresOf,
  fold,
  hintsOf,
  hintText,
  mayRewind,
  mayTakeHint,
  numbers,
  path,
  prefill,
  rich,
  sentence,
  wireOf,
} from '@handshake/lessons';
import type {
  Agenda,
  FadingLevel,
  Format,
  Prefill,
  Seat,
  Table,
  TableEvent,
  Viewer,
} from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import type { TableSession } from '#lib/session/table-session.svelte.ts';
import { stripFor } from './byte-strip.ts';
import { knownFrom, viewAt } from './labels.ts';
import type { NumberView } from './labels.ts';
import { later } from './later.svelte.ts';
import { marked } from './marked.ts';
import { marksOf, NO_MARKS } from './marks.ts';
import type { Bases } from './numbers.ts';
import { toldBases } from './told-isn.ts';
import { lastTouch } from './variables.ts';
import { ownTries } from './verdict.ts';
import { strayed, withheld } from './withheld.ts';

/** Id of the headline of the verdict that is on; the composer's marked field points to it. */
export const VERDICT_ID = 'verdict-title';

/** ISNs as this seat knows them. A TCB that is deleted at the end forgets them; the student does not. */
export function basesOf(table: Table, seat: Seat): Bases {
  const { own, peer } = numbers(table, seat);
  if (peer !== null || table.connection[seat].state !== 'CLOSED') return { own, peer };
  const arrived = table.events.findLast(
    (e) => e.kind === 'arrived' && e.seat === seat && has(e.segment, SYN),
  );
  return { own, peer: arrived?.kind === 'arrived' ? arrived.segment.seq : null };
}

/** One event as a sentence. */
export interface StoryLine {
  /** Index of the event. */
  readonly key: number;
  readonly kind: TableEvent['kind'];
  /** It is this seat's. */
  readonly own: boolean;
  readonly text: string;
}

type OwnEvent = Extract<TableEvent, { kind: 'sent' | 'refused' }>;

/** What the page is derived from: a session, or a look back at one. */
export type Seen = Pick<
  TableSession,
  'seat' | 'table' | 'header' | 'moves' | 'numbers' | 'partner' | 'name' | 'pace' | 'closed'
> & {
  /** To whom it is told; the one at the end that is seen, when left out. */
  readonly viewer?: Viewer;
};

export class TableModel<S extends Seen = TableSession & Seen> {
  readonly session: S;
  /** How much is filled in. */
  readonly level: FadingLevel;
  constructor(session: S, level: FadingLevel = 'all') {
    this.session = session;
    this.level = level;
  }

  seat: Seat = $derived.by(() => this.session.seat);
  other: Seat = $derived(other(this.seat));
  viewer: Viewer = $derived.by(() => this.session.viewer ?? this.seat);
  table: Table = $derived.by(() => this.session.table);
  lesson = $derived(this.table.header.lesson);
  endpoint: Endpoint = $derived(this.table.connection[this.seat]);
  /** The own TCB as it may be shown: that 2MSL runs would tell the state. */
  tcb: Endpoint = $derived.by(() =>
    this.stateWanted
      ? { ...this.endpoint, timers: { ...this.endpoint.timers, timeWait: null } }
      : this.endpoint,
  );
  bases: Bases = $derived.by(() => (this.viewer === 'watcher' ? toldBases : basesOf)(this.table, this.seat));
  view: NumberView = $derived.by(() => ({ mode: this.session.numbers, bases: this.bases, own: this.seat }));
  format: Format = $derived.by(() => factFormat(this.bases, this.session.numbers));
  #known = $derived(knownFrom(this.table.events, this.seat));
  /** Numbers of one of the own events as they were meant then (labels.ts). */
  viewAt(event: OwnEvent): NumberView {
    if (this.viewer === 'watcher') return this.view;
    return viewAt(this.view, event.seat, event.i, this.#known);
  }
  formatAt(event: OwnEvent): Format {
    return factFormat(this.viewAt(event).bases, this.session.numbers);
  }

  names: Readonly<Record<Seat, string>> = $derived.by(() => {
    const { partner, name } = this.session;
    const theirs = partner.name || (partner.kind === 'bot' ? m.t_bot_name() : m.t_free_name());
    return this.seat === 'client' ? { client: name, server: theirs } : { client: theirs, server: name };
  });

  /** The event that touched the own TCB last, and the TCB before it. */
  touch = $derived(lastTouch(this.table.events, this.table.prelude, this.seat));
  before: Endpoint | null = $derived.by(() => {
    const { touch } = this;
    if (!touch) return null;
    const earlier = this.session.moves.filter((move) => move.n < touch.n);
    return fold(this.session.header, earlier).connection[this.seat];
  });

  /** The table asks for the own state, and this seat has still to say it. */
  stateWanted = $derived.by(() => this.table.header.ask?.state === true && this.table.unstated[this.seat]);
  /** What has reached this seat and waits to be checked. */
  toCheck: InFlight | null = $derived.by(
    () =>
      this.table.connection.link.find(
        ({ no, from }) => from === this.other && this.table.door.includes(no),
      ) ?? null,
  );
  /** Nothing may be sent before this seat has answered. */
  asked = $derived(this.toCheck !== null || this.stateWanted);
  /** Wrong segments have travelled in this step, or nothing goes on: it may be begun anew. */
  mayRewind = $derived.by(
    () => !this.closed && this.table.asked === null && mayRewind(this.table) && strayed(this.table),
  );
  /** The seat that has asked to begin the step anew, while that is open. */
  asking: Seat | null = $derived.by(() => (this.closed || this.table.ended ? null : this.table.asked));
  /** What happened, as far as it may be shown. */
  events = $derived(
    this.table.header.ask?.state
      ? withheld(this.table.events, this.seat, this.table.ended)
      : this.table.events,
  );
  shown = $derived({ ...this.table, events: this.events });
  walked = $derived(path(this.shown, this.seat));
  /** The class was ended before the lesson was: there is nothing more to do here. */
  closed = $derived.by(() => this.session.closed && !this.table.ended);
  agenda: Agenda = $derived.by(() =>
    this.closed
      ? { turn: 'nobody', prompt: null, items: [{ done: false, pieces: rich(m.t_closed()) }], waits: [] }
      : this.#asked(agenda(this.table, this.seat, locale())),
  );
  /** What the table asks for comes before whatever is due. */
  #asked(plain: Agenda): Agenda {
    const first = this.toCheck
      ? m.a_check_due({ no: this.toCheck.no })
      : this.stateWanted
        ? m.a_state_title()
        : null;
    if (first === null) return plain;
    return { ...plain, turn: 'you', items: [{ done: false, pieces: rich(first) }], waits: [] };
  }
  /** Peer check: the own segment that its receiver has still to check; the judge is silent until then. */
  sealed: number | null = $derived.by(() => {
    if (this.table.header.mode !== 'peer') return null;
    const one = wireOf(this.table.events).findLast(({ from, origin }) => from === this.seat && !origin);
    return one?.fate === 'flying' || one?.fate === 'waiting' ? one.no : null;
  });
  /** What came of the last answers that the table asked for, newest first. */
  told = $derived.by(() => later.parts?.told(this) ?? []);
  /** A broken protocol's cost while it runs: an end holds a connection that the other knows nothing of. */
  unwanted = $derived.by(() => {
    if (this.table.header.rules.id === 'rfc9293') return null;
    return figuresOf(this.table).unwanted.find(({ to }) => to === null) ?? null;
  });

  /** While either end has something to send, waiting is not what a sound end would do: it is not offered. */
  waits = $derived(this.agenda.waits.filter(({ timer, sensible }) => timer !== '2msl' && sensible));
  /** There is something to do beside sending. */
  hasActs(narrow: boolean): boolean {
    return (
      this.timeWait !== null || this.waits.length > 0 || this.mayRewind || (narrow && this.hints.offered)
    );
  }

  /** Everything that has happened, a sentence each; what is under way is told by the last ones. */
  story: readonly StoryLine[] = $derived.by(() =>
    this.events
      .map((event, i, all) => ({
        key: event.i,
        kind: event.kind,
        own: 'seat' in event && event.seat === this.seat,
        text: sentence(
          event,
          this.viewer,
          locale(),
          event.kind === 'sent' || event.kind === 'refused' ? this.formatAt(event) : this.format,
          all[i - 1],
        ),
      }))
      .filter(({ kind }) => kind !== 'hint'),
  );

  /** The own tries of the step in which the last of them was made. */
  #tries = $derived.by(() => {
    const last = this.table.events.findLast(
      (e) => (e.kind === 'sent' || e.kind === 'refused') && e.seat === this.seat && e.n > 0,
    );
    return last ? ownTries(this.table, this.seat, last.step) : [];
  });
  /** The last own try is one of the step that is on. */
  fresh = $derived(this.#tries.at(-1)?.event.step === this.table.step);
  /** There is an own try; its verdict follows as soon as its words are here. */
  tried = $derived(this.#tries.length > 0);
  verdicts = $derived.by(() => {
    const { parts } = later;
    return parts ? this.#tries.map((one) => parts.verdictView(one, locale(), this.formatAt(one.event))) : [];
  });
  verdict = $derived(this.verdicts.at(-1) ?? null);
  past = $derived(this.verdicts.slice(0, -1).reverse());
  strip = $derived.by(() => {
    const last = this.#tries.at(-1);
    return last ? stripFor(last.outcome, last.event.segment, this.endpoint) : null;
  });
  marks = $derived.by(() => {
    const last = this.#tries.at(-1);
    return last && this.fresh ? marksOf(last.outcome, last.event.segment, VERDICT_ID) : NO_MARKS;
  });

  hints = $derived.by(() => {
    const { taken, of } = hintsOf(this.table, this.seat);
    const texts = ([1, 2, 3] as const)
      .slice(0, taken)
      .map((level) => hintText(this.table, this.seat, level, locale(), marked(this.format)) ?? '');
    const offered = of > 0 && !this.table.ended && !this.closed;
    // Where the instructor keeps them there is one to take only when it was given.
    return { texts, offered, kept: !mayTakeHint(this.table, this.seat) };
  });

  /** What the composer starts from for the segment that is due now; null where nothing is filled in. */
  prefill: Prefill | null = $derived.by(() =>
    this.closed ? null : prefill(this.table, this.seat, this.level),
  );
  /** The worked answer, where the learner watches. */
  worked = $derived.by(() => hintText(this.table, this.seat, 3, locale(), marked(this.format)));

  takeaway = $derived.by(() => {
    const step = this.lesson.steps[this.table.step - 1];
    if (!step || (!step.takeaway && step.errata.length === 0)) return null;
    return {
      step: this.table.step,
      text: step.takeaway?.[locale()] ?? null,
      // The prompt, where there is one, has said it.
      note: this.agenda.prompt !== null || asPlanned(this.table) ? null : AS_PLANNED[locale()],
      errata: step.errata.map((one) => one.text[locale()]),
    };
  });

  /** 2MSL is running here and nothing else can happen before its end. */
  timeWait = $derived.by(() => {
    if (this.closed || this.stateWanted || !automatic(this.table).some(({ after }) => after === '2msl'))
      return null;
    const due = (seat: Seat) => armed(this.table.connection, seat).find(({ timer }) => timer === '2msl')?.due;
    const own = due(this.seat) !== undefined;
    const real = Math.max(0, (due(this.seat) ?? due(this.other) ?? 0) - this.table.connection.now);
    return { own, since: this.#begun(), real };
  });

  /** When the wait that is on began; a clock that differs too much from the host's counts from now. */
  #begun(): number {
    const now = Date.now();
    const at =
      this.session.moves.findLast(({ move }) => move.kind !== 'hint' && move.kind !== 'hidden')?.at ?? now;
    return at <= now && now - at < this.session.pace.twoMsl ? at : now;
  }

  /** Beside the Data field. */
  dataNote = $derived.by(() => {
    if (this.endpoint.finSeq !== null) return m.t_data_closed();
    return this.endpoint.app.queued > 0 ? m.t_data_queued({ n: this.endpoint.app.queued }) : '';
  });
}
