// `npm run check | lint | unit | long | e2e | bench [-- arguments]`: one stage of `npm test` alone, on Node 24.
import { ensureInstalled } from './lib/install.mjs';
import { refuseHopelessMachine } from './lib/node24.mjs';

refuseHopelessMachine();
await ensureInstalled();
const { commands, stages } = await import('./lib/stages.mjs');

const [name = '', ...args] = process.argv.slice(2);
const wanted = commands[name];
if (!wanted) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(commands).join('|')} [arguments]`);
  process.exit(2);
}
for (const stage of wanted) {
  const code = await stages[stage](args);
  process.exitCode ||= code;
  if (code !== 0 && stage === 'build') break;
}
