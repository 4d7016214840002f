/** The rules of RST. */
import { arrive } from '../../arrive.ts';
import { closed } from '../../endpoint.ts';
import {
  aborting,
  asks,
  C,
  besides,
  type Case,
  decides,
  closes,
  closing,
  crossed,
  goes,
  open,
  opening,
  S,
  s,
} from './stage.ts';

const { synSent, synAckSent, start } = opening;
const nothing = closed({ iss: S });
const gotData = arrive(nothing, s('PA', 700, 900, 10), 0).endpoint;
const gotSyn = arrive(nothing, s('S', 700), 0).endpoint;
const gotReset = arrive(nothing, s('RA', 700, 900), 0).endpoint;
const stale = arrive(synSent.client, s('SA', 321, 91), 0).endpoint;
const badAck = arrive(synAckSent.server, s('A', C + 1, S + 40), 0).endpoint;
const odd = arrive(open.client, s('A', S + 1 + 70_000, C + 1), 0).endpoint;
const lateSyn = arrive(open.server, s('S', C), 0).endpoint;
const lost = goes(
  asks(closes.acked, 'server', { call: 'SEND', bytes: 50 }),
  'server',
  s('PA', S + 1, C + 2, 50),
).client;

export const RESET: readonly Case[] = [
  decides('RST-FORM-ACK', 'illegal', 'any Seq will do', gotData, s('R', 0)),
  decides('RST-FORM-ACK', 'illegal', 'with ACK', gotData, s('RA', 900, 710)),
  decides('RST-FORM-ACK', 'illegal', 'to a stale SYN,ACK, with the own numbers', stale, s('R', C + 1)),
  decides('RST-FORM-ACK', 'legal', 'Seq from their Ack', gotData, s('R', 900)),
  decides('RST-FORM-ACK', 'legal', 'to a stale SYN,ACK', stale, s('R', 91)),
  decides('RST-FORM-ACK', 'legal', 'from SYN-RECEIVED', badAck, s('R', S + 40)),
  besides('RST-FORM-ACK', 'the ACK that was due is no RST', closes.fin.server, s('A', S + 1, C + 2)),

  decides('RST-FORM-NOACK', 'illegal', 'a RST without ACK', gotSyn, s('R', 0)),
  decides('RST-FORM-NOACK', 'illegal', 'Ack without the SYN counted', gotSyn, s('RA', 0, 700)),
  decides('RST-FORM-NOACK', 'illegal', 'another Seq than 0', gotSyn, s('RA', S, 701)),
  decides('RST-FORM-NOACK', 'legal', 'Seq 0 and Ack past what came', gotSyn, s('RA', 0, 701)),
  besides('RST-FORM-NOACK', 'the other form, to a segment with ACK', gotData, s('R', 900)),

  decides('RST-SYNC', 'illegal', 'a RST for a segment outside of the window', odd, s('RA', C + 1, S + 1)),
  decides('RST-SYNC', 'illegal', 'a RST for an old SYN', lateSyn, s('RA', S + 1, C + 1)),
  besides('RST-SYNC', 'the empty ACK', odd, s('A', C + 1, S + 1)),
  besides('RST-SYNC', 'an abort that the application wants', aborting(odd), s('R', C + 1)),

  decides('RST-DATA-LOST', 'legal', 'data for an application that has closed', lost, s('R', C + 2)),
  decides('RST-DATA-LOST', 'legal', 'CLOSE with data unread', closing(open.client), s('RA', C + 1, S + 1)),
  besides('RST-DATA-LOST', 'an abort', aborting(open.client), s('RA', C + 1, S + 1)),

  decides(
    'RST-ABORT',
    'illegal',
    'an abort at another number than SND.NXT',
    aborting(open.client),
    s('R', C),
  ),
  decides(
    'RST-ABORT',
    'illegal',
    'from SYN-SENT, where nobody has to be told',
    synSent.client,
    s('R', C + 1),
  ),
  decides(
    'RST-ABORT',
    'illegal',
    'from CLOSING',
    { ...crossed.client, ackOwed: null },
    s('RA', C + 2, S + 2),
  ),
  decides('RST-ABORT', 'illegal', 'from LAST-ACK', closes.finBack.server, s('RA', S + 2, C + 2)),
  decides('RST-ABORT', 'illegal', 'from TIME-WAIT', closes.last.client, s('RA', C + 2, S + 2)),
  decides('RST-ABORT', 'legal', 'from ESTABLISHED', aborting(open.client), s('RA', C + 1, S + 1)),
  decides('RST-ABORT', 'legal', 'without ACK', aborting(open.client), s('R', C + 1)),
  decides('RST-ABORT', 'legal', 'from SYN-RECEIVED', aborting(synAckSent.server), s('R', S + 1)),
  decides('RST-ABORT', 'legal', 'from CLOSE-WAIT', aborting(closes.fin.server), s('R', S + 1)),
  besides('RST-ABORT', 'the FIN that closes in order', closing(open.client), s('FA', C + 1, S + 1)),

  decides('RST-NEVER-TO-RST', 'illegal', 'a RST for a RST', gotReset, s('R', 900)),
  decides('RST-NEVER-TO-RST', 'illegal', 'from LISTEN', start.server, s('R', 900)),
  besides('RST-NEVER-TO-RST', 'the same RST, for data', gotData, s('R', 900)),
  besides('RST-NEVER-TO-RST', 'a RST for anything else', gotSyn, s('RA', 0, 701)),
];
