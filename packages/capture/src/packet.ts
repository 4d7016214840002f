/** From a captured frame to a TCP segment between two addresses. */
import type { Frame } from './frame.ts';
import type { Skip } from './ip.ts';
import { readIp } from './ip.ts';
import { ipOffset } from './link.ts';
import type { TcpSegment } from './tcp.ts';
import { readTcp } from './tcp.ts';

export interface Packet extends TcpSegment {
  /** Frame number in the file, from 1. */
  readonly no: number;
  /** ms since 1970. */
  readonly time: number;
  readonly from: string;
  readonly to: string;
}

/** The segment that a frame carries, or why it carries none that can be read. */
export function readPacket(frame: Frame): Packet | Skip {
  const start = ipOffset(frame.linkType, frame.bytes);
  if (start === null) return 'not-ip';
  // A frame that claims to have been shorter than what was captured of it was what was captured.
  const onWire = Math.max(frame.originalLength, frame.bytes.length) - start;
  const ip = readIp(frame.bytes.subarray(start), onWire);
  if (typeof ip === 'string') return ip;
  const tcp = readTcp(ip.payload, ip.length);
  if (typeof tcp === 'string') return tcp;
  return { ...tcp, no: frame.no, time: frame.time, from: ip.from, to: ip.to };
}
