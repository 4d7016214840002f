import { describe, expect, test } from 'vitest';
import { cycles, importsOf, longest, offences } from './lib/arrows.mjs';

const workspaces = new Map([
  ['', { name: 'lab', devDependencies: { vitest: '*' } }],
  ['packages/protocol', { name: '@handshake/protocol' }],
  ['packages/lessons', { name: '@handshake/lessons', dependencies: { zod: '*' } }],
  ['packages/contract', { name: '@handshake/contract', dependencies: { zod: '*' } }],
  ['apps/server', { name: '@handshake/server', dependencies: { fastify: '*' } }],
  ['apps/web', { name: '@handshake/web', dependencies: {} }],
  ['apps/cli', { name: 'handshake', dependencies: {} }],
  ['e2e', { name: '@handshake/e2e', dependencies: {} }],
]);

const check = (path: string, text: string) => offences({ files: new Map([[path, text]]), workspaces });

describe('an import that the table forbids is named', () => {
  test.each([
    [
      'packages/protocol/src/a.ts',
      "import { Lesson } from '@handshake/lessons';",
      'may not import packages/lessons',
    ],
    [
      'packages/protocol/src/a.ts',
      "import type { L } from '@handshake/lessons';",
      'may not import packages/lessons',
    ],
    [
      'packages/protocol/src/a.ts',
      "export * from '@handshake/contract';",
      'may not import packages/contract',
    ],
    ['packages/protocol/src/a.ts', "const x = await import('zod');", 'may not import zod'],
    ['packages/protocol/src/a.ts', "import { readFileSync } from 'node:fs';", 'pure'],
    ['packages/lessons/src/a.ts', "import '@handshake/contract';", 'may not import packages/contract'],
    ['packages/contract/src/a.ts', "import { rules } from '@handshake/protocol';", 'types alone'],
    ['apps/server/src/a.ts', "import x from '@handshake/web';", 'may not import apps/web'],
    ['apps/server/src/a.ts', "import x from 'lodash';", 'declares lodash'],
    ['apps/server/src/a.ts', "import { test } from 'vitest';", 'declares vitest'],
    [
      'apps/web/src/a.svelte',
      '<script lang="ts">\nimport x from \'@handshake/server\';\n</script>',
      'apps/server',
    ],
    ['e2e/a.ts', "import { x } from '@handshake/protocol';", 'may not import packages/protocol'],
    ['apps/server/src/a.ts', "import { x } from '@handshake/protocol/src/tcb.ts';", 'past the index.ts'],
    ['apps/server/src/a.ts', "import { x } from '../../../packages/protocol/src/tcb.ts';", 'by its name'],
    ['apps/server/src/a.ts', "type X = import('@handshake/web').X;", 'may not import apps/web'],
    ['packages/lessons/src/a.ts', "import { chance } from '../../../scripts/chance.ts';", 'the root'],
  ])('%s: %s', (path, text, why) => {
    const found = check(path, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(path);
    expect(found[0]).toContain(why);
  });
});

describe('an import that the table allows is not', () => {
  test.each([
    ['packages/protocol/src/a.ts', "import { b } from './b.ts';"],
    ['packages/protocol/src/a.test.ts', "import { test } from 'vitest';"],
    ['packages/lessons/src/x/a.test.ts', "import { chance } from '../../../../scripts/chance.ts';"],
    ['packages/lessons/src/a.ts', "import { seq } from '@handshake/protocol'; import { z } from 'zod';"],
    ['packages/contract/src/a.ts', "import type { Segment } from '@handshake/protocol';"],
    ['apps/server/src/a.ts', "import fastify from 'fastify'; import { join } from 'node:path';"],
    ['apps/cli/src/a.ts', "import { serve } from '@handshake/server';"],
    ['apps/web/src/a.svelte', "<script>import { x } from '#lib/x.ts'; import y from '$app/state';</script>"],
    ['apps/web/vite.config.ts', "import config from '../../svelte.config.js';"],
    ['e2e/a.ts', "import { x } from '@handshake/contract';"],
    ['svelte.config.js', "import fastify from 'fastify';"],
    [
      'apps/server/src/a.ts',
      '// import x from "@handshake/web"\nconst s = "import y from \'@handshake/web\'";',
    ],
  ])('%s: %s', (path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});

test('packages that import each other are a cycle, told once', () => {
  const files = new Map([
    ['packages/protocol/src/a.ts', "import '@handshake/lessons';"],
    ['packages/lessons/src/a.ts', "import '@handshake/protocol';"],
  ]);
  const told = offences({ files, workspaces }).filter((line) => line.includes('→'));
  expect(told).toEqual([
    'packages import each other: packages/lessons → packages/protocol → packages/lessons',
  ]);
});

test('a longer way round is a cycle too; a diamond is none', () => {
  const arrows = (edges: Record<string, string[]>) =>
    new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));
  expect(cycles(arrows({ a: ['b'], b: ['c'], c: ['a'] }))).toEqual([['a', 'b', 'c', 'a']]);
  expect(cycles(arrows({ a: ['b', 'c'], b: ['d'], c: ['d'] }))).toEqual([]);
});

test('a file longer than the limit is named; a test, messages and content may be longer', () => {
  const long = '//\n'.repeat(longest + 1);
  expect(check('apps/server/src/a.ts', long)).toEqual([
    `apps/server/src/a.ts: ${longest + 1} lines, at most ${longest}`,
  ]);
  expect(check('apps/server/src/a.ts', '//\n'.repeat(longest))).toEqual([]);
  const exempt = [
    'apps/server/src/a.test.ts',
    'packages/lessons/src/messages/zh.ts',
    'packages/lessons/src/lessons/handshake.ts',
  ];
  for (const path of exempt) {
    expect(check(path, long)).toEqual([]);
  }
});

test('every way to import is seen, and whether it is for types alone', () => {
  const text = `
    import 'a';
    import b from 'b';
    import type { C } from 'c';
    export { d } from 'd';
    export type { E } from 'e';
    const f = () => import('f');
    type G = import('g').G;
  `;
  expect(
    importsOf('x.ts', text).map(({ specifier, typeOnly }) => specifier + (typeOnly ? ' type' : '')),
  ).toEqual(['a', 'b', 'c type', 'd', 'e type', 'f', 'g type']);
});
