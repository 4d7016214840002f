import { describe, expect, test } from 'vitest';
import { debrief } from './index.ts';
import type { Mode, Seat } from './index.ts';
import { Log } from './test/table.ts';

const ASKED = { predict: true, state: true };

/** The client's SYN and what both are asked about it: `right` or wrong throughout. */
function asked(right: boolean, mode: Mode = 'peer'): Log {
  const log = new Log('handshake', { ways: { mode, ask: ASKED } });
  const syn = log.due('client');
  log.do('client', {
    kind: 'send',
    segment: syn,
    predict: { state: right ? 'SYN-RECEIVED' : 'ESTABLISHED', ack: syn.seq + 1 },
  });
  log.do('client', { kind: 'state', state: right ? 'SYN-SENT' : 'LISTEN' });
  log.do('network', { kind: 'deliver', no: 1 });
  if (mode === 'peer')
    log.do('server', { kind: 'check', no: 1, decision: right ? 'accept' : 'reset', field: null });
  log.do('server', { kind: 'state', state: right ? 'SYN-RECEIVED' : 'SYN-SENT' });
  return log;
}
const counted = (log: Log, seat: Seat) =>
  Object.entries(debrief(log.table, seat).answers).map(([kind, { given, wrong }]) => [
    kind,
    given,
    wrong.length,
  ]);
const praised = (log: Log, seat: Seat) => debrief(log.table, seat).well.map(({ id }) => id);

describe('what was answered beside segments', () => {
  test('is counted for whoever answered', () => {
    for (const right of [true, false]) {
      const wrong = right ? 0 : 1;
      expect(counted(asked(right), 'client')).toEqual([
        ['checks', 0, 0],
        ['states', 1, wrong],
        ['foretold', 1, wrong],
      ]);
      expect(counted(asked(right), 'server')).toEqual([
        ['checks', 1, wrong],
        ['states', 1, wrong],
        ['foretold', 0, 0],
      ]);
    }
  });

  test('is praised where it was right, and names the move where it was not', () => {
    expect(praised(asked(true), 'server')).toEqual(['checks', 'states']);
    expect(praised(asked(true, 'coach'), 'client')).toContain('foretold');
    expect(praised(asked(false), 'server')).toEqual([]);
    const [check] = debrief(asked(false).table, 'server').answers.checks.wrong;
    expect(check).toMatchObject({
      kind: 'checked',
      said: { decision: 'reset' },
      right: { decision: 'accept' },
    });
  });
});
