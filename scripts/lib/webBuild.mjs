// Builds the web app when what it is made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from './child.mjs';
import { textOf } from './install.mjs';
import { cacheDir, node24, root } from './node24.mjs';

const web = join(root, 'apps', 'web');
const stampFile = join(cacheDir, 'web-build');
const output = join(web, 'build');

/** What a build leaves behind, or another build makes: never part of what it is made of. */
const made = new Set(['node_modules', 'build', 'cache', '.svelte-kit', 'paraglide', 'test-results']);

/** @returns {string} a hash over name and content of every file the web app is built from */
function fingerprint() {
  const hash = createHash('sha256');
  const take = (/** @type {string} */ path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const at = join(path, entry.name);
      if (entry.isDirectory() && !made.has(entry.name)) take(at);
      else if (entry.isFile() && !entry.name.endsWith('.test.ts')) {
        hash.update(relative(root, at)).update('\0').update(readFileSync(at));
      }
    }
  };
  take(web);
  take(join(root, 'packages'));
  for (const name of ['svelte.config.js', 'package-lock.json']) hash.update(textOf(join(root, name)) ?? '');
  return hash.digest('hex');
}

/**
 * Writes the message functions, as `vite build` or the tests (any other mode) will want them.
 * @param {'production' | 'test'} mode
 * @returns {Promise<number>} exit code
 */
export function writeMessages(mode) {
  return run(node24(), [join(root, 'scripts/lib/writeMessages.mjs')], {
    cwd: web,
    env: { NODE_ENV: mode },
    quiet: true,
  });
}

/**
 * Builds `apps/web` into `apps/web/build`, unless the last build was made from the same files.
 * @returns {Promise<number>} exit code of the build, 0 when there was nothing to do
 */
export async function ensureWebBuild() {
  const now = fingerprint();
  if (existsSync(output) && textOf(stampFile) === now) return 0;
  console.error('Building the web app … / 正在构建网页应用……');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const code =
    (await writeMessages('production')) ||
    (await run(node24(), [vite, 'build', '--logLevel', 'warn'], {
      cwd: web,
      env: { NODE_ENV: 'production' },
      quiet: true,
    }));
  if (code !== 0) return code;
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(stampFile, now);
  return 0;
}
