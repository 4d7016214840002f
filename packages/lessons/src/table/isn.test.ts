import { ACK, add, SYN, segment } from '@handshake/protocol';
import { describe, expect, it } from 'vitest';
import { numbers } from '../index.ts';
import { ISS, Log } from '../test/table.ts';

/** A handshake whose SYN has arrived. */
function asked(): Log {
  const log = new Log('handshake');
  log.sound('client');
  return log;
}
const synAck = (seq: number) =>
  ({
    kind: 'send',
    segment: segment({ flags: SYN | ACK, seq, ack: add(ISS.client, 1), win: 64_240 }),
  }) as const;

describe('the ISN of a SYN,ACK', () => {
  it('[HS-ISN-CHOICE] may be another than the one drawn, which then is the base of relative numbers', () => {
    const log = asked();
    const chosen = add(ISS.server, 123_456);
    expect(log.try('server', synAck(chosen))).toMatchObject({
      ok: true,
      outcome: { verdict: 'legal', travels: true },
    });
    expect(log.table.connection.server).toMatchObject({ iss: chosen, snd: { nxt: add(chosen, 1) } });
    expect(numbers(log.table, 'server').own).toBe(chosen);
  });

  it('[HS-ISN-CHOICE] of 1 is unusual, and travels', () => {
    const log = asked();
    expect(log.try('server', synAck(1))).toMatchObject({
      ok: true,
      outcome: { verdict: 'unusual', travels: true },
    });
  });

  it.each([
    ['the drawn one and one more', add(ISS.server, 1)],
    ['the client’s', ISS.client],
    ['the client’s and one more', add(ISS.client, 1)],
  ])('[HS-SYNACK-SEQ] is a mistake where it is %s', (_, seq) => {
    const log = asked();
    const played = log.try('server', synAck(seq));
    expect(played).toMatchObject({ ok: true, outcome: { verdict: 'illegal', travels: false } });
    expect(played.ok && played.outcome?.findings.map((f) => f.rule)).toContain('HS-SYNACK-SEQ');
    expect(log.table.connection.server.iss).toBe(ISS.server);
  });
});
