import { expect, test } from 'vitest';
import { STATES } from '@handshake/protocol';
import type { State } from '@handshake/protocol';
import { readEndpoint } from './read.ts';
import type { Complaint } from './read.ts';
import { firstSegment, inMode, sensible } from './situation.ts';
import type { Situation, VariableField, VariableTexts } from './situation.ts';

/** The state's sensible variables, relative, with some typed anew. */
function typed(state: State, vars: Partial<VariableTexts>, finWaits = false): Situation {
  const usual: Situation = {
    state,
    end: { ...sensible(state), finWaits },
    segment: firstSegment(state, 'arrives', 0),
    direction: 'arrives',
  };
  const relative = inMode(usual, 'absolute', 'relative');
  return { ...relative, end: { ...relative.end, vars: { ...relative.end.vars, ...vars } } };
}

test.each(STATES)('what is sensible in %s is possible', (state) => {
  const read = readEndpoint(typed(state, {}), 'relative');
  expect(read).toMatchObject({ ok: true, endpoint: { state } });
});

const WRONG: readonly (readonly [
  State,
  Partial<VariableTexts>,
  VariableField,
  Complaint['why'],
  number | undefined,
])[] = [
  ['ESTABLISHED', { una: '' }, 'una', 'empty', undefined],
  ['ESTABLISHED', { una: 'x' }, 'una', 'not-a-number', undefined],
  ['ESTABLISHED', { nxt: '1.5' }, 'nxt', 'not-whole', undefined],
  ['ESTABLISHED', { rwnd: '65536' }, 'rwnd', 'out-of-range', undefined],
  ['ESTABLISHED', { iss: '4294967296' }, 'iss', 'out-of-range', undefined],
  ['ESTABLISHED', { una: '302' }, 'una', 'una-beyond-nxt', 301],
  ['ESTABLISHED', { una: '4294967295' }, 'una', 'una-before-iss', 0],
  ['ESTABLISHED', { una: '0' }, 'una', 'una-syn', 1],
  ['ESTABLISHED', { nxt: '0', una: '0' }, 'nxt', 'nxt-syn', 1],
  ['ESTABLISHED', { rcv: '0' }, 'rcv', 'rcv-syn', 1],
  ['ESTABLISHED', { max: '999' }, 'max', 'max-less', undefined],
  ['SYN-SENT', { una: '1' }, 'una', 'una-is-iss', 0],
  ['SYN-RECEIVED', { nxt: '2' }, 'nxt', 'nxt-first', 1],
  ['FIN-WAIT-1', { una: '302' }, 'una', 'una-fin', 301],
  ['FIN-WAIT-1', { nxt: '1' }, 'nxt', 'nxt-fin', 2],
  ['FIN-WAIT-2', { una: '301' }, 'una', 'una-all', 302],
  ['TIME-WAIT', { rcv: '1' }, 'rcv', 'rcv-fin', 2],
];
test.each(WRONG)('%s with %o: %s, %s', (state, vars, field, why, right) => {
  const read = readEndpoint(typed(state, vars), 'relative');
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.complaints[field]?.why).toBe(why);
  const base = field === 'rcv' ? sensible(state).vars.irs : sensible(state).vars.iss;
  if (right !== undefined) expect(read.complaints[field]?.right).toBe((Number(base) + right) >>> 0);
});

test('what means nothing in a state is not complained of', () => {
  expect(readEndpoint(typed('LISTEN', { una: 'x', rcv: '', irs: '?' }), 'relative').ok).toBe(true);
  expect(readEndpoint(typed('CLOSED', { iss: 'x', rwnd: 'y' }), 'relative').ok).toBe(true);
});

test('a FIN that waits behind data is not sent yet', () => {
  const read = readEndpoint(typed('FIN-WAIT-1', { una: '302' }, true), 'relative');
  expect(read).toMatchObject({ ok: true, endpoint: { finSeq: null, app: { closing: true } } });
});
