/**
 * A readable notation for tests: a connection's story, one event a line, checked as it is played. `c` and `s` are the two
 * ends; both start CLOSED at time 0, with ISS 100 and 300.
 *
 *     c OPEN | s LISTEN | c SEND 5 | c CLOSE | c ABORT     the application's call
 *     c> SA 300 101 +5 w0       c sends flags, seq, ack, payload, window (65535 if not said), and it arrives at once
 *     c> FA 101 301 ...         it stays on its way; the network has it under its number, counted from 1
 *     c> FA 101 301 x           it is lost
 *     ... 2                     number 2 arrives now (`... 2 again`: and a copy stays on its way)
 *     >s S 90                   this arrives at s, though nobody of these two has sent it
 *     c timer rto               that timer fires, the clock moving on to it
 *     +200                      the clock moves on, ms
 *     = ESTABLISHED CLOSE-WAIT  the states of c and s are these
 *     < drop RX-NOACK           the last arrival: action, rule and reply, `~` where that may wait
 *     < accept RX-DATA A 301 106 ~
 *     c? A 101 301              what is due at c first; `c? -`: nothing
 *     # a remark
 */
import { call } from '../call.ts';
import { advance, connect, deliver, drop, fireTimer, put, withEnd } from '../connection.ts';
import type { Connection } from '../connection.ts';
import { due } from '../due.ts';
import { closed } from '../endpoint.ts';
import type { Endpoint, TimerName, UserCall } from '../endpoint.ts';
import { arrive } from '../arrive.ts';
import { ACK, flagsOf, has, lettersOf, segment } from '../segment.ts';
import type { Segment } from '../segment.ts';
import type { Side } from '../state.ts';
import type { Arrival, Profile } from '../verdict.ts';

export interface StoryOptions {
  readonly profile?: Profile;
  readonly client?: Endpoint;
  readonly server?: Endpoint;
  readonly delayAck?: boolean;
}

interface Scene {
  conn: Connection;
  arrival: Arrival | null;
  readonly opts: StoryOptions;
}

const SIDE: Readonly<Record<string, Side>> = { c: 'client', s: 'server' };

/** Plays the story. Throws, naming the line, where it goes otherwise than told. */
export function play(text: string, opts: StoryOptions = {}): Connection {
  const scene: Scene = {
    conn: connect(opts.client ?? closed({ iss: 100 }), opts.server ?? closed({ iss: 300 })),
    arrival: null,
    opts,
  };
  for (const raw of text.split('\n')) {
    const line = raw.replace(/#.*/, '').trim();
    if (line === '') continue;
    const problem = act(scene, line.split(/\s+/));
    if (problem) throw new Error(`${line}\n  ${problem}`);
  }
  return scene.conn;
}

/** Does one line; a string where the story went otherwise. */
function act(scene: Scene, words: readonly string[]): string | null {
  const [head = '', ...rest] = words;
  const side = SIDE[head[0] ?? ''];
  if (head === '=') return expect(rest.join(' '), `${scene.conn.client.state} ${scene.conn.server.state}`);
  if (head === '<') return expect(rest.join(' '), arrivalText(scene.arrival));
  if (head === '...') return arriveFlying(scene, Number(rest[0]), rest[1] === 'again');
  if (head.startsWith('+')) {
    scene.conn = advance(scene.conn, scene.conn.now + Number(head));
    return null;
  }
  if (head.startsWith('>')) return inject(scene, head[1] === 'c' ? 'client' : 'server', rest);
  if (!side) return 'no such line';
  if (head.endsWith('>')) return send(scene, side, rest);
  if (head.endsWith('?')) return expect(rest.join(' '), dueText(scene, side));
  if (rest[0] === 'timer') return timer(scene, side, rest[1] as TimerName);
  scene.conn = withEnd(scene.conn, side, call(scene.conn[side], callOf(rest), scene.conn.now));
  return null;
}

const expect = (told: string, was: string): string | null => (told === was ? null : `was: ${was}`);

function callOf([name, bytes]: readonly string[]): UserCall {
  switch (name) {
    case 'OPEN':
      return { call: 'OPEN', mode: 'active' };
    case 'LISTEN':
      return { call: 'OPEN', mode: 'passive' };
    case 'SEND':
    case 'RECEIVE':
      return { call: name, bytes: Number(bytes) };
    case 'CLOSE':
    case 'ABORT':
      return { call: name };
    default:
      throw new Error(`no such call: ${String(name)}`);
  }
}

/** `SA 300 101 +5 w0` as a segment. */
export function segmentOf(words: readonly string[]): Segment {
  const [letters = '', ...rest] = words;
  const numbers = rest.filter((word) => /^\d+$/.test(word)).map(Number);
  const len = rest.find((word) => word.startsWith('+'));
  const win = rest.find((word) => word.startsWith('w'));
  return segment({
    flags: flagsOf(letters) ?? 0,
    seq: numbers[0] ?? 0,
    ack: numbers[1] ?? 0,
    len: len ? Number(len) : 0,
    win: win ? Number(win.slice(1)) : 65_535,
  });
}

/** The same the other way round; the window is left out. */
export function textOf(s: Segment): string {
  const numbers = has(s, ACK) ? `${String(s.seq)} ${String(s.ack)}` : String(s.seq);
  return `${lettersOf(s.flags)} ${numbers}${s.len ? ` +${String(s.len)}` : ''}`;
}

export const arrivalText = (a: Arrival | null): string =>
  a
    ? `${a.action} ${a.rule}${a.reply ? ` ${textOf(a.reply)}` : ''}${a.mayWait ? ' ~' : ''}`
    : 'nothing has arrived';

function dueText({ conn, opts }: Scene, side: Side): string {
  const first = due(conn[side], conn.now, opts.delayAck === undefined ? {} : { delayAck: opts.delayAck })[0];
  return first ? textOf(first.segment) : '-';
}

const profileOf = ({ opts }: Scene): { profile?: Profile } => (opts.profile ? { profile: opts.profile } : {});

function send(scene: Scene, side: Side, words: readonly string[]): string | null {
  scene.conn = put(
    scene.conn,
    side,
    segmentOf(words.filter((word) => word !== 'x' && word !== '...')),
    profileOf(scene),
  );
  const no = scene.conn.sent;
  if (words.includes('x')) scene.conn = drop(scene.conn, no);
  else if (!words.includes('...')) return arriveFlying(scene, no, false);
  return null;
}

function arriveFlying(scene: Scene, no: number, keep: boolean): string | null {
  const delivered = deliver(scene.conn, no, { ...profileOf(scene), keep });
  if (!delivered) return `number ${String(no)} is not on its way`;
  scene.conn = delivered.connection;
  scene.arrival = delivered.arrival;
  return null;
}

function inject(scene: Scene, to: Side, words: readonly string[]): null {
  scene.arrival = arrive(scene.conn[to], segmentOf(words), scene.conn.now, profileOf(scene));
  scene.conn = withEnd(scene.conn, to, scene.arrival.endpoint);
  return null;
}

function timer(scene: Scene, side: Side, name: TimerName): string | null {
  const fired = fireTimer(scene.conn, side, name);
  if (!fired) return 'that timer does not run';
  scene.conn = fired;
  return null;
}
