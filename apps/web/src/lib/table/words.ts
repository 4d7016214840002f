/** Words of the table that depend on a value: calls, timers, verdicts, what stands in a field that can't be read. */
import type { TimerName, VerdictClass } from '@handshake/protocol';
import { CALL_NAMES } from '@handshake/lessons';
import type { TableEvent, Wait, WireFate, WireOrigin } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';
import type { NumberField } from './draft.ts';
import { maxOf } from './draft.ts';
import type { Fold, NoteMark } from './ladder-layout.ts';
import { secondsText } from './labels.ts';
import type { Came } from './verdict.ts';
import type { Unreadable } from './numbers.ts';

type Call = Extract<TableEvent, { kind: 'call' }>;

/** A user call as a program would write it, with its bytes; not translated. */
export const callCode = ({ call, bytes }: Pick<Call, 'call' | 'bytes'>): string =>
  CALL_NAMES[call].replace('()', bytes === undefined ? '()' : `(${bytes})`);
export const callText = (call: Pick<Call, 'call' | 'bytes'>): string =>
  m.t_app_call({ call: callCode(call) });

/** On the ladder, where a timer fired. */
export const timerText = (timer: TimerName): string =>
  timer === 'rto' ? m.t_fired_rto() : timer === 'delack' ? m.t_fired_delack() : m.t_fired_2msl();

/** What is told beside a lifeline. */
export function noteText({ event }: NoteMark): string {
  switch (event.kind) {
    case 'call':
      return callText(event);
    case 'timer':
      return timerText(event.timer);
    case 'crash':
      return m.t_crash();
    case 'read':
      return event.reads ? m.t_read_again() : m.t_stops_reading();
    case 'backlog':
      return m.t_backlog({ n: event.entries, of: event.size });
    case 'checked': {
      const fits = event.said.decision === event.right.decision && event.said.field === event.right.field;
      return fits ? m.t_checked_right({ no: event.no }) : m.t_checked_wrong({ no: event.no });
    }
  }
}

/** Where a segment came from that its sender has not just sent; nothing for the others. */
export function originText(origin: WireOrigin): string {
  if (origin === null) return '';
  switch (origin.kind) {
    case 'copy':
      return m.t_copy_of({ no: origin.of });
    case 'anew':
      return m.t_anew_of({ no: origin.of });
    case 'old':
      return m.t_old();
    case 'forged':
      return m.t_forged();
  }
}

/** What became of a segment, in a word; nothing where it has simply arrived. */
export const endText = (fate: WireFate): string =>
  ({
    flying: m.t_in_flight,
    kept: m.t_kept_back,
    dropped: m.t_lost,
    waiting: m.t_waits_check,
    arrived: () => '',
    ignored: m.t_ignored_there,
    overflow: m.t_overflow,
    gone: m.t_taken_back,
  })[fate]();

/** What came of an own segment, beside the verdict's word. */
export const cameText = (came: Came | null): string =>
  ({
    flying: m.t_sent_flying,
    kept: m.t_sent_kept,
    waiting: m.t_sent_waiting,
    dropped: m.t_sent_lost,
    overflow: m.t_sent_overflow,
    gone: m.t_sent_gone,
    arrived: m.t_sent_arrived,
    ignored: m.t_sent_ignored,
    answered: m.t_sent_answered,
    challenged: m.t_sent_challenged,
    reset: m.t_sent_reset,
    closed: m.t_sent_closed,
  })[came ?? 'flying']();

/** Of a wrong segment that nobody held back: what the other end made of it. */
export const travelledText = (came: Came | null): string =>
  ({
    flying: m.t_stray_flying,
    kept: m.t_stray_flying,
    waiting: m.t_stray_flying,
    dropped: m.t_stray_lost,
    overflow: m.t_stray_ignored,
    gone: m.t_stray_gone,
    arrived: m.t_stray_taken,
    ignored: m.t_stray_ignored,
    answered: m.t_stray_answered,
    challenged: m.t_stray_answered,
    reset: m.t_stray_reset,
    closed: m.t_stray_closed,
  })[came ?? 'flying']();

/** How much room a word takes beside mono characters: a Chinese one is wider. */
export const wordLength = (word: string): number =>
  word === '' ? 0 : 2 + word.length + 0.6 * (word.match(/\p{Script=Han}/gu)?.length ?? 0);

export function foldText(fold: Fold): string {
  const parts: string[] = [];
  if (fold.opened) parts.push(m.t_fold_open());
  if (fold.bytes.server > 0) parts.push(m.t_fold_to_server({ n: fold.bytes.server }));
  if (fold.bytes.client > 0) parts.push(m.t_fold_to_client({ n: fold.bytes.client }));
  return m.t_fold({ n: fold.segments, what: parts.join(m.t_list_comma()) });
}

export const verdictWord = (verdict: VerdictClass): string =>
  ({ legal: m.t_v_legal, unusual: m.t_v_unusual, ignored: m.t_v_ignored, illegal: m.t_v_illegal })[verdict]();

/** What is wrong with a field's text, as a whole sentence. */
export function unreadableText(field: NumberField, why: Unreadable): string {
  const name = fieldName(field);
  switch (why) {
    case 'empty':
      return m.t_bad_empty({ field: name });
    case 'not-a-number':
      return m.t_bad_number({ field: name });
    case 'not-whole':
      return m.t_bad_whole({ field: name });
    case 'out-of-range':
      return m.t_bad_range({ field: name, max: maxOf(field) });
  }
}
/** The same in two or three words, beside the field. */
export const unreadableShort = (why: Unreadable, field: NumberField): string =>
  ({
    empty: () => m.t_short_empty(),
    'not-a-number': () => m.t_short_number(),
    'not-whole': () => m.t_short_whole(),
    'out-of-range': () => `0…${maxOf(field)}`,
  })[why]();

/** Field names of the header are the RFC's, in every language. */
export const fieldName = (field: NumberField | 'flags'): string =>
  ({ seq: 'Seq', ack: 'Ack', win: 'Window', len: 'Data', flags: m.t_flags() })[field];

/** `Wait for the retransmission timer (1.0 s)`. */
export function waitText(wait: Pick<Wait, 'timer' | 'ms'>): string {
  const s = secondsText(wait.ms, 1);
  return wait.timer === 'rto'
    ? m.t_wait_rto({ s })
    : wait.timer === 'delack'
      ? m.t_wait_delack({ s })
      : m.t_wait_2msl();
}
