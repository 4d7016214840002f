/** Words of the explorer that depend on a value. */
import type { ArrivalAction } from '@handshake/protocol';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icons.ts';
import type { Unknown } from './address.ts';
import type { PresetId } from './presets.ts';
import type { Complaint } from './read.ts';
import { VARIABLE_NAMES } from './situation.ts';
import type { VariableField } from './situation.ts';

export const actionWord = (action: ArrivalAction): string =>
  ({
    accept: m.x_accept,
    acknowledge: m.x_acknowledge,
    challenge: m.x_challenge,
    reset: m.x_reset,
    close: m.x_close,
    drop: m.x_drop,
  })[action]();

export const ACTION_ICONS: Readonly<Record<ArrivalAction, IconName>> = {
  accept: 'check',
  acknowledge: 'back',
  challenge: 'info',
  reset: 'close',
  close: 'away',
  drop: 'ignored',
};

/** What is wrong at a variable, as a whole sentence. @param show a sequence number as the page shows it at this field */
export function complaintText(
  field: VariableField,
  { why, max, right }: Complaint,
  state: string,
  show: (value: number) => string,
): string {
  const name = VARIABLE_NAMES[field];
  const facts = { state, right: right === undefined ? '' : show(right) };
  switch (why) {
    case 'empty':
      return m.x_bad_empty({ name });
    case 'not-a-number':
      return m.x_bad_number({ name });
    case 'not-whole':
      return m.x_bad_whole({ name });
    case 'out-of-range':
      return m.x_bad_range({ name, max });
    case 'una-before-iss':
      return m.x_una_before_iss(facts);
    case 'una-beyond-nxt':
      return m.x_una_beyond_nxt(facts);
    case 'una-is-iss':
      return m.x_una_is_iss(facts);
    case 'una-syn':
      return m.x_una_syn(facts);
    case 'una-all':
      return m.x_una_all(facts);
    case 'una-fin':
      return m.x_una_fin(facts);
    case 'nxt-syn':
      return m.x_nxt_syn(facts);
    case 'nxt-first':
      return m.x_nxt_first(facts);
    case 'nxt-fin':
      return m.x_nxt_fin(facts);
    case 'rcv-syn':
      return m.x_rcv_syn(facts);
    case 'rcv-fin':
      return m.x_rcv_fin(facts);
    case 'max-less':
      return m.x_max_less(facts);
  }
}

export const presetTitle = (id: PresetId): string =>
  ({
    'syn-listen': m.x_try_syn_listen,
    'syn-sent-syn': m.x_try_syn_sent_syn,
    crossing: m.x_try_crossing,
    'half-open': m.x_try_half_open,
    'closed-port': m.x_try_closed_port,
    'old-syn': m.x_try_old_syn,
    'rst-exact': m.x_try_rst_exact,
    'rst-beside': m.x_try_rst_beside,
    'ack-unsent': m.x_try_ack_unsent,
    gap: m.x_try_gap,
    wrap: m.x_try_wrap,
    'zero-window': m.x_try_zero_window,
    'bare-fin': m.x_try_bare_fin,
    'fin-crossing': m.x_try_fin_crossing,
    'fin-both': m.x_try_fin_both,
    'past-fin': m.x_try_past_fin,
    'repeated-fin': m.x_try_repeated_fin,
    'new-syn': m.x_try_new_syn,
  })[id]();

export const unknownText = ({ what, text }: { readonly what: Unknown; readonly text: string }): string =>
  ({ state: m.x_unknown_state, flags: m.x_unknown_flags, try: m.x_unknown_try })[what]({ text });
