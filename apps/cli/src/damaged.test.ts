/** Captures that are damaged, cut short, or hold what nobody can judge: a line that says so, or the right answer. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { captureOf, CLIENT, SERVER } from '@handshake/capture';
import type { OutgoingPacket } from '@handshake/capture';
import { ACK, SYN } from '@handshake/protocol';
import { chance } from '../../../scripts/chance.ts';
import { judgeCommand } from './commands/judge.ts';
import { Output } from './output.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = fileURLToPath(new URL('../../../packages/capture/fixtures/', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'handshake-damaged-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function file(name: string, content: Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [main, 'judge', '--json', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'C' },
  });
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

const HEADER = 24;
const RECORD = 16;
const ETHERNET = 14;
/** Eleven frames: a whole connection, closed by either end. */
const whole = readFileSync(join(folder, 'close4_client.client.pcap'));

/** The frames' records, which a test may spoil: header and bytes together. */
function recordsOf(capture: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = HEADER; at < capture.length;) {
    const end = at + RECORD + capture.readUInt32LE(at + 8);
    found.push(Buffer.from(capture.subarray(at, end)));
    at = end;
  }
  return found;
}
const records = recordsOf(whole);
const capture = (frames: readonly Uint8Array[], start = whole.subarray(0, HEADER)): Buffer =>
  Buffer.concat([start, ...frames]);
const each = (change: (record: Buffer, k: number) => Buffer | void): Buffer =>
  capture(
    records.map((record, k) => {
      const copy = Buffer.from(record);
      return change(copy, k) ?? copy;
    }),
  );
const start = (change: (header: Buffer) => void): Buffer => {
  const header = Buffer.from(whole.subarray(0, HEADER));
  change(header);
  return capture(records, header);
};
/** As a snap length of so many bytes leaves it. */
const snapped = (bytes: number): Buffer =>
  each((record) => {
    const kept = Math.min(bytes, record.length - RECORD);
    record.writeUInt32LE(kept, 8);
    return record.subarray(0, RECORD + kept);
  });
const IP = RECORD + ETHERNET;
const TCP = IP + 20;
const all = records.length;

/** Files given to one run of the program, and what it says of each. */
function answersTo(files: readonly (readonly [name: string, bytes: Uint8Array, ...unknown[]])[]) {
  const paths = files.map(([name, bytes]) => file(`${name.replaceAll(/\W/g, '-')}.pcap`, bytes));
  const { status, stdout, stderr } = run(...paths);
  const answers = lines(stdout).map((line) => JSON.parse(line) as { file: string; verdict: string });
  return {
    status,
    stderr,
    paths,
    verdicts: paths.map((path) => answers.filter((it) => it.file === path).map(({ verdict }) => verdict)),
  };
}

test('what cannot be read to its end is told in one line each; what came before it is judged', () => {
  const files = [
    ['nothing at all', Buffer.alloc(0), 'byte 0: the file is empty', 0],
    [
      'three bytes',
      whole.subarray(0, 3),
      'byte 0: neither a trace, a pcap nor a pcapng file (it begins with d4c3b2)',
      0,
    ],
    ['half a file header', whole.subarray(0, 13), 'byte 0: the file ends in the middle', 0],
    [
      'half a record’s header',
      whole.subarray(0, HEADER + 9),
      'byte 24, frame 1: the file ends in the middle',
      0,
    ],
    [
      'half a frame',
      capture(records).subarray(0, HEADER + (records[0]?.length ?? 0) + 40),
      `byte ${String(HEADER + (records[0]?.length ?? 0))}, frame 2: the file ends in the middle`,
      1,
    ],
    [
      'a wrong magic number',
      start((header) => header.writeUInt32LE(0xa1b2c3d5, 0)),
      'byte 0: neither a trace, a pcap nor a pcapng file (it begins with d5c3b2a1)',
      0,
    ],
    [
      'a version of the future',
      start((header) => header.writeUInt16LE(3, 4)),
      'byte 0: pcap version 3.4 is not known',
      0,
    ],
    [
      'a radio’s link layer',
      start((header) => header.writeUInt32LE(105, 20)),
      'byte 0: link type 105 is not supported',
      0,
    ],
    [
      'a frame of 2 GB',
      each((record, k) => void (k === 3 && record.writeUInt32LE(0x7fffffff, 8))),
      `byte ${String(capture(records.slice(0, 3)).length)}, frame 4: a length of 2147483647 bytes cannot be`,
      3,
    ],
  ] as const;
  const { status, stderr, paths, verdicts } = answersTo(files);
  expect(lines(stderr)).toEqual(files.map(([, , said], k) => `handshake: ${paths[k] ?? ''}: ${said}`));
  expect(verdicts.map(({ length }) => length)).toEqual(files.map(([, , , judged]) => judged));
  expect(status).toBe(2);
});

