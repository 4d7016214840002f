// Decides whether `node_modules` is what the lockfile says, and makes it so.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { cacheDir, root } from './node24.mjs';

const stampFile = join(cacheDir, 'installed');

/** @returns {string | undefined} the file's text, or nothing when it cannot be read */
export function textOf(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string | string[], cpu?: string | string[] }} Entry
 * @typedef {Record<string, Entry>} Entries keyed by path, as under "packages" in package-lock.json
 */

/**
 * Compares the lockfile with npm's own record of what it last put into node_modules.
 * @param {Entries} wanted "packages" of package-lock.json
 * @param {Entries} present "packages" of node_modules/.package-lock.json
 * @param {{ platform: string, arch: string }} machine
 * @returns {boolean} true when nothing is missing or of another version; packages for other machines may be absent
 */
export function matches(wanted, present, machine) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    if (found) return found.version === entry.version && found.integrity === entry.integrity;
    if (!entry.optional) return false;
    const fits =
      entry.os && entry.cpu && allows(entry.os, machine.platform) && allows(entry.cpu, machine.arch);
    return !fits || path.endsWith('-musl');
  });
}

const allows = (/** @type {string | string[]} */ listed, /** @type {string} */ mine) =>
  [listed].flat().includes(mine);

function upToDate(/** @type {string} */ lock, /** @type {string} */ stamp) {
  const record = textOf(join(root, 'node_modules', '.package-lock.json'));
  if (!record) return false;
  if (textOf(stampFile) === stamp) return true;
  // Somebody ran npm by hand: believe npm's record rather than install everything again.
  return matches(JSON.parse(lock).packages, JSON.parse(record).packages, process);
}

/** Makes node_modules what package-lock.json says, with `npm ci`, unless it is already. Exits on failure. */
export async function ensureInstalled() {
  const lock = textOf(join(root, 'package-lock.json')) ?? '';
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (!upToDate(lock, stamp)) {
    console.error('Installing packages (npm ci) … / 正在安装依赖……');
    const code = await npm([
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    if (code !== 0) process.exit(code);
  }
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(stampFile, stamp);
}

/**
 * Runs npm in the repository's root, without a shell wherever npm itself started us.
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export function npm(args, cwd = root) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], { cwd });
  // Windows' npm is a batch file, which only its command processor can run.
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], { cwd });
  return run('npm', args, { cwd });
}
