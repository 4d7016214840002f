import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flagsOf, lettersOf } from '@handshake/protocol';
import { addressText } from '../address.ts';
import { readPacket } from '../packet.ts';
import { CaptureReader } from '../reader.ts';
import { lastOf, observe, packetOf, seenBy } from '../test/story.ts';
import { TraceReader } from '../trace/read.ts';
import type { Seen } from './judge.ts';
import { CaptureJudge } from './judge.ts';

const FOLDERS = ['../../fixtures/', '../../fixtures/recorded/', '../../fixtures/corners/'].map(
  (path) => new URL(path, import.meta.url),
);
const captures = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.pcap'))
    .map((name) => new URL(name, folder)),
);

function judgeFile(url: URL, skip = 0): readonly Seen[] {
  const reader = new CaptureReader();
  const judge = new CaptureJudge('strict');
  const frames = reader.push(readFileSync(url));
  reader.end();
  expect(reader.problem).toBeNull();
  return frames.slice(skip).map((frame) => {
    const packet = readPacket(frame);
    if (typeof packet === 'string') throw new Error(packet);
    return seenBy(judge, packet);
  });
}

/** What the kernels sent, as the trace beside the capture tells; the rest was injected. */
function sentBeside(url: URL): ReadonlySet<string> {
  const reader = new TraceReader();
  const text = readFileSync(new URL(url.href.replace(/\.(client|server)\.pcap$/, '.jsonl')), 'utf8');
  const events = [...reader.push(text), ...reader.end()];
  return new Set(
    events.flatMap((event) => {
      if (event.ev !== 'tx') return [];
      const { flags, seq, ack, len } = event.segment;
      return [[event.src, lettersOf(flags), seq, ack, len].join(' ')];
    }),
  );
}

describe('recordings of kernels, seen from either end', () => {
  test('there are enough of them', () => expect(captures.length).toBeGreaterThan(100));

  test.each(captures.map((url) => [url.pathname.split('/').pop() ?? '', url] as const))(
    '%s: nothing that a kernel sent is illegal, from wherever the capture begins',
    (_, url) => {
      const sent = sentBeside(url);
      const total = judgeFile(url).length;
      for (let skip = 0; skip < total; skip++) {
        const wrong = judgeFile(url, skip).filter(({ verdict, packet }) => {
          const { flags, seq, ack, len } = packet.segment;
          const from = addressText(packet.from) === '10.77.0.1' ? 'client' : 'server';
          return verdict.verdict === 'illegal' && sent.has([from, lettersOf(flags), seq, ack, len].join(' '));
        });
        expect(wrong.map(({ i, verdict }) => [skip, i, verdict.findings])).toEqual([]);
      }
    },
  );

  test('a bare FIN is ignored, in the strict profile', () => {
    const url = captures.find(({ pathname }) => pathname.endsWith('/bare_fin.server.pcap'));
    if (!url) throw new Error('no such capture');
    expect(judgeFile(url).map(({ verdict }) => verdict.verdict)).toEqual([
      'legal',
      'legal',
      'legal',
      'ignored',
      'legal',
    ]);
  });
});

const OPEN = ['c S 100', 's SA 300 101', 'c A 101 301'];
const CLOSED = [...OPEN, 'c FA 101 301', 's A 301 102', 's FA 301 102', 'c A 102 302'];

