/** The parts of a step as forms: what each action and condition has to be asked for. Their order is that of the lists. */
import { STATES } from '@handshake/protocol';
import { m } from '#lib/paraglide/messages.js';
import type { Raw } from './draft.ts';

export interface Asked {
  /** Keys from the action or condition down. */
  readonly key: readonly string[];
  readonly label: () => string;
  readonly kind: 'choice' | 'int' | 'word' | 'number' | 'several';
  readonly choices?: readonly (readonly [value: string | boolean, name: () => string])[];
  /** May be left out. */
  readonly may?: true;
}
export interface Form {
  readonly name: () => string;
  /** What a new one is. */
  readonly fresh: unknown;
  readonly asks: readonly Asked[];
}

const said = (word: string) => () => word;
export const SEATS: NonNullable<Asked['choices']> = [
  ['client', m.seat_client],
  ['server', m.seat_server],
];
const STATE_NAMES = STATES.map((state) => [state, said(state)] as const);
const CALLS = (['OPEN-PASSIVE', 'OPEN-ACTIVE', 'SEND', 'CLOSE', 'ABORT'] as const).map(
  (call) => [call, said(call)] as const,
);
const choice = (key: string, label: () => string, choices: NonNullable<Asked['choices']>): Asked => ({
  key: [key],
  label,
  kind: 'choice',
  choices,
});
const seat = (key: string, label: () => string): Asked => choice(key, label, SEATS);
const int = (label: () => string, ...key: string[]): Asked => ({ key, label, kind: 'int' });
const may = (asked: Asked): Asked => ({ ...asked, may: true });
const flags = (...key: string[]): Asked => ({ key, label: m.wf_flags, kind: 'word' });

export const ACTIONS: Readonly<Record<string, Form>> = {
  call: {
    name: m.wa_call,
    fresh: { do: 'call', seat: 'client', call: 'SEND', bytes: 100 },
    asks: [
      seat('seat', m.wf_seat),
      choice('call', m.wf_call, CALLS),
      may(int(m.wf_bytes, 'bytes')),
      { key: ['iss'], label: m.wf_iss, kind: 'number', may: true },
    ],
  },
  fault: {
    name: m.wa_fault,
    fresh: { do: 'fault', fault: 'drop', from: 'client', times: 1 },
    asks: [
      choice('fault', m.wf_fault, [
        ['drop', m.wv_drop],
        ['hold', m.wv_hold],
        ['copy', m.wv_copy],
      ]),
      seat('from', m.wf_from),
      may(flags('flags')),
      may(choice('data', m.wf_data, [[true, m.wr_yes]])),
      int(m.wf_times, 'times'),
    ],
  },
  mend: { name: m.wa_mend, fresh: { do: 'mend', from: 'client' }, asks: [seat('from', m.wf_from)] },
  release: {
    name: m.wa_release,
    fresh: { do: 'release', from: 'client' },
    asks: [seat('from', m.wf_from), may(flags('flags'))],
  },
  forget: {
    name: m.wa_forget,
    fresh: { do: 'forget', from: 'client' },
    asks: [seat('from', m.wf_from), may(flags('flags'))],
  },
  inject: {
    name: m.wa_inject,
    fresh: { do: 'inject', to: 'server', as: 'old', segment: { flags: 'S', seq: 1000 } },
    asks: [
      seat('to', m.wf_to),
      choice('as', m.wf_as, [
        ['old', m.wv_old],
        ['forged', m.wv_forged],
      ]),
      flags('segment', 'flags'),
      { key: ['segment', 'seq'], label: m.wf_seq, kind: 'number' },
      { key: ['segment', 'ack'], label: m.wf_ack, kind: 'number', may: true },
      may(int(m.wf_len, 'segment', 'len')),
      may(int(m.wf_win, 'segment', 'win')),
    ],
  },
  crash: { name: m.wa_crash, fresh: { do: 'crash', seat: 'server' }, asks: [seat('seat', m.wf_seat)] },
  read: {
    name: m.wa_read,
    fresh: { do: 'read', seat: 'server', reads: false },
    asks: [
      seat('seat', m.wf_seat),
      choice('reads', m.wf_reads, [
        [true, m.wr_yes],
        [false, m.wr_no],
      ]),
    ],
  },
  pass: { name: m.wa_pass, fresh: { do: 'pass', ms: 1000 }, asks: [int(m.wf_ms, 'ms')] },
  flood: { name: m.wa_flood, fresh: { do: 'flood', syns: 10 }, asks: [int(m.wf_syns, 'syns')] },
  drain: { name: m.wa_drain, fresh: { do: 'drain' }, asks: [] },
};

