// Run on Node 24 in apps/web: writes the message functions that the type check and the tests import, as a build would.
// The options are those of vite.config.ts, so the plugin is taken from there and asked to do its part.
import { resolveConfig } from 'vite';

// Outside production the plugin only mentions a message file that it cannot read.
process.env.NODE_ENV = 'production';
const { plugins } = await resolveConfig({}, 'build', 'production');
const plugin = plugins.find(({ name }) => name === 'unplugin-paraglide-js');
if (!plugin) throw new Error('vite.config.ts has no paraglide plugin');
const hook = /** @type {() => Promise<void>} */ (plugin.buildStart);
await hook.call({});