describe('illegal, whatever had reached the sender', () => {
  test.each([
    ['[ALL-FLAGS-SANE] SYN with FIN', ['c SF 100'], 'ALL-FLAGS-SANE'],
    ['[ALL-FLAGS-SANE] no flag', [...OPEN, 'c - 101'], 'ALL-FLAGS-SANE'],
    ['[HS-SYN-ACK-NUM] the SYN,ACK acknowledges x, not x+1', ['c S 100', 's SA 300 100'], 'HS-SYN-ACK-NUM'],
    ['[HS-ACK3-NUM] the third segment repeats x', ['c S 100', 's SA 300 101', 'c A 100 301'], 'HS-ACK3-NUM'],
    [
      '[HS-ACK3-NUM] the third segment acknowledges y',
      ['c S 100', 's SA 300 101', 'c A 101 300'],
      'HS-ACK3-NUM',
    ],
    [
      '[DT-STATE] data with the SYN,ACK on its way only',
      ['c S 100', 's SA 300 101', 's PA 301 101 5'],
      'DT-STATE',
    ],
    ['[ALL-ACK-VALUE] more than its window allows', [...OPEN, 'c A 101 99999'], 'ALL-ACK-VALUE'],
    ['[ALL-ACK-VALUE] less than the ISN', [...OPEN, 'c PA 101 301 5', 's A 301 99'], 'ALL-ACK-VALUE'],
    [
      '[DT-WINDOW] beyond the window',
      ['c S 100', 's SA 300 101 w50', 'c A 101 301', 'c PA 101 301 51'],
      'DT-WINDOW',
    ],
    [
      '[DT-WINDOW] … scaled',
      ['c S 100 s2', 's SA 300 101 s1', 'c A 101 301', 's A 301 101 w50', 'c PA 64341 301 101'],
      'DT-WINDOW',
    ],
    [
      '[DT-PURE-ACK] before what it has had acknowledged',
      [...OPEN, 'c PA 101 301 9', 's A 301 110', 'c A 100 301'],
      'DT-PURE-ACK',
    ],
    ['[DT-AFTER-FIN] data after the FIN', [...CLOSED.slice(0, 5), 'c PA 102 301 5'], 'DT-AFTER-FIN'],
    [
      '[DT-AFTER-FIN] … nobody has acknowledged it yet',
      [...OPEN, 'c FA 101 301', 'c PA 102 301 5'],
      'DT-AFTER-FIN',
    ],
    ['[FIN-REXMIT] a FIN again, one further', [...OPEN, 'c FA 101 301', 'c FA 102 301'], 'FIN-REXMIT'],
    [
      '[FIN-SEQ] a FIN before acknowledged data',
      [...OPEN, 'c PA 101 301 9', 's A 301 110', 'c FA 101 301'],
      'FIN-SEQ',
    ],
    ['[RST-ABORT] a RST,ACK far off', [...OPEN, 'c RA 2000000000 301'], 'RST-ABORT'],
  ])('%s', (_, story, rule) => {
    const seen = observe(story);
    expect(seen.slice(0, -1).map(({ verdict }) => verdict.verdict)).not.toContain('illegal');
    expect(lastOf(seen)).toMatch(new RegExp(`^illegal .*${rule}`));
  });
});

test('Fast Open: data and FIN behind a SYN,ACK that took the text of the SYN', () => {
  const seen = observe(['c S 100 20', 's SA 300 121', 's PA 301 121 9', 's FA 310 121']);
  expect(seen.map(({ verdict }) => verdict.verdict)).toEqual(['unusual', 'legal', 'legal', 'legal']);
});

describe('what an illegal verdict rests on', () => {
  test.each([
    ['the peer’s SYN', ['c S 100', 's SA 300 100'], 'peerSyn 100@1'],
    ['the own FIN', [...OPEN, 'c FA 101 301', 'c PA 102 301 5'], 'fin 101@4'],
    ['the window', ['c S 100', 's SA 300 101 w50', 'c A 101 301', 'c PA 101 301 51'], 'edge 151@2'],
    ['how far the peer has come', [...OPEN, 'c PA 101 301 5', 's A 301 99'], 'peerNext 106@4'],
    ['itself', [...OPEN, 'c SF 101'], ''],
  ])('%s', (_, story, evidence) => {
    const basis = observe(story).at(-1)?.basis;
    expect(basis?.ways).toBeGreaterThan(0);
    expect(basis?.evidence.map(({ kind, no, number }) => `${kind} ${number}@${no}`).join(', ')).toBe(
      evidence,
    );
  });
});

