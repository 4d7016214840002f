/** The built web app, as files: compressed ahead, hashed assets for ever, pages always asked for anew. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What there is to know of a build before it is served. */
export interface WebBuild {
  readonly root: string;
  /** Paths of prerendered pages without `.html`: `/about`. */
  readonly pages: ReadonlySet<string>;
  /** `'sha256-…'` of every inline script of its pages. */
  readonly scriptHashes: readonly string[];
}

/** Whose pages are all written out ahead: what is not among them is nowhere, and the app says so. */
const WRITTEN_OUT = '/rules/';
/** The page from which any address of the app can be shown. */
const FALLBACK = '200.html';
const NOT_BUILT =
  'The web app is not built yet. Stop the server and run: npm start\n网页应用尚未构建。请停止服务器并运行:npm start\n';

/** Looks at a build; null where there is none. */
export function inspectBuild(root: string): WebBuild | null {
  if (!existsSync(join(root, FALLBACK))) return null;
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const html = files.filter((path) => path.endsWith('.html'));
  const scriptHashes = html.flatMap((path) =>
    inlineScripts(readFileSync(join(root, path), 'utf8')).map(hashSource),
  );
  return {
    root,
    pages: new Set(
      html.filter((path) => path !== FALLBACK).map((path) => `/${path.slice(0, -'.html'.length)}`),
    ),
    scriptHashes: [...new Set(scriptHashes)],
  };
}

const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '');

const hashSource = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Serves the build; what is no file of it is a page of the app, but for assets and the API. */
export async function serveWeb(app: FastifyInstance, build: WebBuild | null): Promise<void> {
  if (build) {
    await app.register(fastifyStatic, {
      root: build.root,
      preCompressed: true,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (reply, path) => {
        const forEver = path.replaceAll('\\', '/').includes('/_app/immutable/');
        reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => notFound(request, reply, build));
}

function notFound(request: FastifyRequest, reply: FastifyReply, build: WebBuild | null): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? '/';
  if (path.startsWith('/api/') || path === '/api')
    return reply.code(404).send({ ok: false, refusal: 'unknown-event' });
  const isPage =
    (request.method === 'GET' || request.method === 'HEAD') &&
    // A full stop that ends the sentence in which the link stood makes no file of it.
    !/\.[^/.]+$/.test(path) &&
    !path.startsWith('/_app/');
  if (!isPage) return reply.code(404).type('text/plain; charset=utf-8').send('404\n');
  if (!build) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
  const page = path.replace(/\/+$/, '');
  if (build.pages.has(page)) return reply.code(200).sendFile(`${page.slice(1)}.html`);
  return reply.code(isNowhere(page, build) ? 404 : 200).sendFile(FALLBACK);
}

/** Rules are named in capitals; whoever types one by hand need not. */
function isNowhere(page: string, { pages }: WebBuild): boolean {
  if (!page.startsWith(WRITTEN_OUT)) return false;
  return !pages.has(WRITTEN_OUT + page.slice(WRITTEN_OUT.length).toUpperCase());
}
