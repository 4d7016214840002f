/** What is due, one after another: an exercise with new numbers, an answer, what the judge says of it. */
import {
  dueAt,
  eventsOfReview,
  progress,
  reviewAnswer,
  reviewItem,
  reviewScene,
  unsure,
} from '@handshake/lessons';
import type { Mastery, PracticeEvent, Reviewed, ReviewAnswer, ReviewItem, Scene } from '@handshake/lessons';
import type { Endpoint } from '@handshake/protocol';
import { blank, inMode, read } from '#lib/table/draft.ts';
import type { DraftFields } from '#lib/table/draft.ts';
import { showSeq } from '#lib/table/numbers.ts';
import type { Bases, NumberMode } from '#lib/table/numbers.ts';

/** So many are asked at a stretch. */
export const AT_A_TIME = 10;

/** What was asked, and how the first answer went. */
export interface Asked {
  readonly key: string;
  readonly ok: boolean;
  /** The first answer showed another idea: this one is as due as before. */
  readonly elsewhere: boolean;
}

/** The world outside. */
export interface Around {
  readonly device: string;
  readonly chance: () => number;
  readonly id: () => string;
  readonly now: () => number;
  readonly record: (events: readonly PracticeEvent[]) => void;
}

export class ReviewRun {
  #around: Around;
  #keys: readonly string[];
  #at = $state(0);
  #item = $state.raw() as ReviewItem;
  #fields = $state.raw() as DraftFields;
  #mode = $state.raw<NumberMode>('relative');
  #said = $state.raw<Reviewed | null>(null);
  #wrong = $state(0);
  #asked = $state.raw<readonly Asked[]>([]);

  /** @param keys what is due, first things first; those that can't be asked are passed over */
  constructor(keys: readonly string[], around: Around) {
    this.#around = around;
    this.#keys = keys.filter((key) => reviewItem(key, () => 0) !== null).slice(0, AT_A_TIME);
    if (this.#keys.length > 0) this.#ask();
  }

  /** The end that is asked, as it stands, and what has led there. */
  readonly scene: Scene = $derived.by(() => reviewScene(this.#item));
  readonly endpoint: Endpoint = $derived.by(() => this.scene.connection[this.#item.end]);
  readonly bases: Bases = $derived.by(() => ({ own: this.endpoint.iss, peer: this.endpoint.irs }));
  /** With the last answer in it. */
  readonly after: Scene = $derived.by(() => this.#said?.tried?.scene ?? this.scene);

  get length(): number {
    return this.#keys.length;
  }
  /** Which one is asked, from 0; `length` when all have been. */
  get at(): number {
    return this.#at;
  }
  get over(): boolean {
    return this.#at >= this.#keys.length;
  }
  get item(): ReviewItem {
    return this.#item;
  }
  get fields(): DraftFields {
    return this.#fields;
  }
  get mode(): NumberMode {
    return this.#mode;
  }
  /** What was said of the last answer; null before the first. */
  get said(): Reviewed | null {
    return this.#said;
  }
  get solved(): boolean {
    return this.#said?.ok === true;
  }
  /** Wrong answers to this one. */
  get wrong(): number {
    return this.#wrong;
  }
  get asked(): readonly Asked[] {
    return this.#asked;
  }

  change(fields: DraftFields): void {
    this.#fields = fields;
  }
  setMode(to: NumberMode): void {
    this.#fields = inMode(this.#fields, this.#mode, to, this.bases);
    this.#mode = to;
  }
  clear(): void {
    this.#fields = blank(this.endpoint.rcv.wnd);
  }

  /** The first answer counts; the others are for learning. */
  answer(answer: ReviewAnswer): Reviewed {
    const said = reviewAnswer(this.#item, answer, 'strict');
    this.#said = said;
    if (this.#asked.length === this.#at) {
      const { id, now, device, record } = this.#around;
      const events = eventsOfReview(this.#item, said, { id: `review:${id()}`, at: now(), device });
      record(events);
      const elsewhere = events.every(({ key }) => key !== this.#item.key);
      this.#asked = [...this.#asked, { key: this.#item.key, ok: said.ok, elsewhere }];
    }
    if (!said.ok) this.#wrong += 1;
    return said;
  }

  /** Writes what is due into the header; false where nothing is. */
  show(): boolean {
    const due = this.#said?.due;
    if (!due) return false;
    this.#fields = {
      flags: due.flags,
      seq: showSeq(due.seq, this.#mode, this.bases.own),
      ack: due.ack === 0 ? '' : showSeq(due.ack, this.#mode, this.bases.peer),
      win: String(due.win),
      len: String(due.len),
    };
    return read(this.#fields, this.#mode, this.bases).ok;
  }

  next(): void {
    this.#at += 1;
    if (!this.over) this.#ask();
  }

  #ask(): void {
    const last = this.#at > 0 ? this.#item : undefined;
    const item = reviewItem(this.#keys[this.#at] ?? '', this.#around.chance, last);
    if (!item) throw new Error('a key that can’t be asked was not passed over');
    this.#item = item;
    this.#said = null;
    this.#wrong = 0;
    this.#mode = item.absolute ? 'absolute' : 'relative';
    this.#fields = blank(reviewScene(item).connection[item.end].rcv.wnd);
  }
}

/** The keys that are to be asked by then, and can be told by name. */
export const dueKeys = (
  all: ReadonlyMap<string, Mastery>,
  by: number,
  known: (key: string) => boolean,
): readonly string[] => dueAt(all, by).flatMap(({ key }) => (known(key) ? [key] : []));

/** The keys that can be practised ahead: told by name, asked by the rulebook, and not sure yet. */
export const aheadKeys = (
  all: ReadonlyMap<string, Mastery>,
  known: (key: string) => boolean,
): readonly string[] =>
  unsure(all).flatMap(({ key }) => (known(key) && reviewItem(key, () => 0) !== null ? [key] : []));

/** When a key comes back, by this record and clock (ms); null for one that is not in it. */
export const comesBack = (record: readonly PracticeEvent[], key: string, now: number): number | null =>
  progress(record, now).get(key)?.due ?? null;
