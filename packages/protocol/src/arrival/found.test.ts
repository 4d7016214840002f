/** What each step of RFC 9293 §3.10.7 finds, and the numbers that it goes by; the endpoints are those of testing/ends.ts. */
import { describe, expect, test } from 'vitest';
import { arrive } from '../arrive.ts';
import type { Endpoint } from '../endpoint.ts';
import { STATES } from '../state.ts';
import type { State } from '../state.ts';
import { endIn } from '../testing/ends.ts';
import { segmentOf } from '../testing/story.ts';
import type { Facts } from '../verdict.ts';
import { arrivalSteps } from './steps.ts';
import type { ArrivalStep } from './step.ts';

/**
 * A state and what is special about the endpoint: `passive`, `wnd N` (RCV.WND), `una N` (SND.UNA), `max N` (the widest window
 * ever offered), `held A B` (the numbers A to B of the peer are kept), `finheld A B` (and the last of them is its FIN).
 */
function endOf(text: string): Endpoint {
  const [state = '', ...words] = text.split(' ');
  if (!STATES.includes(state as State)) throw new Error(`no state ${state}`);
  let ep = endIn(state as State, words[0] === 'passive');
  if (words[0] === 'passive') words.shift();
  while (words.length > 0) {
    const word = words.shift();
    const n = Number(words.shift());
    if (word === 'wnd') ep = { ...ep, rcv: { ...ep.rcv, wnd: n } };
    else if (word === 'una') ep = { ...ep, snd: { ...ep.snd, una: n } };
    else if (word === 'max') ep = { ...ep, snd: { ...ep.snd, maxWnd: n } };
    else if (word === 'held' || word === 'finheld')
      ep = { ...ep, held: [{ from: n, to: Number(words.shift()) + 1, fin: word === 'finheld' }] };
    else throw new Error(`${word} in ${text}`);
  }
  return ep;
}

function stepsOf(end: string, segment: string): readonly ArrivalStep[] {
  const ep = endOf(end);
  const s = segmentOf(segment.split(' '));
  return arrivalSteps(ep, s, arrive(ep, s, 0));
}

const SIGN = { passed: '', acted: '+', decided: '!' } as const;
/** The steps that were reached: `+` it acted, `!` it decided. */
const told = (steps: readonly ArrivalStep[]): string =>
  steps.flatMap(({ found, how }) => (how === 'unreached' ? [] : [`${SIGN[how]}${found ?? ''}`])).join(' ');
const PRIME = { own: '', peer: '′' } as const;
/** `name=number`, with a prime where it counts the peer's stream. */
const numbersOf = (facts: Facts): string =>
  Object.entries(facts)
    .map(([name, fact]) =>
      typeof fact === 'object' ? `${name}=${fact.seq}${PRIME[fact.of]}` : `${name}=${fact}`,
    )
    .join(' ');

