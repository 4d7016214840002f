// Child processes that can neither outlive this process nor be ended by two signals at once.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} RunOptions
 * @typedef {import('node:child_process').ChildProcess} Child
 */

/**
 * Runs a program to its end, its output going where ours goes (with `quiet`, it is shown only if the program fails).
 * @param {string} program path of an executable; no shell is involved
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} exit code; 127 when the program could not be started
 */
export function run(program, args, { cwd, env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    /** @type {Buffer[]} */
    const held = [];
    child.stdout?.on('data', (chunk) => held.push(chunk));
    child.stderr?.on('data', (chunk) => held.push(chunk));
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code) => {
      if (code !== 0 && held.length) process.stderr.write(`${Buffer.concat(held).toString().trimEnd()}\n`);
      resolve(code ?? 1);
    });
  });
}

/** Who started us; asked for early, so that a parent that dies while we install or build is noticed too. */
const parent = process.ppid;
/** On Linux npm puts a shell between itself and us, which outlives it: then the shell's parent is the one to watch. */
const behindShell = process.env.npm_lifecycle_event && parentOfShell(parent);
const leash = new URL('./leash.mjs', import.meta.url).href;
const windows = process.platform === 'win32';

/**
 * Starts `node args…` on a leash: it is asked to end when this process ends, however that happens.
 * On POSIX it gets a process group of its own, so that Ctrl-C reaches it once (through us) and not twice.
 * With `atTerminal` it keeps our terminal and input instead, and a terminal's signals reach it directly.
 * @param {string} node
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, atTerminal?: boolean }} [options]
 */
export function startTied(node, args, { cwd, env = {}, atTerminal = false } = {}) {
  return spawn(node, ['--import', leash, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: [atTerminal ? 'inherit' : 'ignore', 'inherit', 'inherit', 'ipc'],
    detached: !windows && !atTerminal,
    windowsHide: true,
  });
}

/**
 * Keeps company with tied children until the first of them ends: passes SIGINT, SIGTERM and SIGHUP on, asks them to
 * end when our own parent is gone, then ends the process with the exit code of the first to end.
 * @param {Child[]} children
 * @param {{ atTerminal?: boolean }} [options] as the children were started
 * @returns {void}
 */
export function keepCompany(children, { atTerminal = false } = {}) {
  const heardByAll = windows || (atTerminal && process.stdin.isTTY);
  let askedAt = 0;

  const ask = (/** @type {NodeJS.Signals} */ signal) => {
    const now = Date.now();
    // A terminal and npm may both pass one Ctrl-C on; whoever insists a second later means it.
    if (askedAt && now - askedAt < 1000) return;
    for (const child of children) if (!ended(child)) end(child, askedAt ? 'SIGKILL' : signal);
    askedAt ||= now;
  };

  process.on('SIGTERM', () => ask('SIGTERM'));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGHUP'])) {
    process.on(signal, () => heardByAll || ask(signal));
  }
  setInterval(() => {
    if (!askedAt && orphaned()) ask('SIGTERM');
  }, 500).unref();

  /** @type {number | undefined} */
  let verdict;
  for (const child of children) {
    child.once('error', (error) => console.error(error.message));
    child.once('close', (code, signal) => {
      verdict ??= code ?? exitCodeOf(signal);
      if (!askedAt) ask('SIGTERM');
      if (children.every(ended)) process.exit(verdict);
    });
  }
}

const ended = (/** @type {Child} */ child) =>
  child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

/** Windows knows no gentle signal: there the leash is let go instead. */
function end(/** @type {Child} */ child, /** @type {NodeJS.Signals} */ signal) {
  if (!windows || signal === 'SIGKILL') child.kill(signal);
  else if (child.connected) child.disconnect();
}

/** A POSIX orphan gets a new parent; on Windows the old number stays, and only asking tells. */
function orphaned() {
  if (!windows) return process.ppid !== parent || (behindShell && parentOfShell(parent) !== behindShell);
  try {
    return !process.kill(parent, 0);
  } catch {
    return true;
  }
}

/** @returns {string | undefined} the parent's process id, if the process is a shell and the system has a /proc */
function parentOfShell(/** @type {number} */ pid) {
  try {
    return /^\d+ \((?:sh|dash|ash|bash)\) \S+ (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** What a shell reports for a process ended by a signal: 128 + its number. */
function exitCodeOf(/** @type {NodeJS.Signals | null} */ signal) {
  return { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }[/** @type {'SIGINT'} */ (signal)] ?? 1;
}
