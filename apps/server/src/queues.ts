/** One queue a key: what concerns the same thing happens one after the other, whatever it waits for meanwhile. */
export class Queues {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `task` once everything that was given for the same key before has ended. */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    const mine = before ? before.then(task, task) : task();
    this.#tails.set(key, mine);
    const forget = () => {
      if (this.#tails.get(key) === mine) this.#tails.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  }

  /** Resolves when all that was given so far has ended. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#tails.values());
  }
}
