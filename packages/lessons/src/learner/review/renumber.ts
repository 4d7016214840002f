/** The same story with other numbers: ISNs that nobody has seen, and other lengths of data. */
import type { Side } from '@handshake/protocol';
import { ORIGINS } from '../../rulebook/story.ts';
import type { Origins } from '../../rulebook/notation.ts';

/** A number from 0 up to, not including, 1. */
export type Chance = () => number;

export const drawn = (chance: Chance, from: number, to: number): number =>
  from + Math.floor(chance() * (to - from + 1));

/** So far from 0 and from each other that no number of one stream is taken for one of the other, or for a small one. */
const APART = 10_000_000;

/** Two ISNs. A story that is about particular ones (numbers that wrap) keeps them, to a byte or two. */
export function drawnOrigins(chance: Chance, wanted?: Origins): Origins {
  const keeps = (side: Side): boolean => wanted !== undefined && wanted[side] !== ORIGINS[side];
  const client = keeps('client')
    ? (wanted as Origins).client + drawn(chance, -2, 2)
    : drawn(chance, APART, 0xffff_ffff - APART);
  // From the client's on, more than `APART` and less than a whole turn without it.
  const server = (client + drawn(chance, APART, 0xffff_ffff - APART)) >>> 0;
  return Math.min(server, 0xffff_ffff - server) < APART
    ? { client, server: (server + 2 * APART) >>> 0 }
    : { client, server };
}

/** Longer stretches are full-sized segments, shorter ones probes: both stay what they are. */
const CHANGES = { from: 2, to: 400 } as const;

/** New lengths are no smaller: nobody takes them for a number of segments. */
const SHORTEST = 12;

/** A stretch of data that a story sends: where it began and how long it was. */
interface Chunk {
  readonly start: number;
  readonly was: number;
  readonly is: number;
}

/** Where a number of the old story stands in the new one. */
function moved(n: number, chunks: readonly Chunk[]): number {
  let by = 0;
  for (const { start, was, is } of chunks) {
    if (n >= start + was) by += is - was;
    else if (n > start) return start + by + Math.min(n - start, is);
  }
  return n + by;
}

/**
 * The story with lengths drawn anew, and every relative number where it then stands. A story in which a window is told keeps its
 * lengths: they are about that window.
 */
export function renumbered(story: string, chance: Chance): string {
  if (/ w\d/u.test(story)) return story;
  const lengths = new Map<number, number>();
  const taken = new Set<number>();
  const length = (was: number): number => {
    if (was < CHANGES.from || was > CHANGES.to) return was;
    const known = lengths.get(was);
    if (known !== undefined) return known;
    let is = drawn(chance, SHORTEST, CHANGES.to);
    // Two stretches of one story stay as different as they were; `chance` may be a constant.
    while (taken.has(is)) is = is === CHANGES.to ? SHORTEST : is + 1;
    lengths.set(was, is);
    taken.add(is);
    return is;
  };
  const chunks: Readonly<Record<string, Map<number, Chunk>>> = { c: new Map(), s: new Map() };
  const place = (side: string, word: string): string => {
    if (!/^\d+$/u.test(word)) return word;
    const list = [...(chunks[side]?.values() ?? [])].sort((a, b) => a.start - b.start);
    return String(moved(Number(word), list));
  };
  return story
    .split('\n')
    .map((line) => {
      const words = line.trim().split(/\s+/u);
      const [head = ''] = words;
      if (words[1] === 'SEND') return [head, 'SEND', length(Number(words[2]))].join(' ');
      const from = /^[cs]>$/u.test(head) ? head[0] : head === '>c' ? 's' : head === '>s' ? 'c' : null;
      if (!from) return line.trim();
      const to = from === 'c' ? 's' : 'c';
      const numbers = words.flatMap((word, i) => (i > 1 && /^=?\d+$/u.test(word) ? [i] : []));
      const data = words.find((word) => word.startsWith('+'));
      const own = words[numbers[0] ?? -1];
      const out = words.map((word, i) => {
        if (i === numbers[0]) return place(from, word);
        if (i === numbers[1]) return place(to, word);
        return word.startsWith('+') ? `+${length(Number(word))}` : word;
      });
      // What the story's own ends send makes the stream longer; a stray segment does not.
      if (data !== undefined && own !== undefined && head.endsWith('>')) {
        const was = Number(data);
        chunks[from]?.set(Number(own), { start: Number(own), was, is: length(was) });
      }
      return out.join(' ');
    })
    .join('\n');
}
