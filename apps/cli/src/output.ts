/** Lines and bytes to standard output: no faster than the reader takes them, and quiet when the reader is gone. */
import type { Writable } from 'node:stream';

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 16;

export class Output {
  #stream: Writable;
  #pending = '';
  #closed = false;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // `handshake … | head`: whoever reads has enough. Nothing to complain of, and nothing more to do.
      if (error.code !== 'EPIPE') throw error;
      this.#closed = true;
    });
  }

  /** Nobody reads any more. */
  get closed(): boolean {
    return this.#closed;
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
    if (text !== '') await this.#write(text);
  }

  async #write(chunk: string | Uint8Array): Promise<void> {
    if (this.#closed || this.#stream.write(chunk)) return;
    await new Promise<void>((resolve) => {
      const events = ['drain', 'close', 'error'] as const;
      const done = (): void => {
        for (const event of events) this.#stream.off(event, done);
        resolve();
      };
      for (const event of events) this.#stream.on(event, done);
    });
  }
}
