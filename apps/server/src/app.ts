/** The application without its `listen`: HTTP and sockets over one store. */
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { addressesFor, networkAddresses } from './addresses.ts';
import type { Terms } from './classes/terms.ts';
import { answerReports } from './http/report.ts';
import { secure } from './http/security.ts';
import { inspectBuild, serveWeb } from './http/web.ts';
import { Lab } from './lab.ts';
import type { Rate } from './sockets/bucket.ts';
import { answerSockets } from './sockets/sockets.ts';
import type { Storage } from './storage/repository.ts';
import type { Pace } from './tables/actors.ts';

export interface AppOptions {
  /** Closed together with the application. */
  readonly storage: Storage;
  readonly pace: Pace;
  readonly rate: Rate;
  /** What the server listens on, for the addresses that the board offers. */
  readonly host: string;
  /** What one must know to open a class; nothing when left out. */
  readonly password?: string | null;
  /** The built web app; the repository's own when left out. */
  readonly webRoot?: string;
  /** How long a lost connection is not shown, ms. */
  readonly grace?: number;
  /** How long changes of the board are gathered, ms. */
  readonly boardDelay?: number;
  /** When classes end, and are erased, by themselves; never when left out. */
  readonly terms?: Terms;
  /** Wall clock, ms. */
  readonly now?: () => number;
  /** For the operator. */
  readonly report?: (what: string, error: unknown) => void;
}

const WEB_ROOT = join(import.meta.dirname, '../../web/build');

/** On the operator's screen: what happened, and the error without its request, so that no token is ever printed. */
export function reportOnScreen(what: string, error: unknown): void {
  console.error(`${new Date().toISOString()} ${what}${error === null ? '' : `\n${inspect(error)}`}`);
}

/** Closing the returned instance ends everything that was started here, once what was accepted is stored. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { storage, pace, rate, host, webRoot = WEB_ROOT, report = reportOnScreen } = options;
  const app = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 16_384 });
  const build = inspectBuild(webRoot);
  await secure(app, build?.scriptHashes ?? []);
  app.get('/api/health', () => ({ ok: true }));
  await serveWeb(app, build);
  app.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status >= 500) report(`${request.method} failed`, error);
    return reply
      .code(status >= 400 ? status : 500)
      .send({ ok: false, refusal: status >= 500 ? 'server-error' : 'malformed' });
  });

  const lab = new Lab(app.server, {
    storage,
    pace,
    rate,
    grace: options.grace ?? 1_000,
    boardDelay: options.boardDelay ?? 100,
    terms: options.terms ?? { end: 0, erase: 0 },
    now: options.now ?? Date.now,
    password: options.password ?? null,
    report,
  });
  answerReports(app, lab);
  answerSockets(lab, (hostHeader) => {
    const { port } = app.server.address() as AddressInfo;
    return addressesFor(hostHeader, networkAddresses(host, port), port);
  });
  app.addHook('preClose', () => lab.close());
  app.addHook('onClose', () => storage.close());
  return app;
}
