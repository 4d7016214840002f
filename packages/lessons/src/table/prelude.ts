/** The start of a table: both ends CLOSED, or a connection that two sound ends have opened and used already. */
import { closed, connect, due } from '@handshake/protocol';
import { tableOf, firstDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { FULL_SIZED } from './header.ts';
import type { Header, Outcome, Seat, Table } from './log.ts';
import { applyDelivery, applySend } from './moves.ts';
import { applyCall, enter, settle } from './progress.ts';
import { capacity } from './room.ts';

/** What is said of a segment that a sound end sends before the first move. */
const SOUND: Outcome = { verdict: 'legal', findings: [], misconception: null, notAsked: null, travels: true };

/** Exchanges of a prelude are short; more turns than this would mean that two sound ends never come to rest. */
const TURNS = 200;

/** Both ends send what is due, at once, and everything arrives, until nothing is due any more. */
function exchange(draft: Draft): void {
  for (let turn = 0; turn < TURNS; turn++) {
    const flying = draft.connection.link[0];
    if (flying) {
      applyDelivery(draft, flying.no);
      continue;
    }
    const seat = (['client', 'server'] as const).find(
      (s) => due(draft.connection[s], draft.connection.now).length > 0,
    );
    const next = seat && due(draft.connection[seat], draft.connection.now)[0];
    if (!seat || !next) return;
    applySend(draft, seat, next.segment, SOUND);
  }
  throw new Error('the prelude of a lesson never comes to rest');
}

function openConnection(draft: Draft, sent: Readonly<Record<Seat, number>>): void {
  applyCall(draft, { do: 'call', seat: 'server', call: 'OPEN-PASSIVE' });
  applyCall(draft, { do: 'call', seat: 'client', call: 'OPEN-ACTIVE' });
  exchange(draft);
  for (const seat of ['client', 'server'] as const) {
    if (sent[seat] === 0) continue;
    applyCall(draft, { do: 'call', seat, call: 'SEND', bytes: sent[seat] });
    exchange(draft);
  }
}

/** The table before the first move: what its lesson starts from, and the first step entered. */
export function open(header: Header): Table {
  // An ISS that the viewer may not know yet stands at 0; the SYN, when it comes, tells it.
  const end = (seat: Seat) =>
    closed({ iss: header.iss[seat] ?? 0, wnd: capacity({ header }, seat), mss: FULL_SIZED });
  const draft = firstDraft(header, connect(end('client'), end('server')));
  const { start } = header.lesson;
  if (start.at === 'open') {
    openConnection(draft, start.sent);
    draft.prelude = draft.added.length;
    draft.received = { client: 0, server: 0 };
  }
  enter(draft);
  settle(draft);
  return tableOf(draft);
}
