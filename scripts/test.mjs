// `npm test`: installs what it needs, a browser included, then runs every stage and closes with the tally.
import { ensureInstalled } from './lib/install.mjs';
import { refuseHopelessMachine } from './lib/node24.mjs';

refuseHopelessMachine();
await ensureInstalled();
const { counts, stages } = await import('./lib/stages.mjs');

/** @type {(keyof typeof stages)[]} what a change is asked, the quickest first; a failure does not hide the rest */
const order = ['arrows', 'types', 'lint', 'unit', 'sample', 'build', 'e2e'];
/** @type {string[]} */
const failures = [];
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failedTests = [];

for (const stage of order) {
  if (stage === 'e2e' && failures.includes('build')) {
    console.log('\n▸ e2e: not run, there is no build to test');
    continue;
  }
  console.log(`\n▸ ${stage}`);
  const began = performance.now();
  const code = await stages[stage]([]);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${stage}: ${seconds} s`);
  if (code !== 0) failures.push(stage);
  if (stage === 'unit' || stage === 'e2e') {
    const told = counts(stage) ?? { passed: 0, failed: 0, skipped: 0, failures: [] };
    total.passed += told.passed;
    total.failed += told.failed;
    total.skipped += told.skipped;
    failedTests.push(...told.failures);
  }
}

if (failures.length) {
  console.log(`\nFailed: ${failures.join(', ')}`);
  for (const test of failedTests) console.log(`  ${test}`);
  // A stage that fails without a failed test (a type error, a crash) is a failure in the tally all the same.
  total.failed ||= failures.length;
} else if (total.passed === 0) {
  console.log('\nNo test was run.');
  total.failed = 1;
}
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed ? 1 : 0;
