/** `npm run bench [-- --json]`: the figures of README's table, as ratios of one run. */
import { measureThroughput } from './throughput.ts';
const t = await measureThroughput(40, 25_000);
console.log(t);
