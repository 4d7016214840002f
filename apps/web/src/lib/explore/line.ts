/**
 * The picture under the header: the sender's numbers as a line, the window on it, and the segment. Not to scale: every
 * number that matters gets its own place, in order, and what lies between is as wide as it takes to be read. Pure.
 */
import { add, diff, segLen } from '@handshake/protocol';
import type { Endpoint, Segment, Seq } from '@handshake/protocol';
import { knowsPeer } from './situation.ts';

export interface Mark {
  readonly value: Seq;
  /** 0 … 1 along the line. */
  readonly at: number;
  /**
   * Where the window begins (RCV.NXT, or SND.UNA), the first number beyond it, SND.NXT, the segment's first number, and
   * the first one beyond the segment.
   */
  readonly is: readonly ('start' | 'edge' | 'next' | 'seq' | 'end')[];
}
export interface NumberLine {
  readonly marks: readonly Mark[];
  /** The window, along the line; `to` is `from` where it is closed. */
  readonly window: { readonly from: number; readonly to: number };
  /** The numbers that the segment uses; `to` is `from` for an empty one. */
  readonly segment: { readonly from: number; readonly to: number };
  /** 4294967295 is followed by 0 between these two marks: the place on the line; null where it doesn't wrap. */
  readonly wrap: number | null;
}

/** Free ends of the line. */
const MARGIN = 0.12;

/** The receive window and a segment that arrives; null where the endpoint expects no number yet. */
export function receiveLine(ep: Endpoint, s: Segment): NumberLine | null {
  if (!knowsPeer(ep.state)) return null;
  const { nxt, wnd } = ep.rcv;
  return numberLine(nxt, [[nxt, 'start'], [add(nxt, wnd), 'edge'], ...ofSegment(s)]);
}

/** The window that the peer offers and a segment that this end would send; null where none was offered yet. */
export function sendLine(ep: Endpoint, s: Segment): NumberLine | null {
  if (!knowsPeer(ep.state)) return null;
  const { una, nxt, wnd } = ep.snd;
  return numberLine(una, [[una, 'start'], [nxt, 'next'], [add(una, wnd), 'edge'], ...ofSegment(s)]);
}

type Named = readonly [Seq, Mark['is'][number]];
const ofSegment = (s: Segment): Named[] => [
  [s.seq, 'seq'],
  [add(s.seq, segLen(s)), 'end'],
];

function numberLine(from: Seq, named: readonly Named[]): NumberLine {
  const values = [...new Set(named.map(([value]) => value))].sort((a, b) => diff(a, from) - diff(b, from));
  const gaps = values.slice(1).map((value, i) => wide(diff(value, values[i] ?? value)));
  const all = gaps.reduce((sum, gap) => sum + gap, 0);
  const room = 1 - 2 * MARGIN;
  let at = values.length === 1 ? 0.5 : MARGIN;
  const marks = values.map((value, i): Mark => {
    if (i > 0) at += (room * (gaps[i - 1] ?? 0)) / all;
    return { value, at, is: named.filter(([one]) => one === value).map(([, is]) => is) };
  });
  const place = (is: Mark['is'][number]): number => marks.find((mark) => mark.is.includes(is))?.at ?? 0;
  const turn = marks.findIndex((mark, i) => i > 0 && mark.value < (marks[i - 1]?.value ?? 0));
  const [before, after] = [marks[turn - 1], marks[turn]];
  return {
    marks,
    window: { from: place('start'), to: place('edge') },
    segment: { from: place('seq'), to: place('end') },
    wrap: before && after ? (before.at + after.at) / 2 : null,
  };
}

/** Room for a gap of so many numbers: slowly more, so that one number and ten thousand both show. */
const wide = (numbers: number): number => 1 + Math.log2(Math.max(1, numbers)) / 6;
