/** Judges a trace: every segment from its sender's own view, every arrival by what a conforming endpoint does with it. */
import type { Arrival, Endpoint, Profile, Segment, Seq, Side, State, Verdict } from '@handshake/protocol';
import { ACK, FIN, has, other, RST, SYN } from '@handshake/protocol';
import type { Basis, Shown } from '../evidence.ts';
import { evidenceFor, shownBy } from '../evidence.ts';
import { End } from './end.ts';
import { Line } from './line.ts';
import type { AppEvent, RxEvent, TraceEvent, TxEvent } from './read.ts';

type States = Readonly<Record<Side, State>>;

export interface JudgedTx {
  readonly ev: 'tx';
  readonly i: number;
  /** ms since the trace's start. */
  readonly t: number;
  readonly src: Side;
  readonly segment: Segment;
  readonly verdict: Verdict;
  /** The sender's endpoint that it was judged by. */
  readonly view: Endpoint;
  /**
   * What the sender had just been through: what reached it last since it sent something, the ACKs since it used a
   * number, and whether ABORT was called where no RST has to leave.
   */
  readonly recent: { readonly arrived: Segment | null; readonly acks: number; readonly aborts: boolean };
  /** Of an illegal one: what that rests on. */
  readonly basis: Basis | null;
  /** Both ends' after it. */
  readonly states: States;
}

export interface JudgedRx {
  readonly ev: 'rx';
  readonly i: number;
  readonly t: number;
  readonly to: Side;
  readonly segment: Segment;
  readonly action: Arrival['action'];
  readonly rule: Arrival['rule'];
  /** What is owed for it; `seq` is null where the end's ISS hasn't been seen yet. */
  readonly reply: (Omit<Segment, 'seq'> & { readonly seq: Seq | null }) | null;
  readonly mayWait: boolean;
  readonly states: States;
}

/** FINs without ACK whose meaning is remembered: enough for all that can be under way at once. */
const BARE_FINS = 64;

export class TraceJudge {
  #ends: Readonly<Record<Side, End>> = { client: new End(), server: new End() };
  #profile: Profile;
  #fixed: boolean;
  #line = new Line();
  #shown: Record<Side, Shown> = { client: {}, server: {} };
  /** Calls that were made when what is told of next had arrived. */
  #calls: AppEvent[] = [];
  /** By `tx` number: what a FIN without ACK would have acknowledged, for the textbook profile. */
  #meant = new Map<number, Seq>();

  /** @param profile null leaves it to the trace's `meta`, and strict where that names none. */
  constructor(profile: Profile | null) {
    this.#profile = profile ?? 'strict';
    this.#fixed = profile !== null;
  }

  /** The next event; null where it is one that isn't judged. */
  push(event: TraceEvent): JudgedTx | JudgedRx | null {
    if (event.ev === 'meta') {
      if (!this.#fixed && event.profile) this.#profile = event.profile;
      return null;
    }
    if (event.ev === 'app' && event.call !== 'listen' && this.#isAtArrival(event)) {
      this.#calls.push(event);
      return null;
    }
    if (!this.#line.isPassing(event)) this.#call();
    const idle = this.#line.isIdleBefore(event);
    this.#ends.client.pass(event.t, idle);
    this.#ends.server.pass(event.t, idle);
    switch (event.ev) {
      case 'app':
        this.#ends[event.src].call(event.call, event.arg, event.t);
        return null;
      case 'timer':
        this.#ends[event.src].fire(event.kind, event.t);
        return null;
      case 'tx':
        return this.#send(event);
      case 'rx':
        return this.#receive(event);
    }
  }

  /** What is read has arrived, even if that is told of only next; and so it had for every call after. */
  #isAtArrival({ src, call, arg, t }: AppEvent): boolean {
    if (this.#line.hasReached(src, t)) return true;
    const reads = call === 'recv' && arg !== null && arg > 0 && this.#ends[src].hasReadAll;
    return this.#line.passesTo(src) && (reads || this.#calls.some((made) => made.src === src));
  }

  #call(): void {
    for (const { src, call, arg, t } of this.#calls) this.#ends[src].callAtArrival(call, arg, t);
    this.#calls = [];
  }

  get #states(): States {
    return { client: this.#ends.client.state, server: this.#ends.server.state };
  }

  #send({ i, t, src, segment }: TxEvent): JudgedTx {
    const { expects } = this.#ends[src];
    const bare = has(segment, FIN) && (segment.flags & (ACK | SYN | RST)) === 0;
    if (bare && expects !== null && this.#meant.size < BARE_FINS) this.#meant.set(i, expects);
    const was = this.#ends[src].seen;
    const { verdict, view, recent, ways } = this.#ends[src].send(segment, t, this.#profile);
    const illegal = verdict.verdict === 'illegal';
    const basis = illegal ? { ways, evidence: evidenceFor(verdict.findings, this.#shown[src]) } : null;
    this.#show(src, was, i);
    return { ev: 'tx', i, t, src, segment, verdict, view, recent, basis, states: this.#states };
  }

  #show(end: Side, was: Endpoint, i: number): void {
    this.#shown[end] = shownBy(this.#shown[end], was, this.#ends[end].seen, i);
  }

  #receive({ i, t, to, segment, of }: RxEvent): JudgedRx {
    const was = this.#ends[to].seen;
    const { arrival, unknownSeq } = this.#ends[to].receive(segment, t, {
      profile: this.#profile,
      genuine: of !== null,
      meantAck: of === null ? undefined : (this.#meant.get(of) ?? this.#ends[other(to)].expects ?? undefined),
    });
    const { action, rule, mayWait } = arrival;
    this.#show(to, was, i);
    this.#call();
    const reply = arrival.reply && { ...arrival.reply, seq: unknownSeq ? null : arrival.reply.seq };
    return { ev: 'rx', i, t, to, segment, action, rule, reply, mayWait, states: this.#states };
  }
}
