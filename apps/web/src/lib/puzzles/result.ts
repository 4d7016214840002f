/** What is said of an answer, in words: the judge's, about the very numbers that were given. */
import { factFormat, path, sentence } from '@handshake/lessons';
import type { Checked, Format, Locale, Puzzle, Said, Scene, Seat } from '@handshake/lessons';
import { isSound } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';
import { verdictView } from '#lib/table/explained.ts';
import { marked } from '#lib/table/marked.ts';
import type { VerdictView } from '#lib/table/verdict.ts';
import { whoText } from './drawing.ts';
import type { PuzzleDesk } from './puzzle-desk.svelte.ts';
import { asksForIdea, reasonText, valueText } from './words.ts';

/** One thing that the judge says. */
export interface Passage {
  /** What it is about. */
  readonly label: string;
  /** Whom the judge addresses. */
  readonly to: Seat | null;
  readonly verdict: VerdictView | null;
  readonly text: string;
}

export function headline(puzzle: Puzzle, { ok, parts }: Checked): string {
  if (ok) return m.p_right();
  if (puzzle.kind === 'wrong' && parts?.first) return m.p_half_segment();
  if (puzzle.kind === 'state' && (parts?.first || parts?.second)) return m.p_half_state();
  return m.p_not();
}

const formatFor = ({ bases, mode }: PuzzleDesk, seat: Seat): Format =>
  factFormat(seat === 'client' ? bases : { own: bases.peer, peer: bases.own }, mode);

function verdictOf(desk: PuzzleDesk, said: Said, locale: Locale): VerdictView {
  const { seat, segment, outcome, no } = said;
  const event = {
    kind: 'sent',
    i: no ?? 0,
    n: 0,
    at: 0,
    step: 0,
    states: { client: 'CLOSED', server: 'CLOSED' },
    seat,
    no: no ?? 0,
    segment,
    fate: 'flying',
    again: false,
    outcome,
  } as const;
  return verdictView({ event, outcome, fate: null }, locale, formatFor(desk, seat));
}

function labelOf(desk: PuzzleDesk, said: Said): string {
  const { puzzle, checked } = desk;
  const no = said.no ?? 0;
  switch (puzzle.kind) {
    case 'wrong':
      return isSound(said.outcome) ? m.p_said_sound({ no }) : m.p_said_wrong({ no });
    case 'order':
      return inOrderText(checked?.inOrder ?? 0);
    case 'blank': {
      if (checked?.answer.kind !== 'blank') return '';
      if (isSound(said.outcome)) return m.p_said_value({ value: valueText(desk, checked.answer.value) });
      return no === puzzle.no ? m.p_said_given() : m.p_said_later({ no });
    }
    default:
      return said.asGiven && !checked?.ok ? m.p_said_choice() : m.p_said_next();
  }
}
const inOrderText = (n: number): string =>
  n === 0 ? m.p_in_order_none() : n === 1 ? m.p_in_order_one() : m.p_in_order({ n });

/** All that is to be read about the answer that was checked. */
export function passages(desk: PuzzleDesk, scene: Scene, locale: Locale): Passage[] {
  const { puzzle, checked, given } = desk;
  if (!checked || !given) return [];
  const said = checked.said.map((one): Passage => {
    const verdict = verdictOf(desk, one, locale);
    return { label: labelOf(desk, one), to: one.seat, verdict, text: verdict.text };
  });
  // Which idea it is stands among the reasons, marked; whoever hears the page is told.
  if (
    checked.answer.kind === 'wrong' &&
    checked.parts?.second === false &&
    puzzle.kind === 'wrong' &&
    asksForIdea(puzzle)
  ) {
    const idea = reasonText(checked.answer.reason, locale);
    return [...said, { label: '', to: null, verdict: null, text: m.p_idea_is({ idea }) }];
  }
  if (puzzle.kind === 'state' && given.kind === 'state')
    return (['client', 'server'] as const).map((seat) =>
      statePassage(desk, scene, seat, given[seat], locale),
    );
  if (puzzle.kind === 'next' && given.kind === 'next' && puzzle.options[given.option] === null)
    return [
      { label: '', to: null, verdict: null, text: checked.ok ? m.p_nobody_right() : m.p_nobody_wrong() },
      ...said,
    ];
  if (
    puzzle.kind === 'next' &&
    checked.answer.kind === 'next' &&
    puzzle.options[checked.answer.option] === null
  )
    return [...said, { label: m.p_said_next(), to: null, verdict: null, text: m.p_nobody_right() }];
  return said;
}

function statePassage(desk: PuzzleDesk, scene: Scene, seat: Seat, given: string, locale: Locale): Passage {
  const last = path(scene, seat).at(-1);
  const state = scene.connection[seat].state;
  const by = last?.by ?? null;
  const since = by
    ? m.p_state_since({
        event: sentence(by, 'watcher', locale, marked(factFormat(desk.bases, desk.mode))),
      })
    : m.p_state_never();
  const space = locale === 'zh' ? '' : ' ';
  const text = given === state ? since : `${m.p_state_you({ state: given })}${space}${since}`;
  return { label: m.p_state_is({ who: whoText(seat), state }), to: null, verdict: null, text };
}
