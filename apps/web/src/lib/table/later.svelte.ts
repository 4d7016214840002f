/**
 * What a table shows only once something has happened: verdicts with all their words, the debriefing, what a table may ask beside
 * segments, the packet list. A table can be played before it is there; it is fetched when the table stands, or when it is wanted.
 */
type Parts = typeof import('./later-parts.ts');

class Later {
  #parts = $state.raw<Parts | null>(null);
  #missing = $state(false);
  #loading: Promise<Parts | null> | null = null;

  /** Null until it is here. */
  get parts(): Parts | null {
    return this.#parts;
  }
  /** The network failed; asked again, it is tried again. */
  get missing(): boolean {
    return this.#missing;
  }

  /** Null where it can't be had now. Never rejects. */
  load(): Promise<Parts | null> {
    this.#loading ??= import('./later-parts.ts').then(
      (parts) => {
        this.#missing = false;
        return (this.#parts = parts);
      },
      () => {
        this.#missing = true;
        this.#loading = null;
        return null;
      },
    );
    return this.#loading;
  }
}

export const later = new Later();
