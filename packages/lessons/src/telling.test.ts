import { ACK, segment } from '@handshake/protocol';
import { describe, expect, it } from 'vitest';
import {
  COACHED,
  debrief,
  debriefs,
  factFormat,
  fold,
  hintsOf,
  hintText,
  LESSONS,
  numbers,
  packetInfo,
  path,
  rightCheck,
  sentence,
  viewHeader,
  viewMove,
} from './index.ts';
import type { Locale, Seat, Viewer } from './index.ts';
import { Log, SEATS } from './test/table.ts';

const told = (log: Log, viewer: Viewer, locale: Locale = 'en'): string[] => {
  const format = factFormat(numbers(log.table, viewer === 'watcher' ? 'client' : viewer), 'relative');
  const { events, prelude } = log.table;
  return events.slice(prelude).map((event) => sentence(event, viewer, locale, format, events[event.i - 1]));
};

describe('numbers', () => {
  it('are relative to each stream’s ISN, and absolute where it is not known', () => {
    const log = new Log('handshake');
    const seen = numbers(log.table, 'client');
    expect(seen).toEqual({ own: log.header.iss.client, peer: null });
    const format = factFormat({ own: 0xffff_fff0, peer: null }, 'relative');
    expect(format({ seq: 4, of: 'own' })).toBe('20');
    expect(format({ seq: 4, of: 'peer' })).toBe('4');
    expect(format(220)).toBe('220');
    expect(factFormat({ own: 7, peer: 8 }, 'absolute')({ seq: 9, of: 'own' })).toBe('9');
  });
});

