/** A segment's numbers as they are written on the ladder and in the packet list. Names of fields and flags are not translated. */
import { ACK, flagNames, has, other, SYN } from '@handshake/protocol';
import type { Segment } from '@handshake/protocol';
import type { Seat, TableEvent } from '@handshake/lessons';
import { showSeq } from './numbers.ts';
import type { Bases, NumberMode } from './numbers.ts';

/** How this viewer sees numbers. `own` is the viewer's seat; a watcher looks from the client's. */
export interface NumberView {
  readonly mode: NumberMode;
  readonly bases: Bases;
  readonly own: Seat;
}

/**
 * The view for one of the viewer's own events: what was typed before the peer's ISN was known was absolute, and is
 * shown so for ever. `known` is the index of the event from which on it was known.
 */
export const viewAt = (view: NumberView, from: Seat, i: number, known: number): NumberView =>
  i < known && from === view.own ? { ...view, bases: { ...view.bases, peer: null } } : view;

/** Index of the event from which on `seat` knows the peer's ISN; Infinity while it doesn't. */
export const knownFrom = (events: readonly TableEvent[], seat: Seat): number =>
  events.find((event) => event.kind === 'arrived' && event.seat === seat && has(event.segment, SYN))?.i ??
  Infinity;

const baseOf = (view: NumberView, stream: Seat) => (stream === view.own ? view.bases.own : view.bases.peer);

/** A number of `stream`'s sequence space. */
export const showOf = (view: NumberView, stream: Seat, value: number): string =>
  showSeq(value, view.mode, baseOf(view, stream));

/** Seq counts the sender's stream, Ack the other one. */
export const seqText = (view: NumberView, from: Seat, segment: Segment): string =>
  showOf(view, from, segment.seq);
export const ackText = (view: NumberView, from: Seat, segment: Segment): string =>
  showOf(view, other(from), segment.ack);

/** Parts of a ladder label: the flags, then fields with their values. Ack stands there when the field is used or filled in. */
export interface LabelPart {
  readonly name: 'Seq' | 'Ack' | 'Len';
  readonly value: string;
}
/** A field that is not told. */
export interface Blank {
  readonly no: number;
  readonly field: 'seq' | 'ack' | 'flags' | 'len';
}
/** What stands in its place. */
export const UNTOLD = '?';

export function labelParts(view: NumberView, from: Seat, segment: Segment): LabelPart[] {
  const parts: LabelPart[] = [{ name: 'Seq', value: seqText(view, from, segment) }];
  if (has(segment, ACK) || segment.ack !== 0)
    parts.push({ name: 'Ack', value: ackText(view, from, segment) });
  if (segment.len > 0) parts.push({ name: 'Len', value: String(segment.len) });
  return parts;
}
export const flagsText = (segment: Segment): string => flagNames(segment.flags) || '—';

/** Characters that the label takes, for the layout; field names are narrower than numbers. */
export const labelLength = (view: NumberView, from: Seat, segment: Segment): number =>
  flagsText(segment).length +
  labelParts(view, from, segment).reduce((sum, part) => sum + 5 + part.value.length, 0);

/** Seconds of the table's clock as the packet list has them: `9.402`. */
export const secondsText = (ms: number, digits = 3): string => (ms / 1000).toFixed(digits);
