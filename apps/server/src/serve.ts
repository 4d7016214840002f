/** The server as a program: settings, store, application, and words for whoever started it. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { networkAddresses } from './addresses.ts';
import { createApp, reportOnScreen } from './app.ts';
import { banner } from './banner.ts';
import { ConfigError, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { UnusableDatabase } from './storage/inspect.ts';
import type { Unusable } from './storage/inspect.ts';
import { openSqliteThread } from './storage/thread.ts';

export const DATABASE = 'handshake.sqlite';
/** How long closing may take before the process ends anyway, ms. */
const PATIENCE = 5_000;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Starts the server and prints where it is; it runs until a signal ends the process.
 * Returns 0 once it listens. Anything else is the exit code after a start that failed, which is said on stderr.
 */
export async function serve(env: Env): Promise<number> {
  try {
    await start(readConfig(env));
    return 0;
  } catch (error) {
    const said = explain(error, env);
    if (said === null) throw error;
    console.error(said);
    return 1;
  }
}

async function start(config: Config): Promise<void> {
  const { host, port, dataDir, webRoot } = config;
  // Before the data are touched: a second start on the same port and data is told of the port.
  await probe(host, port);
  const file = join(dataDir, DATABASE);
  const storage = await openSqliteThread(file);
  const app = await createApp({
    storage,
    pace: config.pace,
    rate: config.rate,
    terms: config.terms,
    password: config.password,
    host,
    ...(webRoot === null ? {} : { webRoot }),
  });
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw error;
  }
  closeWithGrace({ delay: PATIENCE, logger: false }, async ({ err }) => {
    if (err) reportOnScreen('The server ends after an error', err);
    await app.close();
  });
  const listening = (app.server.address() as AddressInfo).port;
  const shown = relative(process.cwd(), file);
  console.log(
    banner({
      port: listening,
      network: networkAddresses(host, listening),
      file: shown.startsWith('..') ? file : shown,
    }),
  );
  if (config.readyJson) console.log(JSON.stringify({ ready: true, port: listening }));
}

/** @throws the system's error when the port cannot be listened on */
function probe(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port }, () => server.close(() => resolve()));
  });
}

const WHY: Readonly<Record<Unusable, { en: string; zh: string }>> = {
  damaged: {
    en: 'is damaged. It was not touched. Move it away, or put a backup in its place, and start again',
    zh: '已损坏。程序没有改动它。请将它移走,或换成备份,然后重新启动',
  },
  foreign: {
    en: 'belongs to another program. It was not touched. Choose another DATA_DIR',
    zh: '属于其他程序。程序没有改动它。请选择其他 DATA_DIR',
  },
  newer: {
    en: 'was written by a newer Handshake Lab. It was not touched. Update this one',
    zh: '由更新版本的握手实验室写入。程序没有改动它。请更新本程序',
  },
  'in-use': {
    en: 'is in use: another Handshake Lab runs on the same data. Stop it, or choose another DATA_DIR',
    zh: '正在使用中：另一个握手实验室正在使用同一份数据。请先停止它,或选择其他 DATA_DIR',
  },
  unreadable: {
    en: 'cannot be read or written. Check the permissions, or choose another DATA_DIR',
    zh: '无法读写。请检查权限,或选择其他 DATA_DIR',
  },
};

/** A failed start in words, a line a language; null for what is a bug and deserves its stack. */
function explain(error: unknown, env: Env): string | null {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof UnusableDatabase) {
    const { en, zh } = WHY[error.why];
    return `The database ${error.file} ${en}. (${error.detail})\n数据库 ${error.file} ${zh}。`;
  }
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const port = env['PORT'] ?? '3000';
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop what listens there, or choose another: PORT=3001\n端口 ${port} 已被占用。请停止占用它的程序,或换一个端口:PORT=3001`;
  }
  if (code === 'EACCES') {
    return `Port ${port} may not be used by this user. Choose one from 1024 on: PORT=3000\n当前用户无权使用端口 ${port}。请选择 1024 以上的端口:PORT=3000`;
  }
  // EAI_AGAIN: a name, and no name server to ask.
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EINVAL', 'EAI_AGAIN', 'EAFNOSUPPORT'].includes(String(code))) {
    const host = env['HOST'] ?? '';
    return `HOST=${host}: this machine has no such address.\nHOST=${host}:本机没有这个地址。`;
  }
  return null;
}
