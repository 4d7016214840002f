import type { PlayableMove } from '@handshake/contract';
import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox.ts';
import type { Attempt } from './outbox.ts';
import type { Played } from './table-link.ts';

const hint: PlayableMove = { kind: 'hint' };
const refused: Played = { ok: false, refusal: 'no-more-hints' };

describe('the outbox', () => {
  it('sends in the order in which the moves were made, one at a time', async () => {
    const outbox = new Outbox();
    const sent: string[] = [];
    let under = 0;
    const first = outbox.add('t', 'move-0001', hint);
    const second = outbox.add('t', 'move-0002', hint);
    await outbox.empty(async (id) => {
      expect(++under).toBe(1);
      sent.push(id);
      await Promise.resolve();
      under -= 1;
      return refused;
    });
    expect(sent).toEqual(['move-0001', 'move-0002']);
    expect(await first).toEqual(refused);
    expect(await second).toEqual(refused);
  });

  it('keeps a move that could not be sent, and sends it under the same id later', async () => {
    const outbox = new Outbox();
    const played = outbox.add('later', 'move-0003', hint);
    const tried: string[] = [];
    const answers: Attempt[] = ['later', refused];
    const attempt = async (id: string) => {
      tried.push(id);
      return answers.shift() ?? refused;
    };
    await outbox.empty(attempt);
    expect(outbox.kept('later')).toEqual([{ id: 'move-0003', move: hint }]);
    await outbox.empty(attempt);
    expect(tried).toEqual(['move-0003', 'move-0003']);
    expect(await played).toEqual(refused);
    expect(outbox.kept('later')).toEqual([]);
  });

  it('hands what was left by a reload to the next outbox of the same table', () => {
    void new Outbox().add('reload', 'move-0004', hint);
    expect(new Outbox().kept('reload')).toEqual([{ id: 'move-0004', move: hint }]);
    expect(new Outbox().kept('another table')).toEqual([]);
  });

  it('drops what was meant for the table before', async () => {
    const outbox = new Outbox();
    const played = outbox.add('old', 'move-0005', hint);
    outbox.turn('new');
    expect(await played).toEqual({ ok: false, refusal: 'no-seat' });
    await outbox.empty(() => {
      throw new Error('nothing is left to send');
    });
    expect(outbox.kept('old')).toEqual([]);
  });
});
