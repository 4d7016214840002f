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
    const wait = this.wait(now);
    if (wait === 0) this.#permits -= 1;
    return wait;
  }

  /** As `take`, without taking one. */
  wait(now: number): number {
    const { burst, perSecond } = this.#rate;
    this.#permits = Math.min(burst, this.#permits + ((now - this.#at) * perSecond) / 1000);
    this.#at = now;
    return this.#permits >= 1 ? 0 : Math.ceil(((1 - this.#permits) * 1000) / perSecond);
  }

  /** Nothing was asked for lately. */
  isFull(now: number): boolean {
    this.wait(now);
    return this.#permits >= this.#rate.burst;
  }
}

/** So many buckets are kept at most before those that are full are put away. */
const MANY = 1_000;

/** A bucket a key: an address, a class. */
export class Buckets {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** As a bucket's. */
  take(key: string, now: number): number {
    return this.#of(key, now).take(now);
  }
  /** As a bucket's. */
  wait(key: string, now: number): number {
    return this.#buckets.get(key)?.wait(now) ?? 0;
  }

  #of(key: string, now: number): Bucket {
    const found = this.#buckets.get(key);
    if (found) return found;
    if (this.#buckets.size >= MANY) {
      for (const [other, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(other);
    }
    const bucket = new Bucket(this.#rate);
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
