/** A real server on a free port and a real file, and real clients. Nothing here is a stand-in. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { EVENTS, PUSHES, answerSchema } from '@handshake/contract';
import type {
  Answer,
  EventName,
  PlayableMove,
  PushName,
  Refusal,
  Request,
  Snapshot,
} from '@handshake/contract';
import { botMove, fold } from '@handshake/lessons';
import type { LoggedMove } from '@handshake/lessons';
import type { FastifyInstance } from 'fastify';
import { io } from 'socket.io-client';
import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client';
import type { z } from 'zod';
import { createApp } from '../app.ts';
import type { AppOptions } from '../app.ts';
import { StorageFailure } from '../storage/repository.ts';
import type { Storage } from '../storage/repository.ts';
import { openSqliteThread } from '../storage/thread.ts';

type Push<P extends PushName> = z.output<(typeof PUSHES)[P]>;
type Asked<E extends EventName> = Answer<(typeof EVENTS)[E]>;

/** Long enough for a slow machine; a test that waits so long has failed. */
const PATIENCE = 60_000;

/** One connection. Every push is kept, so that none is missed by waiting too late. */
export class Client {
  readonly socket: Socket;
  readonly #heard: { name: string; payload: unknown }[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(url: string, options: Partial<ManagerOptions & SocketOptions> = {}) {
    this.socket = io(url, {
      forceNew: true,
      transports: ['websocket'],
      reconnectionDelay: 20,
      reconnectionDelayMax: 50,
      ...options,
    });
    this.socket.onAny((name: string, payload: unknown) => {
      this.#heard.push({ name, payload });
      for (const look of [...this.#waiting]) look();
    });
    this.socket.on('disconnect', () => {
      for (const look of [...this.#waiting]) look();
    });
  }

  /** Asks, and checks the answer against the contract. */
  async ask<E extends EventName>(name: E, request: Request<(typeof EVENTS)[E]>): Promise<Asked<E>> {
    const raw = await this.raw(name, request);
    return answerSchema(EVENTS[name]).parse(raw) as Asked<E>;
  }

  /** Asks and insists on being granted. */
  async get<E extends EventName>(
    name: E,
    request: Request<(typeof EVENTS)[E]>,
  ): Promise<Exclude<Asked<E>, Refusal>> {
    const answer = await this.ask(name, request);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer as Exclude<Asked<E>, Refusal>;
  }

  /** Sends whatever it is told to. */
  raw(name: string, ...args: unknown[]): Promise<unknown> {
    return this.socket.timeout(PATIENCE).emitWithAck(name, ...args) as Promise<unknown>;
  }

  /** The first push of this name, not taken before, that fits; waits for it if need be. */
  next<P extends PushName>(name: P, fits: (push: Push<P>) => boolean = () => true): Promise<Push<P>> {
    return this.#until(`a push ${name}`, () => {
      const at = this.#heard.findIndex((heard) => heard.name === name && fits(heard.payload as Push<P>));
      if (at < 0) return undefined;
      const [found] = this.#heard.splice(at, 1);
      return PUSHES[name].parse(found?.payload) as Push<P>;
    });
  }

  /** Pushes of this name that were heard and not taken yet. */
  heard<P extends PushName>(name: P): Push<P>[] {
    return this.#heard.filter((heard) => heard.name === name).map(({ payload }) => payload as Push<P>);
  }

  /** Resolves when the connection is (again) there. */
  connected(): Promise<void> {
    if (this.socket.connected) return Promise.resolve();
    return new Promise((resolve) => this.socket.once('connect', () => resolve()));
  }

  disconnected(): Promise<true> {
    return this.#until('the end of the connection', () => (this.socket.connected ? undefined : true));
  }

  close(): void {
    this.socket.disconnect();
  }

  #until<T>(what: string, look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (then: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(again);
        then();
      };
      const again = () => {
        const found = look();
        if (found !== undefined) end(() => resolve(found));
      };
      const timer = setTimeout(
        () =>
          end(() =>
            reject(
              new Error(`waited in vain for ${what}; heard: ${this.#heard.map(({ name }) => name).join()}`),
            ),
          ),
        PATIENCE,
      );
      this.#waiting.add(again);
      again();
    });
  }
}

/** A seated student. */
export interface Player extends Client {
  readonly token: string;
  readonly snapshot: Snapshot;
}

export interface TestLab {
  readonly url: string;
  readonly dir: string;
  readonly app: FastifyInstance;
  /** What was reported to the operator. */
  readonly reports: string[];
  /** While true, every commit fails as on a full disk. */
  diskFull: boolean;
  connect(options?: Partial<ManagerOptions & SocketOptions>): Client;
  /** Stops it in order and starts it on the same port and data, with other options where they are given. */
  restart(other?: Partial<AppOptions>): Promise<void>;
  stop(): Promise<void>;
}

