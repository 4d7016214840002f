#!/usr/bin/env node
// `npx handshake …`: runs src/main.ts on Node 24, here if this is one, else in a child that shares our terminal.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { keepCompany, startTied } from '../../../scripts/lib/child.mjs';
import { node24 } from '../../../scripts/lib/node24.mjs';

if (Number.parseInt(process.versions.node, 10) >= 24) {
  // What was compiled once is not compiled again: that is most of the time that a short command takes.
  module.enableCompileCache(
    fileURLToPath(new URL('../../../node_modules/.cache/handshake-lab/compiled', import.meta.url)),
  );
  await import(new URL('../src/main.ts', import.meta.url).href);
} else {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  keepCompany([startTied(node24(), args, { atTerminal: true })], { atTerminal: true });
}
