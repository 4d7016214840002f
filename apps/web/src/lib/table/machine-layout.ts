/**
 * The picture of the state machine: where the eleven states stand is layout; which edges there are comes from the
 * protocol's table of transitions. CLOSED stands twice, as in RFC 9293 Figure 5: where a connection begins and where it ends.
 */
import { TRANSITIONS } from '@handshake/protocol';
import type { State } from '@handshake/protocol';

export const MACHINE = { width: 254, height: 244, box: 19 } as const;

/** A box of the picture; `END` is the lower CLOSED. */
export type Node = State | 'END';
export const nodeState = (node: Node): State => (node === 'END' ? 'CLOSED' : node);

/** Centres. */
export const PLACE: Readonly<Record<Node, readonly [x: number, y: number]>> = {
  CLOSED: [127, 11],
  LISTEN: [43, 46],
  'SYN-SENT': [211, 46],
  'SYN-RECEIVED': [43, 82],
  ESTABLISHED: [127, 116],
  'FIN-WAIT-1': [43, 152],
  'CLOSE-WAIT': [211, 152],
  'FIN-WAIT-2': [43, 193],
  CLOSING: [127, 193],
  'LAST-ACK': [211, 193],
  'TIME-WAIT': [127, 232],
  END: [211, 232],
};
export const NODES = Object.keys(PLACE) as Node[];

/** Width of a state's box: its name in the mono face, and air. */
export const boxWidth = (node: Node): number => nodeState(node).length * 6.1 + 12;

export interface Edge {
  readonly from: Node;
  readonly to: Node;
}

/** States in which a connection ends rather than being given up before it began. */
const AFTER: readonly State[] = [
  'LAST-ACK',
  'TIME-WAIT',
  'CLOSING',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'ESTABLISHED',
];

/** Which boxes a transition joins: a way into CLOSED leads to the lower one once a connection was there. */
export const edgeOf = (from: State, to: State): Edge => ({
  from,
  to: to === 'CLOSED' && AFTER.includes(from) ? 'END' : to,
});

const same = (a: Edge, b: Edge): boolean => a.from === b.from && a.to === b.to;

/** Every edge of the picture once, each pair of states that the table's drawn rows join. */
export const EDGES: readonly Edge[] = TRANSITIONS.filter((row) => row.drawn)
  .map((row) => edgeOf(row.from, row.to))
  .filter((edge, i, all) => edge.from !== edge.to && all.findIndex((one) => same(one, edge)) === i);

export interface WalkedEdge extends Edge {
  /** In the order walked, from 1. */
  readonly order: number;
}
export interface Walk {
  readonly edges: readonly WalkedEdge[];
  readonly been: ReadonlySet<Node>;
  readonly now: Node;
}

/** The own path through the picture: states one after the other, the first one included. */
export function walkOf(states: readonly State[]): Walk {
  const edges: WalkedEdge[] = [];
  const been = new Set<Node>();
  let at: Node = states[0] ?? 'CLOSED';
  been.add(at);
  for (const state of states.slice(1)) {
    if (state === nodeState(at)) continue;
    // From the lower CLOSED a new connection begins at the upper one.
    const edge = edgeOf(nodeState(at), state);
    edges.push({ ...edge, order: edges.length + 1 });
    at = edge.to;
    been.add(at);
  }
  return { edges, been, now: at };
}

export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** The middle, and the direction in degrees, for the arrowhead. */
  readonly mx: number;
  readonly my: number;
  readonly turn: number;
}
export function lineOf({ from, to }: Edge): Line {
  const [x1, y1] = PLACE[from];
  const [x2, y2] = PLACE[to];
  const turn = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  return { x1, y1, x2, y2, mx: (x1 + x2) / 2, my: (y1 + y2) / 2, turn };
}
