/** Faults that an instructor can choose, and their words. */
import type { Tile } from '@handshake/contract';
import type { Seat } from '@handshake/lessons';
import { ACK, FIN, flagNames, SYN } from '@handshake/protocol';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';

export type Fault = Tile['faults'][number];
export type Kind = 'open' | 'data' | 'fin' | 'any';
export const KINDS: readonly Kind[] = ['open', 'data', 'fin', 'any'];

/** What each kind is by its flags, sent by this seat. `open`: the one that its side of the handshake is known by. */
const KIND_OF = {
  open: (from: Seat) => ({ flags: from === 'client' ? SYN : SYN | ACK }),
  data: () => ({ flags: 0, data: true as const }),
  fin: () => ({ flags: FIN }),
  any: () => ({ flags: 0 }),
} as const satisfies Record<Kind, (from: Seat) => Pick<Fault, 'flags' | 'data'>>;

export const faultOf = (fault: Fault['fault'], from: Seat, kind: Kind): Fault => ({
  fault,
  from,
  times: 1,
  ...KIND_OF[kind](from),
});

/** `SYN,ACK`; flags are not translated. */
export const segmentWord = ({ flags, data }: Pick<Fault, 'flags' | 'data'>): string =>
  data ? m.si_kind_data() : flags === 0 ? m.si_kind_any() : flagNames(flags);

export const fromWord = (from: Seat): string => (from === 'client' ? m.si_from_client() : m.si_from_server());

const SENTENCES = {
  drop: m.si_fault_drop,
  hold: m.si_fault_hold,
  copy: m.si_fault_copy,
} as const satisfies Record<Fault['fault'], unknown>;
/** “The server’s next SYN,ACK is lost”. */
export function faultText(fault: Fault): string {
  const word = segmentWord(fault);
  // Letters among Chinese characters stand apart from them.
  const what = locale() === 'zh' && /^[A-Z]/u.test(word) ? ` ${word} ` : word;
  return SENTENCES[fault.fault]({ from: fromWord(fault.from), what });
}
