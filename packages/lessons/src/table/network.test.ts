/** What a lesson's network does, and what of it the ends are told. */
import { ACK, RST, segment, SYN } from '@handshake/protocol';
import { describe, expect, it } from 'vitest';
import { agenda, automatic, COACHED, fold, LESSONS, newHeader, play, rightCheck } from '../index.ts';
import type { Locale, Seat, Table } from '../index.ts';
import { ISS, Log } from '../test/table.ts';

const said = (table: Table, seat: Seat, locale: Locale = 'en'): string =>
  (agenda(table, seat, locale).items.at(-1)?.pieces ?? []).map((piece) => piece.text).join('');

describe('a full backlog', () => {
  const flooded = (): Log => new Log('syn-flood');

  it('leaves a SYN unanswered, and tells the end that listens', () => {
    const log = flooded();
    expect(said(log.table, 'server')).toBe(
      'SYNs of other hosts have taken 128 of your 128 places for half-open connections. It is your partner’s turn.',
    );
    log.sound('client');
    expect(log.table.events.some((e) => e.kind === 'overflow')).toBe(true);
    expect(log.table.connection.server.state).toBe('LISTEN');
    expect(said(log.table, 'server')).toContain(
      'Segment 1 is a SYN, and found no place: nothing answers it.',
    );
    expect(said(log.table, 'server', 'zh')).toContain('1 号报文段是 SYN，已没有位置留给它：不予回答。');
    // The client's host has noticed nothing.
    expect(said(log.table, 'client')).toMatch(/^There is nothing to send\. Your retransmission timer/u);
  });

  it.each([
    ['an ACK is answered with a RST', segment({ flags: ACK, seq: 5, ack: 6 }), 'reset'],
    ['a SYN,ACK likewise', segment({ flags: SYN | ACK, seq: 5, ack: 6 }), 'reset'],
    ['a RST is dropped', segment({ flags: RST, seq: 5 }), 'drop'],
  ])('has no say where nothing would take a place: %s', (_, wrong, action) => {
    const lesson = LESSONS.find(({ id }) => id === 'syn-flood')!;
    const live = fold(
      newHeader({ lesson, profile: 'strict', iss: ISS, ways: { ...COACHED, mode: 'live' } }),
      [],
    );
    const sent = play(live, 'client', { kind: 'send', segment: wrong });
    if (!sent.ok) throw new Error(sent.refusal);
    const came = play(sent.table, 'network', { kind: 'deliver', no: sent.table.connection.sent });
    if (!came.ok) throw new Error(came.refusal);
    expect(came.table.events.findLast((e) => e.kind === 'arrived')).toMatchObject({ action });
    expect(came.table.events.some((e) => e.kind === 'overflow')).toBe(false);
  });

  it('makes “drop” the right answer of a peer check', () => {
    const lesson = LESSONS.find(({ id }) => id === 'syn-flood')!;
    const peer = fold(
      newHeader({ lesson, profile: 'strict', iss: ISS, ways: { ...COACHED, mode: 'peer' } }),
      [],
    );
    const sent = play(peer, 'client', {
      kind: 'send',
      segment: segment({ flags: SYN, seq: ISS.client, win: 64_240 }),
    });
    if (!sent.ok) throw new Error(sent.refusal);
    expect(rightCheck(sent.table, 1)).toEqual({ decision: 'drop', field: null });
  });
});

describe('a network that fails for a while', () => {
  it('loses every repeat until it is mended', () => {
    const log = new Log('lost-ack3-repeat');
    for (const seat of ['client', 'server'] as const) log.sound(seat);
    const ack = log.due('client');
    for (let k = 0; k < 3; k++) expect(log.send('client', ack).travels).toBe(true);
    const lost = log.table.events.filter((e) => e.kind === 'sent' && e.fate === 'dropped');
    expect(lost).toHaveLength(3);
    expect(log.table.connection.server.state).toBe('SYN-RECEIVED');
    log.do('server', { kind: 'timer', timer: 'rto' });
    log.sound('server');
    expect(log.table.faults).toEqual([]);
    log.sound('client');
    expect(log.table.ended).toBe(true);
  });
});

