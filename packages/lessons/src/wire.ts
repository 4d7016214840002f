/** What became of each segment on the wire: for packet lists, tiles and whoever asks what the judge said of it. */
import type { Segment } from '@handshake/protocol';
import type { Outcome, Seat, TableEvent } from './table/log.ts';

/**
 * `kept`: the network holds it back. `waiting`: it has reached its receiver, who is to check it. `ignored`: the receiver threw it
 * away. `overflow`: it found the backlog full. `gone`: the step was begun anew while it was on its way.
 */
export type WireFate =
  'flying' | 'kept' | 'dropped' | 'waiting' | 'arrived' | 'ignored' | 'overflow' | 'gone';

/**
 * Where a segment came from that its sender has not just sent: a copy of segment `of` that the network had kept; segment `of`
 * once more, because a step was begun anew; a wanderer of the past; a third party. Null for what its sender sent.
 */
export type WireOrigin =
  null | { readonly kind: 'copy' | 'anew'; readonly of: number } | { readonly kind: 'old' | 'forged' };

export interface OnWire {
  readonly no: number;
  /** Index of the event that put it there. */
  readonly i: number;
  /** Table's clock, ms. */
  readonly at: number;
  readonly from: Seat;
  readonly segment: Segment;
  /** It repeats numbers that were used before. */
  readonly again: boolean;
  readonly origin: WireOrigin;
  readonly fate: WireFate;
  /** The network held it back for a while. */
  readonly late: boolean;
  /** What its receiver's end did with it; null before. */
  readonly action: string | null;
}

type Of<K extends TableEvent['kind']> = Extract<TableEvent, { kind: K }>;

export const originOf = (event: Of<'released' | 'injected'>): WireOrigin => {
  if (event.kind === 'injected') return { kind: event.net === 'forged' ? 'forged' : 'old' };
  return { kind: event.net === 'duplicate' ? 'copy' : 'anew', of: event.of };
};

const SENT: Readonly<Record<Of<'sent'>['fate'], WireFate>> = {
  flying: 'flying',
  copied: 'flying',
  dropped: 'dropped',
  held: 'kept',
};

/** In the order in which they came onto the wire. */
export function wireOf(events: readonly TableEvent[]): OnWire[] {
  const all = new Map<number, OnWire>();
  const turn = (no: number, changes: Partial<OnWire>): void => {
    const one = all.get(no);
    if (one) all.set(no, { ...one, ...changes });
  };
  for (const event of events) {
    switch (event.kind) {
      case 'sent': {
        const { no, i, at, seat: from, segment, again } = event;
        const fate = SENT[event.fate];
        all.set(no, { no, i, at, from, segment, again, origin: null, fate, late: false, action: null });
        break;
      }
      case 'released':
      case 'injected': {
        const { no, i, at, from, segment } = event;
        if (all.has(no)) turn(no, { fate: 'flying', late: true });
        else
          all.set(no, {
            ...{ no, i, at, from, segment, again: false, late: false, action: null },
            origin: originOf(event),
            fate: 'flying',
          });
        break;
      }
      case 'lost':
        turn(event.no, { fate: 'dropped' });
        break;
      case 'kept':
        turn(event.no, { fate: 'kept' });
        break;
      case 'reached':
        turn(event.no, { fate: 'waiting' });
        break;
      case 'overflow':
        turn(event.no, { fate: 'overflow' });
        break;
      case 'arrived':
        turn(event.no, { fate: event.action === 'drop' ? 'ignored' : 'arrived', action: event.action });
        break;
      case 'rewound':
        for (const { no, fate } of all.values())
          if (fate === 'flying' || fate === 'waiting') turn(no, { fate: 'gone' });
        break;
      default:
    }
  }
  return [...all.values()];
}

/** The judge found it wrong, whether or not it was let go. */
export const isWrong = ({ verdict }: Pick<Outcome, 'verdict'>): boolean =>
  verdict === 'illegal' || verdict === 'ignored';

/** Held back, or wrong and on the wire all the same. */
export const isMiss = (outcome: Pick<Outcome, 'travels' | 'verdict'>): boolean =>
  !outcome.travels || isWrong(outcome);

/**
 * What the judge has said of each segment that was sent, by its number. In a peer check a seat's log tells it only once the
 * receiver has spoken (`sealed`).
 */
export function saidOf(events: readonly TableEvent[], sealed: boolean): ReadonlyMap<number, Outcome> {
  const said = new Map<number, Outcome>();
  for (const event of events) {
    if (event.kind === 'sent' && !sealed) said.set(event.no, event.outcome);
    if (event.kind === 'checked' && event.outcome) said.set(event.no, event.outcome);
  }
  return said;
}
