/** How a lesson goes on: a step that is done gives way to the next, whose application calls and faults take effect. */
import { add, before, call, deleted, flagsOf, fresh, segLen } from '@handshake/protocol';
import type { Endpoint, InFlight, UserCall } from '@handshake/protocol';
import type { Action } from '../lesson/action.ts';
import { holds } from './conditions.ts';
import { note, setEndpoint, situationOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { applyForget, applyInject, applyRelease } from './network.ts';
import { numberOf } from './numbers-of.ts';
import { firstTimer } from './waiting.ts';

type Lesson<D extends Action['do']> = Extract<Action, { do: D }>;
type Call = Lesson<'call'>;

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

/** The ISN clock ticks every 4 µs (RFC 9293 §3.4.1). */
const ISN_PER_MS = 250;

/** An end that is to be opened once more draws its ISS anew: by the clock, or the one that the lesson wants. */
function reopened(draft: Draft, action: Call): Endpoint {
  const { connection } = draft;
  const ep = connection[action.seat];
  if (
    ep.state !== 'CLOSED' ||
    !('iss' in action || action.call === 'OPEN-ACTIVE' || action.call === 'OPEN-PASSIVE')
  )
    return ep;
  const used = ep.irs !== null || ep.snd.nxt !== ep.iss;
  if (action.iss !== undefined) return fresh(ep, numberOf(connection, action.iss));
  return used ? fresh(ep, add(ep.iss, Math.floor(connection.now * ISN_PER_MS))) : ep;
}

/** An application's call takes effect, and is noted. */
export function applyCall(draft: Draft, action: Call): void {
  const { seat } = action;
  setEndpoint(draft, seat, call(reopened(draft, action), userCall(action), draft.connection.now));
  note(draft, {
    kind: 'call',
    seat,
    call: action.call,
    ...(action.call === 'SEND' ? { bytes: action.bytes } : {}),
  });
}

/** The host loses its memory: there is no connection any more, and nobody is told. */
function applyCrash(draft: Draft, { seat }: Lesson<'crash'>): void {
  setEndpoint(draft, seat, deleted(draft.connection[seat]));
  draft.unread = { ...draft.unread, [seat]: null };
  note(draft, { kind: 'crash', seat });
}

/** To stop reading fills the room with what comes; to go on empties it. */
function applyRead(draft: Draft, { seat, reads }: Lesson<'read'>): void {
  draft.unread = { ...draft.unread, [seat]: reads ? null : (draft.unread[seat] ?? 0) };
  note(draft, { kind: 'read', seat, reads });
}

function applyBacklog(draft: Draft, entries: number): void {
  const { start } = draft.header.lesson;
  const size = (start.at === 'closed' ? start.backlog : undefined) ?? entries;
  draft.backlog = Math.min(size, entries);
  note(draft, { kind: 'backlog', seat: 'server', entries: draft.backlog, size });
}

/** The clock goes on, and not past a timer: what it would do is somebody's move. */
function applyPass(draft: Draft, { ms }: Lesson<'pass'>): void {
  const { connection } = draft;
  const due = firstTimer(connection)?.due ?? Infinity;
  draft.connection = { ...connection, now: Math.max(connection.now, Math.min(connection.now + ms, due)) };
}

function applyAction(draft: Draft, action: Action): void {
  switch (action.do) {
    case 'call':
      applyCall(draft, action);
      return;
    case 'crash':
      applyCrash(draft, action);
      return;
    case 'read':
      applyRead(draft, action);
      return;
    case 'fault': {
      const flags = flagsOf(action.flags ?? '') ?? 0;
      const { fault, from, times, data } = action;
      draft.faults = [...draft.faults, { fault, from, flags, times, ...(data ? { data } : {}) }];
      return;
    }
    case 'mend':
      draft.faults = draft.faults.filter(({ from }) => from !== action.from);
      return;
    case 'release':
      applyRelease(draft, action);
      return;
    case 'forget':
      applyForget(draft, action);
      return;
    case 'inject':
      applyInject(draft, action);
      return;
    case 'pass':
      applyPass(draft, action);
      return;
    case 'flood':
      applyBacklog(draft, draft.backlog + action.syns);
      return;
    case 'drain':
      applyBacklog(draft, 0);
  }
}

/** This end holds, or waits for, numbers that its peer has not used: a wrong segment was taken in, and nothing mends that. */
function holdsUnsent({ irs, rcv, held }: Endpoint, peer: Endpoint): boolean {
  if (irs === null || irs !== peer.iss) return false;
  const { nxt } = peer.snd;
  return before(nxt, rcv.nxt) || held.some(({ to }) => before(nxt, to));
}

/** A segment of its sender's (not forged, nor of an earlier connection) that carries numbers which its sender has not used. */
const carriesUnsent =
  ({ connection, nets }: Draft) =>
  ({ no, from, segment }: InFlight): boolean => {
    const { iss, snd } = connection[from];
    return (
      nets[no] !== 'forged' &&
      nets[no] !== 'old' &&
      !before(segment.seq, iss) &&
      before(snd.nxt, add(segment.seq, segLen(segment)))
    );
  };

/** From here a connection can go on to its end: neither end holds, nor will get, what was never sent. */
function agree(draft: Draft): boolean {
  const { client, server, link } = draft.connection;
  const onTheWay = [...link, ...draft.kept.map(({ flying }) => flying)];
  return !holdsUnsent(client, server) && !holdsUnsent(server, client) && !onTheWay.some(carriesUnsent(draft));
}

/** The actions with which the step that is on begins. */
export function enter(draft: Draft): void {
  for (const action of draft.header.lesson.steps[draft.step]?.enter ?? []) applyAction(draft, action);
  const { step } = draft;
  // Whoever comes further than ever has left the trouble behind.
  if (step >= draft.rewinds.length) draft.rewinds = [];
  if (agree(draft)) draft.began = { ...situationOf(draft), step, before: step === 0 ? null : draft.began };
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
    draft.unlocked = { client: 0, server: 0 };
    if (to < steps.length) enter(draft);
    else {
      draft.ended = true;
      note(draft, { kind: 'end' });
    }
  }
}