const itself = (kind: Asked['kind'], name: () => string, choices: NonNullable<Asked['choices']>): Asked[] => [
  { key: [], label: name, kind, choices },
];
export const CONDITIONS: Readonly<Record<string, Form>> = {
  client: { name: m.wc_client, fresh: ['ESTABLISHED'], asks: itself('several', m.wc_client, STATE_NAMES) },
  server: { name: m.wc_server, fresh: ['ESTABLISHED'], asks: itself('several', m.wc_server, STATE_NAMES) },
  received: {
    name: m.wc_received,
    fresh: { server: 100 },
    asks: [may(int(m.wf_client, 'client')), may(int(m.wf_server, 'server'))],
  },
  acknowledged: {
    name: m.wc_acknowledged,
    fresh: ['client'],
    asks: itself('several', m.wc_acknowledged, SEATS),
  },
  sent: {
    name: m.wc_sent,
    fresh: { by: 'client', flags: 'A' },
    asks: [seat('by', m.wf_by), flags('flags')],
  },
  arrived: {
    name: m.wc_arrived,
    fresh: { at: 'server', flags: 'A' },
    asks: [
      seat('at', m.wf_at),
      flags('flags'),
      may(
        choice('net', m.wf_net, [
          ['delayed', m.wv_delayed],
          ['duplicate', m.wv_duplicate],
          ['old', m.wv_old],
          ['forged', m.wv_forged],
        ]),
      ),
    ],
  },
  lost: { name: m.wc_lost, fresh: 'client', asks: itself('choice', m.wc_lost, SEATS) },
  kept: { name: m.wc_kept, fresh: 'client', asks: itself('choice', m.wc_kept, SEATS) },
  fired: {
    name: m.wc_fired,
    fresh: 'either',
    asks: itself('choice', m.wc_fired, [...SEATS, ['either', m.wr_either]]),
  },
  offered: {
    name: m.wc_offered,
    fresh: { by: 'server', atMost: 0 },
    asks: [seat('by', m.wf_by), may(int(m.wf_atMost, 'atMost')), may(int(m.wf_atLeast, 'atLeast'))],
  },
  quiet: { name: m.wc_quiet, fresh: ['client'], asks: itself('several', m.wc_quiet, SEATS) },
};

/** The form of an action as it stands; null for one that there is none of. */
export const formOf = (action: unknown): Form | null => {
  const { do: name, ...values } = (action ?? {}) as Raw;
  if (typeof name !== 'string' || !Object.hasOwn(ACTIONS, name)) return null;
  const form = ACTIONS[name] as Form;
  if (name !== 'call') return form;
  // What belongs to another call is asked only where it stands already.
  const { call } = values;
  const fits = { bytes: call === 'SEND', iss: call === 'OPEN-ACTIVE' || call === 'OPEN-PASSIVE' };
  const asked = (key = '') => !(key in fits) || fits[key as keyof typeof fits] || values[key] !== undefined;
  return { ...form, asks: form.asks.filter(({ key }) => asked(key[0])) };
};

/** What stands in a field of one word; a file may hold anything there, and not all of it can be turned into a word. */
export const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** `client.snd.nxt+5`, or a number, as the lesson has it; what is neither stays as it was typed, for the schema to refuse. */
export function readNumber(text: string): unknown {
  const typed = text.replace(/\s/gu, '');
  if (/^\d{1,10}$/u.test(typed)) return Number(typed);
  const [, of, plus] = /^([a-z.]+)([+-]\d{1,10})?$/u.exec(typed) ?? [];
  return of === undefined ? text : { of, plus: Number(plus ?? 0) };
}
export function numberText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return wordOf(value);
  const { of, plus = 0 } = value as { of?: unknown; plus?: unknown };
  return `${wordOf(of)}${typeof plus === 'number' && plus < 0 ? '' : '+'}${wordOf(plus)}`;
}
