// What `npm test` consists of. Each stage also runs alone: `npm run check | lint | unit | mutate | e2e | bench`; `npm run long` is
// the unit tests of the packages once more, those that draw by chance or walk a matrix for long.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { run } from './child.mjs';
import { textOf } from './install.mjs';
import { cacheDir, node24, root } from './node24.mjs';
import { ensureWebBuild, writeMessages } from './webBuild.mjs';

const web = join(root, 'apps', 'web');
const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);

/** Runs a script of an installed package (or of ours) on Node 24. @param {import('./child.mjs').RunOptions} [options] */
const node = (/** @type {string} */ script, /** @type {string[]} */ args, options) =>
  run(node24(), [script, ...args], { cwd: root, ...options });

/** Several programs side by side; what one says is shown when it fails. @returns {Promise<number>} the worst exit code */
async function together(/** @type {Promise<number>[]} */ programs) {
  return Math.max(...(await Promise.all(programs)));
}

const tsc = (/** @type {string} */ project) =>
  node(bin('typescript/bin/tsc'), ['-p', project], { quiet: true });

/** Writes what the web app's sources import and git does not hold: SvelteKit's types, the message functions. */
async function prepareWeb() {
  const options = { cwd: web, quiet: true };
  const synced = await node(bin('@sveltejs/kit/svelte-kit.js'), ['sync'], options);
  return synced || writeMessages('test');
}

async function checkWeb() {
  const options = { cwd: web, quiet: true };
  const check = ['--fail-on-warnings', '--output', 'human'];
  return (
    (await prepareWeb()) ||
    together([
      node(bin('svelte-check/bin/svelte-check'), check, options),
      // Runs in another world than the pages, with other types.
      tsc('apps/web/src/service-worker'),
    ])
  );
}

/** Fails where fewer of the faults that it makes are noticed than scripts/mutation.config.mjs asks for. */
const mutate = (/** @type {string[]} */ args, /** @type {NodeJS.ProcessEnv} */ env = {}) =>
  node(
    bin('@stryker-mutator/core/bin/stryker.js'),
    ['run', join(root, 'scripts/mutation.config.mjs'), '--logLevel', 'warn', ...args],
    { env },
  );

/**
 * One stage: gets further arguments from the command line, gives an exit code.
 * @typedef {(args: string[]) => Promise<number>} Stage
 * @type {Record<'arrows' | 'types' | 'lint' | 'unit' | 'long' | 'sample' | 'mutate' | 'build' | 'e2e' | 'bench', Stage>}
 */
export const stages = {
  arrows: () => node(join(root, 'scripts/arrows.mjs'), []),

  types: () => together([checkWeb(), ...['packages', '.', 'e2e'].map(tsc)]),

  lint: (args) =>
    together([
      node(
        bin('eslint/bin/eslint.js'),
        ['.', '--cache', '--cache-location', join(cacheDir, 'eslint'), ...args],
        {
          quiet: true,
        },
      ),
      node(bin('prettier/bin/prettier.cjs'), [
        '.',
        args.includes('--fix') ? '--write' : '--check',
        '--log-level',
        'warn',
      ]),
    ]),

  unit: async (args) =>
    (await prepareWeb()) ||
    node(
      bin('vitest/vitest.mjs'),
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit')}`, ...args],
      { env: { CHROMIUM_PATH: await ensureBrowser() } },
    ),

  long: (args) =>
    node(
      bin('vitest/vitest.mjs'),
      ['run', '--project', 'node', '--testTimeout=43200000', ...(args.length ? args : ['packages/'])],
      { env: { HANDSHAKE_LONG: process.env.HANDSHAKE_LONG || '1' } },
    ),

  sample: (args) => mutate(args, { MUTANTS: 'sample' }),

  mutate: (args) => mutate(args),

  build: () => ensureWebBuild(),

  e2e: async (args) =>
    node(bin('@playwright/test/cli.js'), ['test', '--config', 'e2e/playwright.config.ts', ...args], {
      env: { CHROMIUM_PATH: await ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: report('e2e') },
    }),

  bench: (args) => node(join(root, 'bench/src/main.ts'), args),
};

/** What `npm run NAME` runs, in order. @type {Record<string, (keyof typeof stages)[]>} */
export const commands = {
  check: ['arrows', 'types'],
  lint: ['lint'],
  unit: ['unit'],
  long: ['long'],
  mutate: ['mutate'],
  e2e: ['build', 'e2e'],
  bench: ['build', 'bench'],
};

const reportFile = (/** @type {string} */ stage) => join(cacheDir, `${stage}.json`);

/** @returns {string} where a stage writes its report; an older one is gone, so that it cannot be taken for this run's */
function report(/** @type {string} */ stage) {
  mkdirSync(cacheDir, { recursive: true });
  rmSync(reportFile(stage), { force: true });
  return reportFile(stage);
}

/** The specs of Playwright's report, which nests them in suites. @returns {any[]} */
const specsOf = (/** @type {any} */ suite) => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap(specsOf),
];

const firstLines = (/** @type {string} */ text) => text.split('\n').slice(0, 12).join('\n    ');

/** @returns {string[]} of each failed test its name and how its message begins, for the end of a log that may be cut above */
function failedOf(/** @type {'unit' | 'e2e'} */ stage, /** @type {any} */ told) {
  if (stage === 'e2e')
    return (told.suites ?? [])
      .flatMap(specsOf)
      .filter((/** @type {any} */ spec) => !spec.ok)
      .map((/** @type {any} */ spec) => `${spec.file}: ${spec.title}`);
  return told.testResults.flatMap((/** @type {any} */ file) => {
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    if (!failed.length && file.status === 'failed')
      return [`${file.name}\n    ${firstLines(file.message ?? '')}`];
    return failed.map(
      (/** @type {any} */ test) =>
        `${file.name}: ${test.fullName}\n    ${firstLines(test.failureMessages?.[0] ?? '')}`,
    );
  });
}

/**
 * Reads how many tests a stage ran, and which failed, from the report that its runner wrote.
 * @param {'unit' | 'e2e'} stage
 * @returns {{ passed: number, failed: number, skipped: number, failures: string[] } | undefined} nothing when there is no report
 */
export function counts(stage) {
  const text = textOf(reportFile(stage));
  if (!text) return undefined;
  const told = JSON.parse(text);
  const failures = failedOf(stage, told);
  const { stats, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = told;
  if (stage === 'e2e')
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      failures,
    };
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    failures,
  };
}
