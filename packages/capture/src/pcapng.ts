/** The block format: sections, each with its byte order, interfaces and packets. Options but for time's are passed over. */
import { ByteQueue, bytesOf, hex } from './bytes.ts';
import type { Frame, FrameReader } from './frame.ts';
import { MAX_FRAME } from './frame.ts';
import { knownLink } from './link.ts';
import type { Problem, ProblemReason } from './problem.ts';

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
/** The block that enhanced packets replaced. */
const PACKET = 2;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;
/** The blocks that are looked into. */
const READ: ReadonlySet<number> = new Set([INTERFACE, PACKET, SIMPLE_PACKET, ENHANCED_PACKET]);
const BYTE_ORDER_MARK = 0x1a2b3c4d;
/** Type, length, and length again. */
const FRAME_OF_BLOCK = 12;
/** Longest block that is kept in memory: a packet with its options. Others are passed over, whatever their length. */
const MAX_BLOCK = MAX_FRAME + (1 << 16);
/** Interfaces that a section may describe: they are kept as long as it lasts. */
export const MAX_INTERFACES = 1 << 16;
const OPTION_TIME_RESOLUTION = 9;
const OPTION_TIME_OFFSET = 14;

/** Where a block's content lies in what the queue shows. */
interface Body {
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
}

interface Interface {
  readonly linkType: number;
  /** Bytes kept of a frame; 0 for all. */
  readonly snapLength: number;
  readonly ticksPerSecond: number;
  readonly offsetSeconds: number;
}

export class PcapngReader implements FrameReader {
  problem: Problem | null = null;
  #queue = new ByteQueue();
  #little = true;
  #inSection = false;
  #interfaces: Interface[] = [];
  #frames = 0;
  lost = false;

  push(chunk: Uint8Array): readonly Frame[] {
    if (this.lost) return [];
    this.#queue.push(chunk);
    const frames: Frame[] = [];
    while (!this.lost && this.#readBlock(frames));
    this.#queue.keep();
    return frames;
  }

  end(): void {
    if (this.lost) return;
    if (this.#queue.offset === 0 && this.#queue.length === 0) this.#fail({ code: 'empty' });
    else if (this.#queue.length > 0 || this.#queue.owing) this.#fail({ code: 'truncated' });
  }

  /** Reads one block; false when more bytes are needed first. */
  #readBlock(frames: Frame[]): boolean {
    const queue = this.#queue;
    if (!queue.has(this.#inSection ? 8 : 4)) return false;
    const isSection = queue.view.getUint32(queue.at) === SECTION;
    if (!this.#inSection && !isSection) {
      return this.#fail({ code: 'magic', found: hex(bytesOf(queue.view, queue.at, queue.at + 4)) });
    }
    if (isSection) {
      if (!queue.has(12)) return false;
      if (!this.#readByteOrder(queue.view, queue.at)) return this.#fail({ code: 'byte-order' });
    }
    if (!queue.has(8)) return false;
    const type = queue.view.getUint32(queue.at, this.#little);
    const length = queue.view.getUint32(queue.at + 4, this.#little);
    if (length < FRAME_OF_BLOCK || length % 4 !== 0 || (isSection && length < 28)) {
      return this.#fail({ code: 'block-length', length });
    }
    if (!isSection && !READ.has(type)) {
      queue.skip(length);
      return !queue.owing;
    }
    if (length > MAX_BLOCK) return this.#fail({ code: 'too-long', length });
    if (!queue.has(length)) return false;
    const { view, at } = queue;
    const again = view.getUint32(at + length - 4, this.#little);
    if (again !== length) return this.#fail({ code: 'block-length', length: again });
    const body: Body = { view, start: at + 8, end: at + length - 4 };
    if (isSection) this.#openSection();
    else if (type === INTERFACE) this.#readInterface(body);
    else this.#readPacket(type, body, frames);
    if (!this.lost) queue.take(length);
    return true;
  }

  #readByteOrder(view: DataView, at: number): boolean {
    const little = view.getUint32(at + 8, true) === BYTE_ORDER_MARK;
    if (!little && view.getUint32(at + 8, false) !== BYTE_ORDER_MARK) return false;
    this.#little = little;
    return true;
  }

  #openSection(): void {
    this.#inSection = true;
    this.#interfaces = [];
  }

  #readInterface({ view, start, end }: Body): void {
    if (this.#interfaces.length >= MAX_INTERFACES)
      return void this.#fail({ code: 'interfaces', limit: MAX_INTERFACES });
    if (end - start < 8)
      return void this.#fail({ code: 'block-length', length: end - start + FRAME_OF_BLOCK });
    let ticksPerSecond = 1e6;
    let offsetSeconds = 0;
    for (let at = start + 8; at + 4 <= end;) {
      const code = view.getUint16(at, this.#little);
      const size = view.getUint16(at + 2, this.#little);
      if (code === 0 || at + 4 + size > end) break;
      if (code === OPTION_TIME_RESOLUTION && size >= 1) {
        const resolution = view.getUint8(at + 4);
        ticksPerSecond = (resolution & 0x80 ? 2 : 10) ** (resolution & 0x7f);
      }
      if (code === OPTION_TIME_OFFSET && size >= 8) {
        offsetSeconds = Number(view.getBigInt64(at + 4, this.#little));
      }
      at += 4 + ((size + 3) & ~3);
    }
    const linkType = view.getUint16(start, this.#little);
    this.#interfaces.push({
      linkType,
      snapLength: view.getUint32(start + 4, this.#little),
      ticksPerSecond,
      offsetSeconds,
    });
  }

  #readPacket(type: number, { view, start, end }: Body, frames: Frame[]): void {
    const header = type === SIMPLE_PACKET ? 4 : 20;
    const room = end - start - header;
    if (room < 0) return void this.#fail({ code: 'block-length', length: end - start + FRAME_OF_BLOCK });
    const id =
      type === SIMPLE_PACKET
        ? 0
        : type === PACKET
          ? view.getUint16(start, this.#little)
          : view.getUint32(start, this.#little);
    const from = this.#interfaces[id];
    if (!from) return void this.#fail({ code: 'interface', id });
    const originalLength = view.getUint32(type === SIMPLE_PACKET ? start : start + 16, this.#little);
    const captured =
      type === SIMPLE_PACKET
        ? Math.min(originalLength, from.snapLength || originalLength, room)
        : view.getUint32(start + 12, this.#little);
    if (captured > room) return void this.#fail({ code: 'too-long', length: captured });
    const no = ++this.#frames;
    if (!knownLink(from.linkType)) {
      // Other interfaces of the file may be readable: say so once, and go on.
      const reason = { code: 'link-type', linkType: from.linkType } as const;
      this.problem ??= { unit: 'byte', at: this.#queue.offset, frame: no, reason };
      return;
    }
    const time = type === SIMPLE_PACKET ? 0 : this.#time(view, start, from);
    const first = start + header;
    frames.push({
      no,
      time,
      linkType: from.linkType,
      view,
      start: first,
      end: first + captured,
      originalLength,
    });
  }

  #time(view: DataView, start: number, from: Interface): number {
    const ticks = view.getUint32(start + 4, this.#little) * 2 ** 32 + view.getUint32(start + 8, this.#little);
    return ticks / (from.ticksPerSecond / 1000) + from.offsetSeconds * 1000;
  }

  #fail(reason: ProblemReason): false {
    const frame = this.#inSection ? { frame: this.#frames + 1 } : {};
    this.problem ??= { unit: 'byte', at: this.#queue.offset, ...frame, reason };
    this.lost = true;
    return false;
  }
}
