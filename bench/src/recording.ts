/** What the lab said while one pair played a script: the bytes that the relay is to say. */
import type { Wire } from './wire.ts';
import type { Cue } from './script.ts';
import type { Seat } from '@handshake/lessons';

export interface Recorded {
  /** The answer to the move. */
  readonly ack: unknown;
  /** The push to the client's seat, and to both when `server` is null. */
  readonly client: unknown;
  readonly server: unknown;
}

/** Plays the script once, move by move. */
export async function record(
  script: readonly Cue[],
  seats: Readonly<Record<Seat, Wire>>,
): Promise<Recorded[]> {
  const recording: Recorded[] = [];
  for (const { seat, frame } of script) {
    const pushed = (wire: Wire) =>
      new Promise<string>((resolve) => {
        wire.onPush = (push) => {
          if (push.startsWith('["table.moves"')) resolve(push);
        };
      });
    const pushes = [pushed(seats.client), pushed(seats.server)];
    const ack = await new Promise<string>((resolve) => seats[seat].send(frame, resolve));
    const [client, server] = await Promise.all(pushes);
    const payload = (push: string | undefined) => (JSON.parse(push ?? '[]') as unknown[])[1];
    recording.push({
      ack: (JSON.parse(ack) as unknown[])[0],
      client: payload(client),
      server: client === server ? null : payload(server),
    });
  }
  return recording;
}
