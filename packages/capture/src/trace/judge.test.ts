import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile, Side, State } from '@handshake/protocol';
import { has, lettersOf, other, RST } from '@handshake/protocol';
import { segmentOf } from '../test/story.ts';
import type { JudgedRx, JudgedTx } from './judge.ts';
import { TraceJudge } from './judge.ts';
import type { Call, RxEvent, TraceEvent, TxEvent } from './read.ts';
import { TraceReader } from './read.ts';

const FOLDERS = ['../../fixtures/', '../../fixtures/recorded/', '../../fixtures/corners/'].map(
  (path) => new URL(path, import.meta.url),
);
const [given, recorded, corners] = FOLDERS.map((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => [name, new URL(name, folder)] as const),
);
const all = [...(given ?? []), ...(recorded ?? []), ...(corners ?? [])];

function eventsOf(url: URL): readonly TraceEvent[] {
  const reader = new TraceReader();
  const events = [...reader.push(readFileSync(url, 'utf8')), ...reader.end()];
  expect(reader.problem).toBeNull();
  return events;
}

function judgeAll(
  events: readonly TraceEvent[],
  profile: Profile | null = null,
): readonly (JudgedTx | JudgedRx)[] {
  const judge = new TraceJudge(profile);
  return events.flatMap((event) => judge.push(event) ?? []);
}

/** From outside nobody can tell whether somebody still listens. */
const outside = (state: State): State => (state === 'LISTEN' ? 'CLOSED' : state);

