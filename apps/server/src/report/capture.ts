/** A table's log as pcapng: what stood on the wire, with what the network did to it as comments. */
import { captureOf, CLIENT, MAX_PAYLOAD, SERVER } from '@handshake/capture';
import type { OutgoingPacket } from '@handshake/capture';
import { fold, onWireComment } from '@handshake/lessons';
import type { Header, Locale, LoggedMove, TableEvent } from '@handshake/lessons';
import type { Side } from '@handshake/protocol';

export const APPLICATION = 'Handshake Lab';

/** The packets in their order; `time` is the moves', wall clock, so that a capture shows when it was played. */
export function packetsOf(header: Header, moves: readonly LoggedMove[], locale: Locale): OutgoingPacket[] {
  const { events } = fold(header, moves);
  const first = moves[0]?.at ?? 0;
  return events.flatMap((event) => {
    const packet = packetOf(event, locale);
    // What the lesson begins with was before the first move.
    return packet ? [{ ...packet, time: moves[event.n - 1]?.at ?? first }] : [];
  });
}

export const tableCapture = (header: Header, moves: readonly LoggedMove[], locale: Locale): Uint8Array =>
  captureOf(APPLICATION, packetsOf(header, moves, locale));

type Packet = Omit<OutgoingPacket, 'time'>;
function packetOf(event: TableEvent, locale: Locale): Packet | null {
  if (event.kind === 'sent') return packet(event.seat, event.segment, onWireComment(event.fate, locale));
  if (event.kind === 'injected') return packet(event.from, event.segment, onWireComment('injected', locale));
  // What it kept back travels late; a copy travels as well.
  if (event.kind !== 'released' || event.no === event.of) return null;
  return packet(event.from, event.segment, onWireComment('duplicated', locale));
}

function packet(src: Side, segment: OutgoingPacket['segment'], comment: string): Packet | null {
  if (segment.len > MAX_PAYLOAD) return null;
  const [from, to] = src === 'client' ? [CLIENT, SERVER] : [SERVER, CLIENT];
  return { from, to, segment, comment };
}
