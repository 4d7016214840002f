/**
 * Two conforming ends whose applications call at random moments, over a link that loses, delays, repeats and reorders. Beside
 * the TCBs it keeps books of its own: what the applications have sent, what stood on the wire under which number, and which
 * numbers reached the other end.
 */
import { call } from '../call.ts';
import { advance, connect, deliver, drop, put, running, withEnd } from '../connection.ts';
import type { Connection } from '../connection.ts';
import { due } from '../due.ts';
import type { Due } from '../due.ts';
import { closed } from '../endpoint.ts';
import type { Endpoint, UserCall } from '../endpoint.ts';
import { ACK, FIN, RST, SYN, has } from '../segment.ts';
import type { Segment } from '../segment.ts';
import { add, diff } from '../seq.ts';
import { other } from '../state.ts';
import type { Side } from '../state.ts';
import type { Arrival } from '../verdict.ts';
import type { Plan, Step } from './plan.ts';

export const SIDES: readonly Side[] = ['client', 'server'];

/** One direction of one incarnation: the octets counted from the ISN of whoever sends. */
interface Stream {
  /** What stood at that offset whenever it was sent. */
  readonly sent: Map<number, 'SYN' | 'byte' | 'FIN'>;
  /** Offsets that reached the other end. */
  readonly arrived: Set<number>;
}

export class Lab {
  conn: Connection;
  /** Somebody reset or gave up a connection: nobody owes a whole stream. */
  broken = false;
  /** Bytes that each end's application has handed over, and the connection has taken. */
  readonly asked: Record<Side, number> = { client: 0, server: 0 };
  readonly #plan: Plan;
  readonly #order: readonly Side[];
  readonly #streams: Record<Side, Map<number, Stream>> = { client: new Map(), server: new Map() };
  /** The right edge that each end has offered last; a sound end never takes it back. */
  readonly #edge: Record<Side, { of: number; at: number } | null> = { client: null, server: null };
  #isns = 0;

  /** Sees each segment before it leaves; it throws where it is wrong. */
  readonly see: (ep: Endpoint, segment: Segment, now: number, why: Due['why'] | 'update', side: Side) => void;

  /** Sees what each arrival did. */
  readonly arrived: ((arrival: Arrival, to: Side) => void) | undefined;

  constructor(plan: Plan, see: Lab['see'], arrived?: Lab['arrived']) {
    this.#plan = plan;
    this.see = see;
    this.arrived = arrived;
    const end = (side: Side): Endpoint => closed({ iss: plan.isn[side], wnd: plan.wnd, mss: plan.mss });
    this.conn = connect(end('client'), end('server'));
    this.#order = [plan.first, other(plan.first)];
    this.call(other(plan.first), { call: 'OPEN', mode: plan.together ? 'active' : 'passive' });
    this.call(plan.first, { call: 'OPEN', mode: 'active' });
  }

  step(step: Step): void {
    switch (step.do) {
      case 'call':
        this.call(step.side, step.call);
        break;
      case 'send': {
        const all = this.#due(step.side);
        const one = all[step.pick % Math.max(1, all.length)];
        if (one) this.#put(step.side, one, step.reads);
        break;
      }
      case 'update':
        this.update(step.side);
        break;
      case 'wait':
        this.flush();
        this.#wait(step.ms);
        break;
      case 'timer': {
        this.flush();
        const next = running(this.conn)[0];
        if (next) this.#advance(next.due);
        break;
      }
      default: {
        const flying = this.conn.link[step.pick % Math.max(1, this.conn.link.length)];
        if (flying && step.do === 'drop') this.conn = drop(this.conn, flying.no);
        else if (flying) this.#deliver(flying.no, step.do === 'repeat');
      }
    }
  }

