/** How often somebody may ask for something: a bucket of permits that fills up again with time. */

export interface Rate {
  /** How many requests at once. */
  readonly burst: number;
  /** How many requests a second in the long run. */
  readonly perSecond: number;
}

export class Bucket {
  readonly #rate: Rate;
  #permits: number;
  #at = 0;

  constructor(rate: Rate) {
    this.#rate = rate;
    this.#permits = rate.burst;
  }

  /** Takes a permit. 0: it was there; else how long to wait for the next, ms. `now`: any clock that rises, ms. */
  take(now: number): number {
    const { burst, perSecond } = this.#rate;
    this.#permits = Math.min(burst, this.#permits + ((now - this.#at) * perSecond) / 1000);
    this.#at = now;
    if (this.#permits >= 1) {
      this.#permits -= 1;
      return 0;
    }
    return Math.ceil(((1 - this.#permits) * 1000) / perSecond);
  }
}
