import { describe, expect, it } from 'vitest';
import { arrive } from '../arrive.ts';
import { closed, type Endpoint } from '../endpoint.ts';
import type { Segment } from '../segment.ts';
import { notAsked, type Unasked } from './asked.ts';
import { aborting, asks, C, closes, closing, open, opening, puts, queued, S, s } from './test/stage.ts';

const nothing = closed({ iss: C });
const { start, synSent, synReceived } = opening;
const inFlight = puts(
  asks(open, 'client', { call: 'SEND', bytes: 100 }),
  'client',
  s('PA', C + 1, S + 1, 100),
).client;
const gotData = arrive(nothing, s('PA', 700, 900, 10), 0).endpoint;
const ownResetOwed = { ...open.client, resetsOwed: gotData.resetsOwed };

describe('the call that is missing for', () => {
  it.each<readonly [Unasked | null, string, Endpoint, Segment]>([
    ['OPEN', 'a SYN from CLOSED', nothing, s('S', C)],
    [null, 'a SYN from CLOSED after OPEN', start.client, s('S', C)],
    ['OPEN', 'a SYN from LISTEN', start.server, s('S', S)],
    [null, 'a SYN from LISTEN after SEND', queued(start.server, 1), s('S', S)],
    [
      'OPEN',
      'a SYN from CLOSED, which SEND alone does not open',
      { ...nothing, app: { ...nothing.app, queued: 1 } },
      s('S', C),
    ],
    [null, 'the SYN again', synSent.client, s('S', C)],
    ['SEND', 'bytes on the SYN, more than wait', queued(start.client, 5), s('S', 500, 0, 10)],
    [null, 'bytes on the SYN that wait', queued(start.client, 10), s('S', 500, 0, 10)],
    [
      null,
      'the SYN and its bytes again',
      { ...synSent.client, snd: { ...synSent.client.snd, nxt: C + 11 } },
      s('S', C, 0, 10),
    ],
    [null, 'a SYN,ACK', synReceived.server, s('SA', S, C + 1)],

    ['SEND', 'data', open.client, s('PA', C + 1, S + 1, 1)],
    [null, 'data that waits', queued(open.client, 5), s('PA', C + 1, S + 1, 5)],
    ['SEND', 'a byte more than waits', queued(open.client, 5), s('PA', C + 1, S + 1, 6)],
    [null, 'data again', inFlight, s('PA', C + 1, S + 1, 100)],
    ['SEND', 'data again and a new byte', inFlight, s('PA', C + 1, S + 1, 101)],
    [null, 'an ACK', open.client, s('A', C + 1, S + 1)],

    ['CLOSE', 'a FIN', open.client, s('FA', C + 1, S + 1)],
    [null, 'a FIN after CLOSE', closing(open.client), s('FA', C + 1, S + 1)],
    [null, 'the FIN again', closes.fin.client, s('FA', C + 1, S + 1)],
    ['CLOSE', 'a FIN before bytes that wait', closing(queued(open.client, 5)), s('FA', C + 1, S + 1)],
    ['CLOSE', 'a FIN before the last of them', closing(queued(open.client, 5)), s('FPA', C + 1, S + 1, 4)],
    [null, 'a FIN behind them', closing(queued(open.client, 5)), s('FPA', C + 1, S + 1, 5)],
    ['CLOSE', 'a FIN on data that was asked for', queued(open.client, 5), s('FPA', C + 1, S + 1, 5)],
    [
      'CLOSE',
      'a second FIN, behind the first',
      { ...closes.fin.client, app: open.client.app },
      s('FA', C + 2, S + 1),
    ],

    ['ABORT', 'a RST', open.client, s('R', C + 1)],
    [null, 'a RST after ABORT', aborting(open.client), s('R', C + 1)],
    [null, 'a RST that answers what came', gotData, s('R', 900)],
    [
      null,
      'a RST that answers, at the number of an abort',
      { ...ownResetOwed, snd: { ...open.client.snd, nxt: 900 } },
      s('R', 900),
    ],
    [null, 'a RST elsewhere, which gives nothing up', open.client, s('R', C)],
    [null, 'a RST on data that waits', aborting(queued(open.client, 5)), s('RA', C + 1, S + 1, 9)],
  ])('%s: %s', (call, _title, ep, segment) => {
    expect(notAsked(ep, segment)).toBe(call);
  });
});