describe('recordings of kernels', () => {
  test('there are enough of them', () => expect(all.length).toBeGreaterThanOrEqual(53));

  test.each(all)('%s: nothing that a kernel sent is illegal', (_, url) => {
    const sent = judgeAll(eventsOf(url)).filter((judged) => judged.ev === 'tx');
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter(({ verdict }) => verdict.verdict === 'illegal')).toEqual([]);
  });

  /** Three SYNs had come before the first was answered, and a RST between two answers: only who listened would know. */
  const UNEXPLAINED = ['given_up.jsonl 13'];
  const illegalWithout = (
    recordings: typeof all,
    missing: (event: TraceEvent) => boolean,
  ): readonly string[] =>
    recordings.flatMap(([name, url]) =>
      judgeAll(eventsOf(url).filter((event) => !missing(event))).flatMap((judged) =>
        judged.ev === 'tx' && judged.verdict.verdict === 'illegal' ? [`${name} ${String(judged.i)}`] : [],
      ),
    );

  test('… nor where a recording began after the server had listened', () => {
    const illegal = illegalWithout(all, (event) => event.ev === 'app' && event.call === 'listen');
    expect(illegal).toEqual(UNEXPLAINED);
  });

  test.each(all)('%s: without its `listen` every arrival is the same', (_, url) => {
    const lines = readFileSync(url, 'utf8').split('\n');
    const reader = new TraceReader();
    const kept = lines.filter((line) => !/"call": ?"listen"/.test(line));
    const events = [...reader.push(kept.join('\n')), ...reader.end()];
    const arrivals = (judged: readonly (JudgedTx | JudgedRx)[]): readonly unknown[] =>
      judged.flatMap((it) => (it.ev === 'rx' ? [[it.i, it.action, it.reply]] : []));
    expect(arrivals(judgeAll(events))).toEqual(arrivals(judgeAll(eventsOf(url))));
  });

  test('… nor, in ordinary ones, where no call is told of: what a segment shows was asked for', () => {
    expect(illegalWithout(given ?? [], (event) => event.ev === 'app')).toEqual([]);
  });

  /** Where a state is Linux's own, or shows only by what it sends next: a user timeout, an ACK of the ISS, data past a FIN. */
  const UNTOLD = new Map([
    ['user_timeout.jsonl', [15]],
    ['acked_iss.jsonl', [12]],
    ['past_fin.jsonl', [18]],
  ]);

  test.each(all)(
    '%s: both ends are in the states that the kernels told, after every arrival',
    (name, url) => {
      const events = eventsOf(url);
      const told = events.flatMap((event) => (event.ev === 'rx' && event.state ? [event] : []));
      const judged = judgeAll(events).filter((it) => it.ev === 'rx');
      const ours = judged.map(({ i, states }) => [i, outside(states.client), outside(states.server)]);
      const kernels = told.map(({ i, state }) => [
        i,
        outside(state?.client ?? 'CLOSED'),
        outside(state?.server ?? 'CLOSED'),
      ]);
      const differing = ours.filter((row, k) => JSON.stringify(row) !== JSON.stringify(kernels[k]));
      const untold = UNTOLD.get(name) ?? [];
      expect([ours.length, differing.map(([i]) => i)]).toEqual([kernels.length, untold]);
    },
  );

  /** Linux repeats its SYN,ACK for a SYN that comes again, and may keep the ACK of a FIN until something else comes. */
  const differs = new Map([
    ['lost_synack.jsonl', [6]],
    ['simul_close.jsonl', [16]],
  ]);

  test.each(given ?? [])(
    '%s: what is owed is what the kernel sent, where it answered at once',
    (name, url) => {
      const events = eventsOf(url);
      const judged = judgeAll(events);
      let compared = 0;
      for (const [k, event] of events.entries()) {
        if (event.ev !== 'rx' || differs.get(name)?.includes(event.i)) continue;
        const next = events[k + 1];
        if (next?.ev !== 'tx' || next.src !== event.to || next.t - event.t > 0.2) continue;
        const answer = judged.find(({ i }) => i === event.i);
        if (answer?.ev !== 'rx') throw new Error('not judged');
        const { flags, seq, ack } = next.segment;
        expect([event.i, answer.reply]).toEqual([
          event.i,
          expect.objectContaining({ flags, ack, seq: answer.reply?.seq === null ? null : seq }),
        ]);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(0);
    },
  );

  test.each(all)('%s: a changed Ack, Seq or flag gets a verdict, whatever it is', (_, url) => {
    const events = eventsOf(url);
    fc.assert(
      fc.property(
        fc.nat(events.length - 1),
        fc.integer({ min: -3, max: 3 }),
        fc.nat(255),
        (at, by, flags) => {
          const changed = events.map((event, k) => {
            if (k !== at || (event.ev !== 'tx' && event.ev !== 'rx')) return event;
            const { seq, ack } = event.segment;
            return {
              ...event,
              segment: { ...event.segment, flags, seq: (seq + by) >>> 0, ack: (ack - by) >>> 0 },
            };
          });
          for (const judged of judgeAll(changed)) {
            if (judged.ev === 'tx')
              expect(['legal', 'unusual', 'ignored', 'illegal']).toContain(judged.verdict.verdict);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

/** A trace in short notation: `c: connect`, `c PA 101 301 10` sent, `> c PA …` arrived at the other end, `+600` ms later. */
function trace(lines: readonly string[]): readonly TraceEvent[] {
  let t = 0;
  const sideOf = (letter: string | undefined): Side => (letter === 'c' ? 'client' : 'server');
  return lines.flatMap((line, i): TraceEvent[] => {
    if (line.startsWith('+')) {
      t += Number(line);
      return [];
    }
    t += 5;
    const call = line.match(/^([cs]): (\w+)(?: (\d+))?$/);
    if (call) {
      const arg = call[3] === undefined ? null : Number(call[3]);
      return [{ ev: 'app', i, t, src: sideOf(call[1]), call: call[2] as Call, arg }];
    }
    const arrives = line.startsWith('> ') || line.startsWith('! ');
    const notation = arrives ? line.slice(2) : line;
    const src = sideOf(notation[0]);
    const segment = segmentOf(notation);
    if (!arrives) return [{ ev: 'tx', i, t, src, segment, fate: null } satisfies TxEvent];
    const to = other(src);
    return [
      {
        ev: 'rx',
        i,
        t,
        src,
        to,
        segment,
        of: line.startsWith('!') ? null : 0,
        state: null,
      } satisfies RxEvent,
    ];
  });
}

describe('streams that use all numbers several times over', () => {
  const line = (words: string): string[] => [words, `> ${words}`];
  /** Both ways, `piece` numbers at a time: 4.5 GiB and more. A trace does not tell the scale of its windows. */
  const long = (piece: number): string[] => {
    const story = [...OPENING, ...line('s A 301 101 w65535')];
    for (let sent = 0, c = 101, s = 301; sent < 4.5 * 2 ** 30; sent += piece) {
      const [cNext, sNext] = [(c + piece) % 2 ** 32, (s + piece) % 2 ** 32];
      story.push(`c: send ${piece}`, ...line(`c PA ${c} ${s} ${piece} w65535`));
      story.push(`s: send ${piece}`, ...line(`s PA ${s} ${cNext} ${piece} w65535`));
      story.push(...line(`c A ${cNext} ${sNext} w65535`));
      [c, s] = [cNext, sNext];
    }
    return story;
  };
  const PIECE = 2 ** 29;
  const end = { c: 101 + PIECE, s: 301 + PIECE };
  const verdicts = (lines: readonly string[]): readonly string[] =>
    judgeAll(trace(lines)).flatMap((it) =>
      it.ev === 'tx' ? [[it.verdict.verdict, ...it.verdict.findings.map(({ rule }) => rule)].join(' ')] : [],
    );

  // With the last of them the pieces come to stand on the SYN's own number.
  test.each([PIECE, PIECE - 12_345, (2 ** 32 - 1) / 5])('%d at a time', (piece) => {
    expect(verdicts(long(piece)).filter((said) => said !== 'legal')).toEqual([]);
  });

  test.each([
    ['it goes on where it is', [`c PA ${end.c} ${end.s} 10`], 'legal'],
    ['a FIN', ['c: close', `c FA ${end.c} ${end.s}`], 'legal'],
    ['asking whether the peer is there', [`c A ${end.c - 1} ${end.s}`], 'unusual DT-KEEPALIVE'],
    ['a byte is skipped', [`c PA ${end.c + 1} ${end.s} 10`], 'illegal DT-SEQ-NEXT'],
    ['what was not sent is acknowledged', [`c PA ${end.c} ${end.s + 1} 10`], 'illegal ALL-ACK-VALUE'],
    ['what was expected long ago is', [`c PA ${end.c} ${end.s - 2 ** 29} 10`], 'unusual ALL-ACK-VALUE'],
  ])('%s', (_, more, said) => {
    expect(verdicts([...long(PIECE), ...more]).at(-1)).toBe(said);
  });
});

const OPENING = [
  's: listen',
  'c: connect',
  'c S 100',
  '> c S 100',
  's SA 300 101',
  '> s SA 300 101',
  'c A 101 301',
  '> c A 101 301',
];

function last(lines: readonly string[], profile: Profile | null = null): string {
  const judged = judgeAll(trace(lines), profile).at(-1);
  if (judged === undefined) return '';
  const states = `${judged.states.client}/${judged.states.server}`;
  if (judged.ev === 'tx')
    return [judged.verdict.verdict, ...judged.verdict.findings.map(({ rule }) => rule)].join(' ');
  const { reply } = judged;
  const said = reply
    ? `${lettersOf(reply.flags)} ${reply.seq} ${has({ ...reply, seq: 0 }, RST) ? '' : reply.ack}`.trim()
    : 'none';
  return `${judged.action}, ${said}${judged.mayWait ? ' (may wait)' : ''}, ${states}`;
}

describe('segments, from the sender’s own view', () => {
  test.each([
    [
      '[HS-SYNACK-FLAGS] ACK first, then SYN',
      [...OPENING.slice(0, 4), 's A 300 101'],
      'illegal HS-SYNACK-FLAGS',
    ],
    ['[HS-SYN-ACK-NUM] ack = x', [...OPENING.slice(0, 4), 's SA 300 100'], 'illegal HS-SYN-ACK-NUM'],
    ['[HS-ACK3-NUM] seq = x', [...OPENING.slice(0, 6), 'c A 100 301'], 'illegal HS-ACK3-NUM'],
    [
      '[HS-REXMIT-SAME] a new ISN for each try',
      ['c: connect', 'c S 100', '+1000', 'c S 700'],
      'illegal HS-REXMIT-SAME',
    ],
    ['[HS-REXMIT-SAME] the SYN again', ['c: connect', 'c S 100', '+1000', 'c S 100'], 'legal HS-REXMIT-SAME'],
    [
      'the connection was given up, and opened anew',
      ['c: connect', 'c S 100', '+9000', 'c: connect', 'c S 700'],
      'legal',
    ],
    ['[HS-LISTEN-SILENT] the server speaks first', ['s: listen', 's PA 1 0 5'], 'illegal HS-LISTEN-SILENT'],
    ['who answers a SYN has listened', ['c S 100', '> c S 100', 's SA 300 101'], 'legal'],
    [
      '… and acknowledges it as any other',
      ['c S 100', '> c S 100', 's SA 300 100'],
      'illegal HS-SYN-ACK-NUM',
    ],
    [
      '… but not where it is told that nobody listens any more',
      ['s: listen', 's: close', 'c S 100', '> c S 100', 's SA 300 101'],
      'illegal HS-SYN-FLAGS',
    ],
    ['[ALL-ACK-VALUE] what never came', [...OPENING, 'c A 101 302'], 'illegal ALL-ACK-VALUE'],
    [
      '[DT-WINDOW] beyond the window of the SYN,ACK, which is never scaled',
      [
        's: listen',
        'c: connect',
        'c S 100',
        '> c S 100',
        's SA 300 101 w50',
        '> s SA 300 101 w50',
        'c PA 101 301 51',
      ],
      'illegal DT-WINDOW',
    ],
    [
      '[DT-WINDOW] a later window may be scaled',
      [...OPENING, 's A 301 101 w50', '> s A 301 101 w50', 'c PA 101 301 4000'],
      'legal',
    ],
    [
      '[ACK-DELAY] half a second',
      [...OPENING, '> c PA 101 301 5', '+500', 's A 301 106'],
      'illegal ACK-DELAY',
    ],
    [
      '[FIN-ACK-REQUIRED] the FIN came, and long before',
      [...OPENING, 'c FA 101 301', '> c FA 101 301', 's: close', 's FA 301 101'],
      'illegal FIN-ACK-REQUIRED',
    ],
    [
      '[FIN-ACK-REQUIRED] the FIN came when the own was under way',
      [...OPENING, 's: close', '> c FA 101 301', 's FA 301 101'],
      'legal',
    ],
    [
      '[DT-AFTER-FIN] data after the FIN',
      [...OPENING, 'c FA 101 301', 'c PA 102 301 5'],
      'illegal DT-AFTER-FIN',
    ],
    ['[RST-ABORT] nobody told of the call', [...OPENING, 'c RA 101 301'], 'legal RST-ABORT'],
    [
      '[RST-DATA-LOST] close with linger 0, in CLOSE-WAIT',
      [...OPENING, '> c FA 101 301', 's: close', 's RA 301 102'],
      'legal RST-DATA-LOST RST-ABORT',
    ],
    [
      '[RST-DATA-LOST] unread data, from LAST-ACK',
      [
        ...OPENING,
        '> c PA 101 301 5',
        '> c FA 106 301',
        's: shutdown 1',
        's FA 301 107',
        's: close',
        's RA 302 107',
      ],
      'legal RST-ABORT',
    ],
    [
      '[RST-ABORT] from LAST-ACK, with everything read',
      [...OPENING, '> c FA 101 301', 's: close', 's FA 301 102', 's RA 302 102'],
      'illegal RST-ABORT',
    ],
    ['[RST-ABORT] a RST for nothing', ['c R 5'], 'illegal RST-ABORT'],
    ['two arrivals, two ACKs', [...OPENING, '! c S 100', '! c S 100', 's A 301 101', 's A 301 101'], 'legal'],
    [
      '[DT-NO-ACK-OF-ACK] and a third',
      [...OPENING, '! c S 100', '! c S 100', 's A 301 101', 's A 301 101', 's A 301 101'],
      'unusual DT-NO-ACK-OF-ACK',
    ],
    [
      '[RST-ABORT] repeated in vain, so that the connection may be gone: its host answers as where there is none',
      [...OPENING, 'c PA 101 301 5', '+240', 'c PA 101 301 5', '+1500', '> s PA 301 101 9', 'c R 101'],
      'legal RST-FORM-ACK',
    ],
    [
      '… but by the form of such an answer',
      [...OPENING, 'c PA 101 301 5', '+240', 'c PA 101 301 5', '+1500', '> s PA 301 101 9', 'c R 103'],
      'illegal RST-ABORT',
    ],
    [
      '… and not where nothing was repeated',
      [...OPENING, 'c PA 101 301 5', '+1500', '> s PA 301 101 9', 'c R 101'],
      'illegal RST-ABORT',
    ],
    [
      'Fast Open: who took text with the SYN goes on before its SYN,ACK is acknowledged',
      ['s: listen', 'c S 100 20', '> c S 100 20', 's SA 300 121', 's: send 9', 's PA 301 121 9'],
      'legal',
    ],
    [
      '[DT-STATE] … who left it does not',
      ['s: listen', 'c S 100 20', '> c S 100 20', 's SA 300 101', 's: send 9', 's PA 301 101 9'],
      'illegal DT-STATE',
    ],
    [
      'simultaneous open: the SYN is told of before the call that it met',
      ['c: connect', 'c S 100', '> c S 100', 's: connect', 's S 300', 's SA 300 101'],
      'legal',
    ],
    [
      '[HS-SYN-ACK-NUM] … and is to be acknowledged',
      ['c: connect', 'c S 100', '> c S 100', 's: connect', 's S 300', 's SA 300 100'],
      'illegal HS-SYN-FLAGS',
    ],
    [
      'a RST by a rule of Linux, from where it says that it is',
      [...OPENING, '> s FA 301 101', 'c A 101 302', '! s A 300 100 5', 'c R 100'],
      'legal RST-FORM-ACK',
    ],
    [
      'Linux keeps a request that the letter gives up, and repeats its SYN,ACK',
      [...OPENING.slice(0, 5), '! c SA 111 999', 's R 999', '+1000', 's SA 300 101'],
      'legal HS-REXMIT-SAME',
    ],
    ['an ACK of nonsense was withheld', [...OPENING, '! c A 101 999', '+700', 's PA 301 101 5'], 'legal'],
    [
      'from TIME-WAIT, a minute later',
      [
        ...OPENING,
        'c FA 101 301',
        '> c FA 101 301',
        's FA 301 102',
        '> s FA 301 102',
        'c A 102 302',
        '+60000',
        'c S 900',
      ],
      'legal',
    ],
    [
      '[TW-SEND] from TIME-WAIT, at once',
      [
        ...OPENING,
        'c FA 101 301',
        '> c FA 101 301',
        's FA 301 102',
        '> s FA 301 102',
        'c A 102 302',
        'c S 900',
      ],
      'illegal TW-SEND',
    ],
  ])('%s', (_, lines, verdict) => {
    expect(last(lines)).toBe(verdict);
  });

  test('the profile on the command line beats the trace’s, which beats strict', () => {
    const meta = { ev: 'meta', scenario: '', desc: '', profile: 'textbook' } as const;
    const events = trace([...OPENING, 'c F 101']);
    const verdictOf = (judged: readonly (JudgedTx | JudgedRx)[]): unknown => {
      const it = judged.at(-1);
      return it?.ev === 'tx' ? it.verdict.verdict : null;
    };
    expect(verdictOf(judgeAll(events))).toBe('ignored');
    expect(verdictOf(judgeAll([meta, ...events]))).toBe('legal');
    expect(verdictOf(judgeAll([meta, ...events], 'strict'))).toBe('ignored');
  });
});

/** What the last one's verdict rests on: `kind number@no`. */
function basisOf(lines: readonly string[]): string {
  const judged = judgeAll(trace(lines)).at(-1);
  if (judged?.ev !== 'tx' || !judged.basis) return 'nothing';
  return judged.basis.evidence.map(({ kind, no, number }) => `${kind} ${number}@${no}`).join(', ');
}

describe('what an illegal verdict rests on', () => {
  test.each([
    ['the peer’s SYN', [...OPENING.slice(0, 6), 'c A 101 300'], 'syn 100@2, peerSyn 300@5'],
    ['what has arrived', [...OPENING, '> c PA 101 301 5', 's A 301 107'], 'peerNext 106@8'],
    ['the own FIN', [...OPENING, 'c FA 101 301', 'c PA 102 301 5'], 'fin 101@8'],
    [
      'the window',
      [...OPENING.slice(0, 4), 's SA 300 101 w50', '> s SA 300 101 w50', 'c PA 101 301 51'],
      'edge 151@5',
    ],
    ['the own next number', [...OPENING, 'c PA 101 301 5', 'c PA 111 301 5'], 'next 106@8, acked 101@5'],
    ['itself', [...OPENING, 'c SF 101 301'], ''],
    ['and a legal one on nothing', OPENING, 'nothing'],
  ])('%s', (_, lines, evidence) => {
    expect(basisOf(lines)).toBe(evidence);
  });
});

describe('a network that passes on one segment at a time, and tells of it afterwards', () => {
  /** The opening, then these events, at those times after it, ms. */
  function told(late: readonly (readonly [number, string])[]): string {
    const opening = trace(OPENING);
    const last = opening.at(-1);
    const end = last && 't' in last ? last.t : 0;
    const events = trace([...OPENING, ...late.map(([, line]) => line)]).map((event, k) => {
      const [after] = late[k - OPENING.length] ?? [];
      const t = after === undefined || !('t' in event) ? null : end + 50 + after;
      const timed = t === null ? event : { ...event, t };
      if (timed.ev === 'tx') return { ...timed, fate: 'delivered' as const };
      return timed.ev === 'rx' ? { ...timed, of: OPENING.length } : timed;
    });
    const judged = judgeAll(events).at(-1);
    if (!judged) throw new Error('nothing was judged');
    const said = judged.ev === 'tx' ? judged.verdict.verdict : judged.action;
    return `${said}, ${judged.states.client}/${judged.states.server}`;
  }

  test.each([
    [
      'closed at once, with the data there',
      [
        [0, 'c PA 101 301 5'],
        [0.3, 's: close'],
        [0.9, '> c PA 101 301 5'],
      ],
      'accept, ESTABLISHED/FIN-WAIT-1',
    ],
    [
      'read and closed, so it was there, however long the telling takes',
      [
        [0, 'c PA 101 301 5'],
        [4, 's: recv 5'],
        [5, 's: close'],
        [9, '> c PA 101 301 5'],
      ],
      'accept, ESTABLISHED/FIN-WAIT-1',
    ],
    [
      'closed long after it was sent: it comes too late',
      [
        [0, 'c PA 101 301 5'],
        [4, 's: close'],
        [9, '> c PA 101 301 5'],
      ],
      'reset, ESTABLISHED/LISTEN',
    ],
  ] as const)('%s', (_, late, expected) => {
    expect(told(late)).toBe(expected);
  });
});

describe('arrivals', () => {
  const AGAIN = ['s: listen', 'c S 100', '> c S 100', 's SA 300 101', 's: close'];
  const GONE = [
    ...OPENING,
    's: accept',
    '> c R 101',
    'c S 700',
    '> c S 700',
    's SA 900 701',
    '> c A 701 901',
  ];
  test.each([
    [
      'the listener was closed before the handshake was over: nobody has the connection',
      [...AGAIN, '> c PA 101 301 5'],
      'reset, R 301, SYN-SENT/CLOSED',
    ],
    [
      '… and another listens',
      [...AGAIN, 's: listen', '! c S 800'],
      'accept, SA null 801, SYN-SENT/SYN-RECEIVED',
    ],
    [
      'what was accepted and is gone is closed, not what came after and nobody has accepted yet',
      [...GONE, 's: close', '> c FA 701 901'],
      'accept, A 901 702 (may wait), ESTABLISHED/CLOSE-WAIT',
    ],
    [
      '… and what was accepted then',
      [...GONE, 's: accept', 's: close', 's FA 901 701', '> c A 701 902'],
      'accept, none, ESTABLISHED/FIN-WAIT-2',
    ],
    ['an ISS that has not been seen', OPENING.slice(0, 4), 'accept, SA null 101, SYN-SENT/SYN-RECEIVED'],
    [
      '… and one that has',
      [...OPENING.slice(0, 5), '! c S 100'],
      'acknowledge, A 301 101, SYN-SENT/SYN-RECEIVED',
    ],
    [
      'data may wait for its ACK',
      [...OPENING, '> c PA 101 301 5'],
      'accept, A 301 106 (may wait), ESTABLISHED/ESTABLISHED',
    ],
    [
      'out of order it may not',
      [...OPENING, '> c PA 111 301 5'],
      'accept, A 301 101, ESTABLISHED/ESTABLISHED',
    ],
    ['nothing listens', ['c: connect', 'c S 100', '> c S 100'], 'reset, RA 0, SYN-SENT/CLOSED'],
    [
      'close takes effect on its line',
      [...OPENING, 'c: close', '> s PA 301 101 5'],
      'reset, R 101, CLOSED/ESTABLISHED',
    ],
    [
      '… a half-close goes on reading',
      [...OPENING, 'c: shutdown 1', '> s PA 301 101 5'],
      'accept, A 101 306 (may wait), FIN-WAIT-1/ESTABLISHED',
    ],
    [
      '… both ends at once',
      [...OPENING, 'c: close', 's: close', '> c FA 101 301'],
      'accept, A 301 102 (may wait), FIN-WAIT-1/CLOSING',
    ],
    ['the host forgets', [...OPENING, 'c: crash', '> s PA 301 101 5'], 'reset, R 101, CLOSED/ESTABLISHED'],
    [
      'who listened listens again',
      [...OPENING, 'c R 101', '> c R 101', '> c S 900'],
      'accept, SA null 901, CLOSED/SYN-RECEIVED',
    ],
    [
      '… and closing what was accepted closes no listener',
      [...OPENING, 'c R 101', '> c R 101', 's: close', '> c S 900'],
      'accept, SA null 901, CLOSED/SYN-RECEIVED',
    ],
    [
      '… but the second close does',
      [...OPENING, 'c R 101', '> c R 101', 's: close', 's: close', '> c S 900'],
      'reset, RA 0, CLOSED/CLOSED',
    ],
    [
      'more than the window, because it was scaled',
      [...OPENING, 's A 301 101 w9', '> c PA 101 301 50'],
      'accept, A 301 151 (may wait), ESTABLISHED/ESTABLISHED',
    ],
    [
      '… forged it is cut',
      [...OPENING, 's A 301 101 w9', '! c PA 101 301 50'],
      'accept, A 301 110 (may wait), ESTABLISHED/ESTABLISHED',
    ],
    [
      'TIME-WAIT ends',
      [
        ...OPENING,
        'c FA 101 301',
        '> c FA 101 301',
        's FA 301 102',
        '> s FA 301 102',
        '+240000',
        '! s A 302 102',
      ],
      'reset, R 102, CLOSED/LAST-ACK',
    ],
  ])('%s', (_, lines, said) => {
    expect(last(lines)).toBe(said);
  });
});
