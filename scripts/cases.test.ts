/** Every `case` that the judge or a diagnosis can name has its text: cases are words in code, so no type holds them together. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './lib/node24.mjs';

/** The words that are given as `case: …` in code, a choice between two included. */
function casesIn(code: string): string[] {
  const given = [...code.matchAll(/\bcase: ([^,}\n]+)/gu)].map((match) => match[1] as string);
  return given.flatMap((value) => [...value.matchAll(/'([\w-]+)'/gu)].map((match) => match[1] as string));
}

/** The keys of the `cases: { … }` of a file of texts. */
function textsIn(code: string): string[] {
  const blocks = [...code.matchAll(/\bcases: \{([\s\S]*?)\n? *\},?\n/gu)].map((match) => match[1] as string);
  return blocks.flatMap((block) =>
    [...block.matchAll(/(?:^|[\s{])'?([\w-]+)'?:\s*['\n]/gu)].map((match) => match[1] as string),
  );
}

const read = (directory: string, name = /\.ts$/u): string =>
  readdirSync(join(root, directory))
    .filter((file) => name.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(root, directory, file), 'utf8'))
    .join('\n');
const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

describe.each(['en', 'zh'])('in %s', (locale) => {
  const texts = `packages/lessons/src/messages/${locale}`;

  test('the cases of the sender rules are those that have texts', () => {
    const found = sorted(casesIn(read('packages/protocol/src/rules/sender')));
    expect(found.length).toBeGreaterThan(15);
    expect(sorted(textsIn(read(texts, /^rules-/u)))).toEqual(found);
  });

  test('the cases of the diagnoses are those that have texts, or that the plain text is for', () => {
    const found = sorted(casesIn(read('packages/lessons/src/diagnosis')));
    expect(found.length).toBeGreaterThan(3);
    // Bytes without a FIN are the plain case.
    expect(sorted([...textsIn(read(texts, /^misconceptions/u)), 'data'])).toEqual(found);
  });
});

test('cases are seen in code and in texts', () => {
  expect(casesIn("{ case: 'a', b: 1 } { case: late ? 'x-y' : 'z', n }")).toEqual(['a', 'x-y', 'z']);
  expect(textsIn("  cases: {\n    one: 'text',\n    'two-more':\n      'text: {n}',\n  },\n")).toEqual([
    'one',
    'two-more',
  ]);
  expect(textsIn("  cases: { one: 'text {n}.' },\n")).toEqual(['one']);
});