describe('what can be read, and holds less than whole segments', () => {
  test('no segment is made up, and none is blamed', () => {
    const files = [
      ['a snap length of 60 bytes', snapped(60), all],
      ['a snap length that leaves the header without its options', snapped(ETHERNET + 20 + 20), all],
      ['a snap length that cuts into the TCP header', snapped(ETHERNET + 20 + 10), 0],
      ['a snap length that leaves half a link header', snapped(7), 0],
      ['fragments', each((record) => void record.writeUInt16BE(0x2000, IP + 6)), 0],
      ['one fragment', each((record, k) => void (k === 4 && record.writeUInt16BE(0x2000, IP + 6))), all - 1],
      ['UDP', each((record) => void record.writeUInt8(17, IP + 9)), 0],
      ['ARP', each((record) => void record.writeUInt16BE(0x0806, RECORD + 12)), 0],
      [
        'packets without a length, as long as a wire has never been',
        each((record) => void (record.writeUInt32LE(0xffffffff, 12), record.writeUInt16BE(0, IP + 2))),
        0,
      ],
      ['TCP headers shorter than one', each((record) => void record.writeUInt8(0x10, TCP + 12)), 0],
      ['every frame twice', capture(records.flatMap((record) => [record, record])), 2 * all],
      ['no frame', capture([]), 0],
    ] as const;
    const { status, stderr, verdicts } = answersTo(files);
    expect(stderr).toBe('');
    expect(files.map(([name], k) => [name, verdicts[k]?.length])).toEqual(
      files.map(([name, , judged]) => [name, judged]),
    );
    expect(verdicts.flat()).not.toContain('illegal');
    expect(status).toBe(0);
  });

  test('connections that go on at the same time are told apart', () => {
    const other = records.map((record) => {
      const copy = Buffer.from(record);
      // Another client's port, in either direction.
      const client = copy.readUInt16BE(TCP) > copy.readUInt16BE(TCP + 2) ? TCP : TCP + 2;
      copy.writeUInt16BE(copy.readUInt16BE(client) + 1, client);
      return copy;
    });
    const mixed = capture(records.flatMap((record, k) => [record, other[k] ?? record]));
    const { status, stdout } = run(file('mixed.pcap', mixed));
    const seen = lines(stdout).map(
      (line) => JSON.parse(line) as { i: number; connection: number; verdict: string },
    );
    expect(seen.map(({ connection }) => connection)).toEqual(records.flatMap(() => [1, 2]));
    expect(seen.map(({ verdict }) => verdict)).not.toContain('illegal');
    expect(status).toBe(0);
  });
});

describe('a segment whose checksum is wrong', () => {
  const sent = (time: number, who: 'c' | 's', flags: number, seq: number, ack: number): OutgoingPacket => ({
    time,
    from: who === 'c' ? CLIENT : SERVER,
    to: who === 'c' ? SERVER : CLIENT,
    segment: { flags, seq, ack, len: 0, win: 1000 },
  });
  /** Its last segment acknowledges what nobody can have sent. */
  const slip = captureOf('test', [
    sent(0, 'c', SYN, 100, 0),
    sent(1, 's', SYN | ACK, 300, 101),
    sent(2, 'c', ACK, 101, 301),
    sent(3, 'c', ACK, 101, 99_999),
  ]);
  const classes = (text: string): string[] =>
    lines(text).map((line) => (JSON.parse(line) as { verdict: string }).verdict);

  test('is nobody’s slip; the same is one when it came as it was sent', () => {
    const whole = run(file('slip.pcapng', slip));
    expect(classes(whole.stdout)).toEqual(['legal', 'legal', 'legal', 'illegal']);
    expect(whole.status).toBe(1);
    // Two bytes of padding and the block's length are behind the frame, of whose Urgent Pointer a bit flips.
    const bent = Uint8Array.from(slip);
    bent[bent.length - 4 - 2 - 1] = 1;
    const damaged = run(file('damaged.pcapng', bent));
    expect(classes(damaged.stdout)).toEqual(['legal', 'legal', 'legal']);
    expect(damaged.status).toBe(0);
  });
});

describe('whatever is changed', () => {
  /** What the program says of itself goes to standard error, a line a file. */
  const complained: string[] = [];
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation((line: string) => void complained.push(line));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    complained.length = 0;
  });

  const originals = readdirSync(folder)
    .filter((name) => name.endsWith('.pcap') || name.endsWith('.jsonl'))
    .map((name) => readFileSync(join(folder, name)));
  const change = fc.tuple(fc.nat(4000), fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255)));

  test('the file is judged to where it can be read, in words and as JSON', async () => {
    const path = join(scratch, 'changed');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(4000)),
        fc.boolean(),
        fc.constantFrom('en' as const, 'zh' as const),
        async (original, changes, cut, json, locale) => {
          const bytes = Buffer.from(original);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          writeFileSync(path, cut === null ? bytes : bytes.subarray(0, cut % bytes.length));
          complained.length = 0;
          let text = '';
          const sink = new Writable({
            write(chunk: Buffer, _encoding, done) {
              text += chunk.toString();
              done();
            },
          });
          const status = await judgeCommand(
            { profile: null, json, all: false, files: [path] },
            new Output(sink),
            locale,
          );
          await new Promise((resolve) => sink.end(resolve));
          expect(complained.length).toBe(status === 2 ? 1 : 0);
          for (const line of complained) expect(line).toMatch(/^handshake: [^\n]+$/);
          // No sentence lacks a fact, and no control character gets to the terminal.
          expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|undefined|NaN/u);
          if (json)
            for (const line of lines(text)) expect(Object.keys(JSON.parse(line) as object)).toContain('i');
          if (json && status === 0) expect(text).not.toContain('"verdict":"illegal"');
          if (json && status === 1) expect(text).toContain('"verdict":"illegal"');
        },
      ),
      chance(400),
    );
  });
});
