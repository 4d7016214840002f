/** Where the server listens and keeps its data: from environment variables, each checked and complained of by name. */
import { resolve } from 'node:path';
import { networkInterfaces } from 'node:os';
import type { Terms } from './classes/terms.ts';
import type { Rate } from './sockets/bucket.ts';
import type { Pace } from './tables/actors.ts';

export interface Config {
  /** TCP port; 0: a free one. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Directory of the data, absolute. */
  readonly dataDir: string;
  /** Directory of the built pages, absolute; null: the repository's own. */
  readonly webRoot: string | null;
  readonly pace: Pace;
  readonly rate: Rate;
  readonly terms: Terms;
  /** What one must know to open a class; null: nothing. */
  readonly password: string | null;
  /** Print `{"ready":true,"port":N}` once it listens: for programs that start it. */
  readonly readyJson: boolean;
}

/** ms */
const DAY = 24 * 3_600_000;

type Env = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used. The message has a line a language. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads the settings. @throws ConfigError */
export function readConfig(env: Env): Config {
  const number = (name: string, fallback: number, top: number): number => {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value <= top) return value;
    throw new ConfigError(
      `${name}=${text}: not a whole number from 0 to ${top}.\n${name}=${text}:不是 0 到 ${top} 之间的整数。`,
    );
  };
  const perSecond = number('HANDSHAKE_EVENTS_PER_S', 20, 1_000_000);
  const host = env['HOST']?.trim();
  if (host !== undefined && !/^[\w.:%-]*$/.test(host)) {
    throw new ConfigError(`HOST=${host}: not an address or a host name.\nHOST=${host}:不是地址或主机名。`);
  }
  const dataDir = env['DATA_DIR']?.trim();
  if (dataDir?.includes('\0'))
    throw new ConfigError('DATA_DIR: not a directory name.\nDATA_DIR:不是目录名。');
  const webRoot = env['HANDSHAKE_WEB_ROOT']?.trim();
  return {
    port: number('PORT', 3000, 65_535),
    host: host ? host : everywhere(),
    dataDir: resolve(dataDir ? dataDir : './data'),
    webRoot: webRoot ? resolve(webRoot) : null,
    pace: {
      flight: number('HANDSHAKE_FLIGHT_MS', 1_400, 60_000),
      twoMsl: number('HANDSHAKE_2MSL_MS', 12_000, 600_000),
      bot: number('HANDSHAKE_BOT_MS', 1_100, 60_000),
      answer: number('HANDSHAKE_ANSWER_MS', 30_000, 600_000),
      patience: number('HANDSHAKE_PATIENCE_MS', 30_000, 600_000),
    },
    rate: { burst: Math.max(1, perSecond * 3), perSecond: Math.max(1, perSecond) },
    terms: {
      end: number('CLASS_ENDS_AFTER_DAYS', 30, 36_500) * DAY,
      erase: number('CLASS_ERASED_AFTER_DAYS', 0, 36_500) * DAY,
    },
    password: env['HANDSHAKE_PASSWORD'] ? env['HANDSHAKE_PASSWORD'] : null,
    readyJson: Boolean(env['HANDSHAKE_READY_JSON']),
  };
}

/** All interfaces: of both families where the machine has IPv6. */
function everywhere(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.some(({ family }) => family === 'IPv6') ? '::' : '0.0.0.0';
}
