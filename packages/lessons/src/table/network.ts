/** What the network does: it loses, keeps, copies and lets go, and hands over what its supposed sender never sent. */
import { drop, flagsOf, has, other } from '@handshake/protocol';
import type { InFlight, Segment } from '@handshake/protocol';
import type { Action } from '../lesson/action.ts';
import type { Net } from '../lesson/schema.ts';
import { note } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Fault, Kept, Seat, Table } from './log.ts';
import { numberOf } from './numbers-of.ts';

type Whose = { readonly from: Seat; readonly flags?: string | undefined };
const isTheirs =
  ({ from, flags }: Whose) =>
  (flying: InFlight): boolean =>
    flying.from === from && has(flying.segment, flagsOf(flags ?? '') ?? 0);

/** What a fault of the lesson does to the segment that has just left; uses the fault up. */
export function catchFault(
  draft: Draft,
  from: Seat,
  segment: Segment,
): 'flying' | 'dropped' | 'held' | 'copied' {
  const fault = draft.faults.find(
    (f) => f.from === from && has(segment, f.flags) && (!f.data || segment.len > 0),
  );
  if (!fault) return 'flying';
  draft.faults = draft.faults.flatMap((f) =>
    f !== fault ? [f] : f.times > 1 ? [{ ...f, times: f.times - 1 }] : [],
  );
  return FAULTS[fault.fault](draft, draft.connection.sent);
}

const FAULTS: Readonly<Record<Fault['fault'], (draft: Draft, no: number) => 'dropped' | 'held' | 'copied'>> =
  {
    drop: (draft, no) => {
      draft.connection = drop(draft.connection, no);
      return 'dropped';
    },
    hold: (draft, no) => {
      keep(draft, no, 'delayed');
      return 'held';
    },
    copy: (draft, no) => {
      keep(draft, no, 'duplicate');
      return 'copied';
    },
  };

const flyingOf = (draft: Draft, no: number): InFlight | undefined =>
  draft.connection.link.find((flying) => flying.no === no);

function keep(draft: Draft, no: number, net: Kept['net']): void {
  const flying = flyingOf(draft, no);
  if (!flying) return;
  draft.kept = [...draft.kept, { flying, net }];
  if (net === 'delayed') draft.connection = drop(draft.connection, no);
}

/** Puts a segment on the wire that nobody has just sent; its number there. */
function underWay(draft: Draft, flying: Omit<InFlight, 'no' | 'sentAt'>, net: Net | null): number {
  const no = draft.connection.sent + 1;
  const { connection } = draft;
  draft.connection = {
    ...connection,
    sent: no,
    link: [...connection.link, { ...flying, no, sentAt: connection.now }],
  };
  if (net) draft.nets = { ...draft.nets, [no]: net };
  return no;
}

/** A copy of a segment goes on its way, under a number of its own. */
export function again(draft: Draft, flying: InFlight, net: Net | null): void {
  const { no: of, sentAt: _, ...rest } = flying;
  const no = underWay(draft, rest, net);
  note(draft, { kind: 'released', from: flying.from, no, of, segment: flying.segment, net });
}

function letGo(draft: Draft, { flying, net }: Kept): void {
  if (net === 'duplicate') {
    again(draft, flying, net);
    return;
  }
  draft.connection = { ...draft.connection, link: [...draft.connection.link, flying] };
  draft.nets = { ...draft.nets, [flying.no]: net };
  note(draft, {
    kind: 'released',
    from: flying.from,
    no: flying.no,
    of: flying.no,
    segment: flying.segment,
    net,
  });
}

type Lesson<D extends Action['do']> = Extract<Action, { do: D }>;

export function applyRelease(draft: Draft, action: Lesson<'release'>): void {
  const going = draft.kept.filter(({ flying }) => isTheirs(action)(flying));
  draft.kept = draft.kept.filter((one) => !going.includes(one));
  for (const one of going) letGo(draft, one);
}

export function applyForget(draft: Draft, action: Lesson<'forget'>): void {
  draft.kept = draft.kept.filter(({ flying }) => !isTheirs(action)(flying));
}

export function applyInject(draft: Draft, { to, as, segment }: Lesson<'inject'>): void {
  const { connection } = draft;
  const made: Segment = {
    flags: flagsOf(segment.flags) ?? 0,
    seq: numberOf(connection, segment.seq),
    ack: segment.ack === undefined ? 0 : numberOf(connection, segment.ack),
    len: segment.len,
    win: segment.win,
  };
  const from = other(to);
  const no = underWay(draft, { from, segment: made }, as);
  note(draft, { kind: 'injected', from, no, segment: made, net: as });
}

/** A player's move as the network; what finds nothing to do changes nothing. */
export function applyNetwork(
  draft: Draft,
  kind: 'drop' | 'hold' | 'duplicate' | 'release' | 'replay',
  no: number,
): void {
  const flying = flyingOf(draft, no);
  switch (kind) {
    case 'drop':
    case 'hold':
      if (!flying) return;
      if (kind === 'hold') keep(draft, no, 'delayed');
      else draft.connection = drop(draft.connection, no);
      note(draft, {
        kind: kind === 'hold' ? 'kept' : 'lost',
        from: flying.from,
        no,
        segment: flying.segment,
      });
      return;
    case 'duplicate':
      if (flying) again(draft, flying, 'duplicate');
      return;
    case 'release': {
      const kept = draft.kept.find((one) => one.flying.no === no);
      if (!kept) return;
      draft.kept = draft.kept.filter((one) => one !== kept);
      letGo(draft, kept);
      return;
    }
    case 'replay': {
      const past = pastOf(draft, no);
      if (past) again(draft, past, 'duplicate');
    }
  }
}

/** What a player of the network keeps back, by its numbers; what the lesson or an instructor keeps, they let go. */
export const heldBack = ({ kept, events }: Pick<Table, 'kept' | 'events'>): readonly number[] =>
  kept.flatMap(({ flying: { no }, delayed }) =>
    !delayed && events.some((e) => e.kind === 'kept' && e.no === no) ? [no] : [],
  );

/** A segment that was on the wire before, as it was. */
export function pastOf(draft: Pick<Draft, 'past' | 'added'>, no: number): InFlight | undefined {
  for (const event of [...draft.added, ...draft.past])
    if ((event.kind === 'sent' || event.kind === 'injected') && event.no === no)
      return {
        no,
        from: event.kind === 'sent' ? event.seat : event.from,
        segment: event.segment,
        sentAt: event.at,
      };
  return undefined;
}
