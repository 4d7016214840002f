import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import config from '../../svelte.config.js';

/** Where `vite dev` finds the server. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

export default defineConfig({
  // SvelteKit refuses a svelte.config.js in Vite's root; ours lies at the repository's.
  root: import.meta.dirname,
  plugins: [
    paraglideVitePlugin({
      project: `${import.meta.dirname}/project.inlang`,
      outdir: `${import.meta.dirname}/src/lib/paraglide`,
      // The real order (stored choice, browser's preference, English) is lib/i18n/locale.svelte.ts, where storage may fail.
      strategy: ['globalVariable', 'baseLocale'],
      emitReadme: false,
    }),
    sveltekit(config),
  ],
  server: {
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
  },
  build: { target: 'es2022' },
});
