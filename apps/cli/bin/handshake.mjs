#!/usr/bin/env node
// `npx handshake …`: runs src/main.ts on Node 24, here if this is one, else in a child that shares our terminal.
import { fileURLToPath } from 'node:url';
import { keepCompany, startTied } from '../../../scripts/lib/child.mjs';
import { node24 } from '../../../scripts/lib/node24.mjs';

const main = new URL('../src/main.ts', import.meta.url);
if (Number.parseInt(process.versions.node, 10) >= 24) await import(main.href);
else {
  const args = [fileURLToPath(main), ...process.argv.slice(2)];
  keepCompany([startTied(node24(), args, { atTerminal: true })], { atTerminal: true });
}
