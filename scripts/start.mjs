// `npm start`: install what is missing, build what is stale, serve. Built-ins only: it runs before anything is installed.
import { join } from 'node:path';
import { keepCompany, startTied } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { node24, refuseHopelessMachine, root } from './lib/node24.mjs';
import { ensureWebBuild } from './lib/webBuild.mjs';

refuseHopelessMachine();
await ensureInstalled();
const built = await ensureWebBuild();
if (built !== 0) process.exit(built);
keepCompany([
  startTied(node24(), [join(root, 'apps/server/src/main.ts'), ...process.argv.slice(2)], { cwd: root }),
]);
