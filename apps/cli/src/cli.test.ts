import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import {
  addressText,
  captureOf,
  CaptureReader,
  CLIENT,
  readPacket,
  SERVER,
  TraceReader,
} from '@handshake/capture';
import { lettersOf } from '@handshake/protocol';
import { LESSONS, newHeader } from '@handshake/lessons';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const launcher = fileURLToPath(new URL('../bin/handshake.mjs', import.meta.url));
const folder = fileURLToPath(new URL('../../../packages/capture/fixtures/', import.meta.url));
const fixture = (name: string): string => join(folder, name);
const scratch = mkdtempSync(join(tmpdir(), 'handshake-cli-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

interface Result {
  readonly status: number | null;
  readonly out: Buffer;
  readonly err: string;
}

/** Runs the real program in a real process. */
async function run(
  args: readonly string[],
  {
    input = '',
    env = {},
    program = main,
  }: { input?: string | Uint8Array; env?: Record<string, string>; program?: string } = {},
): Promise<Result> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'C', ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out: Buffer.concat(out), err: Buffer.concat(err).toString() };
}

type Answer = Record<string, unknown>;
const objects = ({ out }: Result): Answer[] =>
  out
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);

const names = readdirSync(folder);
const traces = names.filter((name) => name.endsWith('.jsonl'));
const pcaps = names.filter((name) => name.endsWith('.pcap'));

/** A trace with its third segment spoilt: Ack = y, not y+1. */
const spoilt = readFileSync(fixture('close4_client.jsonl'), 'utf8').replace(
  '"ev": "tx", "src": "client", "flags": "A", "seq": 2850383774, "ack": 1620767848',
  '"ev": "tx", "src": "client", "flags": "A", "seq": 2850383774, "ack": 1620767847',
);

