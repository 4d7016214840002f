import { mkdtempSync } from 'node:fs';
import { startLab } from './servers.ts';
import { playRounds } from './throughput.ts';
import { whereTimeGoes } from './profile.ts';
const dir = mkdtempSync('/tmp/hb-');
const lab = await startLab(dir + '/data', ['--cpu-prof', `--cpu-prof-dir=${dir}/prof`]);
await playRounds(lab, Number(process.argv[2] ?? 8));
await lab.stop();
console.log(dir);
for (const { part, share } of whereTimeGoes(dir + '/prof'))
  if (share > 0.005) console.log((share * 100).toFixed(1).padStart(5), part);
