/**
 * The page's address: the whole choice, so that it can be kept and handed on. Numbers stand in it as they stand in the header;
 * what can't be read stands there as typed, and is answered at its field.
 */
import { ACK, flagsOf, lettersOf } from '@handshake/protocol';
import type { Endpoint, Segment, Seq } from '@handshake/protocol';
import { NUMBER_FIELDS } from '#lib/table/draft.ts';
import type { DraftFields } from '#lib/table/draft.ts';
import { preset } from './presets.ts';
import { firstSegment, isState, MAY_WAIT, sensible, VARIABLES } from './situation.ts';
import type { Direction, EndpointTexts, Situation, VariableField, VariableTexts } from './situation.ts';

const PATH = '/explore';
/** A typed number is never longer (see the fields' maxlength). */
const LONGEST = 40;

/** What an address named that there is not; the page says so and shows something sensible instead. */
export type Unknown = 'state' | 'flags' | 'try';
export interface FromAddress {
  readonly situation: Situation;
  readonly unknown: readonly { readonly what: Unknown; readonly text: string }[];
}

/** How an owed ACK stands in an address. */
const OWED = { full: '1', small: 'small' } as const;
const owedIn = (text: string | null): EndpointTexts['owed'] =>
  text === OWED.full ? 'full' : text === OWED.small ? 'small' : null;

/** ACK, the flag that nearly every segment carries. */
const ACK_ONLY = 'A';

/** @param situation its numbers in absolute form */
export function addressOf(situation: Situation): string {
  const { state, end, segment, direction } = situation;
  const usual = sensible(state);
  const query = new URLSearchParams({ state });
  for (const field of VARIABLES) if (end.vars[field] !== usual.vars[field]) query.set(field, end.vars[field]);
  if (end.passive !== usual.passive) query.set('open', end.passive ? 'passive' : 'active');
  if (end.finWaits) query.set('fin', 'waits');
  if (end.owed) query.set('owed', OWED[end.owed]);
  query.set('flags', lettersOf(segment.flags) || '0');
  const first = firstSegment(state, direction, segment.flags);
  for (const field of NUMBER_FIELDS) if (segment[field] !== first[field]) query.set(field, segment[field]);
  if (direction === 'sends') query.set('as', 'sender');
  return `${PATH}?${query.toString()}`;
}

/**
 * The address of an endpoint as it stands somewhere else, and of a segment that reaches it, or that it would send.
 * `peerIss`: what the peer's numbers are counted from while the endpoint doesn't know it yet.
 */
export function momentAddress(
  ep: Endpoint,
  segment: Segment,
  direction: Direction,
  peerIss: Seq | null = null,
): string {
  const query = new URLSearchParams({ state: ep.state });
  const set = (name: string, value: number): void => query.set(name, String(value));
  set('una', ep.snd.una);
  set('nxt', ep.snd.nxt);
  set('wnd', ep.snd.wnd);
  set('max', ep.snd.maxWnd);
  set('rwnd', ep.rcv.wnd);
  set('iss', ep.iss);
  const irs = ep.irs ?? peerIss;
  if (irs !== null) set('irs', irs);
  if (ep.irs !== null) set('rcv', ep.rcv.nxt);
  query.set('open', ep.passive ? 'passive' : 'active');
  if (MAY_WAIT.includes(ep.state) && ep.finSeq === null) query.set('fin', 'waits');
  if (ep.ackOwed && !ep.ackOwed.atOnce) query.set('owed', OWED[ep.ackOwed.fullSized > 0 ? 'full' : 'small']);
  query.set('flags', lettersOf(segment.flags) || '0');
  set('seq', segment.seq);
  if (segment.ack !== 0 || segment.flags & ACK) set('ack', segment.ack);
  set('win', segment.win);
  set('len', segment.len);
  if (direction === 'sends') query.set('as', 'sender');
  return `${PATH}?${query.toString()}`;
}

/** What is shown where the address chooses nothing: the commonest thing that happens to a connection. */
function start(): Situation {
  const state = 'ESTABLISHED';
  const segment = { ...firstSegment(state, 'arrives', flagsOf('PA') ?? 0), len: '100' };
  return { state, end: sensible(state), segment, direction: 'arrives' };
}

/** Total: any query gives a situation, its numbers absolute. */
export function fromAddress(query: Pick<URLSearchParams, 'get'>): FromAddress {
  const unknown: FromAddress['unknown'][number][] = [];
  const named = query.get('try');
  if (named !== null) {
    const found = preset(named);
    if (found) return { situation: found.situation, unknown };
    unknown.push({ what: 'try', text: named.slice(0, LONGEST) });
  }
  const asked = query.get('state');
  if (asked === null && query.get('flags') === null) return { situation: start(), unknown };
  if (asked !== null && !isState(asked)) unknown.push({ what: 'state', text: asked.slice(0, LONGEST) });
  const state = isState(asked) ? asked : 'ESTABLISHED';
  const direction: Direction = query.get('as') === 'sender' ? 'sends' : 'arrives';
  const usual = sensible(state);
  const typed = (name: string, else_: string): string => query.get(name)?.slice(0, LONGEST) ?? else_;
  const vars = Object.fromEntries(
    VARIABLES.map((field: VariableField) => [field, typed(field, usual.vars[field])]),
  ) as unknown as VariableTexts;
  const open = query.get('open');
  const letters = query.get('flags') ?? ACK_ONLY;
  const flags = letters === '0' ? 0 : flagsOf(letters.toUpperCase());
  if (flags === null) unknown.push({ what: 'flags', text: letters.slice(0, LONGEST) });
  const first = firstSegment(state, direction, flags ?? 0);
  const segment: DraftFields = {
    ...first,
    ...Object.fromEntries(NUMBER_FIELDS.map((field) => [field, typed(field, first[field])])),
  };
  return {
    situation: {
      state,
      end: {
        vars,
        passive: open === 'passive' || (open !== 'active' && usual.passive),
        finWaits: query.get('fin') === 'waits',
        owed: owedIn(query.get('owed')),
      },
      segment,
      direction,
    },
    unknown,
  };
}