describe('a sentence', () => {
  it('tells the whole handshake to each who looks on', () => {
    const log = new Log('handshake');
    log.playOut();
    expect(told(log, 'client')).toEqual([
      'Your partner’s application called listen().',
      'Your application called connect().',
      'You sent segment 1: SYN with Seq 0. You enter SYN-SENT.',
      'Segment 1 reached your partner: SYN with Seq 0. Your partner enters SYN-RECEIVED.',
      'Step 2 begins.',
      'Your partner sent segment 2: SYN,ACK with Seq 0, Ack 1.',
      'Segment 2 reached you: SYN,ACK with Seq 0, Ack 1. You enter ESTABLISHED.',
      'Step 3 begins.',
      'You sent segment 3: ACK with Seq 1, Ack 1.',
      'Segment 3 reached your partner: ACK with Seq 1, Ack 1. Your partner enters ESTABLISHED.',
      'The lesson is over.',
    ]);
    expect(told(log, 'watcher')[2]).toBe(
      'The client sent segment 1: SYN with Seq 0. The client enters SYN-SENT.',
    );
    expect(told(log, 'server', 'zh')[6]).toBe(
      '2 号报文段到达对方：SYN,ACK，Seq 0，Ack 1。对方进入 ESTABLISHED。',
    );
  });

  it('tells of loss, timers, repeats, hints and what is held back', () => {
    const log = new Log('lost-synack');
    log.do('client', { kind: 'hint' });
    log.send('client', segment({ flags: ACK, seq: 1 }));
    log.playOut();
    const all = told(log, 'client');
    expect(all).toContain('You took hint 1.');
    expect(all.some((line) => line.startsWith('Your segment was held back: ACK'))).toBe(true);
    expect(all.some((line) => line.endsWith('It was lost on the way.'))).toBe(true);
    expect(all).toContain('Your retransmission timer fired, at 1.0 s.');
    expect(all).toContain('You sent segment 3, a repeat: SYN with Seq 0.');
  });

  it('is there for every event of every lesson, in both languages', () => {
    for (const { id } of LESSONS) {
      const log = new Log(id);
      log.playOut();
      for (const line of told(log, 'server', 'zh')) expect(line).toMatch(/\p{Script=Han}.*。$/u);
      for (const line of told(log, 'server', 'en')) expect(line).toMatch(/^[A-Z][^\p{Script=Han}{}`]*\.$/u);
    }
  });
});

describe('the packet list', () => {
  it('prints a segment as capture tools do', () => {
    const log = new Log('half-close');
    const format = factFormat(numbers(log.table, 'client'), 'relative');
    log.send('client', log.due('client'));
    const { segment: fin } = log.table.connection.link[0]!;
    expect(packetInfo(fin, 'client', log.header.lesson.ports, 'client', format)).toBe(
      '49320 → 80 [FIN, ACK] Seq=119 Ack=513 Win=64240 Len=0',
    );
    expect(packetInfo(segment({}), 'server', log.header.lesson.ports, 'client', String)).toContain(
      '80 → 49320 [<None>] Seq=',
    );
  });
});

describe('hints', () => {
  it('are filled with the student’s own numbers of this moment', () => {
    const log = new Log('handshake');
    log.sound('client');
    expect(hintText(log.table, 'server', 2, 'en')).toContain('Their SYN was number 0');
    expect(hintText(log.table, 'server', 3, 'en')).toBe(
      'Send SYN,ACK with Seq 0, Ack 1. Ack is 0 + 1, for the SYN used one number.',
    );
    const absolute = factFormat(numbers(log.table, 'server'), 'absolute');
    expect(hintText(log.table, 'server', 3, 'zh', absolute)).toBe(
      '发送 SYN,ACK，Seq 913407226，Ack 2846190332。Ack 是 2846190331 + 1，因为 SYN 占用一个序号。',
    );
    expect(hintText(log.table, 'client', 1, 'en')).toBeNull();
    expect(hintsOf(log.table, 'client')).toEqual({ taken: 0, of: 0 });
  });

  it('say why where there is nothing to work out', () => {
    const log = new Log('handshake');
    log.send('client', log.due('client'));
    expect(hintText(log.table, 'client', 3, 'en')).toBe('A segment is on its way. See first what it brings.');
  });

  it('work out an answer that is right, in every step, for every seat that acts', () => {
    for (const { id } of LESSONS) {
      const log = new Log(id);
      do {
        const step = log.table.header.lesson.steps[log.table.step];
        for (const seat of SEATS) {
          if (!step?.hints[seat]) continue;
          for (const level of [1, 2, 3] as const)
            for (const locale of ['en', 'zh'] as const)
              expect(hintText(log.table, seat, level, locale)).not.toMatch(/[{}]|undefined|null|NaN/u);
        }
      } while (log.tick() && !log.table.ended);
    }
  });
});

describe('the path', () => {
  it('walks from CLOSED to CLOSED, with what led there', () => {
    const log = new Log('whole-connection');
    log.playOut();
    expect(path(log.table, 'client').map((p) => p.state)).toEqual([
      'CLOSED',
      'SYN-SENT',
      'ESTABLISHED',
      'FIN-WAIT-1',
      'FIN-WAIT-2',
      'TIME-WAIT',
      'CLOSED',
    ]);
    expect(path(log.table, 'server').map((p) => p.by?.kind)).toEqual([
      undefined,
      'call',
      'arrived',
      'arrived',
      'arrived',
      'sent',
      'arrived',
    ]);
    expect(path(log.table, 'client').at(-1)?.by).toMatchObject({ kind: 'timer', timer: '2msl' });
  });
});

describe('the debriefing', () => {
  it('groups what went wrong by misconception, with the very moves, and counts hints', () => {
    const log = new Log('half-close');
    log.sound('client');
    log.sound('server');
    log.sound('server');
    const good = log.due('client');
    log.send('client', { ...good, ack: good.ack - 1 });
    log.do('client', { kind: 'hint' });
    log.send('client', { ...good, ack: good.ack - 1 });
    log.send('client', { ...good, seq: good.ack, ack: good.seq });
    log.playOut();
    const said = debrief(log.table, 'client');
    expect(said.wrong.map((m) => [m.key, m.count])).toEqual([
      ['ack-is-last', 2],
      ['swapped', 1],
    ]);
    expect(said.wrong[0]?.moves.map((m) => m.n)).toEqual(
      log.moves.filter((m) => m.outcome?.misconception === 'ack-is-last').map((m) => m.n),
    );
    expect(said.hints).toEqual([{ step: 3, level: 1 }]);
    expect(said.counts).toMatchObject({ refused: 3, again: 0 });
    expect(said.well.map((p) => p.id)).toContain('half-close');
    expect(said.well.map((p) => p.id)).not.toContain('no-hints');
    expect(said.learned.at(-1)?.takeaway?.en).toContain('FIN may ride on data');
    expect(debriefs(log.table).server.wrong).toEqual([]);
  });

  it.each([
    ['three-way-close', 'server', 'fin-merge'],
    ['whole-connection', 'server', 'piggyback'],
    ['half-close', 'server', 'half-close'],
    ['lost-synack', 'client', 'same-again'],
    ['handshake', 'server', 'all-first-try'],
    ['handshake', 'client', 'no-hints'],
  ] as const)('of %s praises the %s for %s', (id, seat, praised) => {
    const log = new Log(id);
    log.playOut();
    expect(debrief(log.table, seat).well.map((p) => p.id)).toContain(praised);
  });

  it('does not praise a four-way close for being three', () => {
    const log = new Log('close-client');
    log.playOut();
    expect(debrief(log.table, 'server').well.map((p) => p.id)).not.toContain('fin-merge');
  });

  it.each(['live', 'peer'] as const)('counts what was wrong and travelled: %s', (mode) => {
    const log = new Log('half-close', { ways: { ...COACHED, mode } });
    const check = (seat: Seat) => {
      const no = log.table.door[0];
      const right = no === undefined ? null : rightCheck(log.table, no);
      if (no !== undefined && right) log.do(seat, { kind: 'check', no, ...right });
    };
    const good = log.due('client');
    log.send('client', { ...good, seq: good.seq + 40 });
    log.do('network', { kind: 'deliver', no: log.table.connection.sent });
    check('server');
    const said = debrief(log.table, 'client');
    expect(said.counts).toMatchObject({ sent: 1, refused: 0, strayed: 1 });
    expect(said.wrong).toMatchObject([{ count: 1, moves: [{ kind: 'sent', n: 1 }] }]);
    expect(said.well.map((p) => p.id)).not.toContain('all-first-try');
    expect(said.well.map((p) => p.id)).not.toContain('first-try');
  });

  it('says nothing of what a peer has not checked yet, and the same as the host of what they have', () => {
    const log = new Log('half-close', { ways: { ...COACHED, mode: 'peer' } });
    const good = log.due('client');
    log.send('client', { ...good, seq: good.seq + 40 });
    log.do('network', { kind: 'deliver', no: log.table.connection.sent });
    const seen = (seat: Seat) =>
      fold(
        viewHeader(log.header, seat),
        log.moves.map((move) => viewMove(move, seat, 'peer')),
      );
    for (const seat of SEATS) expect(debrief(seen(seat), 'client').counts.strayed).toBe(0);
    const no = log.table.connection.sent;
    log.do('server', { kind: 'check', no, decision: 'accept', field: null });
    for (const seat of SEATS)
      expect(debrief(seen(seat), 'client').wrong.map((w) => w.key)).toEqual(
        debrief(log.table, 'client').wrong.map((w) => w.key),
      );
    expect(debrief(seen('client'), 'client').counts.strayed).toBe(1);
  });
});
