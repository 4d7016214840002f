// Checks the import arrows and the length of files over the whole repository; the rules are in lib/arrows.mjs.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { offences } from './lib/arrows.mjs';
import { root } from './lib/node24.mjs';

const skipped = new Set(['node_modules', 'build', 'paraglide', 'data', 'test-results', 'playwright-report']);
/** @type {Map<string, string>} */
const files = new Map();
/** @type {Map<string, import('./lib/arrows.mjs').Manifest>} */
const workspaces = new Map();

/** Reads everything that can import, below a directory given as a path from the root. */
function read(/** @type {string} */ directory) {
  for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
    const path = directory ? `${directory}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !skipped.has(entry.name)) read(path);
    } else if (/\.(ts|mts|js|mjs|svelte)$/.test(entry.name)) {
      files.set(path, readFileSync(join(root, path), 'utf8'));
    }
  }
  const manifest = join(root, directory, 'package.json');
  if (existsSync(manifest)) workspaces.set(directory, JSON.parse(readFileSync(manifest, 'utf8')));
}

read('');
const found = offences({ files, workspaces });
for (const offence of found) console.error(offence);
console.log(`import arrows: ${files.size} files, ${found.length} offences`);
process.exitCode = found.length ? 1 : 0;
