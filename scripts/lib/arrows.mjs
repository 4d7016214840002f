// Who may import whom, and how long a file may be: the layout's rules, as functions over names and texts of files.
import { posix } from 'node:path';
import ts from 'typescript';

/**
 * One workspace's rights.
 * @typedef {object} Rule
 * @property {string[]} values workspaces whose values it may import
 * @property {string[]} [types] workspaces of which it may import types alone
 * @property {string[]} [externals] the only npm packages it may import; without it, whatever its package.json declares
 * @property {boolean} [pure] true: not even Node's own modules
 */

/** @type {Record<string, Rule>} the table, by the workspace's directory */
export const rules = {
  'packages/protocol': { pure: true, externals: [], values: [] },
  'packages/lessons': { pure: true, externals: ['zod', 'ts-fsrs'], values: ['packages/protocol'] },
  'packages/capture': { pure: true, externals: [], values: ['packages/protocol'] },
  'packages/contract': {
    pure: true,
    externals: ['zod'],
    values: [],
    types: ['packages/protocol', 'packages/lessons'],
  },
  'apps/server': {
    values: ['packages/protocol', 'packages/lessons', 'packages/capture', 'packages/contract'],
  },
  'apps/web': {
    values: ['packages/protocol', 'packages/lessons', 'packages/capture', 'packages/contract'],
  },
  'apps/cli': {
    values: ['packages/protocol', 'packages/lessons', 'packages/capture', 'packages/contract', 'apps/server'],
  },
  e2e: { values: ['packages/contract', 'packages/lessons'] },
  bench: { values: ['packages/protocol', 'packages/lessons', 'packages/capture', 'packages/contract'] },
};

/** Longest file, in lines; tests, messages, lesson content and generated code aside. */
export const longest = 300;
/** Tests, and the suites that several tests run (`storage.contract.ts`). */
const testFile = /\.(test|contract)\.ts$|\/test\//;
const unmeasured = /\.test\.ts$|\/(messages|paraglide)\/|^packages\/lessons\/src\/lessons\//;

/** What may be reached at the root, by who may: SvelteKit refuses a svelte.config.js beside vite.config.ts. */
const allowedOutside = new Map([
  ['apps/web/vite.config.ts', ['svelte.config.js']],
  ['apps/cli/bin/handshake.mjs', ['scripts/lib/child.mjs', 'scripts/lib/node24.mjs']],
  ['e2e/playwright.config.ts', ['scripts/lib/browser.mjs']],
  ['e2e/fixtures/server.ts', ['scripts/lib/node24.mjs']],
  ['e2e/fixtures/second-build.ts', ['scripts/lib/node24.mjs']],
]);
/** How long tests run that draw by chance is one setting for all of them. */
const everyTest = 'scripts/chance.ts';

/**
 * @typedef {{ name: string, dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Manifest
 * @typedef {object} Tree
 * @property {Map<string, string>} files text by path from the repository's root, with forward slashes
 * @property {Map<string, Manifest>} workspaces package.json by workspace directory; '' is the root's
 */

/**
 * @param {Tree} tree
 * @returns {string[]} one line per offence, in the order of the files; empty when all is well
 */
export function offences({ files, workspaces }) {
  /** @type {string[]} */
  const found = [];
  /** @type {Map<string, Set<string>>} */
  const graph = new Map();
  const directoryOf = new Map([...workspaces].map(([directory, { name }]) => [name, directory]));

  for (const [path, text] of files) {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    if (lines > longest && !unmeasured.test(path)) found.push(`${path}: ${lines} lines, at most ${longest}`);

    const home = homeOf(path, workspaces);
    for (const { specifier, typeOnly } of importsOf(path, text)) {
      const say = (/** @type {string} */ why) => found.push(`${path}: imports '${specifier}': ${why}`);
      const target = resolve(path, specifier, directoryOf, workspaces);
      if (target.workspace === undefined) {
        const why = external(specifier, path, home, workspaces);
        if (why) say(why);
        continue;
      }
      if (target.workspace === home) continue;
      if (target.file !== undefined) {
        if (allowedOutside.get(path)?.includes(target.file)) continue;
        if (target.file === everyTest && testFile.test(path)) continue;
        say(`reaches into ${target.workspace || 'the root'}; import the package by its name`);
        continue;
      }
      graph.set(home, (graph.get(home) ?? new Set()).add(target.workspace));
      if (target.deep) say(`goes past the index.ts of ${target.workspace}`);
      const rule = rules[home];
      if (!rule) continue;
      if (rule.values.includes(target.workspace)) continue;
      if (!rule.types?.includes(target.workspace)) say(`${home} may not import ${target.workspace}`);
      else if (!typeOnly && !testFile.test(path))
        say(`${home} may import types alone from ${target.workspace}`);
    }
  }
  return [...found, ...cycles(graph).map((cycle) => `packages import each other: ${cycle.join(' → ')}`)];
}

