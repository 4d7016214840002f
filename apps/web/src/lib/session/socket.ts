/**
 * The way to the server. Starts with long-polling and moves up to WebSocket where that gets through: a firewall that swallows
 * WebSocket handshakes costs nothing then. Answers and pushes are parsed by the contract's schemas; what does not fit is dropped.
 */
import { answerSchema, EVENTS, PUSHES } from '@handshake/contract';
import type { Answer, EventName, PushName, Refusal, Request, ServerToClient } from '@handshake/contract';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';

export type Asked<E extends EventName> = Answer<(typeof EVENTS)[E]> | Unreachable;
/** The server did not answer in time; whether it heard us is unknown. */
export interface Unreachable {
  readonly ok: false;
  readonly refusal: 'unreachable';
}
const UNREACHABLE: Unreachable = { ok: false, refusal: 'unreachable' };

export type Push<P extends PushName> = Parameters<ServerToClient[P]>[0];

export interface ConnectionOptions {
  /** Left out: where the page came from. */
  readonly url?: string;
  /** For tests of a network that lets only one of them through. */
  readonly transports?: ('polling' | 'websocket')[];
}

export class Connection {
  #socket: Socket;
  #closed = false;

  constructor({ url, transports = ['polling', 'websocket'] }: ConnectionOptions = {}) {
    const options = {
      transports,
      // Its defaults wait 5 s and more between tries: too long for "back within 3 s".
      reconnectionDelay: 250,
      reconnectionDelayMax: 1500,
      randomizationFactor: 0.4,
      timeout: 10_000,
      forceNew: true,
    };
    this.#socket = url === undefined ? io(options) : io(url, options);
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /** At once if connected, and after every reconnection. Returns how to stop. */
  onConnect(listener: () => void): () => void {
    if (this.#socket.connected) listener();
    this.#socket.on('connect', listener);
    return () => this.#socket.off('connect', listener);
  }

  onDisconnect(listener: () => void): () => void {
    this.#socket.on('disconnect', listener);
    return () => this.#socket.off('disconnect', listener);
  }

  on<P extends PushName>(push: P, listener: (push: Push<P>) => void): () => void {
    const parse = (raw: unknown) => {
      const parsed = PUSHES[push].safeParse(raw);
      if (parsed.success) listener(parsed.data as Push<P>);
    };
    this.#socket.on(push as string, parse);
    return () => this.#socket.off(push as string, parse);
  }

  /**
   * Asks once. `unreachable` after `patience` ms without an answer (waiting for a connection included), or as soon as the
   * connection breaks while an answer is awaited. Never rejects.
   */
  ask<E extends EventName>(
    event: E,
    request: Request<(typeof EVENTS)[E]>,
    patience = 8000,
  ): Promise<Asked<E>> {
    return new Promise((resolve) => {
      let settled = false;
      const settle = (answer: Asked<E>) => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        this.#socket.off('connect', emit);
        this.#socket.off('disconnect', lost);
        resolve(answer);
      };
      const lost = () => settle(UNREACHABLE);
      const emit = () => {
        this.#socket.once('disconnect', lost);
        this.#socket.emit(event, request, (raw: unknown) => settle(parseAnswer(event, raw)));
      };
      const timer = setTimeout(lost, patience);
      if (this.#closed) lost();
      else if (this.#socket.connected) emit();
      else this.#socket.once('connect', emit);
    });
  }

  /** Sent if connected, dropped if not: for what is of no use later. */
  tell<E extends EventName>(event: E, request: Request<(typeof EVENTS)[E]>): void {
    if (this.#socket.connected) this.#socket.volatile.emit(event, request, () => {});
  }

  /** Drops a connection that no longer answers (a phone that slept, another Wi-Fi) and makes a new one. */
  renew(): void {
    if (this.#closed) return;
    this.#socket.disconnect();
    this.#socket.connect();
  }

  close(): void {
    this.#closed = true;
    this.#socket.disconnect();
  }
}

function parseAnswer<E extends EventName>(event: E, raw: unknown): Asked<E> {
  const parsed = answerSchema(EVENTS[event]).safeParse(raw);
  if (parsed.success) return parsed.data as Asked<E>;
  const broken: Refusal = { ok: false, refusal: 'server-error' };
  return broken;
}
