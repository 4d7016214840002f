/** An instructor steps in: with all tables, with one, or in a seat. */
import type { SittingIn } from '../classes/sitting-in.ts';
import type { Stepping } from '../classes/stepping.ts';
import type { Lab } from '../lab.ts';
import { snapshotFor } from '../tables/view.ts';
import type { Handlers } from './edge.ts';
import { refuse } from '@handshake/contract';
import { written } from './parser.ts';

type StepEvent =
  `step.${'pause' | 'time' | 'word' | 'fault' | 'mend' | 'release' | 'hint' | 'sit' | 'play' | 'rise'}`;

export const stepHandlers = (lab: Lab, stepping: Stepping, sitting: SittingIn): Handlers<StepEvent> => ({
  'step.pause': ({ table, on }, { cls }) => stepping.pause(cls, table, on),
  'step.time': ({ table, minutes }, { cls }) => stepping.time(cls, table, minutes),
  'step.word': ({ table, text }, { cls }) => stepping.word(cls, table, text),
  'step.fault': ({ key: _, table, ...fault }, { cls }) => stepping.fault(cls, table, fault),
  'step.mend': ({ table }, { cls }) => stepping.mend(cls, table),
  'step.release': ({ table, no }, { cls }) => stepping.move(cls, table, { kind: 'release', no }),
  'step.hint': ({ table, seat }, { cls }) => stepping.move(cls, table, { kind: 'unlock', seat }),

  async 'step.sit'({ table, seat, since = 0 }, { cls }, socket) {
    const sat = await sitting.sit(cls, table, seat, socket);
    if (!sat.ok) return sat;
    const live = lab.host.peek(table) ?? (await lab.host.get(table));
    return live ? { ok: true, snapshot: snapshotFor(live, seat, since, lab.showing) } : refuse('table-over');
  },
  async 'step.play'({ table, seat, id, move }, { cls }) {
    const answer = await sitting.play(cls, table, seat, id, move);
    return answer.ok ? written(`{"ok":true,"logged":${answer.text}}`) : answer;
  },
  'step.rise': ({ table, seat }, { cls }) => sitting.rise(cls, table, seat),
});
