/** One end of a trace: its endpoint as the events show it, where calls may be missing and an ISS comes to light late. */
import type { Arrival, Endpoint, Profile, Segment, Seq, State, TimerName } from '@handshake/protocol';
import {
  ACK,
  call,
  closed,
  deleted,
  emit,
  FIN,
  fire,
  fresh,
  has,
  RST,
  SYN,
  TWO_MSL,
} from '@handshake/protocol';
import type { Doubt, Judged } from './doubt.ts';
import { CROSSING, judgeSent, NO_DOUBT, noted, withheld } from './doubt.ts';
import type { Call } from './read.ts';
import type { Reading } from './reading.ts';
import { broughtBy, readAt, refuseUnread } from './reading.ts';

/** Real stacks leave TIME-WAIT after a minute; from then on a SYN may come from anew, ms. */
const SHORT_TIME_WAIT = 60_000;
/** What an ACK is owed for that has to come: what opens the connection, and what was accepted. */
const KEPT_OWED: readonly string[] = ['RX-LISTEN', 'RX-SS-SYN', 'RX-SS-SYNACK', 'RX-DATA', 'RX-FIN'];
const SHUT_READING = 0;
const SHUT_BOTH = 2;

export class End {
  /** By what went over the wire, and what the application has asked for. */
  #ep: Endpoint = closed({ iss: 0 });
  /**
   * A call takes effect at once, its segment is seen a moment later: the endpoint in the state that the call has led to,
   * and how the endpoint was when the call was made. Null while no SYN, FIN or RST is outstanding.
   */
  #ahead: { readonly endpoint: Endpoint; readonly asked: Endpoint } | null = null;
  /** The ISS of this connection has been seen; before, `#ep.iss` is a placeholder. */
  #knowsIss = false;
  #listening = false;
  /** A connection was accepted and not closed yet: the next close is its, not the listener's. */
  #accepted = false;
  /** Nobody reads any more: CLOSE was called, not just a half-close. */
  #deaf = false;
  /** `connect` was called while there was a connection: the next SYN starts over. */
  #again = false;
  /** Bytes that arrived in order and were not read. */
  #unread = 0;
  /** What is to be said for a segment that looks wrong. */
  #doubt: Doubt = NO_DOUBT;

  get state(): State {
    return this.#now.state;
  }

  /** RCV.NXT, for a bare FIN's meaning; null before the peer's SYN. */
  get expects(): Seq | null {
    return this.#ep.irs === null ? null : this.#ep.rcv.nxt;
  }

