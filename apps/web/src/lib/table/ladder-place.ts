/** Parts of the layout that need no running state: where a label goes, the fold, the bands on the lifelines. */
import type { Seat, TableEvent } from '@handshake/lessons';
import { SEATS } from './ladder-marks.ts';
import type { Band, Draft, Fold, LadderOptions, SegmentMark } from './ladder-marks.ts';

/** Above the arrow, at the end of the label that is nearer to the sender; below it where another segment crosses. */
export function placeLabel(mark: Draft<SegmentMark>, options: LadderOptions): void {
  const g = options.geometry;
  const { lines, crossing } = mark.label;
  const toRight = mark.from === 'client';
  const widest = g.right - g.left - 24;
  const length = Math.min(widest, (options.labelLength(mark) * g.ch) / (lines === 2 ? 1.5 : 1));
  const short = mark.fate === 'dropped' || mark.stay !== null;
  // A lost or held one's label stays over the part that is drawn; a crossing one's near its sender.
  const centre =
    short || crossing ? mark.x0 + (toRight ? 1 : -1) * (length / 2 + 18) : (g.left + g.right) / 2;
  const clear = Math.max(g.left + length / 2 + 8, Math.min(g.right - length / 2 - 8, centre));
  const end = mark.stay ? { x: mark.stay.x, y: mark.stay.y0 } : { x: mark.x1, y: mark.y1 };
  const at = (x: number) => mark.y0 + ((end.y - mark.y0) * (x - mark.x0)) / (end.x - mark.x0);
  const near = at(clear - (toRight ? 1 : -1) * (length / 2));
  const far = at(clear + (toRight ? 1 : -1) * (length / 2));
  mark.label = {
    x: clear,
    y: crossing ? far + 16 : Math.min(near, mark.y0 + g.slope) - 5 - (lines - 1) * 15,
    lines,
    crossing,
  };
}

/** What was before the first move, in figures. */
export function folded(events: readonly TableEvent[], y: number): Fold {
  const bytes = { client: 0, server: 0 };
  let segments = 0;
  let opened = false;
  for (const event of events) {
    if (event.kind === 'sent') segments += 1;
    if (event.kind === 'arrived') bytes[event.seat] += event.segment.len;
    opened ||= event.states.client === 'ESTABLISHED';
  }
  return { y, segments, opened, bytes };
}

/** Each state's stretch of its lifeline; `turns` are the y at which states began. */
export function bandsOf(turns: Readonly<Record<Seat, readonly number[]>>, bottom: number): Band[] {
  return SEATS.flatMap((seat) =>
    turns[seat].map((y0, i): Band => {
      const younger = turns[seat].length - 1 - i;
      return { seat, y0, y1: turns[seat][i + 1] ?? bottom, level: younger === 0 ? 2 : younger === 1 ? 1 : 0 };
    }),
  );
}