/** [endpoint, segment, what its steps find] */
const FOUND: readonly (readonly [string, string, string])[] = [
  // CLOSED
  ['CLOSED', 'R 90', '!rst-closed'],
  ['CLOSED', 'RA 90 101', '!rst-closed'],
  ['CLOSED', 'S 90', 'rst-off !other-reset'],
  // LISTEN
  ['LISTEN', 'R 300', '!rst-listen'],
  ['LISTEN', 'RA 300 101', '!rst-listen'],
  ['LISTEN', 'A 300 101', 'rst-off !ack-listen'],
  ['LISTEN', 'SA 300 101', 'rst-off !ack-listen'],
  ['LISTEN', 'S 300', 'rst-off ack-off !syn-listen'],
  ['LISTEN', 'F 300', 'rst-off ack-off syn-off !other-drop'],
  ['LISTEN', 'P 300 +5', 'rst-off ack-off syn-off !other-drop'],
  // SYN-SENT
  ['SYN-SENT', 'SA 300 101', 'ack-covers rst-off !syn-synack'],
  ['SYN-SENT', 'SA 300 100', '!ack-uncovered'],
  ['SYN-SENT', 'SA 300 102', '!ack-uncovered'],
  ['SYN-SENT', 'RA 300 102', '!ack-uncovered-rst'],
  ['SYN-SENT', 'RA 300 101', 'ack-covers !rst-refused'],
  ['SYN-SENT', 'R 300', 'ack-off !rst-blind'],
  ['SYN-SENT', 'S 300', 'ack-off rst-off !syn-both'],
  ['SYN-SENT', 'A 300 101', 'ack-covers rst-off syn-off !other-unsynchronized'],
  ['SYN-SENT', 'P 300 +5', 'ack-off rst-off syn-off !other-unsynchronized'],
  // reopen
  ['TIME-WAIT passive', 'S 400', '!reopen-new'],
  ['TIME-WAIT passive', 'S 307', 'reopen-old seq-inside rst-off !syn-again'],
  ['TIME-WAIT', 'S 400', 'reopen-deaf seq-inside rst-off !syn-again'],
  ['TIME-WAIT', 'S 350', 'reopen-deaf seq-inside rst-off !syn-again'],
  ['TIME-WAIT passive', 'SA 310 111', 'seq-inside rst-off !syn-again'],
  ['TIME-WAIT passive', 'R 310', 'seq-inside !rst-beside'],
  ['ESTABLISHED passive', 'S 400', 'seq-inside rst-off !syn-again'],
  ['ESTABLISHED', 'S 310', 'seq-inside rst-off !syn-again'],
  // sequence
  ['ESTABLISHED', 'A 306 105', '!seq-inside rst-off syn-off ack-same urg-off text-none fin-off'],
  ['ESTABLISHED', 'A 405 105', '!seq-inside rst-off syn-off ack-same urg-off text-none fin-off'],
  ['ESTABLISHED', 'A 406 105', '!seq-behind'],
  ['ESTABLISHED', 'A 305 105', '!seq-before'],
  ['ESTABLISHED', 'PA 303 110 +5', 'seq-tail rst-off syn-off +ack-new urg-off !text-again fin-off'],
  ['ESTABLISHED', 'PA 300 110 +6', '!seq-before'],
  ['ESTABLISHED', 'PA 301 110 +5', '!seq-before'],
  ['ESTABLISHED wnd 0', 'A 306 105', '!seq-empty rst-off syn-off ack-same urg-off text-none fin-off'],
  ['ESTABLISHED wnd 0', 'A 307 105', '!seq-shut'],
  ['ESTABLISHED wnd 0', 'PA 306 110 +1', '!seq-closed rst-off syn-off +ack-new urg-off text-shut fin-off'],
  ['ESTABLISHED wnd 0', 'PA 303 110 +3', '!seq-before'],
  ['ESTABLISHED wnd 0', 'PA 303 110 +4', '!seq-closed rst-off syn-off +ack-new urg-off text-shut fin-off'],
  ['ESTABLISHED wnd 0', 'P 306 +1', '!seq-closed'],
  ['ESTABLISHED wnd 0', 'FA 306 110', '!seq-closed rst-off syn-off +ack-new urg-off text-none fin-shut'],
  ['ESTABLISHED wnd 0', 'FPA 306 110 +5', '!seq-closed rst-off syn-off +ack-new urg-off text-shut fin-shut'],
  ['ESTABLISHED wnd 0', 'SA 306 110', '!seq-shut'],
  ['ESTABLISHED wnd 0', 'R 306', 'seq-empty !rst-exact'],
  ['ESTABLISHED wnd 0', 'R 307', '!seq-rst-out'],
  ['FIN-WAIT-1 wnd 0', 'PA 306 111 +1', '!seq-closed rst-off syn-off +ack-fin urg-off text-shut fin-off'],
  ['FIN-WAIT-1 wnd 0', 'PA 306 112 +1', 'seq-closed rst-off syn-off !ack-future'],
  ['CLOSING wnd 0', 'PA 307 105 +1', '!seq-closed rst-off syn-off ack-same urg-off text-shut fin-off'],
  ['CLOSING wnd 0', 'PA 307 111 +1', '!seq-closed rst-off syn-off +ack-fin urg-off text-shut fin-off'],
  ['CLOSE-WAIT wnd 0', 'FA 307 110', '!seq-closed rst-off syn-off +ack-new urg-off text-none fin-shut'],
  ['SYN-RECEIVED wnd 0', 'PA 301 101 +1', '!seq-closed rst-off syn-off +ack-opens urg-off text-shut fin-off'],
  ['SYN-RECEIVED wnd 0', 'PA 301 100 +1', '!seq-closed'],
  ['SYN-RECEIVED wnd 0', 'P 301 +1', '!seq-closed'],
  // reset
  ['ESTABLISHED', 'R 306', 'seq-inside !rst-exact'],
  ['ESTABLISHED', 'R 307', 'seq-inside !rst-beside'],
  ['ESTABLISHED', 'R 405', 'seq-inside !rst-beside'],
  ['ESTABLISHED', 'R 406', '!seq-rst-out'],
  ['ESTABLISHED', 'R 305', '!seq-rst-out'],
  ['SYN-RECEIVED passive', 'R 301', 'seq-inside !rst-exact'],
  // syn
  ['SYN-RECEIVED', 'SA 300 101', '!seq-crossing rst-off syn-crossing +ack-opens urg-off text-none fin-off'],
  ['SYN-RECEIVED', 'SA 300 100', '!seq-before'],
  [
    'SYN-RECEIVED',
    'SFPA 300 101 +5',
    'seq-crossing rst-off syn-crossing +ack-opens urg-off +text-order !fin-order',
  ],
  [
    'SYN-RECEIVED',
    'SFA 300 101',
    'seq-crossing rst-off syn-crossing +ack-opens urg-off text-none !fin-order',
  ],
  ['SYN-RECEIVED passive', 'SA 300 101', '!seq-before'],
  ['SYN-RECEIVED', 'S 300 +5', 'seq-tail rst-off !syn-repeat'],
  ['SYN-RECEIVED passive', 'S 305', 'seq-inside rst-off !syn-passive'],
  ['SYN-RECEIVED', 'S 305', 'seq-inside rst-off !syn-again'],
  ['ESTABLISHED passive', 'S 310', 'seq-inside rst-off !syn-again'],
  ['CLOSE-WAIT', 'SA 310 110', 'seq-inside rst-off !syn-again'],
  // ack
  ['ESTABLISHED', 'P 306 +5', 'seq-inside rst-off syn-off !ack-missing'],
  ['ESTABLISHED', 'A 306 111', 'seq-inside rst-off syn-off !ack-future'],
  ['ESTABLISHED', 'A 306 110', '!seq-inside rst-off syn-off +ack-new urg-off text-none fin-off'],
  ['ESTABLISHED', 'A 306 104', 'seq-inside rst-off syn-off !ack-old urg-off text-none fin-off'],
  ['ESTABLISHED max 50', 'A 306 55', 'seq-inside rst-off syn-off !ack-old urg-off text-none fin-off'],
  ['ESTABLISHED max 50', 'A 306 54', 'seq-inside rst-off syn-off !ack-ancient'],
  ['ESTABLISHED', 'PA 306 104 +5', 'seq-inside rst-off syn-off ack-old urg-off !text-order fin-off'],
  ['SYN-RECEIVED', 'A 301 101', 'seq-inside rst-off syn-off !ack-opens urg-off text-none fin-off'],
  ['SYN-RECEIVED', 'A 301 100', 'seq-inside rst-off syn-off !ack-refused'],
  ['SYN-RECEIVED', 'A 301 102', 'seq-inside rst-off syn-off !ack-refused'],
  ['FIN-WAIT-1', 'A 306 111', 'seq-inside rst-off syn-off !ack-fin urg-off text-none fin-off'],
  ['FIN-WAIT-1', 'A 306 110', '!seq-inside rst-off syn-off +ack-new urg-off text-none fin-off'],
  ['FIN-WAIT-1 una 111', 'A 306 111', 'seq-inside rst-off syn-off !ack-fin urg-off text-none fin-off'],
  ['CLOSING', 'A 307 111', 'seq-inside rst-off syn-off !ack-fin urg-off text-none fin-off'],
  ['CLOSING', 'A 307 110', '!seq-inside rst-off syn-off +ack-new urg-off text-none fin-off'],
  ['CLOSING', 'A 307 105', 'seq-inside rst-off syn-off !ack-unmoved'],
  ['CLOSING', 'A 307 104', 'seq-inside rst-off syn-off !ack-unmoved'],
  ['CLOSING una 111', 'A 307 111', 'seq-inside rst-off syn-off !ack-fin urg-off text-none fin-off'],
  ['CLOSING una 111', 'A 307 105', 'seq-inside rst-off syn-off !ack-fin urg-off text-none fin-off'],
  ['LAST-ACK', 'A 307 111', 'seq-inside rst-off syn-off !ack-fin'],
  ['LAST-ACK', 'A 307 110', '!seq-inside rst-off syn-off +ack-new urg-off text-none fin-off'],
  ['LAST-ACK', 'A 307 105', '!seq-inside rst-off syn-off ack-same urg-off text-none fin-off'],
  ['TIME-WAIT', 'A 307 111', '!seq-inside rst-off syn-off ack-same urg-off text-none fin-off'],
  ['TIME-WAIT', 'A 307 110', 'seq-inside rst-off syn-off !ack-old urg-off text-none fin-off'],
  ['ESTABLISHED', 'UA 306 105', '!seq-inside rst-off syn-off ack-same urg-on text-none fin-off'],
  // text
  ['ESTABLISHED', 'PA 310 105 +5', 'seq-inside rst-off syn-off ack-same urg-off !text-ahead fin-off'],
  ['ESTABLISHED', 'PA 402 105 +4', 'seq-inside rst-off syn-off ack-same urg-off !text-ahead fin-off'],
  ['ESTABLISHED', 'PA 306 105 +100', 'seq-inside rst-off syn-off ack-same urg-off !text-order fin-off'],
  ['ESTABLISHED', 'PA 306 105 +101', 'seq-inside rst-off syn-off ack-same urg-off !text-cut fin-off'],
  ['ESTABLISHED', 'PA 402 105 +5', 'seq-inside rst-off syn-off ack-same urg-off !text-ahead fin-off'],
  ['ESTABLISHED', 'PA 306 105 +5', 'seq-inside rst-off syn-off ack-same urg-off !text-order fin-off'],
  [
    'ESTABLISHED held 311 315',
    'PA 306 105 +5',
    'seq-inside rst-off syn-off ack-same urg-off !text-order fin-off',
  ],
  ['ESTABLISHED held 311 315', 'A 306 110', '!seq-inside rst-off syn-off +ack-new urg-off text-none fin-off'],
  [
    'ESTABLISHED finheld 311 315',
    'PA 306 105 +5',
    'seq-inside rst-off syn-off ack-same urg-off +text-order !fin-order',
  ],
  [
    'SYN-RECEIVED held 301 305',
    'A 301 101',
    'seq-inside rst-off syn-off !ack-opens urg-off +text-waited fin-off',
  ],
  [
    'SYN-RECEIVED finheld 301 305',
    'A 301 101',
    'seq-inside rst-off syn-off +ack-opens urg-off +text-waited !fin-order',
  ],
  [
    'SYN-RECEIVED held 303 305',
    'A 301 101',
    'seq-inside rst-off syn-off !ack-opens urg-off text-none fin-off',
  ],
  [
    'SYN-RECEIVED held 301 305',
    'PA 301 101 +5',
    'seq-inside rst-off syn-off !ack-opens urg-off +text-order fin-off',
  ],
  [
    'SYN-RECEIVED held 301 305',
    'A 302 101',
    'seq-inside rst-off syn-off !ack-opens urg-off +text-waited fin-off',
  ],
  [
    'SYN-RECEIVED finheld 301 305',
    'SA 300 101',
    'seq-crossing rst-off syn-crossing +ack-opens urg-off +text-waited !fin-order',
  ],
  ['SYN-RECEIVED', 'PA 301 101 +5', 'seq-inside rst-off syn-off !ack-opens urg-off +text-order fin-off'],
  ['SYN-RECEIVED', 'FPA 301 101 +5', 'seq-inside rst-off syn-off +ack-opens urg-off +text-order !fin-order'],
  ['FIN-WAIT-1', 'PA 306 111 +5', 'seq-inside rst-off syn-off !ack-fin urg-off +text-order fin-off'],
  ['FIN-WAIT-1', 'PA 310 111 +5', 'seq-inside rst-off syn-off !ack-fin urg-off +text-ahead fin-off'],
  ['FIN-WAIT-1', 'PA 306 111 +101', 'seq-inside rst-off syn-off !ack-fin urg-off +text-cut fin-off'],
  ['FIN-WAIT-1', 'PA 303 111 +5', 'seq-tail rst-off syn-off !ack-fin urg-off +text-again fin-off'],
  ['FIN-WAIT-2', 'PA 306 111 +5', 'seq-inside rst-off syn-off ack-same urg-off !text-order fin-off'],
  // fin
  ['ESTABLISHED', 'FA 306 105', 'seq-inside rst-off syn-off ack-same urg-off text-none !fin-order'],
  ['ESTABLISHED', 'FPA 306 110 +5', 'seq-inside rst-off syn-off +ack-new urg-off +text-order !fin-order'],
  ['ESTABLISHED', 'FA 307 105', 'seq-inside rst-off syn-off ack-same urg-off !text-none fin-ahead'],
  ['ESTABLISHED', 'FA 405 105', 'seq-inside rst-off syn-off ack-same urg-off !text-none fin-ahead'],
  ['ESTABLISHED', 'FPA 306 105 +100', 'seq-inside rst-off syn-off ack-same urg-off !text-order fin-cut'],
  ['ESTABLISHED', 'FPA 306 105 +99', 'seq-inside rst-off syn-off ack-same urg-off +text-order !fin-order'],
  ['ESTABLISHED', 'FPA 303 105 +5', 'seq-tail rst-off syn-off ack-same urg-off +text-again !fin-order'],
  ['FIN-WAIT-1', 'FA 306 105', 'seq-inside rst-off syn-off ack-same urg-off text-none !fin-order'],
  ['FIN-WAIT-1', 'FA 306 111', 'seq-inside rst-off syn-off +ack-fin urg-off text-none !fin-order'],
  ['FIN-WAIT-2', 'FA 306 111', 'seq-inside rst-off syn-off ack-same urg-off text-none !fin-order'],
  // after the peer's FIN
  ['CLOSE-WAIT', 'PA 307 110 +5', 'seq-inside rst-off syn-off +ack-new urg-off !text-after'],
  ['CLOSE-WAIT', 'FA 307 110', 'seq-inside rst-off syn-off +ack-new urg-off text-none !fin-again'],
  ['CLOSE-WAIT', 'FPA 305 110 +2', 'seq-tail rst-off syn-off +ack-new urg-off text-old !fin-again'],
  ['CLOSE-WAIT', 'FPA 306 110 +2', 'seq-tail rst-off syn-off +ack-new urg-off !text-after'],
  ['CLOSE-WAIT', 'A 307 110', '!seq-inside rst-off syn-off +ack-new urg-off text-none fin-off'],
  ['CLOSE-WAIT', 'FA 306 110', '!seq-before'],
  ['CLOSING', 'FA 307 105', 'seq-inside rst-off syn-off !ack-unmoved'],
  ['CLOSING', 'FA 307 110', '!seq-inside rst-off syn-off +ack-new urg-off text-none fin-ignored'],
  ['CLOSING', 'FA 307 111', 'seq-inside rst-off syn-off +ack-fin urg-off text-none !fin-again'],
  ['CLOSING', 'FA 308 111', 'seq-inside rst-off syn-off !ack-fin urg-off text-none fin-ignored'],
  ['CLOSING', 'PA 307 111 +5', 'seq-inside rst-off syn-off !ack-fin urg-off text-after fin-off'],
  ['CLOSING', 'PA 307 110 +5', '!seq-inside rst-off syn-off +ack-new urg-off text-after fin-off'],
  ['CLOSING', 'PA 306 110 +5', '!seq-tail rst-off syn-off +ack-new urg-off text-after fin-off'],
  ['CLOSING', 'FPA 306 111 +1', 'seq-tail rst-off syn-off +ack-fin urg-off text-old !fin-again'],
  ['CLOSING', 'FPA 306 110 +1', '!seq-tail rst-off syn-off +ack-new urg-off text-after fin-ignored'],
  ['LAST-ACK', 'PA 307 110 +5', 'seq-inside rst-off syn-off +ack-new urg-off !text-after'],
  ['LAST-ACK', 'FA 307 110', 'seq-inside rst-off syn-off +ack-new urg-off text-none !fin-again'],
  ['TIME-WAIT', 'FA 307 111', 'seq-inside rst-off syn-off ack-same urg-off text-none !fin-again'],
  ['TIME-WAIT', 'FA 308 111', 'seq-inside rst-off syn-off ack-same urg-off !text-after'],
  ['TIME-WAIT', 'FA 306 111', '!seq-before'],
  ['TIME-WAIT', 'PA 307 111 +5', 'seq-inside rst-off syn-off ack-same urg-off !text-after'],
];