describe('handshake judge', () => {
  test('all recordings at once: nothing illegal, status 0, and every object says which file it is of', async () => {
    const files = [...traces, ...pcaps].map(fixture);
    const result = await run(['judge', '--json', ...files]);
    expect(result.err).toBe('');
    expect(result.status).toBe(0);
    const answers = objects(result);
    expect(new Set(answers.map((answer) => answer['file']))).toEqual(new Set(files));
    expect(answers.filter((answer) => answer['verdict'] === 'illegal')).toEqual([]);
    const lines = traces.flatMap((name) => readFileSync(fixture(name), 'utf8').trim().split('\n'));
    const judged = lines.filter((line) => /"ev": "[tr]x"/.test(line)).length;
    expect(answers.filter((answer) => answer['ev'] !== 'seen').length).toBe(judged);
  });

  test('a trace: the objects that the format shows, key for key', async () => {
    const { out } = await run(['judge', '--json', fixture('close4_client.jsonl')]);
    expect(out.toString().split('\n').slice(1, 4)).toEqual([
      '{"i":3,"ev":"rx","to":"server","action":"accept","reply":{"flags":"SA","seq":null,"ack":2850383774},"states":{"client":"SYN-SENT","server":"SYN-RECEIVED"}}',
      '{"i":4,"ev":"tx","src":"server","verdict":"legal","rules":[],"misconception":null,"states":{"client":"SYN-SENT","server":"SYN-RECEIVED"}}',
      '{"i":5,"ev":"rx","to":"client","action":"accept","reply":{"flags":"A","seq":2850383774,"ack":1620767848},"states":{"client":"ESTABLISHED","server":"SYN-RECEIVED"}}',
    ]);
    expect(out.toString()).toContain(
      '"reply":{"flags":"A","seq":1620767848,"ack":2850383775},"mayWait":true,"states"',
    );
  });

  test('a capture: one object a segment, numbered by its frame', async () => {
    const { out, status } = await run(['judge', '--json', fixture('bare_fin.server.pcap')]);
    expect(status).toBe(0);
    expect(out.toString().trim().split('\n').slice(2, 4)).toEqual([
      '{"i":3,"ev":"seen","connection":1,"src":"client","verdict":"legal","rules":[],"misconception":null}',
      '{"i":4,"ev":"seen","connection":1,"src":"client","verdict":"ignored","rules":["ALL-ACK-SET"],"misconception":"bare-fin"}',
    ]);
  });

  test('something illegal: status 1, the rule and what it reveals', async () => {
    const result = await run(['judge', '--json', file('spoilt.jsonl', spoilt)]);
    expect(result.status).toBe(1);
    expect(objects(result).find((answer) => answer['verdict'] === 'illegal')).toMatchObject({
      i: 6,
      rules: ['HS-ACK3-NUM'],
      misconception: 'ack-is-last',
    });
  });

  test('the same for people, in English and in Chinese', async () => {
    const path = file('spoilt.jsonl', spoilt);
    const english = (await run(['judge', path])).out.toString();
    expect(english).toMatch(
      /^ +6 +2\.640 +client → +ACK +2850383774 +1620767847 +0 {2}illegal {2}HS-ACK3-NUM$/m,
    );
    expect(english).toMatch(/HS-ACK3-NUM \(RFC 9293 §3\.5\): .*1620767848/);
    expect(english).toMatch(/^ +Rests on .*the peer’s SYN, 1620767847 \(no\. 5\)\. In none of the \d+ ways/m);
    const chinese = (await run(['judge', path], { env: { LANG: 'zh_CN.UTF-8' } })).out.toString();
    expect(chinese).toMatch(/客户端 →.*违规 {2}HS-ACK3-NUM/);
    expect(chinese).toMatch(/^ +依据：.*对端的 SYN，序号 1620767847（第 5 条）。/m);
    expect(chinese).not.toMatch(/illegal|(client|server) →|→ (client|server)/);
    // The columns stand one below the other, Chinese or not.
    const columns = english
      .split('\n')
      .slice(1, 8)
      .map((line) => line.search(/\d (?=verdict|legal|accept|illegal)| {2}(?:verdict|legal|accept|illegal)/));
    expect(new Set(columns.filter((at) => at > 0)).size).toBe(1);
  });

  test('--profile beats the trace’s own', async () => {
    const meta = '{"ev":"meta","scenario":"x","profile":"textbook"}\n';
    const body = readFileSync(fixture('bare_fin.jsonl'), 'utf8').split('\n').slice(1, 11).join('\n');
    const fin =
      '\n{"i":11,"t":60,"ev":"tx","src":"client","flags":"F","seq":3043112618,"ack":null,"len":0,"win":64240}';
    const path = file('textbook.jsonl', meta + body + fin);
    const verdict = async (...args: string[]): Promise<unknown> =>
      objects(await run(['judge', '--json', ...args, path])).at(-1)?.['verdict'];
    expect(await verdict()).toBe('legal');
    expect(await verdict('--profile', 'strict')).toBe('ignored');
    expect(await verdict('--profile=textbook')).toBe('legal');
  });

  test('what is unreadable is told in one line, status 2; what was judged before stands', async () => {
    const cut = readFileSync(fixture('half_close.jsonl'), 'utf8').slice(0, 3000);
    const path = file('cut.jsonl', cut);
    const result = await run(['judge', '--json', path]);
    expect(result.status).toBe(2);
    expect(result.err).toBe(`handshake: ${path}: line 20: the file ends in the middle\n`);
    expect(objects(result).length).toBe(13);
  });

  test.each([
    ['empty', '', 'byte 0: the file is empty'],
    ['text', 'hello, world', 'byte 0: neither a trace, a pcap nor a pcapng file (it begins with 68656c6c)'],
    ['field', '{"ev":"tx","i":1,"t":1,"src":"me"}', 'line 1: field "src" cannot be "me"'],
    ['missing', '{"a":1}', 'line 1: field "ev" is missing'],
  ])('a file that is none (%s)', async (name, content, said) => {
    const path = file(name, content);
    const result = await run(['judge', path]);
    expect(result).toMatchObject({ status: 2, err: `handshake: ${path}: ${said}\n` });
    expect(result.out.toString()).toBe('');
  });

  test('no such file, a directory, and a good one: the good one is judged, 2 beats 1', async () => {
    const result = await run([
      'judge',
      '--json',
      join(scratch, 'none'),
      scratch,
      file('spoilt.jsonl', spoilt),
    ]);
    expect(result.status).toBe(2);
    expect(result.err.split('\n')).toEqual([
      `handshake: ${join(scratch, 'none')}: no such file`,
      `handshake: ${scratch}: is a directory`,
      '',
    ]);
    expect(objects(result).length).toBe(14);
  });

  test('a cut capture: what was whole is judged', async () => {
    const path = file('cut.pcap', readFileSync(fixture('half_close.client.pcap')).subarray(0, 300));
    const result = await run(['judge', '--json', path], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(result.status).toBe(2);
    expect(result.err).toMatch(/^handshake: .*cut\.pcap: 第 \d+ 字节，第 4 帧：.+\n$/);
    expect(objects(result).length).toBe(3);
  });

  test('from standard input', async () => {
    const result = await run(['judge', '--json', '-'], {
      input: readFileSync(fixture('rst_closed_port.client.pcap')),
    });
    expect(result).toMatchObject({ status: 0, err: '' });
    expect(objects(result).map((answer) => answer['src'])).toEqual(['client', 'server']);
  });

  test('more than a pipe holds comes whole, and without a warning', async () => {
    const one = readFileSync(fixture('half_close.client.pcap'));
    const path = file('long.pcap', Buffer.concat([one, ...new Array<Buffer>(3000).fill(one.subarray(24))]));
    const result = await run(['judge', '--json', path]);
    expect(result).toMatchObject({ status: 0, err: '' });
    expect(objects(result).at(-1)).toMatchObject({ i: 45_015 });
  });

  test('a reader that has had enough is no error', async () => {
    const one = readFileSync(fixture('half_close.client.pcap'));
    const many = Buffer.concat([one, ...new Array<Buffer>(3000).fill(one.subarray(24))]);
    const child = spawn(process.execPath, [main, 'judge', file('long.pcap', many)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [status, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect([status, signal, err]).toEqual([0, null, '']);
  });
});

describe('handshake arrive', () => {
  const endpoint = {
    state: 'FIN-WAIT-1',
    passive: false,
    iss: 4999,
    irs: 1000,
    snd: { una: 5000, nxt: 5001, wnd: 64240, maxWnd: 64240 },
    rcv: { nxt: 1001, wnd: 64240 },
  };
  const segment = { flags: 'FA', seq: 1001, ack: 5001, len: 0, win: 64240 };
  const ask = async (...questions: unknown[]): Promise<Result> =>
    run(['arrive'], {
      input: questions.map((it) => (typeof it === 'string' ? it : JSON.stringify(it))).join('\n'),
    });

  test('the answer that the format shows', async () => {
    const { out, status } = await ask({ id: 7, endpoint, segment });
    expect(out.toString()).toBe(
      '{"id":7,"action":"accept","reply":{"flags":"A","seq":5001,"ack":1002},"mayWait":true,"state":"TIME-WAIT","rule":"RX-FIN"}\n',
    );
    expect(status).toBe(0);
  });

  test('without a TCB: the reply begins at the ISS given', async () => {
    const bare = { state: 'LISTEN', passive: true, iss: 77, irs: null };
    const result = await ask(
      { id: 'a', endpoint: bare, segment: { ...segment, flags: 'S', ack: null } },
      { id: 'b', endpoint: { ...bare, state: 'CLOSED' }, segment: { ...segment, flags: 'PA', len: 5 } },
    );
    expect(objects(result)).toEqual([
      {
        id: 'a',
        action: 'accept',
        reply: { flags: 'SA', seq: 77, ack: 1002 },
        state: 'SYN-RECEIVED',
        rule: 'RX-LISTEN',
      },
      {
        id: 'b',
        action: 'reset',
        reply: { flags: 'R', seq: 5001, ack: null },
        state: 'CLOSED',
        rule: 'RX-CLOSED',
      },
    ]);
  });

  test('what a state has no need of may be missing or null', async () => {
    const synAck = { flags: 'SA', seq: 1000, ack: 78, len: 0, win: 1 };
    const opening = { snd: { una: 77, nxt: 78, wnd: null }, rcv: { nxt: null, wnd: 0 } };
    const answered = ({ reply, state }: Record<string, unknown>): unknown => [reply, state];
    const result = await ask(
      { endpoint: { state: 'SYN-SENT', iss: 77 }, segment: synAck },
      { endpoint: { state: 'SYN-SENT', passive: false, iss: 77, irs: 0, ...opening }, segment: synAck },
      { endpoint: { state: 'CLOSED', iss: null, snd: null, rcv: {} }, segment: synAck },
      { endpoint: { state: 'LISTEN', iss: 5 }, segment: { ...synAck, flags: 'S', extra: 1 } },
      { endpoint: { ...endpoint, passive: null, snd: { una: 5000, nxt: 5001, wnd: 9 } }, segment },
    );
    expect(result.status).toBe(0);
    expect(objects(result).map(answered)).toEqual([
      [{ flags: 'A', seq: 78, ack: 1001 }, 'ESTABLISHED'],
      [{ flags: 'A', seq: 78, ack: 1001 }, 'ESTABLISHED'],
      [{ flags: 'R', seq: 78, ack: null }, 'CLOSED'],
      [{ flags: 'SA', seq: 5, ack: 1001 }, 'SYN-RECEIVED'],
      [{ flags: 'A', seq: 5001, ack: 1002 }, 'TIME-WAIT'],
    ]);
  });

  test('a line that is no question gets an error in its place, and the status is 2', async () => {
    const result = await ask(
      { id: 1, endpoint, segment },
      'nonsense',
      { id: [2], endpoint: { ...endpoint, state: 'OPEN' }, segment },
      { id: 3, endpoint },
      { endpoint: { ...endpoint, rcv: { nxt: 1 } }, segment },
      { id: 5, endpoint, segment: { ...segment, seq: -1 } },
      '',
      { id: 6, endpoint: { ...endpoint, irs: null }, segment },
      { id: 7, endpoint, segment },
      { id: 8, endpoint: { ...endpoint, state: 'SYN-RECEIVED', passive: undefined }, segment },
      { id: 9, endpoint: { ...endpoint, passive: 'no' }, segment },
      { id: 10, endpoint: { state: 'LISTEN' }, segment },
      { id: 11, endpoint, segment: { ...segment, ack: null } },
      { id: 12, endpoint, segment: { ...segment, flags: 'fa' } },
      '[]',
    );
    expect(result.status).toBe(2);
    expect(objects(result).map(({ id, error }) => [id, error])).toEqual([
      [1, undefined],
      [null, 'not a JSON object'],
      [[2], 'field "endpoint.state" cannot be "OPEN"'],
      [3, 'field "segment" is missing'],
      [null, 'field "endpoint.rcv.wnd" is missing'],
      [5, 'field "segment.seq" cannot be -1'],
      [6, 'field "endpoint.irs" cannot be null'],
      [7, undefined],
      [8, 'field "endpoint.passive" is missing'],
      [9, 'field "endpoint.passive" cannot be "no"'],
      [10, 'field "endpoint.iss" is missing'],
      [11, 'field "segment.ack" cannot be null'],
      [12, 'field "segment.flags" cannot be "fa"'],
      [null, 'not a JSON object'],
    ]);
  });
});

describe('the table of a long file', () => {
  /** A connection that sends a byte at a time; the 5,000th acknowledges less than the handshake did. */
  const long = (): string => {
    const segment = (flags: number, seq: number, ack: number, len = 0) => ({
      flags,
      seq,
      ack,
      len,
      win: 64_240,
    });
    const bytes = Array.from({ length: 10_000 }, (_, k) => segment(0x18, 101 + k, k === 4999 ? 300 : 301, 1));
    const client = [segment(0x10, 101, 301), ...bytes].map((each) => [CLIENT, SERVER, each] as const);
    const opening = [
      [CLIENT, SERVER, segment(2, 100, 0)],
      [SERVER, CLIENT, segment(0x12, 300, 101)],
    ] as const;
    const packets = [...opening, ...client].map(([from, to, each], k) => ({
      time: k,
      from,
      to,
      segment: each,
    }));
    return file('long.pcapng', captureOf('test', packets));
  };

  test('folds what is right, and shows what is not, with its connection', async () => {
    const path = long();
    const { out, status } = await run(['judge', path]);
    expect(status).toBe(1);
    const lines = out.toString().trim().split('\n');
    expect(lines[0]).toBe(path);
    expect(lines[1]).toBe('more than 10000 rows: those with nothing wrong are folded, --all lists them');
    expect(lines[2]).toBe('     …  5002 rows with nothing wrong, 1 to 5002');
    expect(lines[3]).toMatch(/^ +no +time ms/);
    expect(lines[4]).toMatch(/^connection 1: client 10\.77\.0\.1:49152/);
    expect(lines[5]).toMatch(/^ +5003 .*illegal {2}ALL-ACK-VALUE$/);
    expect(lines.at(-2)).toBe('     …  5000 rows with nothing wrong, 5004 to 10003');
    expect(lines.at(-1)).toBe('segments: 10003 · legal 10002 · illegal 1');
  });

  test('--all lists every row, and --json has a line for each all the same', async () => {
    const path = long();
    const rows = (text: string): number => text.split('\n').filter((line) => /^ +\d+ /.test(line)).length;
    expect(rows((await run(['judge', '--all', path])).out.toString())).toBe(10_003);
    expect(objects(await run(['judge', '--json', path])).length).toBe(10_003);
  });
});

describe('handshake export', () => {
  const segmentsOf = (bytes: Uint8Array): string[] => {
    const reader = new CaptureReader();
    const frames = reader.push(bytes);
    reader.end();
    expect(reader.problem).toBeNull();
    return frames.map((frame) => {
      const packet = readPacket(frame);
      if (typeof packet === 'string') throw new Error(packet);
      const { flags, seq, ack, len } = packet.segment;
      return [addressText(packet.from), lettersOf(flags), seq, ack, len].join(' ');
    });
  };

  test.each(['close3_delack', 'stale_syn'])(
    '%s: what was sent or injected, in order, and judged as nothing illegal',
    async (name) => {
      const result = await run(['export', fixture(`${name}.jsonl`)]);
      expect(result).toMatchObject({ status: 0, err: '' });
      const reader = new TraceReader();
      const events = [...reader.push(readFileSync(fixture(`${name}.jsonl`), 'utf8')), ...reader.end()];
      expect(segmentsOf(result.out)).toEqual(
        events.flatMap((event) => {
          if (event.ev !== 'tx' && !(event.ev === 'rx' && event.of === null)) return [];
          const { flags, seq, ack, len } = event.segment;
          return [
            [event.src === 'client' ? '10.77.0.1' : '10.77.0.2', lettersOf(flags), seq, ack, len].join(' '),
          ];
        }),
      );
      expect((await run(['judge', file(`${name}.pcapng`, result.out)])).status).toBe(0);
    },
  );

  test('a table’s log', async () => {
    const [lesson] = LESSONS;
    if (!lesson) throw new Error('no lesson');
    const header = newHeader({ lesson, profile: 'strict', iss: { client: 1000, server: 2000 } });
    const outcome = { verdict: 'legal', findings: [], misconception: null, notAsked: null, travels: true };
    const move = { kind: 'send', segment: { flags: 2, seq: 1000, ack: 0, len: 0, win: 64240 } };
    const moves = [{ n: 1, id: 'x', by: 'client', move, outcome, at: 0 }];
    const result = await run(['export', file('table.json', JSON.stringify({ header, moves }, null, 2))]);
    expect(result).toMatchObject({ status: 0, err: '' });
    expect(segmentsOf(result.out)).toEqual(['10.77.0.1 S 1000 0 0']);
    const piped = await run(['export', '-'], { input: JSON.stringify({ header, moves }) });
    expect(piped).toEqual(result);
    const damaged = await run(['export', file('table.json', JSON.stringify({ header: { v: 9 }, moves }))]);
    expect(damaged.status).toBe(2);
    expect(damaged.err).toMatch(/table\.json: line 1: field "header" cannot be/);
  });

  test.each(['nonsense', '', '{"ev":"tx"}'])('what is no trace leaves nothing (%s)', async (content) => {
    const result = await run(['export', file('none.jsonl', content)]);
    expect(result.status).toBe(2);
    expect(result.err).toMatch(/^handshake: .*none\.jsonl: .+\n$/);
    expect(result.out.length).toBe(0);
  });

  test('from standard input, which can be read once only', async () => {
    const path = fixture('simul_close.jsonl');
    expect(await run(['export', '-'], { input: readFileSync(path) })).toEqual(await run(['export', path]));
    const capture = await run(['export', '-'], { input: readFileSync(fixture('simul_close.client.pcap')) });
    expect(capture).toMatchObject({ status: 2, err: 'handshake: -: line 1: not a JSON object\n' });
    const nothing = await run(['export', '-']);
    expect(nothing).toMatchObject({ status: 2, err: 'handshake: -: byte 0: the file is empty\n' });
  });

  test('a cut trace: what was whole is written', async () => {
    const path = file('cut.jsonl', `${readFileSync(fixture('simul_close.jsonl'), 'utf8').slice(0, 900)}`);
    const result = await run(['export', path]);
    expect(result.status).toBe(2);
    expect(result.err).toMatch(/^handshake: .*cut\.jsonl: line 7: the file ends in the middle\n$/);
    expect(segmentsOf(result.out).length).toBe(2);
  });
});

describe('the command line', () => {
  test
    .skipIf(!existsSync('/dev/full'))
    .each([
      ['judge', fixture('bare_fin.jsonl')],
      ['judge', '--json', fixture('bare_fin.client.pcap')],
      ['export', fixture('bare_fin.jsonl')],
      ['arrive'],
    ])('%s: a full disk is told in one line, status 2', (...args) => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [main, ...args], {
      env: { ...process.env, LC_ALL: 'C' },
      input: '{}\n',
      stdio: ['pipe', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    expect([status, stderr]).toEqual([2, 'handshake: standard output cannot be written (ENOSPC)\n']);
  });

  test.each([
    [['--help'], 0, /handshake judge/, ''],
    [['judge', '--help'], 0, /handshake judge/, ''],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, ''],
    [['judge'], 2, /^$/, 'handshake: judge needs a FILE (handshake --help)\n'],
    [['judge', '--loud', 'x'], 2, /^$/, 'handshake: no such option: --loud\n'],
    [['judge', '--profile', 'lax', 'x'], 2, /^$/, 'handshake: --profile is strict or textbook, not lax\n'],
    [['export'], 2, /^$/, 'handshake: export needs one TRACE\n'],
    [['dance'], 2, /^$/, 'handshake: no such command: dance\n'],
  ])('%j', async (args, status, out, err) => {
    const result = await run(args);
    expect(result).toMatchObject({ status, err });
    expect(result.out.toString()).toMatch(out);
  });

  test('through its launcher, as npx starts it', async () => {
    const result = await run(['judge', '--json', fixture('rst_closed_port.jsonl')], { program: launcher });
    expect(result).toMatchObject({ status: 0, err: '' });
    expect(objects(result).length).toBe(4);
  });

  test('serve starts the server, and a signal ends it', async () => {
    const child = spawn(process.execPath, [main, 'serve'], {
      env: {
        ...process.env,
        PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: join(scratch, 'data'),
        HANDSHAKE_READY_JSON: '1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.includes('"ready":true')) break;
    }
    const port = /"port":(\d+)/.exec(said)?.[1];
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBeLessThan(500);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await ended)[1]).toBeNull();
  });
});
