/** Lines and bytes to standard output: no faster than the reader takes them, and quiet when the reader is gone. */
import type { Writable } from 'node:stream';

/** Characters or bytes that are gathered before they are written. */
const CHUNK = 1 << 16;
/** A character takes up to three bytes. */
const BYTES = 3 * 2 * CHUNK;
const ZERO = 0x30;
const MAX_SMALL = 0x7fff_ffff;

export class Output {
  #stream: Writable;
  #pending = '';
  #closed = false;
  #failure: NodeJS.ErrnoException | null = null;
  /** Text is encoded into the same bytes again and again. What is in them comes before what is pending. */
  #bytes = Buffer.allocUnsafeSlow(BYTES);
  #filled = 0;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // `handshake … | head`: whoever reads has enough. Nothing to complain of, and nothing more to do.
      if (error.code !== 'EPIPE') this.#failure ??= error;
      this.#closed = true;
    });
  }

  /** Nobody reads any more, or nothing more can be written. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Why not everything could be written: the disk is full, say. Null where it could, or where the reader had enough. */
  get failure(): Error | null {
    return this.#failure;
  }

  /** Gathered enough: time to `flush`. */
  get full(): boolean {
    return this.#pending.length + this.#filled >= CHUNK;
  }

  /** Whole lines, which are written with one of the next flushes. */
  add(lines: string): void {
    this.#pending += lines;
  }

  /** A part of a line, encoded beforehand: with `count` quicker than `add`, which matters where lines come by the million. */
  encoded(part: Uint8Array): void {
    this.#encode();
    this.#reserve(part.length);
    this.#bytes.set(part, this.#filled);
    this.#filled += part.length;
  }

  /** A whole number, 0 or more, in digits. */
  count(n: number): void {
    // Beyond 31 bits a processor divides in another way, several times slower; and no file has as many of anything.
    if (n > MAX_SMALL) return this.add(String(n));
    this.#encode();
    let digits = 1;
    for (let limit = 10; n >= limit; limit *= 10) digits++;
    this.#reserve(digits);
    this.#filled += digits;
    let rest = n | 0;
    for (let at = this.#filled - 1; digits > 0; at--, digits--) {
      const tens = (rest / 10) | 0;
      this.#bytes[at] = ZERO + (rest - tens * 10);
      rest = tens;
    }
  }

  async line(text: string): Promise<void> {
    this.add(`${text}\n`);
    if (this.full) await this.flush();
  }

  async bytes(chunk: Uint8Array): Promise<void> {
    await this.flush();
    await this.#write(chunk);
  }

  /** Nothing may be added before it is done: the bytes are used again. */
  async flush(): Promise<void> {
    this.#encode();
    if (this.#filled === 0) return;
    await this.#write(this.#bytes.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #encode(): void {
    if (this.#pending === '') return;
    this.#reserve(this.#pending.length * 3);
    this.#filled += this.#bytes.write(this.#pending, this.#filled);
    this.#pending = '';
  }

  #reserve(count: number): void {
    if (this.#filled + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(this.#filled + count + BYTES);
    larger.set(this.#bytes.subarray(0, this.#filled));
    this.#bytes = larger;
  }

  /** The chunk is written, or nobody wants it any more, when this is done. */
  async #write(chunk: Uint8Array): Promise<void> {
    if (this.#closed) return;
    // Whoever has closed the pipe may have done so in the middle of a chunk, of which then nothing more is heard.
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#stream.off('close', done);
        resolve();
      };
      this.#stream.on('close', done);
      this.#stream.write(chunk, done);
    });
  }
}
