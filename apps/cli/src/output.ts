/** Lines and bytes to standard output: no faster than the reader takes them, and quiet when the reader is gone. */
import type { Writable } from 'node:stream';

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 16;
/** A character takes up to three bytes. */
const BYTES = 3 * 2 * CHUNK;

export class Output {
  #stream: Writable;
  #pending = '';
  #closed = false;
  #failure: NodeJS.ErrnoException | null = null;
  /** Text is encoded into the same bytes again and again. */
  #bytes = Buffer.allocUnsafeSlow(BYTES);

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
    return this.#pending.length >= CHUNK;
  }

  /** Whole lines, which are written with one of the next flushes. */
  add(lines: string): void {
    this.#pending += lines;
  }

  async line(text: string): Promise<void> {
    this.add(`${text}\n`);
    if (this.full) await this.flush();
  }

  async bytes(chunk: Uint8Array): Promise<void> {
    await this.flush();
    await this.#write(chunk);
  }

  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text === '') return;
    const fits = text.length * 3 <= BYTES;
    await this.#write(fits ? this.#bytes.subarray(0, this.#bytes.write(text)) : Buffer.from(text));
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
