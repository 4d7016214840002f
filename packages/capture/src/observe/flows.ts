/** The connections of a capture, by their two addresses and ports. One pair of them may carry several, one after another. */
import type { Segment, Seq, Side } from '@handshake/protocol';
import { ACK, add, diff, has, other, RST, SEQ_SPACE, SYN } from '@handshake/protocol';
import type { Address } from '../address.ts';
import type { Packet } from '../packet.ts';
import { Stream } from './stream.ts';
import { FlowTable } from './table.ts';

export interface Connection {
  /** From 1, as they appear in the file. */
  readonly number: number;
  readonly clientAddress: Address;
  readonly clientPort: number;
  readonly client: Stream;
  readonly server: Stream;
}

/** All that went between two addresses and ports. */
export interface Flow {
  /** As its first packet went. */
  readonly from: Address;
  readonly fromPort: number;
  readonly to: Address;
  readonly toPort: number;
  /** The newest connection first. */
  connections: readonly Connection[];
  /** That end fills in its checksums: one of them was right. */
  fromIsFilled: boolean;
  toIsFilled: boolean;
  /** How many frames of the file could not be read when it was last looked at. */
  holes: number;
}

/** Flows that are kept in memory; when there are more, those longest quiet are forgotten. */
const FLOWS = 1 << 17;
const NONE: readonly Connection[] = [];
/** Connections of a flow that may still get a late segment. */
const KEPT = 3;

export const sideOf = ({ clientAddress, clientPort }: Connection, { from, fromPort }: Packet): Side =>
  from === clientAddress && fromPort === clientPort ? 'client' : 'server';

export class Flows {
  #flows = new FlowTable<Flow>(FLOWS, ({ from, fromPort, to, toPort }) => ({
    from,
    fromPort,
    to,
    toPort,
    connections: NONE,
    fromIsFilled: false,
    toIsFilled: false,
    holes: 0,
  }));
  #count = 0;

  flowOf(packet: Packet): Flow {
    return this.#flows.of(packet);
  }

  /** The connections that the segment may belong to, the likeliest first; a new one where it opens one. */
  candidates(flow: Flow, packet: Packet): readonly Connection[] {
    if (flow.connections.length === 0 || isNew(flow, packet)) {
      flow.connections = [this.#begin(packet), ...flow.connections].slice(0, KEPT);
      return flow.connections.slice(0, 1);
    }
    if (!has(packet.segment, SYN)) return flow.connections;
    const named =
      flow.connections.find((it) => begins(it, packet)) ?? flow.connections.find((it) => opens(it, packet));
    return [named ?? flow.connections[0]].filter((connection) => connection !== undefined);
  }

  /**
   * A connection that began before the capture, where what the capture shows is only a part of another: somebody who
   * crashed opens anew, or an old segment turns up. Null where the segment means one that is there, or where both SYNs are.
   */
  elder(flow: Flow, packet: Packet): Connection | null {
    const { segment } = packet;
    if (has(segment, SYN) || has(segment, RST) || flow.connections.length > KEPT) return null;
    const means = flow.connections.some((connection) => {
      const { own, peer } = ends(connection, packet);
      // Nothing is known of it yet: another one would look the same.
      if (!own.seen && !peer.seen) return true;
      const opened = own.iss !== null && peer.iss !== null;
      const acknowledges = !has(segment, ACK) || isAt(segment.ack, peer.next);
      return opened || (isAt(segment.seq, own.next) && acknowledges);
    });
    if (means) return null;
    const connection = this.#begin(packet);
    flow.connections = [...flow.connections, connection];
    return connection;
  }

  #begin(packet: Packet): Connection {
    const { from, fromPort, to, toPort } = packet;
    const [clientAddress, clientPort] = isFromClient(packet) ? [from, fromPort] : [to, toPort];
    return { number: ++this.#count, clientAddress, clientPort, client: new Stream(), server: new Stream() };
  }

  /** The listener has answered with another ISS than before: the same connection starts once more. */
  restart(flow: Flow, connection: Connection, passive: Side): Connection {
    const active = streamOf(connection, other(passive)).but({ acked: null, edge: null });
    const anew = new Stream();
    const [client, server] = passive === 'client' ? [anew, active] : [active, anew];
    const again = { ...connection, client, server };
    flow.connections = [again, ...flow.connections].slice(0, KEPT);
    return again;
  }
}

export const streamOf = (connection: Connection, side: Side): Stream =>
  side === 'client' ? connection.client : connection.server;

/** That number, or a neighbour that somebody took for it. */
const isAt = (number: Seq, next: Seq | null): boolean => next !== null && Math.abs(diff(number, next)) <= 1;

/** The client is who sends the first SYN; where that was before the capture, who has the higher port. */
const isFromClient = ({ segment, fromPort, toPort }: Packet): boolean =>
  has(segment, SYN) ? !has(segment, ACK) : fromPort >= toPort;

/** A SYN with a number that none of the connections began with. */
function isNew(flow: Flow, packet: Packet): boolean {
  const [newest] = flow.connections;
  if (!newest || (packet.segment.flags & (SYN | ACK | RST)) !== SYN) return false;
  if (flow.connections.some((it) => begins(it, packet) || opens(it, packet))) return false;
  const { own, peer } = ends(newest, packet);
  // Both ends open at once: the other one's SYN is all that there was.
  return !(own.next === null && peer.opened === 'active');
}

/** That connection began with this very SYN. */
const begins = (connection: Connection, packet: Packet): boolean =>
  ends(connection, packet).own.iss === packet.segment.seq;

/** This SYN is the other half of what opened that connection. */
function opens(connection: Connection, packet: Packet): boolean {
  const { own, peer } = ends(connection, packet);
  const { segment } = packet;
  if (has(segment, ACK)) return peer.iss !== null && add(peer.iss, 1) === segment.ack;
  // The capture began with the SYN,ACK.
  return own.iss === null && peer.synAck === add(segment.seq, 1);
}

export const ends = (connection: Connection, packet: Packet): { own: Stream; peer: Stream } =>
  sideOf(connection, packet) === 'client'
    ? { own: connection.client, peer: connection.server }
    : { own: connection.server, peer: connection.client };

/** How far the segment's numbers are from where the two streams have got to: those of another connection rarely are near. */
export function distance(own: Stream, peer: Stream, { seq, ack, flags }: Segment): number {
  const from = (number: Seq, next: Seq | null): number =>
    next === null ? SEQ_SPACE : Math.abs(diff(number, next));
  return from(seq, own.next) + ((flags & ACK) === 0 ? 0 : from(ack, peer.next));
}
