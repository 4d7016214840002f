/** A connection that stands still at a rule's moment, and the segment that somebody edits there. */
import { ACK, other, RULES } from '@handshake/protocol';
import type { Endpoint, Profile, RuleId, Segment, State } from '@handshake/protocol';
import { stageArrival, stageSender, tell, tryArrival, trySending } from '@handshake/lessons';
import type { ArrivalExample, Moment, Reached, Scene, Seat, SenderExample, Tried } from '@handshake/lessons';
import { momentAddress } from '#lib/explore/address.ts';
import { inMode, read } from '#lib/table/draft.ts';
import type { Drafted, DraftFields } from '#lib/table/draft.ts';
import { showSeq } from '#lib/table/numbers.ts';
import type { Bases, NumberMode } from '#lib/table/numbers.ts';

/** A segment that can be loaded: its moment's story, and what stands in the header there. */
export interface Preset {
  readonly key: string;
  readonly story: string;
  readonly segment: Segment;
}

export class Bench {
  readonly rule: RuleId;
  readonly example: SenderExample | ArrivalExample;
  /** Whose rule it is. */
  readonly end: Seat;
  /** Whose segment is edited: the end's own, or what reaches it. */
  readonly from: Seat;
  readonly presets: readonly Preset[];

  #preset = $state.raw() as Preset;
  #fields = $state.raw() as DraftFields;
  #mode = $state.raw<NumberMode>('relative');
  profile = $state<Profile>('strict');

  constructor(rule: RuleId, example: SenderExample | ArrivalExample) {
    this.rule = rule;
    this.example = example;
    this.end = example.end;
    this.from = 'arrives' in example ? other(example.end) : example.end;
    this.#mode = example.absolute ? 'absolute' : 'relative';
    this.presets =
      'arrives' in example
        ? example.arrives.map((moment, i) => preset(String(i), moment, stageArrival(example, moment).segment))
        : (['right', 'wrong'] as const).map((key) =>
            preset(key, example[key], stageSender(example, example[key]).segment),
          );
    // A mistake says more than what is right; a rule that only allows has none of its own.
    const first = this.isArrival || RULES[rule].verdict === 'legal' ? 0 : 1;
    this.load(this.presets[first] as Preset);
  }

  /** Where the story has led, before anything is tried. */
  readonly scene: Scene = $derived.by(() => tell(this.#preset.story, this.example.origins));
  /** The end whose rule it is, as it stands. */
  readonly endpoint: Endpoint = $derived.by(() => this.scene.connection[this.end]);
  /** What the composer's relative numbers are counted from. */
  readonly bases: Bases = $derived.by(() => this.#basesIn(this.scene));
  readonly drafted: Drafted = $derived.by(() => read(this.#fields, this.#mode, this.bases));
  /** The preset whose segment stands in the header, unchanged; null after an edit. */
  readonly chosen: string | null = $derived.by(() => {
    const { drafted } = this;
    return drafted.ok && same(drafted.segment, this.#preset.segment) ? this.#preset.key : null;
  });

  /** What the judge says of the own segment as it stands; null while it can't be read. */
  readonly tried: Tried | null = $derived.by(() => this.#tried(this.profile));
  /** What the end does with the segment as it stands; null while it can't be read. */
  readonly reached: Reached | null = $derived.by(() => this.#reached(this.profile));
  /** The scene with the segment in it: held back, or arrived. */
  readonly after: Scene = $derived.by(() => (this.tried ?? this.reached)?.scene ?? this.scene);

  /** The same on the explorer's page, which knows no TCB behind a reopened one; null while the segment can't be read. */
  readonly asked: string | null = $derived.by(() => {
    const { drafted, endpoint } = this;
    if (!drafted.ok || endpoint.reopened) return null;
    return this.isArrival
      ? momentAddress(endpoint, drafted.segment, 'arrives', this.scene.connection[this.from].iss)
      : momentAddress(endpoint, drafted.segment, 'sends');
  });

  get isArrival(): boolean {
    return 'arrives' in this.example;
  }
  get mode(): NumberMode {
    return this.#mode;
  }
  get fields(): DraftFields {
    return this.#fields;
  }
  /** The preset that was loaded last. */
  get preset(): Preset {
    return this.#preset;
  }

  /** The end's state where a story has led. */
  stateIn(story: string): State {
    return tell(story, this.example.origins).connection[this.end].state;
  }

  load(one: Preset): void {
    this.#preset = one;
    this.#fields = this.#written(one);
  }
  change(fields: DraftFields): void {
    this.#fields = fields;
  }
  setMode(to: NumberMode): void {
    this.#fields = inMode(this.#fields, this.#mode, to, this.bases);
    this.#mode = to;
  }

  /** The same in the other profile, where one wants to compare. */
  judged(profile: Profile): Tried | null {
    return this.#tried(profile);
  }
  answered(profile: Profile): Reached | null {
    return this.#reached(profile);
  }

  #tried(profile: Profile): Tried | null {
    const { drafted } = this;
    return drafted.ok && !this.isArrival ? trySending(this.scene, this.end, drafted.segment, profile) : null;
  }
  #reached(profile: Profile): Reached | null {
    const { drafted } = this;
    return drafted.ok && this.isArrival ? tryArrival(this.scene, this.end, drafted.segment, profile) : null;
  }

  #written({ segment, story }: Preset): DraftFields {
    const bases = this.#basesIn(tell(story, this.example.origins));
    return {
      flags: segment.flags,
      seq: showSeq(segment.seq, this.#mode, bases.own),
      // A field that means nothing and holds nothing is empty.
      ack: segment.ack === 0 && !(segment.flags & ACK) ? '' : showSeq(segment.ack, this.#mode, bases.peer),
      win: String(segment.win),
      len: String(segment.len),
    };
  }

  /** Of what arrives Seq counts the peer's stream, from its real ISN: the reader may know more than the end does. */
  #basesIn(scene: Scene): Bases {
    const ep = scene.connection[this.end];
    return 'arrives' in this.example
      ? { own: ep.irs ?? scene.connection[this.from].iss, peer: ep.iss }
      : { own: ep.iss, peer: ep.irs };
  }
}

const preset = (key: string, { story }: Moment, segment: Segment): Preset => ({ key, story, segment });

const same = (a: Segment, b: Segment): boolean =>
  a.flags === b.flags && a.seq === b.seq && a.ack === b.ack && a.len === b.len && a.win === b.win;

/** The states that an end has walked through in a scene, the first one included. */
export function walked(scene: Scene, end: Seat): State[] {
  const states: State[] = ['CLOSED'];
  for (const event of scene.events) if (event.states[end] !== states.at(-1)) states.push(event.states[end]);
  return states;
}
