/** Bytes that come in chunks and are taken out in pieces, without copying more than the joints. */
export class ByteQueue {
  #chunks: Uint8Array[] = [];
  /** Where in the first chunk the next byte lies. */
  #start = 0;
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
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#skipping > 0) this.skip(0);
  }

  /** The next `count` bytes, left where they are; null while they have not all come. */
  peek(count: number): Uint8Array | null {
    if (this.#skipping > 0 || count > this.#length) return null;
    const first = this.#chunks[0];
    if (first === undefined) return new Uint8Array(0);
    if (this.#start + count <= first.length) return first.subarray(this.#start, this.#start + count);
    const joined = new Uint8Array(this.#length);
    let at = 0;
    for (const [index, chunk] of this.#chunks.entries()) {
      const rest = index === 0 ? chunk.subarray(this.#start) : chunk;
      joined.set(rest, at);
      at += rest.length;
    }
    this.#chunks = [joined];
    this.#start = 0;
    return joined.subarray(0, count);
  }

  /** The next `count` bytes, taken out; null while they have not all come. */
  take(count: number): Uint8Array | null {
    const bytes = this.peek(count);
    if (bytes) this.#drop(count);
    return bytes;
  }

  /** Passes over `count` bytes, those that are still to come included. */
  skip(count: number): void {
    this.#skipping += count;
    const now = Math.min(this.#skipping, this.#length);
    this.#drop(now);
    this.#skipping -= now;
  }

  #drop(count: number): void {
    this.#length -= count;
    this.#taken += count;
    let left = count;
    while (left > 0) {
      const first = this.#chunks[0];
      if (first === undefined) return;
      const here = first.length - this.#start;
      if (left < here) {
        this.#start += left;
        return;
      }
      left -= here;
      this.#chunks.shift();
      this.#start = 0;
    }
  }
}

/** A view of exactly these bytes, which may be a part of a larger buffer. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** `0a0d0d0a`, for messages. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
