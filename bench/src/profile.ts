/** Where the time of a server's main thread goes, from a CPU profile that Node wrote of it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}
interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A part's share of the busy time, 0…1. */
export interface Share {
  readonly part: string;
  readonly share: number;
}

/** `CPU.date.time.pid.thread.…`: the main thread's profile. */
const MAIN = /^CPU\.\d+\.\d+\.\d+\.0\.\d+\.cpuprofile$/;

/** Reads the main thread's profile in a directory. What native code does is its caller's; idle time counts for nothing. */
export function whereTimeGoes(dir: string): Share[] {
  const spent = new Map<string, number>();
  let busy = 0;
  for (const name of readdirSync(dir).filter((file) => MAIN.test(file))) {
    const profile = JSON.parse(readFileSync(join(dir, name), 'utf8')) as Profile;
    const part = partsOf(profile);
    profile.samples.forEach((id, i) => {
      const where = part.get(id) ?? 'other';
      const micros = profile.timeDeltas[i] ?? 0;
      if (where === 'idle') return;
      busy += micros;
      spent.set(where, (spent.get(where) ?? 0) + micros);
    });
  }
  return [...spent]
    .map(([part, micros]) => ({ part, share: micros / busy }))
    .sort((a, b) => b.share - a.share);
}

/** The part that each node of the profile belongs to: by its file, else as its caller. */
function partsOf({ nodes }: Profile): Map<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map<number, string>();
  const visit = (node: ProfileNode, caller: string) => {
    const part = partOf(node) ?? caller;
    parts.set(node.id, part);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) visit(child, part);
    }
  };
  const [root] = nodes;
  if (root) visit(root, 'other');
  return parts;
}

function partOf({ callFrame: { functionName, url } }: ProfileNode): string | null {
  if (functionName === '(idle)') return 'idle';
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'the runtime itself';
  const own = /\/(packages|apps)\/(\w+)\/src\/(.*)$/.exec(url);
  if (own)
    return own[2] === 'server' ? `server/${own[3]?.split('/')[0]?.replace(/\.ts$/, '')}` : (own[2] ?? null);
  const foreign = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url.slice(url.lastIndexOf('/node_modules/')));
  if (foreign) return foreign[1] ?? null;
  return url.startsWith('node:') ? 'Node’s network and streams' : null;
}
