/** Bytes that come in chunks and are read where they lie: only what a joint of two chunks cuts is copied. */
export class ByteQueue {
  /** What can be read without a copy: the next byte of the queue is `view`'s byte `at`. */
  view: DataView = EMPTY;
  at = 0;
  /** What comes after the bytes of `view`. */
  #later: Uint8Array[] = [];
  #length = 0;
  #skipping = 0;
  #taken = 0;

  /** Bytes that can be taken now. */
  get length(): number {
    return this.#length;
  }

  /** How many bytes were taken or skipped: the offset in the file of the next one. */
  get offset(): number {
    return this.#taken;
  }

  /** A `skip` still waits for bytes that have not come. */
  get owing(): boolean {
    return this.#skipping > 0;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#length += chunk.length;
    this.#later.push(chunk);
    if (this.#skipping > 0) this.skip(0);
  }

  /** Whether the next `count` bytes have come; if so, they lie in `view` from `at` on. */
  has(count: number): boolean {
    if (count <= this.view.byteLength - this.at) return true;
    if (count > this.#length) return false;
    this.#join(count);
    return true;
  }

  /** Takes out `count` bytes, of which `has` has said that they are there. */
  take(count: number): void {
    this.at += count;
    this.#length -= count;
    this.#taken += count;
  }

  /** Passes over `count` bytes, those that are still to come included. */
  skip(count: number): void {
    this.#skipping += count;
    while (this.#skipping > 0) {
      if (this.at === this.view.byteLength && !this.#open(this.#later.shift())) return;
      const here = Math.min(this.#skipping, this.view.byteLength - this.at);
      this.take(here);
      this.#skipping -= here;
    }
  }

  /** What is left no longer lies in the chunk that was pushed last, so that it may be filled anew. */
  keep(): void {
    const last = this.#later.pop();
    if (last) this.#later.push(last.slice());
    else this.#open(this.#rest().slice());
  }

  #rest(): Uint8Array {
    return bytesOf(this.view, this.at, this.view.byteLength);
  }

  #open(bytes: Uint8Array | undefined): boolean {
    if (!bytes) return false;
    this.view = viewOf(bytes);
    this.at = 0;
    return true;
  }

  /** Makes `view` one that has `count` bytes from `at` on; they are there. */
  #join(count: number): void {
    let rest = this.#rest();
    if (rest.length === 0) rest = this.#later.shift() ?? rest;
    if (rest.length < count) {
      const joined = new Uint8Array(count);
      joined.set(rest);
      let at = rest.length;
      while (at < count) {
        const next = this.#later.shift() ?? new Uint8Array(count - at);
        const part = next.subarray(0, count - at);
        joined.set(part, at);
        at += part.length;
        if (part.length < next.length) this.#later.unshift(next.subarray(part.length));
      }
      rest = joined;
    }
    this.#open(rest);
  }
}

/** A view of exactly these bytes, which may be a part of a larger buffer. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The bytes from `start` to `end` of a view, left where they are. */
export const bytesOf = (view: DataView, start: number, end: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + start, end - start);

const EMPTY = viewOf(new Uint8Array(0));

/** `0a0d0d0a`, for messages. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
