/** Words of the puzzles that depend on a value. */
import { isMisconception, MISCONCEPTION_TEXTS, plain, ruleText } from '@handshake/lessons';
import type { Locale, Puzzle, PuzzleOf } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';
import { showSeq } from '#lib/table/numbers.ts';
import { FLAG_CHOICES } from './puzzle-desk.svelte.ts';
import type { Choice, PuzzleDesk } from './puzzle-desk.svelte.ts';

export const kindText = (choice: Choice): string =>
  ({
    given: m.p_kind_given,
    mixed: m.p_kind_mixed,
    wrong: m.p_kind_wrong,
    order: m.p_kind_order,
    blank: m.p_kind_blank,
    state: m.p_kind_state,
    next: m.p_kind_next,
  })[choice]();

export const fieldText = (field: PuzzleOf<'blank'>['field']): string =>
  ({ seq: m.p_field_seq, ack: m.p_field_ack, flags: m.p_field_flags, len: m.p_field_len })[field]();

/** Reasons are ideas, or, of what shows none, rules. */
export const asksForIdea = ({ reasons }: PuzzleOf<'wrong'>): boolean => reasons.every(isMisconception);

export function askText(puzzle: Puzzle): string {
  switch (puzzle.kind) {
    case 'wrong':
      return asksForIdea(puzzle) ? m.p_ask_wrong() : m.p_ask_wrong_rule();
    case 'order':
      return m.p_ask_order();
    case 'blank':
      return puzzle.field === 'flags'
        ? m.p_ask_flags({ no: puzzle.no })
        : m.p_ask_blank({ no: puzzle.no, field: fieldText(puzzle.field) });
    case 'state':
      return m.p_ask_state();
    case 'next':
      return m.p_ask_next();
  }
}

/** What an idea, or a rule, is called. */
export const reasonText = (id: string, locale: Locale): string =>
  isMisconception(id) ? MISCONCEPTION_TEXTS[locale][id].name : plain(ruleText(id, locale).title);

/** The value of a blank as it is written: `SYN,ACK`, `449`. */
export function valueText(desk: PuzzleDesk, value: number): string {
  const { puzzle } = desk;
  if (puzzle.kind !== 'blank' || puzzle.field === 'len') return String(value);
  if (puzzle.field === 'flags')
    return (
      FLAG_CHOICES.filter(([, bit]) => value & bit)
        .map(([name]) => name)
        .join(',') || '—'
    );
  return showSeq(value, desk.mode, desk.baseOf(desk.stream));
}
