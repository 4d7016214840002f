/** What a puzzle shows of its exchange, before it is answered and after. */
import { has, SYN } from '@handshake/protocol';
import { factFormat, replay, sentence } from '@handshake/lessons';
import type {
  Checked,
  Exchange,
  Locale,
  Puzzle,
  PuzzleOf,
  Scene,
  Seat,
  Sending,
  TableEvent,
} from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';
import { flagsText, labelParts, UNTOLD } from '#lib/table/labels.ts';
import type { Blank, NumberView } from '#lib/table/labels.ts';
import type { Bases } from '#lib/table/numbers.ts';

type Sent = Extract<TableEvent, { kind: 'sent' }>;

export const whoText = (seat: Seat): string => (seat === 'client' ? m.t_client() : m.t_server());

/** The segments that an end sends and that are not folded, in order. */
export const sentIn = (scene: Scene): Sent[] =>
  scene.events.slice(scene.prelude).filter((event) => event.kind === 'sent');

/** Who sends the segment with the blank. */
export function senderOf({ exchange, no }: PuzzleOf<'blank'>): Seat {
  let sent = 0;
  for (const one of exchange.happenings) {
    if (one.do === 'send' && ++sent === no) return one.seat;
    if (one.do === 'stray') sent++;
  }
  return 'client';
}

/**
 * What relative numbers are counted from: the ISN of each end that has sent its SYN, or may be asked for it here. Of one
 * that has none (a closed port answers with Seq 0) there is nothing to count from.
 */
export function basesOf(puzzle: Puzzle, scene: Scene | null): Bases {
  const shown: Sending[] = [
    ...(scene?.events.filter((event) => event.kind === 'sent') ?? []),
    ...(puzzle.kind === 'order' ? puzzle.segments : []),
    ...(puzzle.kind === 'next' ? puzzle.options.filter((one) => one !== null) : []),
  ];
  const { iss } = puzzle.exchange;
  const known = (seat: Seat): number | null =>
    shown.some((one) => one.seat === seat && has(one.segment, SYN) && one.segment.seq === iss[seat])
      ? iss[seat]
      : null;
  return { own: known('client'), peer: known('server') };
}

/** A segment in a few words: `PSH,ACK Seq 1 Ack 1 Len 448`. */
export function segmentWords(
  view: NumberView,
  { seat, segment }: Sending,
  blank: Blank['field'] | null = null,
) {
  const parts = labelParts(view, seat, segment).map(
    ({ name, value }) => `${name} ${name.toLowerCase() === blank ? UNTOLD : value}`,
  );
  return [blank === 'flags' ? UNTOLD : flagsText(segment), ...parts].join(' ');
}

/** The exchange, with segments behind it that arrive at once: what an order looks like as it is chosen. */
function continued(exchange: Exchange, sendings: readonly Sending[]): Scene | null {
  let sent = exchange.happenings.filter((one) => one.do === 'send' || one.do === 'stray').length;
  const more = sendings.flatMap((one) => [
    { do: 'send' as const, ...one },
    { do: 'arrive' as const, no: ++sent },
  ]);
  return replay({ ...exchange, happenings: [...exchange.happenings, ...more] });
}

export interface Drawing {
  readonly scene: Scene;
  /** States tell too much where they, or flags, or an order, are asked for. */
  readonly states: boolean;
  readonly blank: Blank | null;
}

/** @param order the segments of an order that are chosen so far, or the right ones once it is answered */
export function drawingOf(
  puzzle: Puzzle,
  scene: Scene,
  checked: Checked | null,
  order: readonly number[],
): Drawing {
  const told = checked !== null;
  switch (puzzle.kind) {
    case 'order': {
      const places = checked?.answer.kind === 'order' ? checked.answer.order : order;
      const chosen = places.flatMap((k) => puzzle.segments[k] ?? []);
      return { scene: continued(puzzle.exchange, chosen) ?? scene, states: told, blank: null };
    }
    case 'blank':
      return { scene, states: told, blank: told ? null : { no: puzzle.no, field: puzzle.field } };
    case 'state':
      return { scene, states: told, blank: null };
    case 'wrong':
      return {
        scene: told ? scene : { ...scene, events: scene.events.map(silent) },
        states: true,
        blank: null,
      };
    case 'next':
      return { scene, states: true, blank: null };
  }
}

/** That the other end threw a segment away would tell that it was wrong. */
const silent = (event: TableEvent): TableEvent =>
  event.kind === 'arrived' ? { ...event, action: 'accept' } : event;

/** The drawing, a sentence an event, for a screen reader. */
export function storyOf({ scene, states, blank }: Drawing, view: NumberView, locale: Locale): string[] {
  const format = factFormat(view.bases, view.mode);
  const { events } = scene;
  return events.map((event, i) => {
    if (blank && event.kind === 'sent' && event.no === blank.no)
      return m.p_story_hidden({
        no: event.no,
        who: whoText(event.seat),
        what: segmentWords(view, event, blank.field),
      });
    if (blank && event.kind === 'arrived' && event.no === blank.no)
      return m.p_story_hidden_arrived({ no: event.no });
    return sentence(event, 'watcher', locale, format, states ? events[i - 1] : undefined);
  });
}

/** Of a segment as it stands in a list: whose it is, and what stands in it. */
export const sendingText = (view: NumberView, sending: Sending): string =>
  m.p_sent_by({ who: whoText(sending.seat), what: segmentWords(view, sending) });
