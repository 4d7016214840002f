/** Whether a step's texts are true of a run: they tell the story of one in which nothing went wrong. */
import { diff } from '@handshake/protocol';
import type { Connection, Endpoint, Seq } from '@handshake/protocol';
import { playOut } from './bot/run.ts';
import { fold } from './table/fold.ts';
import { COACHED } from './table/log.ts';
import type { Began, Header, Table } from './table/log.ts';
import type { Text } from './text.ts';
import { isWrong, saidOf } from './wire.ts';

/** To be added to a step's text that is not true of this run. */
export const AS_PLANNED: Text = {
  en: 'This tells how it goes when nothing goes wrong; here something did, and what has come about stands on the ladder.',
  zh: '以上讲的是没有出错时的情形；这里出过错，实际情况以时序图为准。',
};

/** More than any lesson that can be played takes. */
const LIMIT = 1000;

const since = (n: Seq, base: Seq | null): number | null => (base === null ? null : diff(n, base));

/** An end without its clock and without its ISNs: what a text can speak of. */
const endAs = ({ state, iss, irs, snd, rcv, app }: Endpoint): readonly unknown[] => [
  state,
  since(snd.una, iss),
  since(snd.nxt, iss),
  snd.wnd,
  since(rcv.nxt, irs),
  rcv.wnd,
  app.queued,
];
const situationAs = ({ client, server }: Connection): string =>
  JSON.stringify([endAs(client), endAs(server)]);

const plans = new WeakMap<Header, readonly string[]>();

/** How each step begins, and last how the lesson ends, when two sound ends play it. */
function planOf(header: Header): readonly string[] {
  const known = plans.get(header);
  if (known) return known;
  const { mode } = COACHED;
  const iss = { client: header.iss.client ?? 0, server: header.iss.server ?? 0 };
  const table = playOut(fold({ ...header, mode, ask: undefined, iss }, []), { limit: LIMIT });
  const plan: string[] = [];
  for (let began: Began | null = table.began; began; began = began.before)
    plan[began.step] ??= situationAs(began.connection);
  plan[table.step] ??= situationAs(table.connection);
  plans.set(header, plan);
  return plan;
}

/** A wrong segment has travelled, as far as may be told by now. */
export const wentWrong = ({ events, header }: Pick<Table, 'events' | 'header'>): boolean =>
  [...saidOf(events, header.mode === 'peer').values()].some(isWrong);

/**
 * The step that is on began as it does when nothing goes wrong; at the end: the lesson ended so. Whoever plays it otherwise and rightly is
 * told nothing: the texts are checked against a run only where a wrong segment has travelled.
 */
export function asPlanned(table: Table): boolean {
  if (table.header.mode === 'coach' || !wentWrong(table)) return true;
  const { began, step, ended, connection } = table;
  // Some steps begin where the ends don't agree even so: a broken protocol has taken in what was never sent.
  const now = ended ? connection : began.step === step ? began.connection : null;
  return (now && situationAs(now)) === (planOf(table.header)[step] ?? null);
}
