// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';
import { npm } from './install.mjs';
import { cacheDir, node24, root } from './node24.mjs';

/** Arguments that let Chromium run as root and keep it quiet on a closed network. */
export const quietArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where browsers lie that no PATH names. */
const usualPlaces = [
  ...names.map((name) => `/usr/bin/${name}`),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].map((base) =>
    join(base ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
];

/** The browser that comes out of an npm package, where nothing else does. */
const fromNpm = { version: '153.0.0', home: join(cacheDir, 'chromium') };
const fromNpmPath = join(fromNpm.home, 'bin', 'chromium');

async function playwrightsOwn() {
  try {
    return (await import('@playwright/test')).chromium.executablePath();
  } catch {
    return '';
  }
}

/** A path may name a stub that only tells how to install the real thing: on POSIX the browser is asked. */
function works(/** @type {string} */ path) {
  if (!path || !existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * Looks, in this order, at CHROMIUM_PATH, Playwright's own browser, PATH, the usual places, and what an earlier run
 * of `ensureBrowser` took from npm.
 * @returns {Promise<string | undefined>} path of a Chromium that starts
 * @throws {Error} when CHROMIUM_PATH is set and what it names does not start
 */
export async function findBrowser() {
  const told = process.env.CHROMIUM_PATH;
  if (told) {
    if (works(told)) return told;
    throw new Error(`CHROMIUM_PATH names ${told}, which does not start`);
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((directory) => names.map((name) => join(directory, name)));
  return [await playwrightsOwn(), ...onPath, ...usualPlaces, fromNpmPath].find(works);
}

/** @type {{ name: string, fits: () => boolean, install: () => Promise<number> }[]} */
const installers = [
  {
    name: 'apt-get install chromium',
    fits: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    install: async () => {
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      await run('apt-get', ['update', '-qq'], { env, quiet: true });
      const wanted = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
      return run('apt-get', wanted, { env, quiet: true });
    },
  },
  {
    name: 'playwright install chromium',
    fits: () => true,
    install: () =>
      run(node24(), [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], {
        quiet: true,
      }),
  },
  {
    name: '@sparticuz/chromium from npm',
    fits: () => process.platform === 'linux' && process.arch === 'x64',
    install: installFromNpm,
  },
];

/** The package unpacks its browser where the temporary directory is, so it is given one that lasts. */
async function installFromNpm() {
  const bin = join(fromNpm.home, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(fromNpm.home, 'package.json'), '{ "private": true, "type": "module" }\n');
  const flags = ['--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
  const code = await npm(['install', ...flags, `@sparticuz/chromium@${fromNpm.version}`], fromNpm.home);
  if (code !== 0) return code;
  const unpack = "import('@sparticuz/chromium').then((m) => m.default.executablePath())";
  return run(node24(), ['--input-type=module', '-e', unpack], {
    cwd: fromNpm.home,
    env: { TMPDIR: bin },
    quiet: true,
  });
}

/** @returns {Promise<string>} path of a Chromium, installed if there was none. Exits when none is to be had. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  for (const { name, fits, install } of installers) {
    if (!fits()) continue;
    console.log(`No Chromium here: trying ${name} … / 没有找到 Chromium,正在尝试 ${name}……`);
    await install();
    const installed = await findBrowser();
    if (installed) return installed;
  }
  console.error('No Chromium could be installed. Install one, or set CHROMIUM_PATH to its path.');
  console.error('无法安装 Chromium。请自行安装,或将 CHROMIUM_PATH 设为它的路径。');
  process.exit(1);
}
