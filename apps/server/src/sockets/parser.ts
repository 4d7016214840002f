/**
 * Socket.IO's own wire format, written with less work: our messages hold no binary parts, so nobody needs to search them
 * for any, and what is JSON already is not written twice.
 */
import { Decoder, Encoder, PacketType } from 'socket.io-parser';
import type { Packet } from 'socket.io-parser';

/** A value whose JSON is written already. */
class Written {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  /** For whoever writes it in the ordinary way. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Stands for the value that the text is the JSON of; good for nothing but being sent. */
export const written = <T>(text: string): T => new Written(text) as unknown as T;

const jsonOf = (value: unknown): string =>
  value instanceof Written ? value.text : (JSON.stringify(value) ?? 'null');

class LeanEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const { type, nsp, id, data } = packet;
    if ((type !== PacketType.EVENT && type !== PacketType.ACK) || nsp !== '/' || !Array.isArray(data)) {
      return super.encode(packet) as unknown[];
    }
    return [`${type}${id ?? ''}[${data.map(jsonOf).join(',')}]`];
  }
}

/** For the server's `parser` option. Clients use the one that they come with. */
export const leanParser = { Encoder: LeanEncoder, Decoder };
