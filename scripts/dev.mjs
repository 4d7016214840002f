// `npm run dev`: the server, restarted on change, and Vite's development server in front of it; both end together.
import { join } from 'node:path';
import { keepCompany, startTied } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { node24, refuseHopelessMachine, root } from './lib/node24.mjs';

refuseHopelessMachine();
await ensureInstalled();
const node = node24();
const api = process.env.PORT ?? '3000';
keepCompany([
  startTied(node, ['--watch', '--watch-preserve-output', join(root, 'apps/server/src/main.ts')], {
    cwd: root,
  }),
  // vite.config.ts passes /api and /socket.io on to PORT.
  startTied(node, [join(root, 'node_modules/vite/bin/vite.js'), 'dev', '--clearScreen', 'false'], {
    cwd: join(root, 'apps/web'),
    env: { PORT: api },
  }),
]);