describe('2MSL', () => {
  it('doesn’t run out, and isn’t skipped, while the other end has a SYN to send', () => {
    const log = new Log('next-incarnation');
    for (const seat of ['client', 'server', 'client', 'server'] as const) log.sound(seat);
    expect(log.table.connection.server.state).toBe('TIME-WAIT');
    expect(automatic(log.table)).toEqual([]);
    const skipped = log.try('server', { kind: 'timer', timer: '2msl' });
    expect(skipped).toEqual({ ok: false, refusal: 'no-need' });
    log.sound('client');
    expect(log.table.connection.server.state).toBe('SYN-RECEIVED');
  });
});

describe('an end is told', () => {
  it('of its own crash, and its partner of none', () => {
    const { table } = new Log('half-open');
    expect(said(table, 'client')).toBe(
      'Your host crashed, and has forgotten the connection. Your application called connect(). Ask for the connection.',
    );
    expect(said(table, 'server')).toBe('It is your partner’s turn.');
  });

  it('of a RST and a SYN that are asked back, and nothing of who sent them', () => {
    const log = new Log('blind-reset');
    log.deliverAll();
    expect(said(log.table, 'server')).toBe(
      'Segment 9 is a RST, in your window and not at the number that you expect. Answer it.',
    );
    log.sound('server');
    log.deliverAll();
    expect(said(log.table, 'server')).toBe(
      'Segment 11 is a SYN, and your connection is open already. Answer it.',
    );
  });

  it('of the segment that ended its connection', () => {
    const log = new Log('half-open');
    for (const seat of ['client', 'server', 'client'] as const) log.sound(seat);
    expect(said(log.table, 'server')).toMatch(/^Segment \d+ reset your connection\./u);
  });

  it('of a late segment of another connection that it is not acceptable, and not that it is a repeat', () => {
    const log = new Log('next-incarnation');
    while (log.table.step < 7) log.tick();
    log.deliverAll();
    expect(said(log.table, 'server')).toMatch(/^Segment \d+ arrived, and is not acceptable\. Answer it\.$/u);
  });
});

describe('a student who takes what is not meant for them', () => {
  it.each(['old-syn', 'late-synack'])('shows in %s that a stale SYN,ACK is accepted', (id) => {
    const log = new Log(id);
    while (log.table.step < 2 || log.table.connection.link.length > 0) log.tick();
    const { iss, snd } = log.table.connection.client;
    const came = log.table.events.findLast((e) => e.kind === 'arrived' && e.seat === 'client');
    if (came?.kind !== 'arrived') throw new Error('nothing came');
    const accepted = segment({ flags: ACK, seq: snd.nxt, ack: came.segment.seq + 1, win: 64_240 });
    expect(log.send('client', accepted)).toMatchObject({ misconception: 'stale-synack', travels: false });
    const anew = segment({ flags: SYN | ACK, seq: iss, ack: came.segment.seq + 1, win: 64_240 });
    expect(log.send('client', anew)).toMatchObject({ misconception: 'stale-synack', travels: false });
    expect(log.sound('client')).toMatchObject({ verdict: 'legal' });
    expect(log.table.step).toBe(3);
    expect(log.table.events.some((e) => e.states.server === 'LISTEN' && e.step === 2)).toBe(true);
  });

  it('is not told that nothing has come, where a challenge ACK has', () => {
    const log = new Log('half-open');
    for (const seat of ['client', 'server'] as const) log.sound(seat);
    const { iss } = log.table.connection.client;
    const outcome = log.send('client', segment({ flags: SYN | ACK, seq: iss, ack: 1, win: 64_240 }));
    expect(outcome).toMatchObject({ verdict: 'illegal', misconception: null, travels: false });
  });

  it('is not told that they sent what the network made up', () => {
    const log = new Log('blind-reset');
    expect(said(log.table, 'client')).toBe('Segment 8 is on its way to your partner.');
    expect(said(log.table, 'server')).toBe('Segment 8 is on its way to you.');
  });

  it('is not offered to skip 2MSL while the partner waits for a timer that fires before', () => {
    const log = new Log('lost-last-ack');
    while (log.table.step < 3) log.tick();
    expect(agenda(log.table, 'client', 'en')).toMatchObject({ turn: 'partner' });
    expect(said(log.table, 'client')).toBe('Your partner waits for a timer.');
    expect(agenda(log.table, 'server', 'en').turn).toBe('you');
  });
});
