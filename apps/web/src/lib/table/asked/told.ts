/** What came of the last answer that a table asked for beside segments, in words. */
import { explain } from '@handshake/lessons';
import type { Answered, Check, TableEvent } from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { marked } from '../marked.ts';
import { factFormat } from '@handshake/lessons';
import type { TableModel } from '../table-model.svelte.ts';

export interface Told {
  /** Index of its event. */
  readonly key: number;
  readonly right: boolean;
  readonly title: string;
  readonly text: string | null;
}

type Of<K extends TableEvent['kind']> = Extract<TableEvent, { kind: K }>;

const DECIDED = { accept: m.a_accept, drop: m.a_drop, reset: m.a_reset } as const;

/** A receiver's check: whether it fits, and what the judge says of the segment, in the sender's numbers turned round. */
function checked(event: Of<'checked'>, model: TableModel): Told {
  const { said, right, outcome, no, i: key } = event;
  const fits = said.decision === right.decision && said.field === right.field;
  if (event.seat !== model.seat) {
    const name = model.names[event.seat];
    const title = fits
      ? m.a_their_check_right({ name, no, said: words(said) })
      : m.a_their_check_not({ name, no, said: words(said), right: words(right) });
    // What was wrong in it stands on the sender's own card.
    return { key, right: fits, title, text: null };
  }
  const { own, peer } = model.bases;
  const format = factFormat({ own: peer, peer: own }, model.view.mode);
  const why = outcome && outcome.verdict !== 'legal' ? explain(outcome, locale(), marked(format)) : null;
  const title = fits
    ? m.a_check_right({ no })
    : m.a_check_not({ no, said: words(said), right: words(right) });
  return { key, right: fits, title, text: why?.text ?? null };
}

/** A check in a few words. */
const words = ({ decision, field }: Check): string =>
  field
    ? m.a_check_words({ decision: DECIDED[decision](), field: fieldName(field) })
    : m.a_check_words_none({ decision: DECIDED[decision]() });

const fieldName = (field: string): string =>
  field === 'seq'
    ? 'Seq'
    : field === 'ack'
      ? 'Ack'
      : field === 'flags'
        ? m.a_field_flags()
        : field === 'len'
          ? m.a_field_len()
          : m.a_field_win();

function stated({ i: key, said, is }: Of<'stated'>): Told {
  return said === is
    ? { key, right: true, title: m.a_state_right({ state: is }), text: null }
    : { key, right: false, title: m.a_state_not({ said, is }), text: null };
}

function predicted({ i: key, no, predicted: both }: Of<'arrived'>, model: TableModel): Told | null {
  if (!both) return null;
  const { said, came } = both;
  const fits = said.state === came.state && said.ack === came.ack;
  const ack = came.ack === null ? m.a_predict_none() : model.format({ seq: came.ack, of: 'own' });
  return {
    key,
    right: fits,
    title: fits ? m.a_predict_right({ no }) : m.a_predict_not({ no, state: came.state, ack }),
    text: null,
  };
}

/** What is said of one answer; null for what is none, or is not this seat's to read. */
function toldOf(event: TableEvent, model: TableModel): Told | null {
  switch (event.kind) {
    case 'checked':
      return checked(event, model);
    case 'stated':
      return event.seat === model.seat ? stated(event) : null;
    case 'arrived':
      return event.seat === model.seat ? null : predicted(event, model);
    default:
      return null;
  }
}

/** The own answers that were wrong, in order. */
export const wrongAnswers = (model: TableModel, { checks, states, foretold }: Answered): readonly Told[] =>
  [...checks.wrong, ...states.wrong, ...foretold.wrong]
    .sort((a, b) => a.i - b.i)
    .flatMap((event) => toldOf(event, model) ?? []);

/** The newest answers of this step that were judged, newest first: one of each kind, since the same own segment. */
export function told(model: TableModel): readonly Told[] {
  const { seat, table } = model;
  const found = new Map<TableEvent['kind'], Told>();
  for (const event of table.events.toReversed()) {
    if (event.step < table.step - 1 || (event.kind === 'sent' && event.seat === seat && found.size > 0))
      break;
    const one = toldOf(event, model);
    if (one && !found.has(event.kind)) found.set(event.kind, one);
  }
  return [...found.values()];
}