/** No waiting for flights and bots, unless a test asks for it. */
export const AT_ONCE = { flight: 0, twoMsl: 0, bot: 0, answer: 3_600_000, patience: 3_600_000 };

export async function startLab(options: Partial<AppOptions> = {}): Promise<TestLab> {
  const dir = mkdtempSync(join(tmpdir(), 'handshake-lab-'));
  const clients = new Set<Client>();
  const reports: string[] = [];
  const start = async (port: number, other: Partial<AppOptions> = {}): Promise<FastifyInstance> => {
    const app = await createApp({
      storage: fallible(await openSqliteThread(join(dir, 'lab.sqlite')), () => lab.diskFull),
      pace: AT_ONCE,
      rate: { burst: 1_000, perSecond: 1_000 },
      host: '127.0.0.1',
      grace: 0,
      boardDelay: 5,
      report: (what, error) => reports.push(`${what} ${inspect(error)}`),
      ...options,
      ...other,
    });
    await app.listen({ host: '127.0.0.1', port });
    return app;
  };
  const lab = {
    dir,
    reports,
    diskFull: false,
    url: '',
    app: undefined as unknown as FastifyInstance,
    connect(more: Partial<ManagerOptions & SocketOptions> = {}) {
      const client = new Client(lab.url, more);
      clients.add(client);
      return client;
    },
    async restart(other: Partial<AppOptions> = {}) {
      const { port } = lab.app.server.address() as AddressInfo;
      await lab.app.close();
      await Promise.all([...clients].map((client) => client.disconnected()));
      lab.app = await start(port, other);
    },
    async stop() {
      for (const client of clients) client.close();
      await lab.app.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  lab.app = await start(0);
  lab.url = `http://127.0.0.1:${(lab.app.server.address() as AddressInfo).port}`;
  return lab;
}

/** The real store, which can be told to fail as a full disk makes it fail. */
function fallible(storage: Storage, fails: () => boolean): Storage {
  return {
    ...storage,
    commit: (changes) =>
      fails()
        ? Promise.reject(new StorageFailure('nothing was stored', { cause: new Error('disk full') }))
        : storage.commit(changes),
  };
}

/** Opens a table and gives its code. */
export async function openTable(lab: TestLab, lesson = 'handshake'): Promise<string> {
  const client = lab.connect();
  const { code } = await client.get('table.open', { lesson, profile: 'textbook', locale: 'en' });
  client.close();
  return code;
}

/** Somebody sits down: at a table, or in a class. */
export async function sit(
  lab: TestLab,
  code: string,
  name: string,
  seat: 'client' | 'server' | null = null,
): Promise<Player> {
  const client = lab.connect();
  const { token, snapshot } = await client.get('seat.take', { code, seat, name, locale: 'en' });
  if (!snapshot) throw new Error('seated nowhere');
  return Object.assign(client, { token, snapshot });
}

/** A pair at a table of its own. */
export async function pair(
  lab: TestLab,
  lesson?: string,
): Promise<{ code: string; client: Player; server: Player }> {
  const code = await openTable(lab, lesson);
  const client = await sit(lab, code, 'Ada', 'client');
  const server = await sit(lab, code, 'Bob', 'server');
  return { code, client, server };
}

let ids = 0;
/** A move id that no other move of this run has. */
export const moveId = (): string => `test-move-${++ids}`;

/** What one who knows TCP would do at this seat now; null: wait. From what this player may see. */
export async function goodMove(player: Player): Promise<PlayableMove | null> {
  const { header, moves, seat } = await player.get('table.sync', { since: 0 });
  if (seat === 'network') return null;
  return botMove(fold(header, moves), seat) as PlayableMove | null;
}

/** Plays what one who knows TCP would play. */
export async function playWell(player: Player): Promise<LoggedMove> {
  const move = await goodMove(player);
  if (!move) throw new Error('there is nothing to play');
  return (await player.get('move.play', { id: moveId(), move })).logged;
}

/** Both play well until the lesson has ended. Gives the log as the first sees it. */
export async function playOut(one: Player, another: Player): Promise<LoggedMove[]> {
  for (let i = 0; i < 200; i++) {
    const { header, moves } = await one.get('table.sync', { since: 0 });
    if (fold(header, moves).ended) return moves as LoggedMove[];
    let played = false;
    for (const player of [one, another]) {
      const move = await goodMove(player);
      if (move) await player.ask('move.play', { id: moveId(), move });
      played ||= move !== null;
    }
    // Something is on its way, or a clock runs.
    if (!played) await one.next('table.moves', (push) => push.from + push.moves.length - 1 > moves.length);
  }
  throw new Error('the lesson does not end');
}
