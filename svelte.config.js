import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';

/** Absolute, so that it does not depend on where the build is called from. */
const build = fileURLToPath(new URL('apps/web/build', import.meta.url));

/**
 * SvelteKit's options; apps/web/vite.config.ts hands them to the plugin (SvelteKit 3 does not look for this file by itself).
 * @type {import('@sveltejs/kit/vite').Config}
 */
export default {
  adapter: adapter({ pages: build, assets: build, fallback: '200.html', precompress: true }),
  csp: {
    // Pages are files, so inline scripts are named by their hashes; no nonce could be fresh.
    mode: 'hash',
    directives: {
      'default-src': ['self'],
      'script-src': ['self'],
      // Drawings place their parts through style attributes.
      'style-src': ['self', 'unsafe-inline'],
      'img-src': ['self', 'data:'],
      'font-src': ['self'],
      'connect-src': ['self'],
      'worker-src': ['self'],
      'manifest-src': ['self'],
      'object-src': ['none'],
      'base-uri': ['none'],
      'form-action': ['self'],
    },
  },
  // The page asks for it itself, late, and where it may (apps/web/src/lib/offline/worker.ts).
  serviceWorker: { register: false },
  // A lesson goes on while the server is updated; nothing asks for a newer version in between.
  version: { pollInterval: 0 },
  compilerOptions: {
    runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true),
  },
};
