/**
 * An exchange in short notation, a happening a line, numbers relative (see rulebook/notation.ts):
 *
 *     c OPEN | s LISTEN | c SEND 5 | c CLOSE | c ABORT
 *     c> SA 0 1 +5 w100      c sends this; `x` behind it: it is lost
 *     2                      segment 2 arrives; `2 again`: a copy stays on its way
 *     c timer rto
 *     >s S =70000            an old duplicate arrives at s
 */
import { ACK, has, lettersOf, other } from '@handshake/protocol';
import type { Segment, Side, TimerName } from '@handshake/protocol';
import { segmentIn } from '../rulebook/notation.ts';
import { WINDOW } from '../table/header.ts';
import type { Exchange, Happening } from './schema.ts';

const LETTER = { client: 'c', server: 's' } as const;
const SIDE: Readonly<Record<string, Side>> = { c: 'client', s: 'server' };
const CALLED = {
  OPEN: 'OPEN-ACTIVE',
  LISTEN: 'OPEN-PASSIVE',
  SEND: 'SEND',
  CLOSE: 'CLOSE',
  ABORT: 'ABORT',
} as const;

type Iss = Exchange['iss'];

/** @throws RangeError, naming the line, for a text that is no exchange */
export const exchangeIn = (told: string, iss: Iss): Exchange => ({
  iss,
  folded: 0,
  happenings: told
    .split(/[\n;]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => happeningIn(line, iss)),
});

function happeningIn(line: string, iss: Iss): Happening {
  const [head = '', ...words] = line.split(/\s+/u);
  const seat = SIDE[head.replace('>', '')];
  if (/^\d+$/u.test(head))
    return { do: 'arrive', no: Number(head), ...(words[0] === 'again' ? { again: true } : {}) };
  if (!seat) throw new RangeError(`no such line: ${line}`);
  const segment = (): Segment => {
    const from = head.startsWith('>') ? other(seat) : seat;
    return segmentIn(words.filter((word) => word !== 'x').join(' '), from, iss, WINDOW[from]);
  };
  if (head.startsWith('>')) return { do: 'stray', to: seat, segment: segment() };
  if (head.endsWith('>'))
    return { do: 'send', seat, segment: segment(), ...(words.includes('x') ? { lost: true } : {}) };
  const [name = '', bytes] = words;
  if (name === 'timer') return { do: 'timer', seat, timer: bytes as TimerName };
  if (!Object.hasOwn(CALLED, name)) throw new RangeError(`no such call: ${line}`);
  const call = CALLED[name as keyof typeof CALLED];
  return { do: 'call', seat, call, ...(bytes === undefined ? {} : { bytes: Number(bytes) }) };
}

/** The same the other way round. */
export const toldOf = ({ iss, happenings }: Exchange): string =>
  happenings.map((one) => lineOf(one, iss)).join('\n');

function lineOf(one: Happening, iss: Iss): string {
  const words = (segment: Segment, from: Side): string => {
    const relative = (n: number, stream: Side): string => `${(n - iss[stream]) >>> 0}`;
    const parts = [lettersOf(segment.flags) || '-', relative(segment.seq, from)];
    if (has(segment, ACK)) parts.push(relative(segment.ack, other(from)));
    else if (segment.ack !== 0) parts.push(`=${segment.ack}`);
    if (segment.len > 0) parts.push(`+${segment.len}`);
    if (segment.win !== WINDOW[from]) parts.push(`w${segment.win}`);
    return parts.join(' ');
  };
  switch (one.do) {
    case 'call': {
      const name = Object.entries(CALLED).find(([, call]) => call === one.call)?.[0] ?? '';
      return [LETTER[one.seat], name, ...(one.bytes === undefined ? [] : [one.bytes])].join(' ');
    }
    case 'send':
      return `${LETTER[one.seat]}> ${words(one.segment, one.seat)}${one.lost ? ' x' : ''}`;
    case 'arrive':
      return `${one.no}${one.again ? ' again' : ''}`;
    case 'timer':
      return `${LETTER[one.seat]} timer ${one.timer}`;
    case 'stray':
      return `>${LETTER[one.to]} ${words(one.segment, other(one.to))}`;
  }
}
