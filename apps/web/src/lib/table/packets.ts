/** The packet list: what was on the wire, in the order it came there, as a capture between the two ends would show it. */
import { wireOf } from '@handshake/lessons';
import type { OnWire, TableEvent } from '@handshake/lessons';

export type PacketRow = OnWire;

/** A repeat is what capture tools print as [TCP Retransmission]: a copy that the network made looks the same to them. */
export const packetRows = (events: readonly TableEvent[]): readonly PacketRow[] => wireOf(events);
