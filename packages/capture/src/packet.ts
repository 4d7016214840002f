/** From a captured frame to a TCP segment between two addresses. */
import type { Segment } from '@handshake/protocol';
import type { Address } from './address.ts';
import type { Frame } from './frame.ts';
import type { IpPacket, Skip } from './ip.ts';
import { readIp } from './ip.ts';
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
}

/** The segment that a frame carries, or why it carries none that can be read. */
export function readPacket(frame: Frame): Packet | Skip {
  const { view, start, end } = frame;
  const at = ipStart(frame);
  if (at === null) return 'not-ip';
  // A frame that claims to have been shorter than what was captured of it was what was captured.
  const onWire = Math.max(frame.originalLength, end - start) - (at - start);
  const ip = readIp(view, at, end, onWire);
  if (typeof ip === 'string') return ip;
  const header = tcpHeader(view, ip.start, ip.end, ip.length);
  return typeof header === 'string' ? header : new CapturedPacket(frame, ip, header);
}

class CapturedPacket implements Packet {
  readonly no: number;
  readonly time: number;
  readonly from: Address;
  readonly fromPort: number;
  readonly to: Address;
  readonly toPort: number;
  readonly segment: Segment;
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
  readonly header: number;

  constructor({ no, time, view }: Frame, { from, to, start, end, length }: IpPacket, header: number) {
    this.no = no;
    this.time = time;
    this.from = from;
    this.fromPort = view.getUint16(start);
    this.to = to;
    this.toPort = view.getUint16(start + 2);
    this.segment = segmentAt(view, start, header, length);
    this.view = view;
    this.start = start;
    this.end = end;
    this.header = header;
  }

  /** Read when they are asked for: most segments' never are. */
  get options(): TcpOptions {
    return optionsAt(this.view, this.start, this.header, this.end);
  }
}
