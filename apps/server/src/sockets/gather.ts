/**
 * What one connection is told within one turn of the event loop leaves in one piece: the answer to a move and the news
 * of it are one write and, on a classroom's Wi-Fi, one packet.
 *
 * Engine.IO keeps packets back while its transport says that it cannot be written to. That is said here until the turn
 * is over; then the transport reports, as it does after every write, that it is ready.
 */
import type { LabSocket } from '../pushes.ts';

type Transport = LabSocket['conn']['transport'];

/** A TCP stream, as far as it is needed here. */
interface Corked {
  cork(): void;
  uncork(): void;
}

const held: Transport[] = [];

/** Keeps back what this connection is told until the end of the turn. Long-polling gathers by itself. */
export function gather({ conn: { transport } }: LabSocket): void {
  if (transport.name !== 'websocket' || !transport.writable) return;
  transport.writable = false;
  if (held.push(transport) === 1) setImmediate(release);
}

function release(): void {
  for (const transport of held.splice(0)) {
    const stream = streamOf(transport);
    stream?.cork();
    transport.writable = true;
    transport.emit('ready');
    stream?.uncork();
  }
}

/** The stream beneath a WebSocket; null where it cannot be found, and then every frame is written by itself. */
function streamOf(transport: Transport): Corked | null {
  const { socket } = transport as { socket?: { _socket?: Partial<Corked> | null } };
  const stream = socket?._socket;
  return typeof stream?.cork === 'function' && typeof stream.uncork === 'function'
    ? (stream as Corked)
    : null;
}
