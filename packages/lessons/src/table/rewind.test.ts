import { RST } from '@handshake/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../../../scripts/chance.ts';
import { fold, LESSONS, lessonById, newHeader, play } from '../index.ts';
import type { Actor, Mode, Move, Table } from '../index.ts';
import { dueOf } from '../bot/due.ts';
import { ISS, Log, muddle } from '../test/table.ts';

const MODES: readonly Mode[] = ['coach', 'live', 'peer'];

/** A live table: wrong segments travel. */
class Live {
  table: Table;
  constructor(id: string) {
    const ways = { mode: 'live', ask: { predict: false, state: false } } as const;
    this.table = fold(newHeader({ lesson: lessonById(id)!, profile: 'strict', iss: ISS, ways }), []);
  }
  make(by: Actor, move: Move): void {
    const played = play(this.table, by, move);
    if (!played.ok) throw new Error(played.refusal);
    this.table = played.table;
  }
  /** Sends what is due from the client, `change`d, and it arrives. */
  client(change: { seq?: number } = {}): void {
    const due = dueOf(this.table, 'client')[0]!.segment;
    const seq = (due.seq + (change.seq ?? 0)) >>> 0;
    this.make('client', { kind: 'send', segment: { ...due, seq } });
    this.make('network', { kind: 'deliver', no: this.table.connection.sent });
  }
}

describe('a step anew', () => {
  it('goes back to where the step began, and segments keep counting', () => {
    const live = new Live('fin-data');
    live.client({ seq: 9 });
    const { sent } = live.table.connection;
    live.make('client', { kind: 'rewind' });
    expect(live.table.step).toBe(0);
    expect(live.table.connection).toMatchObject({ sent, link: [] });
    expect(live.table.connection.server.held).toEqual([]);
  });

  it('goes back further where bytes that were never sent had been taken in by then', () => {
    const live = new Live('delayed-ack');
    // Held beyond a gap; the right bytes then fill it, and the server waits for more than was ever sent.
    live.client({ seq: 50 });
    live.client();
    const { client, server } = live.table.connection;
    expect(live.table.step).toBe(1);
    expect(server.rcv.nxt - client.snd.nxt).toBe(50);
    live.make('server', { kind: 'rewind' });
    expect(live.table.step).toBe(0);
    expect(live.table.events.at(-1)).toMatchObject({ kind: 'rewound', seat: 'server', to: 0 });
    expect(live.table.connection.server.rcv.nxt).toBe(live.table.connection.client.snd.nxt);
    expect(dueOf(live.table, 'client')).toHaveLength(1);
    live.client();
    expect(live.table.step).toBe(1);
    // The step after it begins where the ends agree again.
    live.make('server', { kind: 'rewind' });
    expect(live.table.step).toBe(1);
  });

  it('goes back further where it didn’t help to begin the step anew twice', () => {
    const log = new Log('lost-fin', { mode: 'live' });
    log.send('client', log.due('client'));
    expect(log.table.step).toBe(1);
    // A RST that nothing asked for: the server is gone, and the client doesn't know.
    const { snd } = log.table.connection.server;
    log.send('server', { flags: RST, seq: (snd.nxt + 200_000) >>> 0, ack: 0, len: 0, win: 0 });
    log.deliverAll();
    log.do('client', { kind: 'timer', timer: 'rto' });
    expect(log.table).toMatchObject({ step: 2, connection: { server: { state: 'CLOSED' } } });
    const steps = [1, 2, 3, 4, 5].map(() => {
      log.do('client', { kind: 'rewind' });
      return log.table.step;
    });
    expect(steps).toEqual([2, 2, 1, 1, 0]);
    expect(log.table.connection.server.state).toBe('ESTABLISHED');
    expect(log.playOut()).not.toBeNull();
  });

  it('doesn’t try a step twice more each time that it leads to the same trouble', () => {
    const log = new Log('whole-connection', { mode: 'live' });
    const far = 7;
    /** As far as the trouble, where nobody notices anything before. */
    const playOn = (): void => {
      while (log.table.step < far) expect(log.tick()).toBe(true);
    };
    const steps: number[] = [];
    do {
      playOn();
      log.do('client', { kind: 'rewind' });
      steps.push(log.table.step);
    } while (log.table.step > 0);
    expect(steps.filter((step, i) => step !== steps[i - 1])).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    expect(steps).toHaveLength(2 * far + 1);
    // Beyond it there are two tries again.
    playOn();
    while (log.table.step === far) log.tick();
    log.do('client', { kind: 'rewind' });
    log.do('client', { kind: 'rewind' });
    expect(log.table.step).toBe(far + 1);
  });

  it('goes back further where bytes that were never sent were on their way by then', () => {
    const live = new Live('simultaneous-open');
    for (const seat of ['client', 'server'] as const)
      live.make(seat, { kind: 'send', segment: dueOf(live.table, seat)[0]!.segment });
    live.make('network', { kind: 'deliver', no: 1 });
    expect(live.table.step).toBe(1);
    const due = dueOf(live.table, 'server')[0]!.segment;
    live.make('server', { kind: 'send', segment: { ...due, len: 1 } });
    const wrong = live.table.connection.sent;
    live.make('network', { kind: 'deliver', no: 2 });
    live.make('client', { kind: 'send', segment: dueOf(live.table, 'client')[0]!.segment });
    expect(live.table.step).toBe(2);
    expect(live.table.connection.link.map(({ no }) => no)).toContain(wrong);
    live.make('server', { kind: 'rewind' });
    expect(live.table.step).toBe(1);
    expect(live.table.connection.link.map(({ segment }) => segment.len)).not.toContain(1);
  });
});

describe.each(MODES)('%s: whatever anybody has sent, in any order', (mode) => {
  it.each(LESSONS.map(({ id }) => id))('%s is brought to its end', (id) => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { maxLength: 160, size: 'max' }), (drawn) => {
        const log = new Log(id, { mode });
        muddle(log, drawn);
        expect(log.playOut(4000)).not.toBeNull();
      }),
      chance(4),
    );
  });
});