describe('the benefit of the doubt', () => {
  test.each([
    ['own segments were lost ahead of the capture', [...OPEN, 'c PA 201 301 50', 'c FA 300 301']],
    ['… the third segment too', ['c S 100', 's SA 300 101', 'c PA 151 301 50']],
    [
      'a repeat, though the capture shows its ACK',
      [...OPEN, 'c PA 101 301 9', 's A 301 110', 'c PA 101 301 9'],
    ],
    ['a repeat that is cut differently, and goes on', [...OPEN, 'c PA 101 301 9', 'c PA 105 301 20']],
    ['the FIN again, though it was acknowledged', [...CLOSED.slice(0, 5), 'c FA 101 301']],
    [
      'the FIN overtaken by the ACK that came later',
      [...OPEN, 'c FA 101 301', 's A 302 102', 's FA 301 101'],
    ],
    ['an ACK of what was lost in the capture', [...OPEN, 'c A 101 5301']],
    ['the SYN that is seen was an old one, and this the answer to it', ['c S 100', 's A 301 101']],
    [
      'the SYN that the capture begins with came again, late',
      ['c S 100', 's A 301 102', 'c PA 102 301 1', 's A 301 103', 'c FA 103 301'],
    ],
    ['… and so the SYN,ACK', ['s SA 300 101', 'c A 101 302', 's A 302 101']],
    [
      'a FIN from SYN-RECEIVED, and an ACK behind it',
      ['c S 100', 's S 300', 'c SA 100 301', 'c FA 101 301', 's S 300', 'c A 102 301'],
    ],
    [
      'a FIN that was another’s: the stream goes on elsewhere than behind it',
      [...OPEN, 'c PA 101 301 9', 's A 301 110', 'c FA 115 301', 'c PA 130 301 5'],
    ],
    ['the SYN arrives again, late', [...OPEN, 'c PA 101 301 9', 'c S 100']],
    ['the SYN,ACK arrives again, late', [...CLOSED, 's SA 300 101']],
    [
      'a SYN,ACK answers a SYN that is not in the capture',
      ['c S 100', 's SA 300 90001', 'c R 90001', 'c S 100', 's SA 400 101', 'c A 101 401'],
    ],
    ['… and goes on from it', ['c S 100', 's SA 300 90001', 's A 301 90001']],
    ['a RST answers something that is not in the capture', ['c S 100', 'c R 4711']],
    ['a RST,ACK answers a segment without ACK', ['c S 100', 's RA 0 101']],
    [
      'simultaneous open',
      ['c S 100', 's S 300', 's SA 300 101', 'c SA 100 301', 'c PA 101 301 5', 's A 301 106'],
    ],
    ['a window without a known scale', ['c A 101 301', 's A 301 101 w50', 'c PA 101 301 60000']],
    [
      'a scaled window',
      [
        'c S 100 s2',
        's SA 300 101 s7',
        'c A 101 301',
        's A 301 101 w1000',
        'c PA 101 301 64240',
        'c PA 64341 301 60000',
      ],
    ],
    [
      'only one direction was captured',
      ['c S 100', 'c A 101 301', 'c PA 101 301 10', 'c A 111 999', 'c FA 111 999'],
    ],
    [
      'numbers run past 2^32',
      [
        'c S 4294967295',
        's SA 4294967290 0',
        'c A 0 4294967291',
        's PA 4294967291 0 10',
        'c A 0 5',
        'c FA 0 5',
      ],
    ],
    [
      'data with the third segment, and a FIN on it',
      ['c S 100', 's SA 300 101', 'c FA 101 301 20', 's A 301 122'],
    ],
    ['RST when the application is gone', [...OPEN, 'c FA 101 301', 's PA 301 102 20', 'c R 102']],
    [
      'a FIN that nobody acknowledged was somebody else’s',
      [...OPEN, 'c FA 101 301', 'c PA 101 301 20', 's A 301 121', 'c FA 121 301'],
    ],
  ])('legal: %s', (_, story) => {
    expect(observe(story).map(({ verdict }) => verdict)).toEqual(
      story.map(() => expect.objectContaining({ verdict: 'legal' })),
    );
  });

  test.each([
    ['unusual DT-KEEPALIVE', [...OPEN, 'c A 100 301']],
    ['unusual DT-PROBE', ['c S 100', 's SA 300 101 w5', 'c PA 101 301 5', 's A 301 106 w0', 'c A 106 301 1']],
    ['unusual HS-SYN-DATA', ['c S 100 10']],
    ['unusual HS-ISN-CHOICE', ['c S 1']],
    ['ignored ALL-ACK-SET', [...OPEN, 'c F 101']],
  ])('%s', (verdict, story) => {
    expect(lastOf(observe(story))).toBe(verdict);
  });

  test('the textbook profile takes a bare FIN', () => {
    expect(lastOf(observe([...OPEN, 'c F 101'], 'textbook'))).toBe('legal ALL-ACK-SET');
  });

  test('what is illegal or ignored shows nothing of its sender', () => {
    const story = [...OPEN, 'c SF 5000', 'c F 101', 'c A 101 99999', 'c PA 101 301 5', 'c FA 106 301'];
    expect(lastOf(observe(story))).toBe('legal');
  });

  test('after a frame that could not be read, nothing is certain to be the last', () => {
    const judge = new CaptureJudge('strict');
    const [a, b, c] = ['c S 100', 's SA 300 101', 'c A 101 301'].map((it, k) => packetOf(it, k + 1));
    for (const packet of [a, b, c]) if (packet) judge.push(packet);
    judge.hole();
    expect(seenBy(judge, packetOf('c A 101 65000', 4)).verdict.verdict).toBe('legal');
  });
});

