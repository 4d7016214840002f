/** The TCP header (RFC 9293 §3.1) and the options that a judge wants: MSS, window scale and time stamps (RFC 7323), SACK (RFC 2018). */
import type { Segment } from '@handshake/protocol';
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

/** As far as the window field: without it there is no segment to judge. */
const NEEDED = 16;
const SMALLEST = 20;
/** RFC 7323 §2.3: a larger shift count is used as 14. */
export const MAX_WINDOW_SCALE = 14;

/** The header's length, bytes, of a segment that was captured from `start` to `end` and had `length` bytes on the wire. */
export function tcpHeader(view: DataView, start: number, end: number, length: number): number | Skip {
  if (length < SMALLEST) return 'malformed';
  if (end - start < NEEDED) return 'cut';
  const header = (view.getUint8(start + 12) >> 4) * 4;
  return header < SMALLEST || header > length ? 'malformed' : header;
}

/** The segment at `start`, whose header and whole have these lengths on the wire, bytes. */
export const segmentAt = (view: DataView, start: number, header: number, length: number): Segment => ({
  flags: view.getUint8(start + 13),
  seq: view.getUint32(start + 4),
  ack: view.getUint32(start + 8),
  len: length - header,
  win: view.getUint16(start + 14),
});

/** The options of the segment at `start`, as far as they were captured: to `end`, which is `complete` or not. */
export function optionsAt(view: DataView, start: number, end: number, complete: boolean): TcpOptions {
  let mss: number | null = null;
  let windowScale: number | null = null;
  let timestamps: TcpOptions['timestamps'] = null;
  let sackPermitted = false;
  const sack: { from: number; to: number }[] = [];
  for (let at = start + SMALLEST; at < end;) {
    const kind = view.getUint8(at);
    if (kind === 0) break;
    if (kind === 1) {
      at += 1;
      continue;
    }
    const size = at + 1 < end ? view.getUint8(at + 1) : 0;
    if (size < 2 || at + size > end) break;
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
  return { mss, windowScale, sackPermitted, sack, timestamps, complete };
}
