/** What a student does at a table: the draft in the composer, and the moves. */
import type { RefusalCode } from '@handshake/contract';
import type { Decision, Outcome, Prefill } from '@handshake/lessons';
import { ACK, has } from '@handshake/protocol';
import type { Field, Segment, State, TimerName } from '@handshake/protocol';
import { refusalText } from '#lib/session/refusals.ts';
import type { TableSession } from '#lib/session/table-session.svelte.ts';
import { forgetDraft, keepDraft, keptDraft } from './draft-store.ts';
import { blank, inMode, NUMBER_FIELDS } from './draft.ts';
import type { DraftFields } from './draft.ts';
import { NOTHING_FORETOLD, readForetold } from './asked/foretold.ts';
import type { Foretold } from './asked/foretold.ts';
import { showSeq } from './numbers.ts';
import type { NumberMode } from './numbers.ts';
import type { TableModel } from './table-model.svelte.ts';

/** So long after the last change somebody still counts as composing, ms. */
const STILL_COMPOSING = 5000;

export class TableDesk {
  readonly #model: TableModel;
  readonly #session: TableSession;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #tableId: string;
  #fields: DraftFields = $state.raw(blank(0));
  #filled = '';
  #foretold: Foretold = $state.raw(NOTHING_FORETOLD);
  /** The refusal that has been read: editing goes on without it. */
  #heard: RefusalCode | null = $state.raw(null);

  constructor(model: TableModel) {
    this.#model = model;
    this.#session = model.session;
    this.#tableId = model.session.tableId;
    this.#fields = this.#kept();
  }

  /** The draft: only the student's own hand changes it, and a reload brings it back. */
  get fields(): DraftFields {
    return this.#fields;
  }

  /** Nothing is being composed. */
  get untouched(): boolean {
    const empty = blank(this.#model.endpoint.rcv.wnd);
    return (
      NUMBER_FIELDS.every((field) => field === 'win' || this.#fields[field] === empty[field]) &&
      this.#fields.flags === 0
    );
  }

  /** What is foretold of the segment in the composer. */
  get foretold(): Foretold {
    return this.#foretold;
  }
  foretell(value: Foretold): void {
    this.#foretold = value;
    this.#heard = this.#session.refusal;
  }

  /** Why the last move changed nothing. */
  get notice(): string | null {
    const { refusal } = this.#session;
    return refusal && refusal !== this.#heard ? refusalText(refusal) : null;
  }

  change(fields: DraftFields): void {
    this.#fields = fields;
    this.#heard = this.#session.refusal;
    keepDraft(this.#tableId, this.#model.seat, fields);
    this.#session.composing(true);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#session.composing(false), STILL_COMPOSING);
  }

  clear(): void {
    this.close();
    this.#session.composing(false);
    this.#fields = blank(this.#model.endpoint.rcv.wnd);
    forgetDraft(this.#tableId, this.#model.seat);
  }

  /** What is filled in for the learner stands in the composer, once for each segment that is due. */
  fill(made: Prefill): void {
    const key = `${this.#tableId} ${JSON.stringify(made)}`;
    if (key === this.#filled) return;
    this.#filled = key;
    const { numbers } = this.#session;
    const { bases } = this.#model;
    const { segment, blank: left } = made;
    const seen = (value: number, base: number | null): string => showSeq(value, numbers, base);
    this.#fields = {
      flags: left.includes('flags') ? 0 : segment.flags,
      seq: left.includes('seq') ? '' : seen(segment.seq, bases.own),
      ack: left.includes('ack') || !has(segment, ACK) ? '' : seen(segment.ack, bases.peer),
      win: String(segment.win),
      len: left.includes('len') ? '0' : String(segment.len),
    };
  }

  setMode(to: NumberMode): void {
    this.#fields = inMode(this.#fields, this.#session.numbers, to, this.#model.bases);
    keepDraft(this.#tableId, this.#model.seat, this.#fields);
    this.#session.setNumbers(to);
  }

  /** The judge's answer; null where the move was refused altogether. What travels leaves an empty header behind. */
  send(segment: Segment): Outcome | null {
    this.#heard = null;
    const { header } = this.#model.table;
    const predict = header.ask?.predict
      ? readForetold(this.#foretold, this.#session.numbers, this.#model.bases)
      : null;
    const result = this.#session.send(segment, predict ?? undefined);
    if (!result.ok) return null;
    if (result.outcome.travels) {
      this.clear();
      this.#foretold = NOTHING_FORETOLD;
    }
    return result.outcome;
  }
  wait(timer: TimerName): void {
    this.#heard = null;
    this.#session.wait(timer);
  }
  hint(): void {
    this.#heard = null;
    this.#session.hint();
  }
  check(no: number, decision: Decision, field: Field | null): void {
    this.#heard = null;
    this.#session.check(no, { decision, field });
  }
  say(state: State): void {
    this.#heard = null;
    this.#session.say(state);
  }
  rewind(): void {
    this.#heard = null;
    this.#session.rewind();
  }
  goOn(): void {
    this.#heard = null;
    this.#session.goOn();
  }
  again(swap: boolean): void {
    this.#heard = null;
    void this.#session.again(swap);
  }

  /** Seated at another table (once more, re-paired): that one has a draft of its own. */
  follow(tableId: string): void {
    if (tableId === this.#tableId) return;
    this.#tableId = tableId;
    this.#fields = this.#kept();
  }

  close(): void {
    clearTimeout(this.#idle);
  }

  #kept(): DraftFields {
    return keptDraft(this.#tableId, this.#model.seat) ?? blank(this.#model.endpoint.rcv.wnd);
  }
}
