/** The rules of closing. */
import {
  asks,
  C,
  besides,
  type Case,
  decides,
  closes,
  closing,
  crossed,
  exchanged,
  goes,
  open,
  puts,
  queued,
  S,
  s,
} from './stage.ts';

const { asked, fin, acked, askedBack, finBack, last } = closes;
const dataInHalfClose = goes(
  asks(acked, 'server', { call: 'SEND', bytes: 50 }),
  'server',
  s('PA', S + 1, C + 2, 50),
);
/** A byte instead of the FIN has come. */
const gotByte = goes(asks(open, 'client', { call: 'SEND', bytes: 1 }), 'client', s('PA', C + 1, S + 1, 1));
const inFlight = puts(
  asks(open, 'client', { call: 'SEND', bytes: 100 }),
  'client',
  s('PA', C + 1, S + 1, 100),
).client;
const sentFin = puts(
  asks(asks(open, 'client', { call: 'SEND', bytes: 100 }), 'client', { call: 'CLOSE' }),
  'client',
  s('FPA', C + 1, S + 1, 100),
).client;
const waitsBehindData = closing(queued(open.client, 40));
const finAgain = puts(finBack, 'client', s('A', C + 2, S + 2));
const repeated = goes(finAgain, 'server', s('FA', S + 1, C + 2)).client;

export const CLOSE: readonly Case[] = [
  decides('FIN-SEQ', 'illegal', 'a FIN beyond SND.NXT', asked.client, s('FA', C + 2, S + 1)),
  decides(
    'FIN-SEQ',
    'illegal',
    'a FIN at a number that is used',
    closing(exchanged.acked.client),
    s('FA', C + 1, S + 1),
  ),
  decides('FIN-SEQ', 'illegal', 'a FIN before bytes that wait', waitsBehindData, s('FA', C + 1, S + 1)),
  decides(
    'FIN-SEQ',
    'illegal',
    'a FIN in the midst of what is in flight',
    closing(inFlight),
    s('FPA', C + 1, S + 1, 50),
  ),
  decides(
    'DT-SEQ-NEXT',
    'illegal',
    'a FIN behind a byte that is acknowledged',
    closing(exchanged.acked.client),
    s('FA', C + 100, S + 1, 1),
  ),
  besides('FIN-SEQ', 'a FIN at SND.NXT', asked.client, s('FA', C + 1, S + 1)),
  besides('FIN-SEQ', 'a FIN behind a repeat', closing(inFlight), s('FPA', C + 51, S + 1, 50)),
  besides('FIN-SEQ', "the server's FIN first", closing(open.server), s('FA', S + 1, C + 1)),
  besides(
    'FIN-SEQ',
    'the queued bytes, and the FIN behind them, from FIN-WAIT-1',
    waitsBehindData,
    s('FPA', C + 1, S + 1, 40),
  ),

  decides('FIN-STATE', 'illegal', 'a FIN that is acknowledged already', acked.client, s('FA', C + 1, S + 1)),
  besides('FIN-STATE', 'a FIN that is not', fin.client, s('FA', C + 1, S + 1)),

  decides('FIN-DATA', 'legal', 'a FIN on data', closing(queued(open.client, 40)), s('FPA', C + 1, S + 1, 40)),
  besides('FIN-DATA', 'a FIN by itself', asked.client, s('FA', C + 1, S + 1)),
  besides(
    'FIN-DATA',
    'the data first, its FIN later',
    closing(queued(open.client, 40)),
    s('PA', C + 1, S + 1, 40),
  ),

  decides('FIN-MERGE3', 'legal', 'ACK and FIN in one', closing(fin.server), s('FA', S + 1, C + 2)),
  besides('FIN-MERGE3', 'the FIN after its ACK', askedBack.server, s('FA', S + 1, C + 2)),

  decides(
    'FIN-ACK-REQUIRED',
    'illegal',
    'a FIN that does not cover theirs',
    askedBack.server,
    s('FA', S + 1, C + 1),
  ),
  decides(
    'FIN-ACK-REQUIRED',
    'illegal',
    'a repeated FIN that still does not',
    crossed.client,
    s('FA', C + 1, S + 1),
  ),
  besides('FIN-ACK-REQUIRED', 'a FIN that does', askedBack.server, s('FA', S + 1, C + 2)),
  besides('FIN-ACK-REQUIRED', 'FINs that cross', closing(open.server), s('FA', S + 1, C + 1)),

  decides(
    'FIN-HALF-CLOSE',
    'legal',
    'FIN-WAIT-2 acknowledges data',
    dataInHalfClose.client,
    s('A', C + 2, S + 51),
  ),
  decides(
    'FIN-HALF-CLOSE',
    'legal',
    'CLOSE-WAIT sends data',
    queued(acked.server, 50),
    s('PA', S + 1, C + 2, 50),
  ),
  besides(
    'FIN-HALF-CLOSE',
    'the same from ESTABLISHED',
    queued(gotByte.server, 50),
    s('PA', S + 1, C + 2, 50),
  ),
  besides('FIN-HALF-CLOSE', 'TIME-WAIT acknowledges the FIN', finBack.client, s('A', C + 2, S + 2)),

  decides('FIN-REXMIT', 'illegal', 'a FIN repeated at a new number', fin.client, s('FA', C + 2, S + 1)),
  decides('FIN-REXMIT', 'illegal', 'the same from LAST-ACK', finBack.server, s('FA', S + 2, C + 2)),
  decides('FIN-REXMIT', 'legal', 'the FIN again', fin.client, s('FA', C + 1, S + 1)),
  decides('FIN-REXMIT', 'legal', 'the FIN again, from CLOSING', crossed.client, s('FA', C + 1, S + 2)),
  decides(
    'FIN-REXMIT',
    'legal',
    'the FIN again, with the bytes before it',
    sentFin,
    s('FPA', C + 51, S + 1, 50),
  ),
  decides('FIN-REXMIT', 'legal', 'the FIN again, alone', sentFin, s('FA', C + 101, S + 1)),
  besides('FIN-REXMIT', 'the ACK of theirs', crossed.client, s('A', C + 2, S + 2)),

  decides('TW-SEND', 'illegal', 'data from TIME-WAIT', last.client, s('PA', C + 2, S + 2, 9)),
  decides('TW-SEND', 'illegal', 'a FIN from TIME-WAIT', last.client, s('FA', C + 2, S + 2)),
  decides('TW-SEND', 'illegal', 'a SYN from TIME-WAIT', last.client, s('S', C + 70_000)),
  decides('TW-SEND', 'illegal', 'a FIN for a FIN that came again', repeated, s('FA', C + 2, S + 2)),
  besides('TW-SEND', 'the last ACK', finBack.client, s('A', C + 2, S + 2)),
  besides('TW-SEND', 'the ACK of a FIN that came again', repeated, s('A', C + 2, S + 2)),
];