/** @returns {string} directory of the workspace that a path lies in, '' for the root */
function homeOf(/** @type {string} */ path, /** @type {Map<string, Manifest>} */ workspaces) {
  return [...workspaces.keys()].find((directory) => directory && path.startsWith(`${directory}/`)) ?? '';
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {{ specifier: string, typeOnly: boolean }[]} every static, dynamic and re-exporting import
 */
export function importsOf(path, text) {
  const code = path.endsWith('.svelte')
    ? [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
    : text;
  const source = ts.createSourceFile(path.replace(/\.svelte$/, '.ts'), code, ts.ScriptTarget.Latest);
  /** @type {{ specifier: string, typeOnly: boolean }[]} */
  const imports = [];
  const add = (/** @type {ts.Node | undefined} */ node, typeOnly = false) => {
    if (node && ts.isStringLiteralLike(node)) imports.push({ specifier: node.text, typeOnly });
  };
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

/**
 * @param {string} path of the importing file
 * @param {string} specifier
 * @param {Map<string, string>} directoryOf workspace directory by package name
 * @param {Map<string, Manifest>} workspaces
 * @returns {{ workspace: string | undefined, file?: string, deep?: boolean }} no workspace: it comes from outside the repository
 */
function resolve(path, specifier, directoryOf, workspaces) {
  if (specifier.startsWith('.')) {
    const file = posix.join(posix.dirname(path), specifier);
    return { workspace: homeOf(file, workspaces), file };
  }
  const name = packageOf(specifier);
  return { workspace: directoryOf.get(name), deep: specifier !== name };
}

/** @returns {string} 'zod' of 'zod/v4', '@a/b' of '@a/b/c' */
const packageOf = (/** @type {string} */ specifier) =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Names that a bundler or a package's own `imports` answers for. */
const virtual = /^(#|\$app\/|\$env\/|virtual:)/;

/**
 * @param {string} specifier
 * @param {string} path
 * @param {string} home
 * @param {Map<string, Manifest>} workspaces
 * @returns {string | undefined} why a workspace may not import this from outside, or nothing when it may
 */
function external(specifier, path, home, workspaces) {
  const rule = rules[home];
  const isTest = testFile.test(path);
  if (specifier.startsWith('node:')) {
    return rule?.pure && !isTest ? `${home} is pure: nothing of Node's` : undefined;
  }
  if (virtual.test(specifier)) return undefined;
  const name = packageOf(specifier);
  if (rule?.externals && !isTest) {
    return rule.externals.includes(name) ? undefined : `${home} may not import ${name}`;
  }
  // What tests are run with is declared once, at the root; the root's own scripts serve every workspace.
  const reliable =
    home === '' ? [...workspaces.values()] : [workspaces.get(home), isTest && workspaces.get('')];
  const declared = reliable.some(
    (manifest) => manifest && (manifest.dependencies?.[name] ?? manifest.devDependencies?.[name]),
  );
  return declared ? undefined : `no package.json that it can rely on declares ${name}`;
}

/**
 * @param {Map<string, Set<string>>} graph
 * @returns {string[][]} each cycle once, from its alphabetically first member round to itself
 */
export function cycles(graph) {
  /** @type {string[][]} */
  const found = [];
  const walk = (/** @type {string[]} */ trail) => {
    for (const next of graph.get(trail[trail.length - 1] ?? '') ?? []) {
      if (next === trail[0]) found.push([...trail, next]);
      else if (!trail.includes(next) && next > (trail[0] ?? '')) walk([...trail, next]);
    }
  };
  for (const start of [...graph.keys()].sort()) walk([start]);
  return found;
}
