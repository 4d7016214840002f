/** Files that were made to do harm, given to the real program. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'handshake-hostile-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const run = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [main, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'C' },
  });
function file(name: string, content: string): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test('arrive answers what is nested deeper than can be written, and what comes after it', () => {
  const { stdout, stderr, status } = run(
    ['arrive'],
    `{"id":${nested(50_000)}}\n{"id":7,"endpoint":${nested(50_000)}}\n{"id":8}\n`,
  );
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    { id: null, error: 'field "endpoint" is missing' },
    { id: 7, error: 'field "endpoint" cannot be …' },
    { id: 8, error: 'field "endpoint" is missing' },
  ]);
  expect(stderr).toBe('');
  expect(status).toBe(2);
});

test('judge names the line that is nested too deeply', () => {
  const path = file('deep.jsonl', `{"ev":"meta"}\n{"ev":${nested(30_000)}}\n`);
  const { stderr, status } = run(['judge', path]);
  expect(stderr).toBe(`handshake: ${path}: line 2: field "ev" cannot be …\n`);
  expect(status).toBe(2);
});

test('judge prints no command to the terminal from what a trace says of itself', () => {
  const meta = { ev: 'meta', scenario: '\u001b]0;title\u0007', desc: 'a\n\u202eb\u2028c' };
  const { stdout } = run(['judge', file('title.jsonl', `${JSON.stringify(meta)}\n`)]);
  expect(stdout.split('\n')[0]).toMatch(/\(\?\]0;title\?: a\?\?b\?c\)$/);
  expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
});
