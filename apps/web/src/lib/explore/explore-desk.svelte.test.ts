import { STATES } from '@handshake/protocol';
import type { State } from '@handshake/protocol';
import { expect, test } from 'vitest';
import { ExploreDesk } from './explore-desk.svelte.ts';

const ABORTS: readonly State[] = ['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'];

test.each(STATES)('[RST-ABORT] a RST of its own accord, from %s', (state) => {
  const desk = new ExploreDesk();
  desk.load(new URLSearchParams({ state, flags: 'R', as: 'sender' }));
  const { answer } = desk;
  if (answer?.direction !== 'sends') throw new Error('no answer');
  const { verdict } = answer.outcome;
  if (ABORTS.includes(state)) expect(verdict).not.toBe('illegal');
  else expect(verdict).toBe('illegal');
});
