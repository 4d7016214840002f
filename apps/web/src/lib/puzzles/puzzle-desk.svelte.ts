/** A puzzle, what is being answered to it, and the next one. */
import { answer, ASKED_FLAGS, check, PUZZLE_KINDS, puzzle, sceneOf, seeded } from '@handshake/lessons';
import type { Checked, Given, Puzzle, PuzzleKind, Scene, Seat } from '@handshake/lessons';
import { ACK, FIN, RST, SYN } from '@handshake/protocol';
import type { State } from '@handshake/protocol';
import { randomId } from '#lib/session/ids.ts';
import { readSeq, readWhole, MAX_16 } from '#lib/table/numbers.ts';
import type { Bases, NumberMode } from '#lib/table/numbers.ts';
import type { NumberView } from '#lib/table/labels.ts';
import { basesOf, senderOf } from './drawing.ts';
import { tell } from './told.ts';

/** `given`: those that were handed over, one after the other. */
export type Choice = PuzzleKind | 'mixed' | 'given';
export const CHOICES: readonly Choice[] = ['mixed', ...PUZZLE_KINDS];

/** The flags that a blank asks for, as the header has them. */
export const FLAG_CHOICES = [
  ['ACK', ACK],
  ['RST', RST],
  ['SYN', SYN],
  ['FIN', FIN],
] as const;

/** What is chosen so far. */
interface Draft {
  readonly no: number | null;
  readonly reason: string | null;
  readonly order: readonly number[];
  readonly text: string;
  readonly flags: number;
  readonly client: State | null;
  readonly server: State | null;
  readonly option: number | null;
}
const NOTHING: Draft = {
  no: null,
  reason: null,
  order: [],
  text: '',
  flags: 0,
  client: null,
  server: null,
  option: null,
};

/** A seed that nobody has seen before; without a browser's chance, the clock's. */
function newSeed(): number {
  const [drawn] = crypto.getRandomValues(new Uint32Array(1));
  return drawn ?? Date.now();
}

export class PuzzleDesk {
  #choice = $state.raw<Choice>('mixed');
  #puzzle = $state.raw() as Puzzle;
  #given: readonly Puzzle[];
  #at = $state(0);
  #id = '';
  draft = $state.raw<Draft>(NOTHING);
  checked = $state.raw<Checked | null>(null);
  answered = $state.raw(0);
  right = $state.raw(0);
  mode = $state.raw<NumberMode>('relative');

  /**
   * @param seed of the first puzzle: the same one again for who comes by a link
   * @param given puzzles that come first, in order
   */
  constructor(choice: Choice = 'mixed', seed: number | null = null, given: readonly Puzzle[] = []) {
    this.#given = given;
    this.#choice = given.length > 0 ? 'given' : choice;
    this.#draw(seed ?? newSeed());
  }

  readonly scene: Scene | null = $derived.by(() => sceneOf(this.#puzzle));
  readonly bases: Bases = $derived.by(() => basesOf(this.#puzzle, this.scene));
  readonly view: NumberView = $derived({ mode: this.mode, bases: this.bases, own: 'client' });

  get puzzle(): Puzzle {
    return this.#puzzle;
  }
  get choice(): Choice {
    return this.#choice;
  }
  choose(choice: Choice): void {
    if (choice === 'given') this.#at = 0;
    this.#choice = choice;
    this.checked = null;
    this.next();
  }

  /** Where one is among those that were handed over, from 1; null outside of them. */
  get place(): { readonly at: number; readonly of: number } | null {
    return this.#choice === 'given' ? { at: this.#at + 1, of: this.#given.length } : null;
  }
  get hasGiven(): boolean {
    return this.#given.length > 0;
  }

  next(): void {
    if (this.#choice === 'given' && this.checked) {
      // Behind the last of them go on those without end.
      if (this.#at + 1 < this.#given.length) this.#at += 1;
      else this.#choice = 'wrong';
    }
    this.#draw(newSeed());
  }

  #draw(seed: number): void {
    const chance = seeded(seed);
    const given = this.#choice === 'given' ? this.#given[this.#at] : undefined;
    const kind =
      this.#choice === 'mixed' || this.#choice === 'given'
        ? (PUZZLE_KINDS[Math.floor(chance() * PUZZLE_KINDS.length)] as PuzzleKind)
        : this.#choice;
    this.#puzzle = given ?? puzzle(kind, chance);
    this.#id = randomId();
    this.draft = NOTHING;
    this.checked = null;
  }

  set(change: Partial<Draft>): void {
    if (!this.checked) this.draft = { ...this.draft, ...change };
  }

  /** Whose stream the blank's number is of; null where it is of none. */
  get stream(): Seat | null {
    if (this.#puzzle.kind !== 'blank') return null;
    const from = senderOf(this.#puzzle);
    const { field } = this.#puzzle;
    if (field === 'seq') return from;
    return field === 'ack' ? (from === 'client' ? 'server' : 'client') : null;
  }
  baseOf(stream: Seat | null): number | null {
    return stream === null ? null : stream === 'client' ? this.bases.own : this.bases.peer;
  }

  /** What is typed in a blank for a number; null while it is none. */
  get value(): number | null {
    if (this.#puzzle.kind !== 'blank') return null;
    if (this.#puzzle.field === 'flags') return this.draft.flags & ASKED_FLAGS;
    const { text } = this.draft;
    const read =
      this.#puzzle.field === 'len'
        ? readWhole(text, MAX_16)
        : readSeq(text, this.mode, this.baseOf(this.stream));
    return read.ok ? read.value : null;
  }

  /** The answer as it is chosen; null while it isn't whole. */
  readonly given: Given | null = $derived.by(() => {
    const { no, reason, order, client, server, option } = this.draft;
    const one = this.#puzzle;
    switch (one.kind) {
      case 'wrong':
        return no === null || reason === null ? null : { kind: 'wrong', no, reason };
      case 'order':
        return order.length < one.segments.length ? null : { kind: 'order', order: [...order] };
      case 'blank': {
        const { value } = this;
        return value === null ? null : { kind: 'blank', value };
      }
      case 'state':
        return client === null || server === null ? null : { kind: 'state', client, server };
      case 'next':
        return option === null ? null : { kind: 'next', option };
    }
  });

  /** Checks what is chosen; null where it isn't whole, or was checked. */
  check(): Checked | null {
    const { given } = this;
    if (!given || this.checked) return null;
    const checked = check(this.#puzzle, given);
    this.checked = checked;
    this.answered += 1;
    if (checked.ok) this.right += 1;
    tell({ key: checked.key, ok: checked.ok, id: this.#id });
    return checked;
  }

  get answer(): Given | null {
    return answer(this.#puzzle);
  }
}
