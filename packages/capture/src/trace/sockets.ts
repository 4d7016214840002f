/** The sockets of an end that listens: a trace tells which end closes something, not what it is that is closed. */
import type { Endpoint } from '@handshake/protocol';

/** What a CLOSE or ABORT is for. `left`: a connection that is gone already, and was another than this one. */
export type Closed = 'listener' | 'left' | 'connection';

export class Sockets {
  #listening = false;
  /** The connection was opened, so that the application may have it. */
  #opened = false;
  /** The application is known to have it. */
  #taken = false;
  /** An `accept` is told of: then one that isn't has not been. */
  #tellsAccept = false;
  /** A connection before this one was opened, is gone, and was never closed. */
  #left = false;

  get listening(): boolean {
    return this.#listening;
  }

  listen(): void {
    this.#listening = true;
  }

  accept(): void {
    this.#taken = this.#tellsAccept = true;
  }

  /** The handshake of a passive OPEN is over. */
  open(): void {
    if (this.#opened && this.#tellsAccept) {
      this.#left = true;
      this.#taken = false;
    }
    this.#opened = true;
  }

  /**
   * @param ep the connection's endpoint, before the call.
   * @param keeps the socket stays the application's: it only shuts its stream down.
   */
  close({ state, passive }: Endpoint, keeps: boolean): Closed {
    if (this.#left && !this.#taken) {
      this.#left = keeps;
      return 'left';
    }
    // Before its handshake is over nobody has the connection yet: what is closed is the listener, and the request goes with it.
    const nobodys = state === 'SYN-RECEIVED' && passive && this.#listening && !this.#taken;
    if (nobodys || (state === 'LISTEN' && !this.#opened)) {
      this.#listening = false;
      return 'listener';
    }
    if (!keeps) this.#opened = this.#taken = false;
    return state === 'LISTEN' ? 'left' : 'connection';
  }

  crash(): void {
    this.#listening = this.#opened = this.#taken = this.#left = false;
  }
}
