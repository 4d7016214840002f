/** Who sits where, while an instructor lays it out by hand: who is picked up, where everybody is to sit, what that changes. */
import { untrack } from 'svelte';
import { changed, hasLoneNetwork, layoutOf, seated } from './seating.ts';
import type { Layout, Slot } from './seating.ts';
import type { BoardSession } from './board-session.svelte.ts';

export class SeatingDesk {
  readonly board: BoardSession;
  /** As it was when this was begun. */
  #before = $state.raw<Layout>({ rows: [], loose: [] });
  #layout = $state.raw<Layout>({ rows: [], loose: [] });
  #picked = $state<string | null>(null);
  /** The tables that are to be others. */
  readonly wanted = $derived.by(() => changed(this.#before, this.#layout));
  /** The class is no more as it was when this was begun. */
  readonly stale = $derived.by(() => changed(this.#before, this.#now()).length > 0);

  constructor(board: BoardSession) {
    this.board = board;
    untrack(() => this.anew());
  }

  /** As it is to be. */
  get layout(): Layout {
    return this.#layout;
  }
  /** The student who is picked up. */
  get picked(): string | null {
    return this.#picked !== null && this.board.people.has(this.#picked) ? this.#picked : null;
  }
  /** Somebody is to play the network where nobody sits at an end. */
  get lone(): boolean {
    return hasLoneNetwork(this.#layout);
  }

  nameOf(student: string | null): string {
    return student === null ? '' : (this.board.people.get(student)?.name ?? '');
  }

  /** As it is now, with nobody picked up. */
  anew(): void {
    this.#before = this.#layout = this.#now();
    this.#picked = null;
  }

  /** The class has changed: as long as nothing is laid out otherwise, this follows. */
  follow(): void {
    if (this.wanted.length === 0) this.#before = this.#layout = this.#now();
  }

  pick(student: string | null): void {
    this.#picked = student;
  }

  /** Puts down whoever is picked up. */
  put(slot: Slot): void {
    if (this.picked !== null) this.#layout = seated(this.#layout, this.picked, slot);
    this.#picked = null;
  }

  #now(): Layout {
    return layoutOf(this.board.tiles.values(), this.board.people.values());
  }
}