describe('the steps of a segment that meets', () => {
  test.each(FOUND)('%s: %s', (end, segment, found) => {
    expect(told(stepsOf(end, segment))).toBe(found);
  });
});

/** [endpoint, segment, a finding, its facts] */
const FACTS: readonly (readonly [string, string, string, string])[] = [
  ['LISTEN', 'A 300 101', 'ack-listen', 'ack=101'],
  ['LISTEN', 'S 300', 'syn-listen', 'seq=300′ next=301′'],
  ['SYN-SENT', 'SA 300 101', 'ack-covers', 'ack=101 una=100 nxt=101'],
  ['SYN-SENT', 'SA 300 101', 'syn-synack', 'seq=300′ next=301′'],
  ['SYN-SENT', 'SA 300 100', 'ack-uncovered', 'ack=100 una=100 nxt=101'],
  ['SYN-SENT', 'RA 300 102', 'ack-uncovered-rst', 'ack=102 una=100 nxt=101'],
  ['SYN-SENT', 'S 300', 'syn-both', 'seq=300′ next=301′'],
  ['ESTABLISHED', 'FPA 308 110 +5', 'seq-inside', 'seq=308′ last=313′ nxt=306′ edge=406′ wnd=100 len=6'],
  ['TIME-WAIT passive', 'S 400', 'reopen-new', 'seq=400′ nxt=307′'],
  ['TIME-WAIT passive', 'S 307', 'reopen-old', 'seq=307′ nxt=307′'],
  ['TIME-WAIT passive', 'S 307', 'syn-again', 'state=TIME-WAIT'],
  ['TIME-WAIT', 'S 400', 'reopen-deaf', 'seq=400′ nxt=307′'],
  ['TIME-WAIT passive', 'R 310', 'rst-beside', 'seq=310′ last=310′ nxt=307′ edge=407′ wnd=100 len=0'],
  ['ESTABLISHED', 'R 307', 'rst-beside', 'seq=307′ last=307′ nxt=306′ edge=406′ wnd=100 len=0'],
  ['ESTABLISHED', 'A 306 105', 'ack-same', 'ack=105 una=105 nxt=110 oldest=4294966401 maxWnd=1000 n=0'],
  ['ESTABLISHED', 'A 406 105', 'seq-behind', 'seq=406′ last=406′ nxt=306′ edge=406′ wnd=100 len=0'],
  ['ESTABLISHED', 'A 305 105', 'seq-before', 'seq=305′ last=305′ nxt=306′ edge=406′ wnd=100 len=0'],
  ['ESTABLISHED', 'PA 300 110 +6', 'seq-before', 'seq=300′ last=305′ nxt=306′ edge=406′ wnd=100 len=6'],
  ['ESTABLISHED', 'PA 303 110 +5', 'seq-tail', 'seq=303′ last=307′ nxt=306′ edge=406′ wnd=100 len=5'],
  ['SYN-RECEIVED', 'S 300 +5', 'seq-tail', 'seq=300′ last=305′ nxt=301′ edge=401′ wnd=100 len=6'],
  ['ESTABLISHED', 'PA 303 110 +5', 'ack-new', 'ack=110 una=105 nxt=110 oldest=4294966401 maxWnd=1000 n=5'],
  [
    'ESTABLISHED',
    'PA 303 110 +5',
    'text-again',
    'seq=303′ last=307′ nxt=306′ edge=406′ wnd=100 len=5 n=5 now=308′ moved=2',
  ],
  [
    'ESTABLISHED',
    'FPA 303 105 +5',
    'text-again',
    'seq=303′ last=308′ nxt=306′ edge=406′ wnd=100 len=6 n=5 now=309′ moved=3',
  ],
  ['ESTABLISHED wnd 0', 'A 306 105', 'seq-empty', 'seq=306′ last=306′ nxt=306′ edge=306′ wnd=0 len=0'],
  ['ESTABLISHED wnd 0', 'A 307 105', 'seq-shut', 'seq=307′ last=307′ nxt=306′ edge=306′ wnd=0 len=0'],
  ['ESTABLISHED wnd 0', 'PA 306 110 +1', 'seq-closed', 'seq=306′ last=306′ nxt=306′ edge=306′ wnd=0 len=1'],
  ['ESTABLISHED wnd 0', 'PA 306 110 +1', 'text-shut', 'seq=306′ last=306′ nxt=306′ edge=306′ wnd=0 len=1'],
  ['ESTABLISHED wnd 0', 'PA 303 110 +4', 'text-shut', 'seq=303′ last=306′ nxt=306′ edge=306′ wnd=0 len=4'],
  ['ESTABLISHED wnd 0', 'R 306', 'rst-exact', 'seq=306′ last=306′ nxt=306′ edge=306′ wnd=0 len=0'],
  ['ESTABLISHED wnd 0', 'R 307', 'seq-rst-out', 'seq=307′ last=307′ nxt=306′ edge=306′ wnd=0 len=0'],
  [
    'FIN-WAIT-1 wnd 0',
    'PA 306 111 +1',
    'ack-fin',
    'ack=111 una=105 nxt=111 oldest=4294966401 maxWnd=1000 n=6',
  ],
  [
    'FIN-WAIT-1 wnd 0',
    'PA 306 112 +1',
    'ack-future',
    'ack=112 una=105 nxt=111 oldest=4294966401 maxWnd=1000 n=7',
  ],
  [
    'SYN-RECEIVED wnd 0',
    'PA 301 101 +1',
    'ack-opens',
    'ack=101 una=100 nxt=101 oldest=4294966396 maxWnd=1000 n=1',
  ],
  ['SYN-RECEIVED', 'SA 300 101', 'seq-crossing', 'seq=300′ last=300′ nxt=301′ edge=401′ wnd=100 len=1'],
  [
    'SYN-RECEIVED',
    'SFPA 300 101 +5',
    'text-order',
    'seq=300′ last=306′ nxt=301′ edge=401′ wnd=100 len=7 n=5 now=307′ moved=6',
  ],
  [
    'ESTABLISHED',
    'PA 306 104 +5',
    'text-order',
    'seq=306′ last=310′ nxt=306′ edge=406′ wnd=100 len=5 n=5 now=311′ moved=5',
  ],
  ['SYN-RECEIVED', 'SFPA 300 101 +5', 'fin-order', 'fin=306′ now=307′ state=CLOSE-WAIT'],
  ['SYN-RECEIVED', 'SFA 300 101', 'fin-order', 'fin=301′ now=302′ state=CLOSE-WAIT'],
  ['SYN-RECEIVED passive', 'S 305', 'syn-passive', 'state=LISTEN'],
  ['ESTABLISHED', 'A 306 104', 'ack-old', 'ack=104 una=105 nxt=110 oldest=4294966401 maxWnd=1000 n=-1'],
  ['ESTABLISHED max 50', 'A 306 55', 'ack-old', 'ack=55 una=105 nxt=110 oldest=55 maxWnd=50 n=-50'],
  ['ESTABLISHED max 50', 'A 306 54', 'ack-ancient', 'ack=54 una=105 nxt=110 oldest=55 maxWnd=50 n=-51'],
  ['SYN-RECEIVED', 'A 301 100', 'ack-refused', 'ack=100 una=100 nxt=101 oldest=4294966396 maxWnd=1000 n=0'],
  ['CLOSING', 'A 307 105', 'ack-unmoved', 'ack=105 una=105 nxt=111 oldest=4294966401 maxWnd=1000 n=0'],
  [
    'ESTABLISHED',
    'PA 310 105 +5',
    'text-ahead',
    'seq=310′ last=314′ nxt=306′ edge=406′ wnd=100 len=5 n=5 now=306′ moved=0',
  ],
  [
    'ESTABLISHED',
    'PA 306 105 +101',
    'text-cut',
    'seq=306′ last=406′ nxt=306′ edge=406′ wnd=100 len=101 n=101 now=406′ moved=100',
  ],
  [
    'SYN-RECEIVED held 301 305',
    'A 301 101',
    'text-waited',
    'seq=301′ last=301′ nxt=301′ edge=401′ wnd=100 len=0 n=0 now=306′ moved=5',
  ],
  ['ESTABLISHED', 'FA 307 105', 'fin-ahead', 'seq=307′ last=307′ nxt=306′ edge=406′ wnd=100 len=1'],
  ['ESTABLISHED', 'FPA 306 105 +100', 'fin-cut', 'seq=306′ last=406′ nxt=306′ edge=406′ wnd=100 len=101'],
  ['CLOSE-WAIT', 'PA 307 110 +5', 'text-after', 'seq=307′ last=311′ nxt=307′ edge=407′ wnd=100 len=5'],
  ['CLOSE-WAIT', 'FA 307 110', 'fin-again', 'seq=307′ last=307′ nxt=307′ edge=407′ wnd=100 len=1'],
  ['CLOSE-WAIT', 'FPA 305 110 +2', 'text-old', 'seq=305′ last=307′ nxt=307′ edge=407′ wnd=100 len=3'],
];

describe('the numbers that', () => {
  test.each(FACTS)('%s goes by when it meets %s: %s', (end, segment, finding, numbers) => {
    const step = stepsOf(end, segment).find(({ found }) => found === finding);
    expect(step && numbersOf(step.facts)).toBe(numbers);
  });
});
