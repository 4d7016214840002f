/** The instructor's board as the simulated class sees it: how long after a move's answer its tile has changed. */
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { Board, Tile } from '@handshake/contract';
import type { Acked } from './student.ts';

/** Of a push: the tiles that changed. */
interface Changes {
  readonly rev: number;
  readonly changed: readonly Tile[];
}

export class BoardWatch {
  /** From a move's answer until the board shows it, ms. */
  readonly waits: number[] = [];
  /** Pushes that did not follow the one before: the board was asked for whole. */
  gaps = 0;
  readonly #socket: Socket;
  readonly #key: string;
  #rev = 0;
  /** When each table's tile last said it was active (the server's clock), and when we heard (ours). */
  readonly #seen = new Map<string, number>();
  /** Moves that the board has not shown yet, by table. */
  readonly #owed = new Map<string, Acked[]>();

  private constructor(socket: Socket, key: string) {
    this.#socket = socket;
    this.#key = key;
  }

  static async open(url: string, key: string): Promise<BoardWatch> {
    const socket = io(url, { transports: ['websocket'], forceNew: true });
    const watch = new BoardWatch(socket, key);
    socket.on('class.board', (changes: Changes) => watch.#hear(changes));
    await watch.#look();
    return watch;
  }

  /** A move was answered: its tile is to change. */
  expect(acked: Acked): void {
    if ((this.#seen.get(acked.table) ?? 0) >= acked.at) return void this.waits.push(0);
    const owed = this.#owed.get(acked.table);
    if (owed) owed.push(acked);
    else this.#owed.set(acked.table, [acked]);
  }

  /** Moves that were never shown. A table that was replaced takes those that its last push had not shown yet with it. */
  owed(tables: ReadonlySet<string>): number {
    return [...this.#owed].reduce((sum, [table, { length }]) => sum + (tables.has(table) ? length : 0), 0);
  }

  /** @throws Error where the key is not known */
  async ask<T>(event: string, request: object = {}): Promise<T> {
    for (;;) {
      const answer = (await this.#socket.emitWithAck(event, { key: this.#key, ...request })) as
        ({ ok: true } & T) | { ok: false; refusal: string; retryAfter?: number };
      if (answer.ok) return answer;
      if (answer.refusal !== 'too-fast') throw new Error(`${event}: ${answer.refusal}`);
      await new Promise((resolve) => setTimeout(resolve, answer.retryAfter ?? 100));
    }
  }

  close(): void {
    this.#socket.disconnect();
  }

  async #look(): Promise<void> {
    const { board } = await this.ask<{ board: Board }>('class.watch');
    this.#rev = board.rev;
    this.#show(board.tiles);
  }

  #hear({ rev, changed }: Changes): void {
    if (rev <= this.#rev) return;
    if (rev > this.#rev + 1) {
      this.gaps += 1;
      void this.#look();
    }
    this.#rev = rev;
    this.#show(changed);
  }

  #show(tiles: readonly Tile[]): void {
    const now = performance.now();
    for (const { table, activeAt } of tiles) {
      this.#seen.set(table, activeAt);
      const owed = this.#owed.get(table);
      if (!owed) continue;
      const left = owed.filter((acked) => acked.at > activeAt);
      for (const acked of owed) if (acked.at <= activeAt) this.waits.push(now - acked.heard);
      if (left.length > 0) this.#owed.set(table, left);
      else this.#owed.delete(table);
    }
  }
}
