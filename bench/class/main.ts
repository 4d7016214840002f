/** `npm run bench -- class [--tables N] [--minutes M] [--small] [--json]`: a simulated class, and what it is held to. */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { failings, report } from './report.ts';
import { playClass } from './run.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    tables: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '10' },
    small: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const whole = {
  tables: Number(values.tables),
  play: Number(values.minutes) * 60_000,
  pause: 6_000,
  fault: 40_000,
};
const small = { tables: 8, play: 12_000, pause: 600, fault: 3_000 };
const [load = 0] = loadavg();
const played = await playClass({ ...(values.small ? small : whole), page: !values.small });
const machine = { cores: availableParallelism(), loadBefore: load, node: process.version };
console.log(values.json ? JSON.stringify({ machine, ...played }, null, 2) : report(played, machine));
process.exitCode = failings(played).length > 0 ? 1 : 0;
