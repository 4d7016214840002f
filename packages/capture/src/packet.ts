/** From a captured frame to a TCP segment between two addresses. */
import type { Segment } from '@handshake/protocol';
import type { Address } from './address.ts';
import type { Checksum } from './checksum.ts';
import { checksumOf } from './checksum.ts';
import type { Frame } from './frame.ts';
import type { Skip } from './ip.ts';
import { destinationOf, ipEnd, sourceOf, tcpStart } from './ip.ts';
import { ipStart } from './link.ts';
import type { TcpOptions } from './tcp.ts';
import { optionsAt, segmentAt, tcpHeader } from './tcp.ts';

export interface Packet {
  /** Frame number in the file, from 1. */
  readonly no: number;
  /** ms since 1970. */
  readonly time: number;
  readonly from: Address;
  readonly fromPort: number;
  readonly to: Address;
  readonly toPort: number;
  readonly segment: Segment;
  readonly options: TcpOptions;
  readonly checksum: Checksum;
}

/** The segment that a frame carries, or why it carries none that can be read. */
export function readPacket(frame: Frame): Packet | Skip {
  const { view, start, end } = frame;
  const ip = ipStart(frame);
  if (typeof ip === 'string') return ip;
  // A frame that claims to have been shorter than what was captured of it was what was captured.
  const onWire = Math.max(frame.originalLength, end - start) - (ip - start);
  const tcp = tcpStart(view, ip, end, onWire);
  if (typeof tcp === 'string') return tcp;
  const over = ipEnd(view, ip, onWire);
  const header = tcpHeader(view, tcp, Math.min(end, over), over - tcp);
  return typeof header === 'string' ? header : new CapturedPacket(frame, ip, tcp, header, over);
}

class CapturedPacket implements Packet {
  readonly from: Address;
  readonly fromPort: number;
  readonly to: Address;
  readonly toPort: number;
  readonly segment: Segment;
  readonly #frame: Frame;
  readonly #ip: number;
  readonly #tcp: number;
  readonly #header: number;

  constructor(frame: Frame, ip: number, tcp: number, header: number, over: number) {
    const { view } = frame;
    this.from = sourceOf(view, ip);
    this.fromPort = view.getUint16(tcp);
    this.to = destinationOf(view, ip);
    this.toPort = view.getUint16(tcp + 2);
    this.segment = segmentAt(view, tcp, header, over - tcp);
    this.#frame = frame;
    this.#ip = ip;
    this.#tcp = tcp;
    this.#header = header;
  }

  get no(): number {
    return this.#frame.no;
  }

  get time(): number {
    return this.#frame.time;
  }

  /** Read when they are asked for: most segments' never are. */
  get options(): TcpOptions {
    const { view, end } = this.#frame;
    const whole = this.#tcp + this.#header;
    return optionsAt(view, this.#tcp, Math.min(end, whole), end >= whole);
  }
  get checksum(): Checksum {
    const { view, end } = this.#frame;
    return checksumOf(view, this.#ip, this.#tcp, end, this.#tcp + this.#header + this.segment.len);
  }
}
