/** `handshake arrive`: what a conforming endpoint does, for each endpoint and segment on standard input. */
import type { ProblemReason } from '@handshake/capture';
import { Fields } from '@handshake/capture';
import type { Locale } from '@handshake/lessons';
import type { Endpoint, Profile, Segment, State } from '@handshake/protocol';
import { arrive, restored, seq, STATES } from '@handshake/protocol';
import { replyOf } from '../judge/json.ts';
import { linesOf } from '../lines.ts';
import type { Output } from '../output.ts';
import { reasonText } from '../problems.ts';

/** Largest window that there is, bytes: 65,535 scaled by 14. */
const MAX_WINDOW = 65_535 * 2 ** 14;
/** States without a TCB: the numbers that stand beside them mean nothing. */
const UNOPENED: readonly State[] = ['CLOSED', 'LISTEN'];
/** And those in which the peer's SYN has not come. */
const UNSYNCHRONIZED: readonly State[] = [...UNOPENED, 'SYN-SENT'];

/** @returns 0, or 2 where a line was none that can be answered. */
export async function arriveCommand(
  input: AsyncIterable<Uint8Array>,
  profile: Profile,
  out: Output,
  locale: Locale,
): Promise<number> {
  let status = 0;
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue;
    const answer = answerTo(line, profile, locale);
    if ('error' in answer) status = 2;
    await out.line(JSON.stringify(answer));
    if (out.closed) break;
  }
  await out.flush();
  return status;
}

function answerTo(line: string, profile: Profile, locale: Locale): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { id: null, error: reasonText({ code: 'not-json' }, locale) };
  }
  const id = 'id' in value ? echoed(value.id) : null;
  const question = questionOf(new Fields(value as Record<string, unknown>));
  if ('code' in question) return { id, error: reasonText(question, locale) };
  const { action, reply, mayWait, endpoint, rule } = arrive(question.endpoint, question.segment, 0, {
    profile,
  });
  return {
    id,
    action,
    reply: reply && replyOf(reply),
    ...(mayWait ? { mayWait: true } : {}),
    state: endpoint.state,
    rule,
  };
}

/** Null for an id that is nested deeper than it can be written again. */
function echoed(id: unknown): unknown {
  try {
    JSON.stringify(id);
    return id;
  } catch {
    return null;
  }
}

type Question = { readonly endpoint: Endpoint; readonly segment: Segment };

function questionOf(fields: Fields): Question | ProblemReason {
  const endpointFields = fields.object('endpoint');
  const segmentFields = fields.object('segment');
  const endpoint = endpointOf(endpointFields);
  const segment = segmentFields.segment();
  return fields.wrong ?? endpointFields.wrong ?? segmentFields.wrong ?? { endpoint, segment };
}

/** What a state doesn't need may be missing or null; what is there has to make sense. */
function endpointOf(fields: Fields): Endpoint {
  const state = fields.oneOf('state', STATES);
  const bare = UNOPENED.includes(state);
  const opened = !UNSYNCHRONIZED.includes(state);
  // Only in SYN-RECEIVED does everything depend on it.
  const passive =
    state === 'SYN-RECEIVED' || fields.has('passive') ? fields.boolean('passive') : state === 'LISTEN';
  const number = (from: Fields, name: string, needed: boolean, otherwise: number): number =>
    needed || from.has(name) ? from.seq(name) : otherwise;
  const window = (from: Fields, name: string, needed: boolean, otherwise: number): number =>
    needed || from.has(name) ? from.count(name, MAX_WINDOW) : otherwise;
  const iss = number(fields, 'iss', state !== 'CLOSED', 0);
  const irs = number(fields, 'irs', opened, 0);
  const snd = fields.object('snd', !opened);
  const rcv = fields.object('rcv', !opened);
  const wnd = window(snd, 'wnd', opened, 0);
  const read = {
    state,
    passive,
    iss,
    irs: opened ? irs : null,
    snd: {
      una: number(snd, 'una', opened, iss),
      nxt: number(snd, 'nxt', opened, bare ? iss : seq(iss + 1)),
      wnd,
      maxWnd: window(snd, 'maxWnd', false, wnd),
    },
    rcv: { nxt: number(rcv, 'nxt', opened, 0), wnd: window(rcv, 'wnd', opened, 65_535) },
  };
  fields.wrong ??= snd.wrong ?? rcv.wrong;
  return restored(read);
}
