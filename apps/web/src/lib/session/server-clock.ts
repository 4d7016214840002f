/** The server's clock as it was last told, carried on by a clock of ours that nobody sets. */
export class ServerClock {
  #told = 0;
  #at = 0;

  /** `now`: what the server has just said, wall clock in ms. */
  set(now: number | undefined): void {
    if (now === undefined) return;
    this.#told = now;
    this.#at = performance.now();
  }
  /** Wall clock, ms. */
  now(): number {
    return this.#told + performance.now() - this.#at;
  }
}
