/**
 * A socket.io connection that does no more than it must: the load must cost less than what it measures. Over WebSocket,
 * Engine.IO 4 and Socket.IO 5 frames, read by their first characters.
 */
import WebSocket from 'ws';

/** Frame types: Engine.IO's digit, then Socket.IO's. */
const OPENED = '0';
const PING = '2';
const PONG = '3';
const JOINED = '40';
const PUSH = '42';
const ACK = '43';

export class Wire {
  readonly #socket: WebSocket;
  #acks = 0;
  readonly #waiting = new Map<string, (frame: string) => void>();
  /** Called with every push: the whole frame, its name first. */
  onPush: (frame: string) => void = () => {};

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Connects to `http://127.0.0.1:PORT`. @throws Error when nothing answers there */
  static open(port: number): Promise<Wire> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    });
    const wire = new Wire(socket);
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.on('message', (data: Buffer) => {
        const frame = data.toString('utf8');
        if (frame.startsWith(ACK)) wire.#acknowledged(frame);
        else if (frame.startsWith(PUSH)) wire.onPush(frame.slice(PUSH.length));
        else if (frame === PING) socket.send(PONG);
        else if (frame.startsWith(OPENED)) socket.send(JOINED);
        else if (frame.startsWith(JOINED)) resolve(wire);
      });
    });
  }

  /** Sends `["name",payload]`; `answered` gets the acknowledgment's frame from its `[` on. */
  send(frame: string, answered: (frame: string) => void): void {
    const id = String(this.#acks++);
    this.#waiting.set(id, answered);
    this.#socket.send(`${PUSH}${id}${frame}`);
  }

  /** Asks and insists on `ok: true`. */
  ask<T>(name: string, payload: unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      this.send(frameOf(name, payload), (frame) => {
        const [answer] = JSON.parse(frame) as [{ ok: boolean } & T];
        if (answer.ok) resolve(answer);
        else reject(new Error(`${name}: ${frame}`));
      });
    });
  }

  close(): void {
    this.#socket.close();
  }

  #acknowledged(frame: string): void {
    const from = frame.indexOf('[');
    const id = frame.slice(ACK.length, from);
    const answered = this.#waiting.get(id);
    this.#waiting.delete(id);
    answered?.(frame.slice(from));
  }
}

/** An event as it stands in its frame. */
export const frameOf = (name: string, payload: unknown): string => JSON.stringify([name, payload]);