describe('what was damaged on its way', () => {
  /** The verdicts on segments whose checksums are right, but for those whose line begins with `!`. */
  const judgeAll = (story: readonly string[]): string[] => {
    const judge = new CaptureJudge('strict');
    return story.map((line, k) => {
      const checksum = line.startsWith('!') ? 'wrong' : 'right';
      const seen = judge.push({ ...packetOf(line.replace('!', ''), k + 1), checksum });
      return seen ? lastOf([seen]) : 'passed over';
    });
  };

  test('accuses nobody', () => {
    expect(judgeAll([...OPEN, 'c A 101 99999']).at(-1)).toBe('illegal ALL-ACK-VALUE');
    expect(judgeAll([...OPEN, '!c A 101 99999']).at(-1)).toBe('passed over');
  });

  test('teaches nothing: what comes after it is judged by what was whole', () => {
    // As it seems, the client has closed, and goes on all the same.
    expect(judgeAll([...OPEN, 'c FA 101 301', 'c PA 102 301 5']).at(-1)).toBe('illegal DT-AFTER-FIN');
    expect(judgeAll([...OPEN, '!c FA 101 301', 'c PA 102 301 5']).slice(3)).toEqual(['passed over', 'legal']);
    expect(judgeAll(['c S 100', '!c S 999', 's SA 300 101', 'c A 101 301'])).toEqual([
      'legal',
      'passed over',
      'legal',
      'legal',
    ]);
  });

  test('is a hole: nothing is certain to be the last', () => {
    expect(judgeAll([...OPEN, '!s FA 301 101', 'c A 101 65000']).at(-1)).toBe('legal');
  });

  test('… but where no checksum is right, none tells anything', () => {
    const rewritten = [...OPEN, 'c A 101 99999', 'c FA 101 301'].map((line) => `!${line}`);
    const verdicts = ['legal', 'legal', 'legal', 'illegal ALL-ACK-VALUE', 'legal'];
    expect(judgeAll(rewritten)).toEqual(verdicts);
    // One end's card may leave it as it is, while the other's checksums are seen as they come.
    expect(judgeAll(rewritten.map((line) => line.replace('!s', 's')))).toEqual(verdicts);
  });
});

describe('a stream that uses all numbers several times over', () => {
  /** Both ways, `piece` numbers at a time: 4.5 GiB and more. */
  const long = (piece: number): string[] => {
    const story = ['c S 100 s14', 's SA 300 101 s14', 'c A 101 301 w65535', 's A 301 101 w65535'];
    for (let sent = 0, c = 101, s = 301; sent < 4.5 * 2 ** 30; sent += piece) {
      const [cNext, sNext] = [(c + piece) % 2 ** 32, (s + piece) % 2 ** 32];
      story.push(`c PA ${c} ${s} ${piece} w65535`, `s PA ${s} ${cNext} ${piece} w65535`);
      story.push(`c A ${cNext} ${sNext} w65535`, `s A ${sNext} ${cNext} w65535`);
      [c, s] = [cNext, sNext];
    }
    return story;
  };
  const PIECE = 2 ** 29;
  const end = { c: 101 + PIECE, s: 301 + PIECE };

  // With the last of them the pieces come to stand on the SYN's own number.
  test.each([PIECE, PIECE - 12_345, (2 ** 32 - 1) / 5])('%d at a time', (piece) => {
    expect(observe(long(piece)).filter(({ verdict }) => verdict.verdict !== 'legal')).toEqual([]);
  });

  test.each([
    ['it goes on where it is', [`c PA ${end.c} ${end.s} 10`], 'legal'],
    ['a repeat', [`c PA ${end.c - 10} ${end.s} 10`], 'legal DT-REXMIT'],
    ['a FIN', [`c FA ${end.c} ${end.s}`], 'legal'],
    ['beyond any window', [`c PA ${end.c + 2 ** 30 + 2 ** 29} ${end.s} 10`], 'illegal DT-SEQ-NEXT DT-WINDOW'],
    [
      'what nobody can have sent is acknowledged',
      [`c A ${end.c} ${end.s + 2 ** 30}`],
      'illegal ALL-ACK-VALUE',
    ],
    [
      'data behind the FIN',
      [`c FA ${end.c} ${end.s}`, `s A ${end.s} ${end.c + 1}`, `c PA ${end.c + 1} ${end.s} 10`],
      'illegal DT-AFTER-FIN',
    ],
  ])('%s', (_, more, said) => {
    expect(lastOf(observe([...long(PIECE), ...more]))).toBe(said);
  });
});

