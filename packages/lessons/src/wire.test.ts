import { describe, expect, it } from 'vitest';
import { COACHED, wireOf } from './index.ts';
import { Log } from './test/table.ts';

const fates = (log: Log) => {
  const { events, prelude } = log.table;
  return wireOf(events.slice(prelude)).map(({ no, fate }) => [no, fate]);
};
/** A table with the client's first segment on its way, as number 1. */
const withSyn = (mode: 'coach' | 'live' | 'peer' = 'coach'): Log => {
  const log = new Log('handshake', { ways: { ...COACHED, mode } });
  log.send('client', log.due('client'));
  return log;
};

describe('what became of a segment', () => {
  it('flies, and arrives', () => {
    const log = withSyn();
    expect(fates(log)).toEqual([[1, 'flying']]);
    log.do('network', { kind: 'deliver', no: 1 });
    expect(wireOf(log.table.events)[0]).toMatchObject({ fate: 'arrived', action: 'accept', late: false });
  });

  it('is kept by the network, and goes on late', () => {
    const log = withSyn();
    log.do('network', { kind: 'hold', no: 1 });
    expect(fates(log)).toEqual([[1, 'kept']]);
    log.do('network', { kind: 'release', no: 1 });
    expect(wireOf(log.table.events)).toMatchObject([{ no: 1, fate: 'flying', late: true, origin: null }]);
  });

  it('is lost, and copied: the copy has a number of its own', () => {
    const log = withSyn();
    log.do('network', { kind: 'duplicate', no: 1 });
    log.do('network', { kind: 'drop', no: 1 });
    expect(wireOf(log.table.events)).toMatchObject([
      { no: 1, fate: 'dropped' },
      { no: 2, fate: 'flying', origin: { kind: 'copy', of: 1 }, from: 'client' },
    ]);
  });

  it('waits at the door for a check, and is gone when the step is begun anew', () => {
    const log = withSyn('peer');
    log.do('network', { kind: 'deliver', no: 1 });
    expect(fates(log)).toEqual([[1, 'waiting']]);
    log.do('client', { kind: 'rewind' });
    expect(fates(log)).toEqual([[1, 'gone']]);
  });

  it('comes from elsewhere: an old one', () => {
    const log = new Log('no-time-wait');
    log.playOut();
    expect(wireOf(log.table.events).some(({ origin }) => origin !== null)).toBe(true);
  });
});
