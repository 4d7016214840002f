// Run on Node 24 in apps/web, with NODE_ENV as what follows will have it: writes the message functions that the build,
// the type check and the tests import. Vite would write them too, but what it leaves running behind it then holds the
// process for half a minute; what it finds written, it leaves alone.
// The options are those of vite.config.ts, so the plugin is taken from there and asked to do its part.
import { resolveConfig } from 'vite';

const { plugins } = await resolveConfig({}, 'build', process.env.NODE_ENV);
const plugin = plugins.find(({ name }) => name === 'unplugin-paraglide-js');
if (!plugin) throw new Error('vite.config.ts has no paraglide plugin');
const hook = /** @type {() => Promise<void>} */ (plugin.buildStart);
await hook.call({});
process.exit(0);
