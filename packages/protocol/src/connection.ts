/** Two endpoints, the link between them and the table's clock. Pure: time moves by what the caller asks. */
import type { Endpoint } from './endpoint.ts';
import type { Segment } from './segment.ts';
import type { Side } from './state.ts';

/** A segment on the link. */
export interface InFlight {
  /** Its number among the segments that were put on the wire, from 1. */
  readonly no: number;
  readonly from: Side;
  readonly segment: Segment;
  readonly sentAt: number;
}

export interface Connection {
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** In the order sent; a network may deliver in any order, more than once, or never. */
  readonly link: readonly InFlight[];
  /** The table's clock, ms. */
  readonly now: number;
  /** How many segments were put on the wire so far. */
  readonly sent: number;
}
