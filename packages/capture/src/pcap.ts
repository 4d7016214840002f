/** The classic capture format: a file header of 24 bytes, then records of 16 bytes and a frame. */
import { ByteQueue, bytesOf, hex } from './bytes.ts';
import type { Frame, FrameReader } from './frame.ts';
import { MAX_FRAME } from './frame.ts';
import { knownLink } from './link.ts';
import type { Problem, ProblemReason } from './problem.ts';

const FILE_HEADER = 24;
const RECORD_HEADER = 16;

interface Format {
  readonly little: boolean;
  /** Fractions of a second in a time stamp's second word. */
  readonly perSecond: number;
  readonly linkType: number;
}

/** The magic number's four spellings: byte order and the fineness of time stamps. */
const MAGIC: Readonly<Record<string, { readonly little: boolean; readonly perSecond: number }>> = {
  a1b2c3d4: { little: false, perSecond: 1e6 },
  d4c3b2a1: { little: true, perSecond: 1e6 },
  a1b23c4d: { little: false, perSecond: 1e9 },
  '4d3cb2a1': { little: true, perSecond: 1e9 },
};

export class PcapReader implements FrameReader {
  problem: Problem | null = null;
  #queue = new ByteQueue();
  #format: Format | null = null;
  #frames = 0;

  get lost(): boolean {
    return this.problem !== null;
  }

  push(chunk: Uint8Array): readonly Frame[] {
    if (this.problem) return [];
    this.#queue.push(chunk);
    const frames: Frame[] = [];
    if (!this.#format) this.#format = this.#readHeader();
    while (this.#format) {
      const frame = this.#readRecord(this.#format);
      if (!frame) break;
      frames.push(frame);
    }
    this.#queue.keep();
    return frames;
  }

  end(): void {
    if (this.problem) return;
    if (this.#queue.offset === 0 && this.#queue.length === 0) this.#fail({ code: 'empty' });
    else if (!this.#format || this.#queue.length > 0) this.#fail({ code: 'truncated' });
  }

  #readHeader(): Format | null {
    if (!this.#queue.has(4)) return null;
    const magic = hex(bytesOf(this.#queue.view, this.#queue.at, this.#queue.at + 4));
    const kind = MAGIC[magic];
    if (!kind) return this.#fail({ code: 'magic', found: magic });
    if (!this.#queue.has(FILE_HEADER)) return null;
    const { view, at } = this.#queue;
    const major = view.getUint16(at + 4, kind.little);
    if (major !== 2) {
      return this.#fail({ code: 'version', found: `${major}.${view.getUint16(at + 6, kind.little)}` });
    }
    // The upper half tells of frame check sequences; frames are measured by their IP header, so they do no harm.
    const linkType = view.getUint32(at + 20, kind.little) & 0xffff;
    if (!knownLink(linkType)) return this.#fail({ code: 'link-type', linkType });
    this.#queue.take(FILE_HEADER);
    return { ...kind, linkType };
  }

  #readRecord({ little, perSecond, linkType }: Format): Frame | null {
    const queue = this.#queue;
    if (!queue.has(RECORD_HEADER)) return null;
    const captured = queue.view.getUint32(queue.at + 8, little);
    if (captured > MAX_FRAME) return this.#fail({ code: 'too-long', length: captured });
    if (!queue.has(RECORD_HEADER + captured)) return null;
    const { view, at } = queue;
    const time = view.getUint32(at, little) * 1000 + view.getUint32(at + 4, little) / (perSecond / 1000);
    const originalLength = view.getUint32(at + 12, little);
    const start = at + RECORD_HEADER;
    queue.take(RECORD_HEADER + captured);
    return { no: ++this.#frames, time, linkType, view, start, end: start + captured, originalLength };
  }

  #fail(reason: ProblemReason): null {
    const frame = this.#format ? { frame: this.#frames + 1 } : {};
    this.problem = { unit: 'byte', at: this.#queue.offset, ...frame, reason };
    return null;
  }
}