describe('connections', () => {
  const numbers = (story: readonly string[]): string =>
    observe(story)
      .map(({ connection, src }) => `${connection}${src[0] ?? ''}`)
      .join(' ');

  test('the client is who sends the first SYN', () => {
    expect(numbers(['s S 300', 'c SA 100 301', 's A 301 101'])).toBe('1c 1s 1c');
    expect(numbers(['s SA 300 101', 'c A 101 301'])).toBe('1s 1c');
  });
  test('… else who has the higher port', () => {
    expect(numbers(['s A 300 101', 'c A 101 300'])).toBe('1s 1c');
  });
  test('the ports are used again: another connection', () => {
    expect(numbers([...CLOSED, 'c S 90000', 's SA 80000 90001', 'c A 90001 80001'])).toBe(
      '1c 1s 1c 1c 1s 1s 1c 2c 2s 2c',
    );
  });
  test('… even if that began before the capture', () => {
    expect(numbers(['c S 90000', 's A 301 101', 'c R 101', 'c S 90000', 's SA 80000 90001'])).toBe(
      '1c 2s 2c 1c 1s',
    );
  });
  test('who answers a new SYN from the old connection stays in that', () => {
    expect(numbers([...OPEN, 'c S 90000', 's A 301 101', 'c R 101'])).toBe('1c 1s 1c 2c 1s 1c');
  });
  test('two at once have a number each, and do not mix', () => {
    const judge = new CaptureJudge('strict');
    const other = (notation: string, no: number): ReturnType<typeof packetOf> => {
      const packet = packetOf(notation, no);
      return notation.startsWith('c') ? { ...packet, fromPort: 5 } : { ...packet, toPort: 5 };
    };
    const seen = [
      packetOf('c S 100', 1),
      other('c S 700', 2),
      packetOf('s SA 300 101', 3),
      other('s SA 800 701', 4),
    ].map((packet) => seenBy(judge, packet));
    expect(seen.map(({ connection, verdict }) => [connection, verdict.verdict])).toEqual([
      [1, 'legal'],
      [2, 'legal'],
      [1, 'legal'],
      [2, 'legal'],
    ]);
  });
});

test('any segments in any order get a verdict', () => {
  const near = fc.oneof(
    fc.integer({ min: 95, max: 110 }),
    fc.integer({ min: 295, max: 310 }),
    fc.integer({ min: 0, max: 0xffff_ffff }),
  );
  const step = fc.record({
    who: fc.constantFrom('c', 's'),
    letters: fc.constantFrom('S', 'SA', 'A', 'PA', 'FA', 'R', 'RA', 'F', 'SF', 'U', '-'),
    seq: near,
    ack: near,
    len: fc.nat(20),
    win: fc.constantFrom(0, 10, 64240),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const judge = new CaptureJudge('strict');
      for (const [k, { who, letters, seq, ack, len, win }] of steps.entries()) {
        const packet = packetOf(`${who} A 0 0`, k + 1);
        const flags = flagsOf(letters === '-' ? '' : letters) ?? 0;
        const seen = seenBy(judge, { ...packet, segment: { flags, seq, ack, len, win } });
        expect(['legal', 'unusual', 'ignored', 'illegal']).toContain(seen.verdict.verdict);
      }
    }),
    { numRuns: 300 },
  );
});
