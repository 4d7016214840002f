/** What will happen by itself: named timers, brought to what is wanted now. */
export interface Plan {
  /** Two plans of one name are the same: its clock goes on. */
  readonly name: string;
  /** From now, ms. */
  readonly after: number;
  readonly go: () => void;
}

export class Timers {
  #due = new Map<string, ReturnType<typeof setTimeout>>();

  /** Starts what is new, and calls off what is wanted no longer. */
  plan(plans: readonly Plan[]): void {
    const wanted = new Set(plans.map(({ name }) => name));
    for (const [name, timer] of this.#due) {
      if (wanted.has(name)) continue;
      clearTimeout(timer);
      this.#due.delete(name);
    }
    for (const { name, after, go } of plans) {
      if (this.#due.has(name)) continue;
      this.#due.set(
        name,
        setTimeout(() => {
          this.#due.delete(name);
          go();
        }, after),
      );
    }
  }

  stop(): void {
    this.plan([]);
  }
}
