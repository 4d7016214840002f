/** The TCP header (RFC 9293 §3.1) and the options that a judge wants: MSS, window scale and time stamps (RFC 7323), SACK (RFC 2018). */
import type { Segment } from '@handshake/protocol';
import { viewOf } from './bytes.ts';
import type { Skip } from './ip.ts';

export interface TcpOptions {
  readonly mss: number | null;
  /** The shift count, at most 14; null where the option is absent. */
  readonly windowScale: number | null;
  readonly sackPermitted: boolean;
  /** Blocks of held data, as [start, end). */
  readonly sack: readonly { readonly from: number; readonly to: number }[];
  readonly timestamps: { readonly value: number; readonly echo: number } | null;
  /** All of them were captured. */
  readonly complete: boolean;
}

export interface TcpSegment {
  readonly fromPort: number;
  readonly toPort: number;
  readonly segment: Segment;
  readonly options: TcpOptions;
}

/** As far as the window field: without it there is no segment to judge. */
const NEEDED = 16;
/** RFC 7323 §2.3: a larger shift count is used as 14. */
export const MAX_WINDOW_SCALE = 14;

/** `length` is the segment's on the wire, header included: the captured bytes may be fewer. */
export function readTcp(bytes: Uint8Array, length: number): TcpSegment | Skip {
  if (length < 20) return 'malformed';
  if (bytes.length < NEEDED) return 'cut';
  const view = viewOf(bytes);
  const header = (view.getUint8(12) >> 4) * 4;
  if (header < 20 || header > length) return 'malformed';
  return {
    fromPort: view.getUint16(0),
    toPort: view.getUint16(2),
    segment: {
      flags: view.getUint8(13),
      seq: view.getUint32(4),
      ack: view.getUint32(8),
      len: length - header,
      win: view.getUint16(14),
    },
    options: readOptions(bytes.subarray(20, header), bytes.length >= header),
  };
}

function readOptions(bytes: Uint8Array, captured: boolean): TcpOptions {
  const view = viewOf(bytes);
  let mss: number | null = null;
  let windowScale: number | null = null;
  let timestamps: TcpOptions['timestamps'] = null;
  let sackPermitted = false;
  const sack: { from: number; to: number }[] = [];
  for (let at = 0; at < bytes.length;) {
    const kind = view.getUint8(at);
    if (kind === 0) break;
    if (kind === 1) {
      at += 1;
      continue;
    }
    const size = at + 1 < bytes.length ? view.getUint8(at + 1) : 0;
    if (size < 2 || at + size > bytes.length) break;
    if (kind === 2 && size === 4) mss = view.getUint16(at + 2);
    if (kind === 3 && size === 3) windowScale = Math.min(view.getUint8(at + 2), MAX_WINDOW_SCALE);
    if (kind === 4 && size === 2) sackPermitted = true;
    if (kind === 5) {
      for (let block = at + 2; block + 8 <= at + size; block += 8) {
        sack.push({ from: view.getUint32(block), to: view.getUint32(block + 4) });
      }
    }
    if (kind === 8 && size === 10) {
      timestamps = { value: view.getUint32(at + 2), echo: view.getUint32(at + 6) };
    }
    at += size;
  }
  return { mss, windowScale, sackPermitted, sack, timestamps, complete: captured };
}