  call(side: Side, made: UserCall): void {
    let before = this.conn[side];
    // Another connection begins with another ISN, or what is left of the last one could pass for its own.
    if (
      made.call === 'OPEN' &&
      before.state === 'CLOSED' &&
      before.app.open === null &&
      this.#streams[side].size > 0
    ) {
      this.#isns++;
      this.asked[side] = 0;
      this.broken = true;
      before = closed({
        iss: add(before.iss, 0x1000_0000 * this.#isns),
        wnd: this.#plan.wnd,
        mss: this.#plan.mss,
      });
    }
    const after = call(before, made, this.conn.now);
    if (made.call === 'ABORT' && after !== before) this.broken = true;
    // Closed before it was open.
    if (made.call === 'CLOSE' && after !== before && after.state === 'CLOSED') this.broken = true;
    if (made.call === 'SEND' && after !== before) this.asked[side] += made.bytes;
    this.conn = withEnd(this.conn, side, after);
  }

  /** Everything that must not wait leaves. */
  flush(reads = true): void {
    for (let turns = 0; turns < 500; turns++) {
      const side = this.#order.find((s) => this.#due(s).length > 0);
      const one = side && this.#due(side)[0];
      if (!side || !one) return;
      this.#put(side, one, reads);
    }
    throw new Error('there is always something due');
  }

  /** A window that has opened is told. */
  update(side: Side): void {
    const ep = this.conn[side];
    if (
      ep.irs === null ||
      ep.state === 'SYN-RECEIVED' ||
      ep.state === 'CLOSED' ||
      ep.rcv.wnd >= this.#plan.wnd
    )
      return;
    const segment = { flags: ACK, seq: ep.snd.nxt, ack: ep.rcv.nxt, len: 0, win: this.#plan.wnd };
    this.#put(side, { segment, why: 'update' }, true);
  }

  /**
   * Loss has ended: all that is on the link arrives, in order, within 100 ms; timers fire, until nothing moves any more. That it
   * takes time is essential: where both ends have filled a window whose first byte was lost, the letter has them answer each
   * other's ACKs, which begin right behind the window, until a timer repeats that byte (RFC 9293 appendix A.2).
   * @param impatient ends that take an old connection's segments for the new one's may never agree: after 200 s of talk their
   *   applications give up (RFC 9293 §3.8.3, R2).
   */
  settle(impatient = false): void {
    for (let rounds = 0; rounds < 6000; rounds++) {
      this.flush();
      if (impatient && rounds === 2000) for (const side of SIDES) this.call(side, { call: 'ABORT' });
      const flying = this.conn.link;
      const next = running(this.conn)[0];
      if (flying.length === 0 && !next) return;
      if (flying.length === 0 && next) this.#advance(next.due);
      else this.#wait(100);
      for (const { no } of flying) {
        this.#deliver(no, false);
        this.flush();
      }
    }
    throw new Error('they never come to rest');
  }

  /** On an idle connection: is there still somebody? */
  keepAlive(side: Side): void {
    const ep = this.conn[side];
    const segment = { flags: ACK, seq: add(ep.snd.nxt, -1), ack: ep.rcv.nxt, len: 0, win: ep.rcv.wnd };
    this.#put(side, { segment, why: 'update' }, true);
  }

  /** What the end `side` has read of the other's stream, by the books: how many bytes in a row from the first, and the FIN. */
  reached(side: Side): { readonly bytes: number; readonly fin: boolean } {
    const irs = this.conn[side].irs;
    const stream = irs === null ? undefined : this.#streams[other(side)].get(irs);
    let offset = 1;
    while (stream?.arrived.has(offset) && stream.sent.get(offset) === 'byte') offset++;
    return { bytes: offset - 1, fin: stream?.sent.get(offset) === 'FIN' && stream.arrived.has(offset) };
  }

  #due(side: Side): Due[] {
    return due(this.conn[side], this.conn.now, { delayAck: this.#plan.delayAck });
  }

  #put(side: Side, one: Pick<Due, 'segment'> & { why: Due['why'] | 'update' }, reads: boolean): void {
    const ep = this.conn[side];
    const segment = has(one.segment, RST)
      ? one.segment
      : { ...one.segment, win: this.#window(side, one.segment, reads) };
    this.see(ep, segment, this.conn.now, one.why, side);
    if (has(segment, RST)) {
      if (one.why !== 'rst' || ep.app.aborting) this.broken = true;
    } else this.#book(side, segment);
    this.conn = put(this.conn, side, segment);
  }

  /** The window that is offered: all of the buffer, or what an application that doesn't read has left of it. */
  #window(side: Side, s: Segment, reads: boolean): number {
    const ep = this.conn[side];
    if (!has(s, ACK)) return this.#plan.wnd;
    const edge = this.#edge[side]?.of === ep.irs ? this.#edge[side] : null;
    const left = edge ? Math.max(0, diff(edge.at, ep.rcv.nxt)) : this.#plan.wnd;
    const win = reads ? Math.max(left, this.#plan.wnd) : left;
    if (ep.irs !== null) this.#edge[side] = { of: ep.irs, at: add(ep.rcv.nxt, win) };
    return win;
  }

  /** Under one number stands one thing, however often it is sent and however it is cut. */
  #book(side: Side, s: Segment): void {
    const iss = has(s, SYN) ? s.seq : this.conn[side].iss;
    const streams = this.#streams[side];
    const stream = streams.get(iss) ?? { sent: new Map(), arrived: new Set() };
    streams.set(iss, stream);
    for (const [offset, what] of octets(s, iss)) {
      const before = stream.sent.get(offset) ?? what;
      if (before !== what) throw new Error(`${side} sends a ${what} where it has sent a ${before}`);
      stream.sent.set(offset, what);
    }
  }

  #deliver(no: number, keep: boolean): void {
    const flying = this.conn.link.find((each) => each.no === no);
    const delivered = deliver(this.conn, no, { keep });
    if (!flying || !delivered) return;
    const { from, segment } = flying;
    const to = other(from);
    if (!has(segment, RST)) {
      for (const [iss, { sent, arrived }] of this.#streams[from]) {
        // Whose incarnation's it is: the one that has such numbers. What was there, was sent.
        for (const [offset, what] of octets(segment, iss)) if (sent.get(offset) === what) arrived.add(offset);
      }
    }
    this.arrived?.(delivered.arrival, to);
    if (delivered.arrival.action === 'close') this.broken = true;
    this.conn = delivered.connection;
    this.#check(to);
  }

  /** The clock moves on; what a timer makes due on the way leaves then. */
  #wait(ms: number): void {
    const until = this.conn.now + ms;
    for (let next = running(this.conn)[0]; next && next.due < until; next = running(this.conn)[0]) {
      this.#advance(next.due);
      this.flush();
    }
    this.#advance(until);
  }

  #advance(to: number): void {
    this.conn = advance(this.conn, to);
  }

  /** RCV.NXT has only passed what has come. */
  #check(side: Side): void {
    const ep = this.conn[side];
    if (ep.irs === null || ep.state === 'LISTEN') return;
    const { bytes, fin } = this.reached(side);
    const read = diff(ep.rcv.nxt, ep.irs) - 1;
    if (read > bytes + (fin ? 1 : 0))
      throw new Error(`${side} has read ${read} of ${bytes} bytes${fin ? ' and a FIN' : ''}`);
    if (ep.peerFin !== null && !fin) throw new Error(`${side} has read a FIN that has not come`);
  }
}

/** What a segment says of each number, by its offset from the ISN. */
function octets(s: Segment, iss: number): [number, 'SYN' | 'byte' | 'FIN'][] {
  const all: [number, 'SYN' | 'byte' | 'FIN'][] = [];
  let offset = diff(s.seq, iss);
  if (has(s, SYN)) all.push([offset++, 'SYN']);
  for (let n = 0; n < s.len; n++) all.push([offset++, 'byte']);
  if (has(s, FIN)) all.push([offset, 'FIN']);
  return all;
}
