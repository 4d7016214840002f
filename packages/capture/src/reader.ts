/** A capture file of either format, told apart by how it begins. */
import { hex, viewOf } from './bytes.ts';
import type { Frame, FrameReader } from './frame.ts';
import { PcapReader } from './pcap.ts';
import { PcapngReader } from './pcapng.ts';
import type { Problem } from './problem.ts';

const PCAPNG_MAGIC = 0x0a0d0d0a;

export class CaptureReader implements FrameReader {
  #inner: FrameReader | null = null;
  /** What came before there were four bytes to tell the format by. */
  #start = new Uint8Array(0);
  #ended = false;

  get problem(): Problem | null {
    if (this.#inner) return this.#inner.problem;
    if (!this.#ended) return null;
    const reason =
      this.#start.length === 0
        ? ({ code: 'empty' } as const)
        : ({ code: 'magic', found: hex(this.#start) } as const);
    return { unit: 'byte', at: 0, reason };
  }

  get lost(): boolean {
    return this.#inner?.lost ?? false;
  }

  push(chunk: Uint8Array): readonly Frame[] {
    if (this.#inner) return this.#inner.push(chunk);
    const start = new Uint8Array(this.#start.length + chunk.length);
    start.set(this.#start);
    start.set(chunk, this.#start.length);
    this.#start = start;
    if (start.length < 4) return [];
    // What is neither goes to the older format, which names what it found.
    this.#inner = viewOf(start).getUint32(0) === PCAPNG_MAGIC ? new PcapngReader() : new PcapReader();
    return this.#inner.push(start);
  }

  end(): void {
    this.#ended = true;
    this.#inner?.end();
  }
}
