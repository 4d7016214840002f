/**
 * The full state diagram: the boxes of the small one (lib/table/machine-layout.ts) drawn larger, and every line with the event that it
 * stands for. Lines and labels come from the table of transitions; only where a label stands on its line is layout.
 */
import { TRANSITIONS } from '@handshake/protocol';
import type { Transition } from '@handshake/protocol';
import { edgeOf, NODES, nodeState, PLACE } from '#lib/table/machine-layout.ts';
import type { Node } from '#lib/table/machine-layout.ts';

/** A size of the drawing, in CSS px. */
export interface MapSize {
  readonly width: number;
  readonly height: number;
  /** From the small picture's x to this one's. */
  readonly x: number;
  /** Width of a character of a state's name, and of a label's (a Chinese one counts as two). */
  readonly ch: number;
  readonly labelCh: number;
  /** How far two lines that run both ways between two boxes stand apart from the middle: upright, else. */
  readonly apart: readonly [upright: number, slanted: number];
  /** Labels that stand elsewhere than LABELS has them. */
  readonly labels?: Readonly<Record<string, Place>>;
}
/** How far along its line a label stands, and how far from it, px. */
type Place = readonly [along: number, dx?: number, dy?: number];

export const WIDE_MAP: MapSize = { width: 660, height: 672, x: 2.6, ch: 7.3, labelCh: 6.7, apart: [30, 13] };
export const NARROW_MAP: MapSize = {
  width: 358,
  height: 696,
  x: 1.41,
  ch: 6.2,
  labelCh: 6.1,
  apart: [22, 13],
  labels: { 'TIME-WAIT END': [0.5, 0, 27] },
};

export const BOX_HEIGHT = 28;
const LABEL_HEIGHT = 24;

/** y of the small picture's rows here: there is more to say between the lower ones. */
const ROWS: Readonly<Record<number, number>> = {
  11: 24,
  46: 112,
  82: 208,
  116: 304,
  152: 400,
  193: 516,
  232: 652,
};
const centre = (node: Node, size: MapSize): readonly [x: number, y: number] => {
  const [x, y] = PLACE[node];
  return [x * size.x, ROWS[y] ?? y];
};

/** A line of the picture, and the rows of the table that it stands for. */
export interface MapEdge {
  readonly key: string;
  readonly from: Node;
  readonly to: Node;
  readonly rows: readonly Transition[];
}

const isOf = (edge: MapEdge, row: Transition): boolean => {
  const { from, to } = edgeOf(row.from, row.to);
  return edge.from === from && edge.to === to;
};

/** Every pair of states that a drawn row joins, with all the drawn rows that join it. */
export const MAP_EDGES: readonly MapEdge[] = TRANSITIONS.filter((row) => row.drawn).reduce<MapEdge[]>(
  (edges, row) => {
    const at = edges.findIndex((edge) => isOf(edge, row));
    const edge = edges[at];
    if (edge) return edges.with(at, { ...edge, rows: [...edge.rows, row] });
    const { from, to } = edgeOf(row.from, row.to);
    return [...edges, { key: `${from} ${to}`, from, to, rows: [row] }];
  },
  [],
);

/** The rows that the picture doesn't draw, by the box that they lead out of: resets, and what only the RFC's text tells. */
export const toldFrom = (node: Node): readonly Transition[] =>
  node === 'END' ? [] : TRANSITIONS.filter((row) => !row.drawn && row.from === node);

export interface MapBox {
  readonly node: Node;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
export const boxes = (size: MapSize): MapBox[] =>
  NODES.map((node) => {
    const [x, y] = centre(node, size);
    return { node, name: nodeState(node), x, y, width: nodeState(node).length * size.ch + 14 };
  });

export interface DrawnEdge extends MapEdge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Direction of the arrowhead at the end, degrees. */
  readonly turn: number;
  /** Middle of the label. */
  readonly label: { readonly x: number; readonly y: number };
}

/** Where the middle of a line is taken. */
const LABELS: Readonly<Record<string, Place>> = {
  'CLOSED LISTEN': [0.6],
  'LISTEN CLOSED': [0.6],
  'CLOSED SYN-SENT': [0.7],
  'SYN-SENT CLOSED': [0.7],
  'LISTEN SYN-RECEIVED': [0.3],
  'SYN-RECEIVED LISTEN': [0.3],
  'SYN-SENT SYN-RECEIVED': [0.55],
  'FIN-WAIT-1 FIN-WAIT-2': [0.72],
  'FIN-WAIT-1 CLOSING': [0.36],
  'FIN-WAIT-1 TIME-WAIT': [0.84],
  'FIN-WAIT-2 TIME-WAIT': [0.26],
  'CLOSING TIME-WAIT': [0.26],
};

/** How far along its way a line that starts beside a box's middle leaves the box. */
function leaves(box: MapBox, sx: number, sy: number, dx: number, dy: number): number {
  const across = dx === 0 ? Infinity : (box.width / 2 - Math.sign(dx) * sx) / Math.abs(dx);
  const down = dy === 0 ? Infinity : (BOX_HEIGHT / 2 - Math.sign(dy) * sy) / Math.abs(dy);
  return Math.min(across, down);
}

export function drawnEdges(size: MapSize): DrawnEdge[] {
  const all = boxes(size);
  const box = (node: Node): MapBox => all.find((one) => one.node === node) as MapBox;
  return MAP_EDGES.map((edge) => {
    const a = box(edge.from);
    const b = box(edge.to);
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const length = Math.hypot(dx, dy);
    const both = MAP_EDGES.some((one) => one.from === edge.to && one.to === edge.from);
    // On a slanted pair the one that leads down lies lower, so that each label has its own height.
    const side = dx * dy < 0 ? -1 : 1;
    const apart = both ? size.apart[dx === 0 ? 0 : 1] * side : 0;
    const [sx, sy] = [(-dy / length) * apart, (dx / length) * apart];
    const out = leaves(a, sx, sy, dx, dy);
    const into = 1 - leaves(b, sx, sy, -dx, -dy);
    const at = (t: number): readonly [number, number] => [a.x + dx * t + sx, a.y + dy * t + sy];
    const [along, aside = 0, below = 0] = size.labels?.[edge.key] ?? LABELS[edge.key] ?? [0.5];
    const [x1, y1] = at(out);
    const [x2, y2] = at(into);
    const [lx, ly] = [x1 + (x2 - x1) * along, y1 + (y2 - y1) * along];
    const turn = (Math.atan2(dy, dx) * 180) / Math.PI;
    return { ...edge, x1, y1, x2, y2, turn, label: { x: lx + aside, y: ly + below } };
  });
}

export interface Rect {
  readonly name: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
const rect = (name: string, x: number, y: number, width: number, height: number): Rect => ({
  name,
  x0: x - width / 2,
  x1: x + width / 2,
  y0: y - height / 2,
  y1: y + height / 2,
});

/** Everything that must not lie on anything else: boxes and labels, these as wide as their text will be about. */
export function inked(size: MapSize, text: (edge: MapEdge) => string): Rect[] {
  const width = (words: string): number =>
    [...words].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? 1.8 : 1), 0) * size.labelCh + 8;
  return [
    ...boxes(size).map((one) => rect(one.node, one.x, one.y, one.width, BOX_HEIGHT)),
    ...drawnEdges(size).map((edge) =>
      rect(edge.key, edge.label.x, edge.label.y, width(text(edge)), LABEL_HEIGHT),
    ),
  ];
}