  get #now(): Endpoint {
    return this.#ahead?.endpoint ?? this.#ep;
  }

  /** The clock, ms: a TIME-WAIT that has run out ends. */
  pass(now: number): void {
    const due = this.#ep.timers.timeWait?.due;
    if (due !== undefined && due <= now) this.fire('2msl', now);
  }

  fire(timer: TimerName, now: number): void {
    this.#ep = fire(this.#ep, timer, now) ?? this.#ep;
    if (this.#ahead) {
      const endpoint = fire(this.#ahead.endpoint, timer, now) ?? this.#ahead.endpoint;
      this.#ahead = { ...this.#ahead, endpoint };
    }
    this.#rest();
  }

  call(name: Call, arg: number | null, now: number): void {
    switch (name) {
      case 'listen':
        this.#listening = true;
        return this.#rest();
      case 'connect':
        if (this.#ep.state !== 'CLOSED') this.#again = true;
        else this.#open(now);
        return;
      case 'send':
        this.#ep = call(this.#ep, { call: 'SEND', bytes: arg ?? 0 }, now);
        return;
      case 'shutdown':
      case 'close':
        if (name === 'shutdown' && arg === SHUT_READING) return;
        if (this.#ep.state === 'LISTEN') return this.#closeListener();
        this.#accepted = false;
        this.#deaf ||= name === 'close' || arg === SHUT_BOTH;
        return this.#close(now);
      case 'abort':
        if (this.#ep.state === 'LISTEN') return this.#closeListener();
        this.#accepted = false;
        return this.#abort(now);
      case 'crash':
        this.#listening = false;
        this.#accepted = false;
        this.#doubt = { ...this.#doubt, before: [{ at: now, endpoint: this.#ep }] };
        return this.#set(fresh(this.#ep));
      case 'recv':
        this.#unread = Math.max(0, this.#unread - (arg ?? 0));
        return;
      case 'accept':
        return;
    }
  }

  /** It sends: the verdict, from its own view, and its endpoint moves on. */
  send(segment: Segment, now: number, profile: Profile): Judged {
    this.#prepare(segment, now);
    const doubt = { ...this.#doubt, asked: this.#ahead?.asked ?? null, unread: this.#unread > 0 };
    const judged = judgeSent(this.#ep, segment, { now, profile }, doubt);
    // A FIN that doesn't acknowledge what came after the call had left before that came.
    const early = this.#ahead && has(segment, FIN) && segment.ack !== this.#ep.rcv.nxt;
    const from = early ? this.#now : this.#ep;
    if ((segment.flags & (SYN | FIN | RST)) !== 0) this.#ahead = null;
    else if (this.#ahead)
      this.#ahead = { ...this.#ahead, endpoint: emit(this.#ahead.endpoint, segment, now) };
    if (has(segment, SYN)) this.#knowsIss = true;
    const { lost } = this.#doubt;
    this.#doubt = {
      ...this.#doubt,
      lost: lost && !has(segment, SYN) ? (has(segment, RST) ? lost : emit(lost, segment, now)) : null,
      more: this.#ep.ackOwed ? this.#doubt.more : this.#doubt.more.slice(1),
    };
    // An answer that the letter would not have given leaves the connection as it is.
    const answers = judged.view.resetsOwed.length > this.#ep.resetsOwed.length;
    if (!answers) this.#ep = acknowledgedInPart(emit(from, segment, now, { profile }), segment, now);
    this.#rest();
    return judged;
  }

  /**
   * A segment reaches it.
   * @returns the arrival, and whether the number that its reply starts from is still unknown.
   */
  receive(
    segment: Segment,
    now: number,
    opts: Reading,
  ): { readonly arrival: Arrival; readonly unknownSeq: boolean } {
    this.#letGo(now);
    const was = this.#now;
    const read = readAt(was, segment, now, opts);
    const refused = this.#deaf ? refuseUnread(was, read, segment) : null;
    const arrival = refused ?? read;
    this.#unread += broughtBy(was, arrival.endpoint);
    this.#doubt = noted(this.#doubt, { ep: this.#ep, was, arrival, segment, now, genuine: opts.genuine });
    if (refused) {
      this.#doubt = { ...this.#doubt, lost: read.endpoint };
      this.#ahead = null;
    }
    if (this.#ahead) this.#ahead = { ...this.#ahead, endpoint: arrival.endpoint };
    this.#ep = this.#ahead ? readAt(this.#ep, segment, now, opts).endpoint : arrival.endpoint;

    const opened =
      arrival.endpoint.state === 'SYN-RECEIVED' && was.state !== 'SYN-RECEIVED' && was.state !== 'SYN-SENT';
    if (opened) this.#knowsIss = false;
    if (this.state === 'ESTABLISHED' && this.#ep.passive) this.#accepted = true;
    const unknownSeq = !this.#knowsIss && arrival.reply !== null && !has(arrival.reply, RST);
    this.#rest();
    return { arrival, unknownSeq };
  }

  /** Puts the endpoint where this segment can be judged: a new connection, or an ISS that only now is seen. */
  #prepare(segment: Segment, now: number): void {
    const ep = this.#ep;
    const opens = (segment.flags & (SYN | ACK | RST)) === SYN;
    if (opens && ep.state !== 'CLOSED' && ep.state !== 'LISTEN' && segment.seq !== ep.iss) {
      const since = ep.timers.timeWait ? now - (ep.timers.timeWait.due - TWO_MSL) : 0;
      if (this.#again || since >= SHORT_TIME_WAIT) this.#set(fresh(ep));
    }
    if (opens) this.#again = false;
    if (ep.state === 'SYN-RECEIVED' && !this.#knowsIss) {
      const iss = segment.seq;
      this.#ep = { ...ep, iss, snd: { ...ep.snd, una: iss, nxt: iss, wl2: iss } };
    }
  }

  /** An ACK of something unacceptable that has not left at once was perhaps withheld, to limit their number (RFC 5961 §7). */
  #letGo(now: number): void {
    const owed = this.#ep.ackOwed;
    if (!owed || KEPT_OWED.includes(owed.rule) || now - owed.since <= CROSSING) return;
    this.#ep = { ...this.#ep, ackOwed: null };
    this.#doubt = withheld(this.#doubt, owed);
  }

  #close(now: number): void {
    const asked = call(this.#ep, { call: 'CLOSE' }, now);
    if (asked.app.closing) this.#expect(asked, call(this.#ep, { call: 'CLOSE' }, now, { closeAtOnce: true }));
    else this.#set(asked);
  }

  #open(now: number): void {
    const asked = call(fresh(this.#ep), { call: 'OPEN', mode: 'active' }, now);
    const syn = { flags: SYN, seq: asked.iss, ack: 0, len: 0, win: asked.rcv.wnd };
    this.#expect(asked, emit(asked, syn, now));
  }

  #abort(now: number): void {
    const asked = call(this.#ep, { call: 'ABORT' }, now);
    if (asked.app.aborting) this.#expect(asked, deleted(asked));
    else this.#set(asked);
  }

  /** What the call asks for is still to be seen. */
  #expect(asked: Endpoint, endpoint: Endpoint): void {
    this.#ep = asked;
    this.#ahead = { endpoint, asked };
  }

  #closeListener(): void {
    if (this.#accepted) this.#accepted = false;
    else {
      this.#listening = false;
      this.#set(fresh(this.#ep));
    }
  }

  #set(ep: Endpoint): void {
    this.#ep = ep;
    this.#ahead = null;
    this.#rest();
  }

  /** Where a connection is gone, whoever listened listens again, and the next one has an ISS of its own. */
  #rest(): void {
    const { state, app } = this.#now;
    if (state !== 'CLOSED' && state !== 'LISTEN') return;
    if (app.open === 'active') return;
    this.#knowsIss = false;
    this.#deaf = false;
    this.#unread = 0;
    if (this.#listening && state === 'CLOSED' && !this.#ahead) {
      const { resetsOwed } = this.#ep;
      this.#ep = { ...call(fresh(this.#ep), { call: 'OPEN', mode: 'passive' }, 0), resetsOwed };
    }
  }
}

/** An ACK of a part of what came: the rest is owed since then at the earliest, for it can't have been there. */
function acknowledgedInPart(ep: Endpoint, segment: Segment, now: number): Endpoint {
  if (!ep.ackOwed || !has(segment, ACK) || segment.ack === ep.rcv.nxt || !ep.pastNxt.includes(segment.ack))
    return ep;
  return { ...ep, ackOwed: { ...ep.ackOwed, since: now } };
}
