/** What one does on the explorer's page: choices as typed, and what follows from them. */
import {
  add,
  arrivalSteps,
  arrive,
  call,
  diff,
  emit,
  FIN,
  has,
  linuxArrival,
  RST,
} from '@handshake/protocol';
import type { Arrival, ArrivalStep, Endpoint, LinuxArrival, Segment, State } from '@handshake/protocol';
import { outcomeOf } from '@handshake/lessons';
import type { Outcome, Seat } from '@handshake/lessons';
import { read as stored, write } from '#lib/session/stored.ts';
import { read } from '#lib/table/draft.ts';
import type { DraftFields, Drafted } from '#lib/table/draft.ts';
import type { Bases, NumberMode } from '#lib/table/numbers.ts';
import { addressOf, fromAddress } from './address.ts';
import type { FromAddress } from './address.ts';
import type { PresetId } from './presets.ts';
import { NOW, readEndpoint } from './read.ts';
import type { Reading } from './read.ts';
import { basesOf, firstSegment, inMode, segmentBases, sensible } from './situation.ts';
import type { Direction, EndpointTexts, Situation, VariableField } from './situation.ts';

/** Of a segment that arrives. */
export interface Arrives {
  readonly direction: 'arrives';
  readonly endpoint: Endpoint;
  readonly segment: Segment;
  readonly arrival: Arrival;
  readonly steps: readonly ArrivalStep[];
  readonly linux: LinuxArrival | null;
}
/** Of a segment that this end would send. */
export interface Sends {
  readonly direction: 'sends';
  readonly endpoint: Endpoint;
  readonly segment: Segment;
  readonly outcome: Outcome;
  readonly after: Endpoint;
}

const preferred = (): NumberMode => (stored('local', 'numbers') === 'absolute' ? 'absolute' : 'relative');

export class ExploreDesk {
  /** Numbers as `mode` has them. */
  #situation: Situation = $state.raw(fromAddress(new URLSearchParams()).situation);
  #mode: NumberMode = $state(preferred());
  #unknown: FromAddress['unknown'] = $state.raw([]);
  /** What was typed for other states and for the other question, absolute: coming back finds it again. */
  #ends: Partial<Record<State, EndpointTexts>> = {};
  #segments: Partial<Record<Direction, DraftFields>> = {};

  readonly reading: Reading = $derived(readEndpoint(this.#situation, this.#mode));
  readonly bases: Bases = $derived(basesOf(this.#situation));
  readonly segmentBases: Bases = $derived(segmentBases(this.#situation.direction, this.bases));
  readonly drafted: Drafted = $derived(read(this.#situation.segment, this.#mode, this.segmentBases));
  readonly answer: Arrives | Sends | null = $derived.by(() => {
    const { reading, drafted } = this;
    if (!reading.ok || !drafted.ok) return null;
    return this.#situation.direction === 'arrives'
      ? arrives(reading.endpoint, drafted.segment)
      : sends(reading.endpoint, drafted.segment);
  });
  /** This end's colour and shape: whoever opened passively is the server. */
  readonly seat: Seat = $derived(
    this.#situation.end.passive && this.#situation.state !== 'SYN-SENT' ? 'server' : 'client',
  );
  readonly address: string = $derived(addressOf(inMode(this.#situation, this.#mode, 'absolute')));

  get situation(): Situation {
    return this.#situation;
  }
  get mode(): NumberMode {
    return this.#mode;
  }
  /** What the address named that there is not. */
  get unknown(): FromAddress['unknown'] {
    return this.#unknown;
  }

  load(query: Pick<URLSearchParams, 'get'>): void {
    const { situation, unknown } = fromAddress(query);
    // Relative numbers never show a wrap.
    this.#mode = query.get('try') === ('wrap' satisfies PresetId) ? 'absolute' : preferred();
    this.#show(situation);
    this.#unknown = unknown;
  }

  setMode(to: NumberMode): void {
    this.#situation = inMode(this.#situation, this.#mode, to);
    this.#mode = to;
    write('local', 'numbers', to);
  }

  /** Another state, with the values that it had last here; the segment stays. */
  choose(state: State): void {
    const now = this.#absolute();
    this.#ends[now.state] = now.end;
    this.#show({ ...now, state, end: this.#ends[state] ?? sensible(state) });
    this.#unknown = [];
  }

  ask(direction: Direction): void {
    const now = this.#absolute();
    this.#segments[now.direction] = now.segment;
    const segment = this.#segments[direction] ?? firstSegment(now.state, direction, now.segment.flags);
    this.#show({ ...now, direction, segment });
  }

  setVariable(field: VariableField, text: string): void {
    const { end } = this.#situation;
    this.#end({ vars: { ...end.vars, [field]: text } });
  }
  setPassive(passive: boolean): void {
    this.#end({ passive });
  }
  setFinWaits(finWaits: boolean): void {
    this.#end({ finWaits });
  }
  setOwed(owed: boolean): void {
    this.#end({ owed: owed ? 'full' : null });
  }
  setSegment(segment: DraftFields): void {
    this.#situation = { ...this.#situation, segment };
  }
  /** The variables of this state as they were at first. */
  makeSensible(): void {
    const now = this.#absolute();
    this.#show({ ...now, end: sensible(now.state) });
  }

  #end(part: Partial<EndpointTexts>): void {
    this.#situation = { ...this.#situation, end: { ...this.#situation.end, ...part } };
  }
  #absolute(): Situation {
    return inMode(this.#situation, this.#mode, 'absolute');
  }
  #show(absolute: Situation): void {
    this.#situation = inMode(absolute, 'absolute', this.#mode);
  }
}

function arrives(endpoint: Endpoint, segment: Segment): Arrives {
  const arrival = arrive(endpoint, segment, NOW);
  const steps = arrivalSteps(endpoint, segment, arrival);
  return {
    direction: 'arrives',
    endpoint,
    segment,
    arrival,
    steps,
    linux: linuxArrival(endpoint, segment, NOW),
  };
}

function sends(endpoint: Endpoint, segment: Segment): Sends {
  const asked = asIfAsked(endpoint, segment);
  const outcome = outcomeOf(asked, segment, { profile: 'strict', now: NOW });
  return { direction: 'sends', endpoint, segment, outcome, after: emit(asked, segment, NOW) };
}

/** The application has called for what the segment does: here only TCP is asked. */
function asIfAsked(ep: Endpoint, s: Segment): Endpoint {
  const fresh = Math.max(0, Math.min(s.len, diff(add(s.seq, s.len), ep.snd.nxt)));
  const opens = ep.state === 'CLOSED' || ep.state === 'LISTEN';
  return {
    ...ep,
    app: {
      open: opens ? 'active' : ep.app.open,
      queued: opens ? s.len : fresh,
      closing: has(s, FIN) || ep.app.closing,
      // Not every state gives up by a RST.
      aborting: has(s, RST) && call(ep, { call: 'ABORT' }, NOW).app.aborting,
    },
  };
}
