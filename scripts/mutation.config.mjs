// Stryker's settings: it puts small faults into the rules and arrivals, one at a time, and sees whether a test notices.
// MUTANTS=sample tries the middle of every file only, which is what `npm test` has the time for: without the words that tell of
// an arrival, which need a matrix of arrivals each time.
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDir, root } from './lib/node24.mjs';

const source = 'packages/protocol/src';
const files = [
  `${source}/arrive.ts`,
  ...['arrival', 'rules', 'rules/sender'].flatMap((folder) =>
    readdirSync(join(root, source, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => `${source}/${folder}/${name}`),
  ),
];

/** A tenth of the file's lines, around its middle; the same ones every time. */
function middle(/** @type {string} */ file) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length;
  const from = Math.round(lines * 0.45);
  return `${file}:${from}-${Math.round(lines * 0.55)}`;
}

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutation.vitest.mjs', related: false },
  coverageAnalysis: 'perTest',
  mutate:
    process.env.MUTANTS === 'sample' ? files.filter((file) => !file.includes('/steps')).map(middle) : files,
  thresholds: { high: 95, low: 85, break: 85 },
  // What the tests neither run nor read need not be copied.
  ignorePatterns: [
    '/apps',
    '/bench',
    '/docs',
    '/e2e',
    '/packages/{contract,lessons}',
    '/packages/capture/src',
  ],
  // Outside of the repository, where no other tool finds a second copy of every test.
  tempDirName: mkdtempSync(join(tmpdir(), 'handshake-mutants-')),
  cleanTempDir: 'always',
  concurrency: 2,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: join(cacheDir, 'mutation.json') },
};
