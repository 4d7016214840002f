/** `handshake`: the command line. */
import { readFileSync } from 'node:fs';
import type { Profile } from '@handshake/protocol';
import { HELP, MISUSE } from './help.ts';
import { localeOf, say } from './language.ts';
import { Output } from './output.ts';

const PROFILES: readonly string[] = ['strict', 'textbook'] satisfies Profile[];
const isProfile = (text: string | undefined): text is Profile =>
  text !== undefined && PROFILES.includes(text);

class Misuse extends Error {
  override name = 'Misuse';
}

const locale = localeOf(process.env);
const misuse = (what: keyof typeof MISUSE, name = ''): Misuse =>
  new Misuse(say(MISUSE[what], locale, { what: name }));

interface Arguments {
  readonly profile: Profile | null;
  readonly json: boolean;
  readonly all: boolean;
  readonly files: readonly string[];
}

/** @throws Misuse */
function argumentsOf(words: readonly string[], options: readonly string[]): Arguments {
  let profile: Profile | null = null;
  let json = false;
  let all = false;
  const files: string[] = [];
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [name = '', value] = word.split(/=(.*)/s);
    if (word === '--') files.push(...left.splice(0));
    else if (!word.startsWith('-') || word === '-') files.push(word);
    else if (name === '--profile' && options.includes(name)) {
      const chosen = value ?? left.shift();
      if (!isProfile(chosen)) throw misuse('profile', chosen ?? '');
      profile = chosen;
    } else if (word === '--json' && options.includes(word)) json = true;
    else if (word === '--all' && options.includes(word)) all = true;
    else throw misuse('option', word);
  }
  return { profile, json, all, files };
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** @returns the exit status */
async function run(command: string | undefined, words: readonly string[], out: Output): Promise<number> {
  if (command === '--help' || command === '-h' || command === 'help' || words.includes('--help')) {
    await out.line(HELP[locale]);
    return 0;
  }
  // A command waits for no more to load than it needs.
  switch (command) {
    case '--version':
      await out.line(version());
      return 0;
    case 'judge': {
      const options = argumentsOf(words, ['--profile', '--json', '--all']);
      if (options.files.length === 0) throw misuse('files');
      const { judgeCommand } = await import('./commands/judge.ts');
      return judgeCommand(options, out, locale);
    }
    case 'arrive': {
      const { profile, files } = argumentsOf(words, ['--profile', '--json']);
      if (files.length > 0) throw misuse('no-files', files.join(' '));
      const { arriveCommand } = await import('./commands/arrive.ts');
      return arriveCommand(process.stdin, profile ?? 'strict', out, locale);
    }
    case 'export': {
      const [file, ...more] = argumentsOf(words, []).files;
      if (file === undefined || more.length > 0) throw misuse('one-file');
      if (process.stdout.isTTY) throw misuse('terminal');
      const { exportCommand } = await import('./commands/export.ts');
      return exportCommand(file, out, locale);
    }
    case 'serve': {
      const { files } = argumentsOf(words, []);
      if (files.length > 0) throw misuse('no-files', files.join(' '));
      const { serve } = await import('@handshake/server');
      return serve(process.env);
    }
    case undefined:
      console.error(HELP[locale]);
      return 2;
    default:
      throw misuse('command', command);
  }
}

const [command, ...words] = process.argv.slice(2);
const out = new Output(process.stdout);
try {
  // No process.exit: what was written has to arrive first.
  process.exitCode = await run(command, words, out);
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  console.error(`handshake: ${error.message}`);
  process.exitCode = 2;
}
await out.flush();
if (out.failure) {
  const { writeProblemLine } = await import('./problems.ts');
  console.error(writeProblemLine(out.failure, locale));
  process.exitCode = 2;
}
