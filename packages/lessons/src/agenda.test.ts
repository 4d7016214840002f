import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../../scripts/chance.ts';
import { agenda, automatic, LESSONS, plain, play } from './index.ts';
import type { Agenda, Locale, Seat } from './index.ts';
import { Log, muddle, SEATS } from './test/table.ts';

const read = (pieces: Agenda['prompt']): string => (pieces ?? []).map((p) => p.text).join('');
const lines = (log: Log, seat: Seat, locale: Locale = 'en'): string[] =>
  agenda(log.table, seat, locale).items.map((item) => `${item.done ? '✓' : '→'} ${read(item.pieces)}`);

describe('the agenda', () => {
  it('tells a client at the start what its application asked for', () => {
    const log = new Log('handshake');
    expect(agenda(log.table, 'client', 'en')).toMatchObject({ turn: 'you', waits: [] });
    expect(lines(log, 'client')).toEqual(['→ Your application called connect(). Ask for the connection.']);
    expect(agenda(log.table, 'server', 'en').turn).toBe('partner');
  });

  it('follows a segment on its way, and what it brought', () => {
    const log = new Log('half-close');
    log.sound('client');
    log.sound('server');
    log.send('server', log.due('server'));
    expect(agenda(log.table, 'client', 'en').turn).toBe('network');
    expect(lines(log, 'client')).toEqual([
      '✓ Your application called close() · you sent FIN,ACK',
      '→ Segment 10 is on its way to you.',
    ]);
    log.deliverAll();
    expect(lines(log, 'client')[1]).toBe('→ Segment 10 brought you 220 bytes. Answer it.');
    expect(lines(log, 'client', 'zh')[1]).toBe('→ 10 号报文段给你带来 220 字节。请回答它。');
    expect(lines(log, 'server')).toEqual([
      '✓ Your application called send() · you sent PSH,ACK',
      '→ It is your partner’s turn.',
    ]);
  });

  it('says who checks what has come, before anything else', () => {
    const log = new Log('handshake', { mode: 'peer' });
    log.send('client', log.due('client'));
    expect(lines(log, 'client').at(-1)).toBe('→ Your segment 1 is on its way.');
    log.do('network', { kind: 'deliver', no: 1 });
    expect(agenda(log.table, 'client', 'en').turn).toBe('partner');
    expect(lines(log, 'client').at(-1)).toBe('→ Segment 1 is with your partner, who checks it.');
    expect(agenda(log.table, 'server', 'en').turn).toBe('you');
    expect(lines(log, 'server')).toEqual(['→ Segment 1 has reached you. Check it first.']);
    expect(lines(log, 'server', 'zh')).toEqual(['→ 1 号报文段已到达你这里。请先检查它。']);
    log.do('server', { kind: 'check', no: 1, decision: 'accept', field: null });
    expect(lines(log, 'server')).toEqual(['→ Segment 1 brought their SYN. Answer it.']);
  });

  it('lets a delayed ACK wait, and says that it may', () => {
    const log = new Log('three-way-close');
    log.sound('client');
    expect(agenda(log.table, 'server', 'en').turn).toBe('partner');
    expect(lines(log, 'server').at(-1)).toContain('or wait a little');
    log.sound('client');
    expect(lines(log, 'server').at(-1)).toBe(
      '→ Segment 8 brought you 1460 bytes. Segment 9 brought you 1460 bytes. Answer it.',
    );
  });

  it('says that the partner may still wait with an ACK', () => {
    const log = new Log('timer-decides');
    log.sound('client');
    expect(agenda(log.table, 'client', 'en').turn).toBe('partner');
    expect(lines(log, 'client').at(-1)).toBe('→ Your partner owes an ACK, and may still wait with it.');
    expect(lines(log, 'client', 'zh').at(-1)).toBe('→ 对方欠一个 ACK，还可以稍等片刻再发。');
  });

  it('names a gap, and what fits no connection or ends it', () => {
    const gap = new Log('ack-at-once');
    gap.sound('client');
    gap.sound('client');
    expect(lines(gap, 'server').at(-1)).toBe(
      '→ Segment 9 brought you 300 bytes from beyond a gap. Answer it.',
    );
    const port = new Log('closed-port');
    port.sound('client');
    expect(lines(port, 'server').at(-1)).toBe('→ Segment 1 fits no connection of yours. Answer it.');
    port.sound('server');
    expect(lines(port, 'client').at(-1)).toMatch(
      /^→ Segment 2 reset your connection\. Your application called/u,
    );
    const given = new Log('abort');
    given.sound('server');
    expect(lines(given, 'client').at(-1)).toBe(
      '→ Your application called abort(). Give the connection up, and say so.',
    );
  });

  it('tells of a closed window what waits for it, and that it is to be asked', () => {
    const log = new Log('zero-window');
    log.sound('client');
    log.sound('server');
    expect(lines(log, 'server').at(-1)).toMatch(/^→ Your application reads again\. The window/u);
    log.send('server', log.due('server'));
    expect(lines(log, 'client').at(-1)).toBe(
      '→ The window is closed, and 500 bytes wait. Your retransmission timer fires in 1.0 s: you may wait for it.',
    );
    log.do('client', { kind: 'timer', timer: 'rto' });
    expect(lines(log, 'client').at(-1)).toBe(
      '→ Your retransmission timer fired. Ask whether the window has opened.',
    );
  });

  it('offers the timers of this seat, and says which wait is sensible', () => {
    const log = new Log('lost-synack');
    log.sound('client');
    expect(agenda(log.table, 'client', 'en').waits).toEqual([
      { timer: 'rto', name: 'retransmission timer', ms: 990, refusal: 'ack-owed', sensible: false },
    ]);
    log.send('server', log.due('server'));
    for (const seat of SEATS) {
      expect(agenda(log.table, seat, 'en')).toMatchObject({
        turn: 'you',
        waits: [{ timer: 'rto', refusal: null, sensible: true }],
      });
    }
    log.do('client', { kind: 'timer', timer: 'rto' });
    expect(lines(log, 'client').at(-1)).toContain(
      'Your retransmission timer fired. Send what is not acknowledged once more',
    );
  });

  it('asks for a window that was made too small to be opened again', () => {
    const log = new Log('half-close');
    log.send('client', { ...log.due('client'), win: 3 });
    log.deliverAll();
    expect(lines(log, 'client').at(-1)).toBe(
      '→ The window that you offered is too small for a segment. Open it again.',
    );
    log.sound('client');
    expect(log.table.connection.server.snd.wnd).toBe(64_240);
  });

  it.each([
    [219, '1 byte is left to send.', '还剩 1 字节没有发送。'],
    [100, '120 bytes are left to send.', '还剩 120 字节没有发送。'],
  ])('counts what is left when %d of 220 bytes are sent', (len, en, zh) => {
    const log = new Log('half-close');
    log.sound('client');
    log.sound('server');
    expect(lines(log, 'server').at(-1)).toMatch(/with 220 bytes\. Send the data\.$/u);
    log.send('server', { ...log.due('server'), len });
    log.deliverAll();
    expect(lines(log, 'server').at(-1)).toContain(en);
    expect(lines(log, 'server', 'zh').at(-1)).toContain(zh);
    log.sound('server');
    expect(lines(log, 'server').at(-1)).not.toContain('left to send');
  });

  it('offers no timer that has run out while there is something to send, and names its seconds once', () => {
    const log = new Log('lost-synack');
    log.sound('client');
    log.send('server', log.due('server'));
    const [wait] = agenda(log.table, 'client', 'en').waits;
    expect(lines(log, 'client').at(-1)).toContain(`fires in ${((wait?.ms ?? 0) / 1000).toFixed(1)} s`);
    log.do('client', { kind: 'timer', timer: 'rto' });
    expect(log.table.connection.server.timers.rto).toMatchObject({ fired: false });
    expect(agenda(log.table, 'server', 'en')).toMatchObject({ turn: 'partner', waits: [] });
    expect(lines(log, 'server').at(-1)).toBe('→ It is your partner’s turn.');
    log.send('client', log.due('client'));
    expect(agenda(log.table, 'server', 'en').waits).toEqual([]);
  });

  it('is over when the lesson is', () => {
    const log = new Log('handshake');
    log.playOut();
    for (const seat of SEATS)
      expect(agenda(log.table, seat, 'zh')).toMatchObject({ turn: 'nobody', prompt: null, waits: [] });
  });

  it('leaves nobody stranded: somebody can always go on, and what it offers is taken', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LESSONS.map((l) => l.id)),
        fc.array(fc.nat({ max: 1000 }), { maxLength: 160, size: 'max' }),
        (id, drawn) => {
          const log = new Log(id);
          muddle(log, drawn);
          if (log.table.ended) return;
          const both = SEATS.map((seat) => agenda(log.table, seat, 'en'));
          const moving = both.some((a) => a.turn === 'you') || automatic(log.table).length > 0;
          expect(moving, both.map((a) => read(a.items.at(-1)?.pieces ?? null)).join(' | ')).toBe(true);
          SEATS.forEach((seat, k) => {
            for (const { timer, refusal } of both[k]?.waits ?? []) {
              const played = play(log.table, seat, { kind: 'timer', timer });
              expect(played.ok ? null : played.refusal).toBe(refusal);
            }
          });
        },
      ),
      chance(300),
    );
  });

  it('speaks both languages in every step of every lesson', () => {
    for (const { id } of LESSONS) {
      const log = new Log(id);
      do {
        for (const seat of SEATS)
          for (const item of agenda(log.table, seat, 'zh').items)
            expect(read(item.pieces)).toMatch(/\p{Script=Han}/u);
        for (const seat of SEATS)
          for (const item of agenda(log.table, seat, 'en').items)
            expect(read(item.pieces)).not.toMatch(/\p{Script=Han}|undefined|[{}`*]/u);
      } while (log.tick() && !log.table.ended);
      expect(log.table.ended).toBe(true);
    }
  });
});

describe('markup', () => {
  it.each([
    ['a `close()` *now*', 'a close() now'],
    ['5 * 3', '5 * 3'],
    ['an open ` stays', 'an open ` stays'],
    ['', ''],
  ])('of %j reads %j', (marked, read) => expect(plain(marked)).toBe(read));
});
