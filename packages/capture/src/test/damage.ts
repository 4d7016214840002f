/** Files damaged in every way that a disk, a network or a prankster has; the same ones for the same seed. */

/** Chance by a seed: xorshift over 32 bits. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return (x >>> 0) % Math.max(1, limit);
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }
}

export interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where numbers stand that say how long something is, of two bytes or four. */
  readonly lengths: readonly number[];
}

type Damage = (
  bytes: Uint8Array,
  dice: Dice,
  all: readonly Original[],
  lengths: readonly number[],
) => Uint8Array;

/** What a length, a count or an index is likely to be done wrong with. */
const ODD = [
  0, 1, 2, 3, 4, 7, 8, 11, 12, 13, 15, 16, 20, 27, 28, 60, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xfffe,
];
const ODDER = [
  0xffff, 0x10000, 0x100000, 0x100001, 0x7fffffff, 0x80000000, 0xfffffff0, 0xfffffffc, 0xffffffff,
];

const put = (bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  for (const [k, value] of values.entries()) if (at + k < copy.length) copy[at + k] = value;
  return copy;
};

const number = (value: number, size: number, little: boolean): number[] => {
  const big = [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).slice(4 - size);
  return little ? big.reverse() : big;
};

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

function range(bytes: Uint8Array, dice: Dice): readonly [from: number, to: number] {
  const from = dice.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + dice.below(dice.pick([4, 16, 64, 400])))];
}

const oddNumber: Damage = (bytes, dice) => {
  const size = dice.pick([1, 2, 4]);
  return put(
    bytes,
    dice.below(bytes.length),
    number(dice.pick([...ODD, ...ODDER]), size, dice.below(2) === 0),
  );
};

/** A length that is a little too large or small, or absurd. */
const wrongLength: Damage = (bytes, dice, _all, lengths) => {
  if (lengths.length === 0) return oddNumber(bytes, dice, _all, lengths);
  const at = dice.pick(lengths);
  const little = dice.below(2) === 0;
  const size = dice.pick([2, 4]);
  if (dice.below(2) === 0) return put(bytes, at, number(dice.pick([...ODD, ...ODDER]), size, little));
  const low = little ? at : at + size - 1;
  return put(bytes, low, [((bytes[low] ?? 0) + dice.pick([-4, -1, 1, 4, 16])) & 0xff]);
};

const DAMAGES: readonly Damage[] = [
  (bytes, dice) => {
    const at = dice.below(bytes.length);
    return put(bytes, at, [(bytes[at] ?? 0) ^ (1 << dice.below(8))]);
  },
  (bytes, dice) => put(bytes, dice.below(bytes.length), [dice.below(256)]),
  oddNumber,
  wrongLength,
  wrongLength,
  (bytes, dice) => bytes.slice(0, dice.below(bytes.length)),
  // A piece is gone, is there twice, or is noise.
  (bytes, dice) => {
    const [from, to] = range(bytes, dice);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  (bytes, dice) => {
    const [from, to] = range(bytes, dice);
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
  (bytes, dice) => {
    const noise = Uint8Array.from({ length: 1 + dice.below(40) }, () => dice.below(256));
    const at = dice.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), noise, bytes.subarray(at));
  },
  (bytes, dice) => {
    const [from, to] = range(bytes, dice);
    return Uint8Array.from(bytes, (byte, at) => (at >= from && at < to ? 0 : byte));
  },
  // The beginning of this one and the end of another, or another in its midst.
  (bytes, dice, all) => {
    const other = dice.pick(all).bytes;
    return joined(bytes.subarray(0, dice.below(bytes.length)), other.subarray(dice.below(other.length)));
  },
  (bytes, dice, all) => {
    const at = dice.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), dice.pick(all).bytes, bytes.subarray(at));
  },
];

export interface Damaged {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One of the files, damaged once or a few times. */
export function damaged(originals: readonly Original[], seed: number): Damaged {
  const dice = new Dice(seed);
  const { name, bytes: whole, lengths } = dice.pick(originals);
  let bytes = whole;
  for (let times = 1 + dice.below(4); times > 0 && bytes.length > 0; times--)
    bytes = dice.pick(DAMAGES)(bytes, dice, originals, lengths);
  return { name: `${name}, seed ${String(seed)}`, bytes };
}

/** JSON that a field may be given. */
const VALUES = [
  '-1',
  '0',
  '0.5',
  '1e308',
  '1e999',
  '-0',
  '4294967295',
  '4294967296',
  '9007199254740993',
  'null',
  'true',
  '""',
  '"\\ud800"',
  '"S"',
  '"SFRPUAEC"',
  '"client"',
  '"TIME-WAIT"',
  '"__proto__"',
  '[]',
  '{}',
  '[[[[]]]]',
  'NaN',
  '1073741824',
  '65535',
];

type Rewriting = (lines: string[], dice: Dice) => string[];
const LINES: readonly Rewriting[] = [
  (lines, dice) => {
    const at = dice.below(lines.length);
    return lines.map((line, k) =>
      k === at
        ? line.replaceAll(/: ("[^"]*"|[-\d.]+)/gu, (all) =>
            dice.below(4) === 0 ? `: ${dice.pick(VALUES)}` : all,
          )
        : line,
    );
  },
  (lines, dice) => {
    const at = dice.below(lines.length);
    return lines.map((line, k) =>
      k === at
        ? line.replace(
            /"(seq|ack|len|win|flags|t|i|src|to|ev|of|call|arg)"/u,
            () => `"${dice.pick(['seq', 'ack', 'len', 't', 'ev', 'of', '__proto__', ''])}"`,
          )
        : line,
    );
  },
  (lines, dice) => {
    const at = dice.below(lines.length);
    return [...lines.slice(0, at), ...lines.slice(at + 1 + dice.below(3))];
  },
  (lines, dice) => {
    const at = dice.below(lines.length);
    const again = lines.slice(at, at + 1 + dice.below(4));
    return [...lines.slice(0, at), ...again, ...again, ...lines.slice(at)];
  },
  (lines, dice) => {
    const [a, b] = [dice.below(lines.length), dice.below(lines.length)];
    return lines.map((line, k) => (k === a ? (lines[b] ?? '') : k === b ? (lines[a] ?? '') : line));
  },
  (lines, dice) => {
    const at = dice.below(lines.length + 1);
    const odd = dice.pick([
      '',
      '  ',
      '\r',
      '{}',
      '[]',
      'null',
      '{"ev":"meta"}',
      '{"ev":"tx"}',
      `{"a":${'['.repeat(3000)}`,
      '\u0000',
      '\uFEFF',
      'x'.repeat(70_000),
    ]);
    return [...lines.slice(0, at), odd, ...lines.slice(at)];
  },
  (lines, dice) => {
    const at = dice.below(lines.length);
    const [line = '', next = ''] = lines.slice(at);
    return [...lines.slice(0, at), line + next, ...lines.slice(at + 2)];
  },
];

/** A trace of the same events, some of them nonsense. */
export function rewritten(trace: string, seed: number): string {
  const dice = new Dice(seed);
  let lines = trace.split('\n');
  for (let times = 1 + dice.below(5); times > 0 && lines.length > 0; times--)
    lines = dice.pick(LINES)(lines, dice);
  return lines.join(dice.pick(['\n', '\n', '\n', '\r\n']));
}
