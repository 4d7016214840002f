/** How a lesson goes on: a step that is done gives way to the next, whose application calls and faults take effect. */
import { call, flagsOf } from '@handshake/protocol';
import type { UserCall } from '@handshake/protocol';
import type { Action } from '../lesson/schema.ts';
import { holds } from './conditions.ts';
import { note, setEndpoint } from './draft.ts';
import type { Draft } from './draft.ts';

type Call = Extract<Action, { do: 'call' }>;

function userCall(action: Call): UserCall {
  switch (action.call) {
    case 'OPEN-ACTIVE':
      return { call: 'OPEN', mode: 'active' };
    case 'OPEN-PASSIVE':
      return { call: 'OPEN', mode: 'passive' };
    case 'SEND':
      return { call: 'SEND', bytes: action.bytes };
    case 'CLOSE':
    case 'ABORT':
      return { call: action.call };
  }
}

/** An application's call takes effect, and is noted. */
export function applyCall(draft: Draft, action: Call): void {
  const { connection } = draft;
  setEndpoint(draft, action.seat, call(connection[action.seat], userCall(action), connection.now));
  note(draft, {
    kind: 'call',
    seat: action.seat,
    call: action.call,
    ...(action.call === 'SEND' ? { bytes: action.bytes } : {}),
  });
}

/** The actions with which the step that is on begins. */
export function enter(draft: Draft): void {
  for (const action of draft.header.lesson.steps[draft.step]?.enter ?? []) {
    if (action.do === 'call') applyCall(draft, action);
    else {
      const flags = flagsOf(action.flags ?? '') ?? 0;
      draft.faults = [
        ...draft.faults,
        { fault: action.fault, from: action.from, flags, times: action.times },
      ];
    }
  }
}

/** Goes on through every step that is done; each turn of the loop leaves a step for good, so it ends. */
export function settle(draft: Draft): void {
  const { steps } = draft.header.lesson;
  for (
    let step = steps[draft.step];
    step && !draft.ended && holds(draft, step.until);
    step = steps[draft.step]
  ) {
    const to = draft.step + 1;
    if (to < steps.length) note(draft, { kind: 'step', to });
    draft.step = to;
    draft.hints = { client: 0, server: 0 };
    if (to < steps.length) enter(draft);
    else {
      draft.ended = true;
      note(draft, { kind: 'end' });
    }
  }
}
