import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const library = new URL('./lib/child.mjs', import.meta.url).href;

/** A program that keeps company with `node -e CHILD`, as text for `node -e`. */
const keeperOf = (child: string) => `
  import(${JSON.stringify(library)}).then(({ keepCompany, startTied }) =>
    keepCompany([startTied(process.execPath, ['-e', ${JSON.stringify(child)}])]));
`;

/** Waits until it is asked to end; then says so, once for each time, and ends with 5. */
const waiter = `
  const life = setInterval(() => {}, 1000);
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => { console.log('asked'); process.exitCode = 5; clearInterval(life); });
  }
  console.log('waiting');
`;

function start(program: string): ChildProcess {
  return spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Every line that the process and those it started print. It ends only when the last of them has ended. */
async function lines(process: ChildProcess, onFirst: () => void): Promise<string[]> {
  const said: string[] = [];
  if (!process.stdout) throw new Error('no stdout');
  for await (const line of createInterface({ input: process.stdout })) {
    if (said.push(line) === 1) onFirst();
  }
  return said;
}

test("the child's exit code becomes the keeper's", async () => {
  const keeper = start(keeperOf('process.exit(7)'));
  expect(await once(keeper, 'exit')).toEqual([7, null]);
});

test('a signal that arrives twice at once reaches the child once, and its answer counts', async () => {
  const keeper = start(keeperOf(waiter));
  const ended = once(keeper, 'exit');
  const said = await lines(keeper, () => {
    keeper.kill('SIGTERM');
    keeper.kill('SIGINT');
  });
  expect(said).toEqual(['waiting', 'asked']);
  expect(await ended).toEqual([5, null]);
});

test('the keeper is killed without warning: the child is asked to end', async () => {
  const keeper = start(keeperOf(waiter));
  const said = await lines(keeper, () => keeper.kill('SIGKILL'));
  expect(said).toEqual(['waiting', 'asked']);
});

test("the keeper's own parent is killed without warning: keeper and child end", async () => {
  const parent = start(`
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(keeperOf(waiter))}], { stdio: 'inherit' });
  `);
  const said = await lines(parent, () => parent.kill('SIGKILL'));
  expect(said).toEqual(['waiting', 'asked']);
});
