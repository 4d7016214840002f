/** One end of a trace: its endpoint as the events show it, where calls may be missing and an ISS comes to light late. */
import type { Arrival, Endpoint, Profile, Segment, Seq, State, TimerName } from '@handshake/protocol';
import { call, closed, deleted, emit, FIN, fire, fresh, has, RST, SYN, TWO_MSL } from '@handshake/protocol';
import { accepts, acknowledgedInPart, asking, numbered, opensOnly, SHUT_READING } from './changes.ts';
import type { Doubt, Judged } from './doubt.ts';
import { isAnother, isGone, judgeSent, left, NO_DOUBT, noted, seenAll, withheld } from './doubt.ts';
import type { JudgedTx } from './judge.ts';
import type { Call } from './read.ts';
import type { Reading } from './reading.ts';
import type { Recent } from './recent.ts';
import { broughtBy, readAt, refuseUnread } from './reading.ts';
import { dying, got, mayBeLetGo, NOTHING, sent } from './recent.ts';
import { Sockets } from './sockets.ts';

/** Real stacks leave TIME-WAIT after a minute, and a recording is theirs, ms. */
const SHORT_TIME_WAIT = 60_000;
/** What is acknowledged so much later is acknowledged for another reason, ms: the ACK itself was withheld. */
const LIMITED = 40;
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
  #sockets = new Sockets();
  /** A call is told of that makes or ends a connection: where none is, `listen` may be missing too. */
  #told = false;
  /** Nobody reads any more: CLOSE was called, not just a half-close. */
  #deaf = false;
  /** `connect` was called while there was a connection: the next SYN starts over. */
  #again = false;
  /** Bytes that arrived in order and were not read. */
  #unread = 0;
  /** What is to be said for a segment that looks wrong. */
  #doubt: Doubt = NO_DOUBT;
  #recent: Recent = NOTHING;

  get state(): State {
    return this.#now.state;
  }

  /** RCV.NXT, for a bare FIN's meaning; null before the peer's SYN. */
  get expects(): Seq | null {
    return this.#ep.irs === null ? null : this.#ep.rcv.nxt;
  }

  /** All that has arrived has been read, as far as is told. */
  get hasReadAll(): boolean {
    return this.#unread === 0;
  }

  /** By what went over the wire. */
  get seen(): Endpoint {
    return this.#ep;
  }

  get #now(): Endpoint {
    return this.#ahead?.endpoint ?? this.#ep;
  }

  /**
   * The clock, ms: a TIME-WAIT that has run out ends.
   * @param idle all that this end has sent so far has been seen.
   */
  pass(now: number, idle: boolean): void {
    if (idle) this.#doubt = seenAll(this.#doubt);
    const { timeWait } = this.#ep.timers;
    if (timeWait && now - (timeWait.due - TWO_MSL) >= SHORT_TIME_WAIT) this.fire('2msl', now);
  }

  fire(timer: TimerName, now: number): void {
    this.#ep = fire(this.#ep, timer, now) ?? this.#ep;
    if (this.#ahead) {
      const endpoint = fire(this.#ahead.endpoint, timer, now) ?? this.#ahead.endpoint;
      this.#ahead = { ...this.#ahead, endpoint };
    }
    this.#rest();
  }

  /** A call that was made as something arrived, a moment before or after: what it asks for may have left before. */
  callAtArrival(name: Call, arg: number | null, now: number): void {
    const before = this.#doubt.before.map((ep) => asking(ep, name, arg, now));
    this.#doubt = { ...this.#doubt, before };
    this.#recent = { ...this.#recent, called: true };
    this.call(name, arg, now);
  }

  call(name: Call, arg: number | null, now: number): void {
    this.#told ||= name !== 'accept';
    switch (name) {
      case 'listen':
        this.#sockets.listen();
        // Nothing is left of what the last listener had been asked for.
        if (this.#ep.state === 'SYN-RECEIVED' && this.state === 'CLOSED') this.#set(fresh(this.#ep));
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
        if (!this.#closesConnection('CLOSE', now, name === 'shutdown')) return;
        this.#deaf ||= name === 'close' || arg === SHUT_BOTH;
        if (name === 'close' && this.#ep.finSeq !== null) this.#doubt = { ...this.#doubt, gone: true };
        return this.#close(now);
      case 'abort':
        return this.#closesConnection('ABORT', now) ? this.#abort(now) : undefined;
      case 'crash':
        this.#sockets.crash();
        this.#doubt = { ...this.#doubt, before: [...this.#doubt.before, dying(this.#ep)] };
        return this.#set(fresh(this.#ep));
      case 'recv':
        this.#unread = Math.max(0, this.#unread - (arg ?? 0));
        return;
      case 'accept':
        return this.#sockets.accept();
    }
  }

  /** It sends: the verdict, from its own view, and its endpoint moves on. */
  send(segment: Segment, now: number, profile: Profile): Judged & Pick<JudgedTx, 'recent'> {
    if (!this.#told && this.#ep.state === 'CLOSED') this.#hasListened(segment, profile);
    this.#prepare(segment);
    if (!has(segment, RST)) this.#letGo(now, LIMITED);
    const { arrived, acks, aborted } = this.#recent;
    const recent = { arrived: arrived?.segment ?? null, acks, aborts: aborted !== null };
    const doubt = { ...this.#doubt, asked: this.#ahead?.asked ?? null, unread: this.#unread > 0 };
    const judged = judgeSent(this.#ep, segment, { now, profile }, doubt, this.#recent);
    const from = this.#from(segment, judged);
    if ((segment.flags & (SYN | FIN | RST)) !== 0) this.#ahead = null;
    else if (this.#ahead)
      this.#ahead = { ...this.#ahead, endpoint: emit(this.#ahead.endpoint, segment, now) };
    const kept = from !== null && from === this.#doubt.other && from.snd.nxt !== from.iss;
    if (kept || has(segment, SYN)) this.#knowsIss = true;
    this.#doubt = left(this.#doubt, this.#ep, segment, now, this.#recent);
    this.#recent = sent(this.#recent, this.#ep, segment, now);
    if (from) this.#ep = acknowledgedInPart(emit(from, segment, now, { profile }), segment, now);
    this.#rest();
    return { ...judged, recent };
  }

  /** The endpoint that this segment moves on; null where it leaves the connection as it is. */
  #from(segment: Segment, { view, overtaken }: Judged): Endpoint | null {
    if (view === this.#doubt.other) return view;
    // It answers as where there is no connection any more.
    if (isGone(this.#ep, view)) return view;
    // An answer that the letter would not have given, or what a connection before this one had sent.
    if (view.resetsOwed.length > this.#ep.resetsOwed.length) return null;
    if (overtaken && isAnother(this.#ep, view)) return null;
    if (has(segment, SYN) && view.irs !== this.#ep.irs && !overtaken) return view;
    if (!this.#ahead) return this.#ep;
    // The SYN left when OPEN was called, and is seen after something else has come.
    if (opensOnly(segment) && this.#ahead.endpoint.state === 'SYN-RECEIVED')
      return numbered(this.#ahead.endpoint, segment.seq);
    // A FIN that doesn't acknowledge what came after the call had left before that came.
    if (!has(segment, FIN) || segment.ack === this.#ep.rcv.nxt) return this.#ep;
    const { endpoint } = this.#ahead;
    return endpoint.state === 'LAST-ACK' && overtaken ? { ...endpoint, state: 'CLOSING' } : endpoint;
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
    this.#doubt = noted(this.#doubt, { ep: this.#ep, was, arrival, segment, now });
    this.#recent = got(this.#recent, arrival, segment, now, this.#deaf);
    if (refused) {
      this.#doubt = { ...this.#doubt, lost: read.endpoint };
      this.#ahead = null;
    }
    if (this.#ahead) this.#ahead = { ...this.#ahead, endpoint: arrival.endpoint };
    this.#ep = this.#ahead ? readAt(this.#ep, segment, now, opts).endpoint : arrival.endpoint;

    const opened =
      arrival.endpoint.state === 'SYN-RECEIVED' && was.state !== 'SYN-RECEIVED' && was.state !== 'SYN-SENT';
    if (opened) this.#knowsIss = false;
    if (this.state === 'ESTABLISHED' && was.state !== 'ESTABLISHED' && this.#ep.passive) this.#sockets.open();
    // A CLOSE that had to wait for the handshake.
    if (this.state === 'ESTABLISHED' && this.#now.app.closing) {
      this.#ep = { ...this.#ep, app: { ...this.#ep.app, closing: false } };
      this.#close(now);
    }
    const unknownSeq = !this.#knowsIss && arrival.reply !== null && !has(arrival.reply, RST);
    this.#rest();
    return { arrival, unknownSeq };
  }

  /** Who answers a SYN with its own has listened all along, so that what arrived last has opened a connection. */
  #hasListened(segment: Segment, profile: Profile): void {
    const { arrived } = this.#recent;
    if (!arrived || !opensOnly(arrived.segment) || !accepts(segment)) return;
    this.#sockets.listen();
    this.#set(fresh(this.#ep));
    this.receive(arrived.segment, arrived.at, { profile, genuine: true, meantAck: undefined });
  }

  /** Puts the endpoint where this segment can be judged: a new connection, or an ISS that only now is seen. */
  #prepare(segment: Segment): void {
    const ep = this.#ep;
    const opens = opensOnly(segment);
    if (opens && ep.state !== 'CLOSED' && ep.state !== 'LISTEN' && segment.seq !== ep.iss) {
      if (this.#again) this.#set(fresh(ep));
    }
    if (opens) this.#again = false;
    if (ep.state === 'SYN-RECEIVED' && !this.#knowsIss) this.#ep = numbered(ep, segment.seq);
  }

  /** An ACK of something unacceptable that has not left at once was perhaps withheld, to limit their number (RFC 5961 §7). */
  #letGo(now: number, after?: number): void {
    const owed = mayBeLetGo(this.#ep.ackOwed, this.#recent, now, after);
    if (!owed) return;
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
    if (asked.app.aborting) return this.#expect(asked, deleted(asked));
    if (this.#unread === 0) this.#recent = { ...this.#recent, aborted: this.#ep };
    this.#set(asked);
  }

  /** What the call asks for is still to be seen. */
  #expect(asked: Endpoint, endpoint: Endpoint): void {
    this.#ep = asked;
    this.#ahead = { endpoint, asked };
  }

  /** The call is for this connection; the listener is closed here, if it is for that. */
  #closesConnection(name: 'CLOSE' | 'ABORT', now: number, keeps = false): boolean {
    const closed = this.#sockets.close(this.#ep, keeps);
    if (closed !== 'listener') return closed === 'connection';
    const asked = call(this.#ep, { call: name }, now);
    if (asked.state === 'SYN-RECEIVED') this.#expect(asked, deleted(asked));
    else this.#set(fresh(this.#ep));
    return false;
  }

  #set(ep: Endpoint): void {
    this.#ep = ep;
    this.#ahead = null;
    this.#rest();
  }

  /** Where a connection is gone, whoever listened listens again, and the next one has an ISS of its own. */
  #rest(): void {
    if (this.#ahead) return;
    const { state, app } = this.#ep;
    if (state !== 'CLOSED' && state !== 'LISTEN') return;
    if (app.open === 'active') return;
    this.#knowsIss = false;
    this.#deaf = false;
    if (this.#doubt.gone) this.#doubt = { ...this.#doubt, gone: false };
    this.#unread = 0;
    if (this.#sockets.listening && state === 'CLOSED') {
      const { resetsOwed } = this.#ep;
      this.#ep = { ...call(fresh(this.#ep), { call: 'OPEN', mode: 'passive' }, 0), resetsOwed };
    }
  }
}
