/** The handshake's rules, each once broken and once beside its legal neighbour. */
import { closed } from '../../endpoint.ts';
import { arrive } from '../../arrive.ts';
import { emit } from '../../emit.ts';
import {
  asks,
  bothOpen,
  C,
  besides,
  type Case,
  decides,
  closing,
  open,
  opening,
  puts,
  queued,
  S,
  s,
} from './stage.ts';

const { start, synSent, synReceived, synAckSent, third } = opening;
const asLateSyn = arrive(synAckSent.server, s('S', C), 0).endpoint;
const listenThatSends = queued(start.server, 5);
const thirdBytes = queued(third.client, 16);
const both = bothOpen.client;
const withText = arrive(start.server, s('S', C, 0, 10), 0).endpoint;
const textNotTaken = arrive(
  emit(queued(start.client, 10), s('S', C, 0, 10), 0),
  s('SA', S, C + 1),
  0,
).endpoint;

export const HANDSHAKE: readonly Case[] = [
  decides('HS-SYN-FLAGS', 'illegal', 'a first SYN with ACK', start.client, s('SA', C, 1)),
  decides(
    'HS-SYN-FLAGS',
    'illegal',
    'a SYN,ACK from SYN-SENT, which nothing has reached',
    synSent.client,
    s('SA', C, S + 1),
  ),
  decides('HS-SYN-FLAGS', 'illegal', 'a first segment without SYN', start.client, s('A', C, S)),
  decides('HS-SYN-FLAGS', 'illegal', 'a first segment with PSH alone', synSent.client, s('P', C)),
  besides('HS-SYN-FLAGS', 'a plain SYN', start.client, s('S', C)),
  besides('HS-SYN-FLAGS', 'a SYN that offers ECN', start.client, s('SEC', C)),

  decides('HS-ISN-CHOICE', 'unusual', 'an ISN of 1', start.client, s('S', 1)),
  decides('HS-ISN-CHOICE', 'unusual', 'an ISN of 0', start.client, s('S', 0)),
  decides('HS-ISN-CHOICE', 'legal', 'an ISN of 1 in the notation of the notes', start.client, s('S', 1), {
    profile: 'textbook',
  }),
  decides('HS-ISN-CHOICE', 'legal', 'another ISN than the one drawn', start.client, s('S', 3043112617)),
  besides('HS-ISN-CHOICE', 'the ISN that was drawn', start.client, s('S', start.client.iss)),

  decides('HS-SYN-DATA', 'unusual', 'a SYN with data', queued(start.client, 10), s('S', C, 0, 10)),
  besides('HS-SYN-DATA', 'a SYN without', queued(start.client, 10), s('S', C)),

  decides('HS-SYNACK-FLAGS', 'illegal', 'an ACK first, the SYN later', synReceived.server, s('A', S, C + 1)),
  decides('HS-SYNACK-FLAGS', 'illegal', 'a SYN without ACK', synReceived.server, s('S', S)),
  decides(
    'HS-SYNACK-FLAGS',
    'illegal',
    'an ACK after the SYN,ACK that nothing asked for',
    synAckSent.server,
    s('A', S + 1, C + 1),
  ),
  besides('HS-SYNACK-FLAGS', 'a SYN,ACK', synReceived.server, s('SA', S, C + 1)),
  besides('HS-SYNACK-FLAGS', 'the ACK of a SYN that came again', asLateSyn, s('A', S + 1, C + 1)),
  besides(
    'HS-SYNACK-FLAGS',
    'a FIN from SYN-RECEIVED with nothing queued',
    closing(synAckSent.server),
    s('FA', S + 1, C + 1),
  ),

  decides('HS-SYN-ACK-NUM', 'illegal', 'a SYN,ACK with Ack = x', synReceived.server, s('SA', S, C)),
  decides('HS-SYN-ACK-NUM', 'illegal', 'a SYN,ACK with Ack = x + 2', synReceived.server, s('SA', S, C + 2)),
  besides('HS-SYN-ACK-NUM', 'Ack = x + 1', synReceived.server, s('SA', S, C + 1)),
  besides('HS-SYN-ACK-NUM', 'the SYN brought data, and it is accepted', withText, s('SA', S, C + 11)),
  besides('HS-SYN-ACK-NUM', 'the SYN brought data, and a part is accepted', withText, s('SA', S, C + 5)),
  besides('HS-SYN-ACK-NUM', 'the SYN brought data, and it is not accepted', withText, s('SA', S, C + 1)),
  decides(
    'HS-SYN-ACK-NUM',
    'illegal',
    'more than the data that the SYN brought',
    withText,
    s('SA', S, C + 12),
  ),

  decides(
    'HS-SYNACK-SEQ',
    'illegal',
    "a SYN,ACK that takes the peer's ISN",
    synReceived.server,
    s('SA', C, C + 1),
  ),
  besides('HS-SYNACK-SEQ', 'a SYN,ACK from the own ISS', synReceived.server, s('SA', S, C + 1)),

  decides(
    'HS-ACK3-NUM',
    'illegal',
    'a third segment whose Seq has not moved',
    third.client,
    s('A', C, S + 1),
  ),
  decides('HS-ACK3-NUM', 'illegal', 'a third segment with Ack = y', third.client, s('A', C + 1, S)),
  besides('HS-ACK3-NUM', 'the third segment', third.client, s('A', C + 1, S + 1)),
  besides('HS-ACK3-NUM', 'the data that went with the SYN, again', textNotTaken, s('PA', C + 1, S + 1, 10)),
  decides('HS-ACK3-NUM', 'illegal', 'an ACK before the data of the SYN', textNotTaken, s('A', C + 1, S + 1)),

  decides('HS-ACK3-DATA', 'legal', 'data on the third segment', thirdBytes, s('PA', C + 1, S + 1, 16)),
  decides(
    'HS-ACK3-DATA',
    'legal',
    'a FIN on the third segment',
    closing(third.client),
    s('FA', C + 1, S + 1),
  ),
  besides('HS-ACK3-DATA', 'a third segment without', third.client, s('A', C + 1, S + 1)),
  besides('HS-ACK3-DATA', 'a third segment whose data comes later', thirdBytes, s('A', C + 1, S + 1)),

  decides('HS-REXMIT-SAME', 'illegal', 'a SYN repeated with a new ISN', synSent.client, s('S', C + 7)),
  decides(
    'HS-REXMIT-SAME',
    'illegal',
    'a SYN,ACK repeated with a new ISN',
    synAckSent.server,
    s('SA', S + 7, C + 1),
  ),
  decides(
    'HS-REXMIT-SAME',
    'illegal',
    'a SYN repeated with data',
    queued(synSent.client, 9),
    s('S', C, 0, 9),
  ),
  decides(
    'HS-REXMIT-SAME',
    'illegal',
    'a SYN,ACK repeated with a byte where the FIN was sent since',
    puts(asks(synAckSent, 'server', { call: 'CLOSE' }), 'server', s('FA', S + 1, C + 1)).server,
    s('SA', S, C + 1, 1),
  ),
  decides('HS-REXMIT-SAME', 'illegal', 'a SYN when all is open', open.client, s('S', C + 1)),
  decides('HS-REXMIT-SAME', 'legal', 'the SYN again', synSent.client, s('S', C)),
  decides('HS-REXMIT-SAME', 'legal', 'the SYN,ACK again', synAckSent.server, s('SA', S, C + 1)),
  besides('HS-REXMIT-SAME', 'the first SYN of a new connection', start.client, s('S', 77_000)),

  decides('HS-LISTEN-SILENT', 'illegal', 'a SYN from LISTEN that nobody asked for', start.server, s('S', S)),
  decides('HS-LISTEN-SILENT', 'illegal', 'a SYN,ACK before any SYN', start.server, s('SA', S, C + 1)),
  decides('HS-LISTEN-SILENT', 'illegal', 'an ACK from LISTEN', start.server, s('A', S, C + 1)),
  besides('HS-LISTEN-SILENT', 'a SYN from LISTEN after a SEND', listenThatSends, s('S', S)),
  besides('HS-LISTEN-SILENT', 'a SYN from LISTEN in a recording', start.server, s('S', S), {
    asked: 'assumed',
  }),

  decides(
    'HS-SO-SYNACK',
    'illegal',
    'an ACK where a bare SYN has crossed the own',
    both,
    s('A', C + 1, S + 1),
  ),
  decides('HS-SO-SYNACK', 'illegal', 'a SYN without ACK, the other one having come', both, s('S', C)),
  decides('HS-SO-SYNACK', 'illegal', 'a SYN,ACK with another ISN', both, s('SA', C + 1, S + 1)),
  besides('HS-SO-SYNACK', "a simultaneous open's SYN,ACK", both, s('SA', C, S + 1)),
  besides('HS-SO-SYNACK', "the other end's, too", bothOpen.server, s('SA', S, C + 1)),

  decides('ALL-FLAGS-SANE', 'illegal', 'SYN and FIN', start.client, s('SF', C)),
  decides('ALL-FLAGS-SANE', 'illegal', 'SYN and RST', open.client, s('SR', C)),
  decides('ALL-FLAGS-SANE', 'illegal', 'FIN and RST', open.client, s('FRA', C + 1, S + 1)),
  decides('ALL-FLAGS-SANE', 'illegal', 'no flag at all', open.client, s('', C + 1)),
  decides(
    'ALL-FLAGS-SANE',
    'illegal',
    'RST on data with FIN',
    queued(open.client, 3),
    s('FRA', C + 1, S + 1, 3),
  ),
  besides('ALL-FLAGS-SANE', 'urgent data', queued(open.client, 3), s('UPA', C + 1, S + 1, 3)),

  decides('ALL-ACK-FIELD', 'unusual', 'a number in Ack with the flag off', start.client, s('S', C, 5)),
  besides('ALL-ACK-FIELD', 'nothing there', start.client, s('S', C)),

  decides('DT-STATE', 'illegal', 'data from SYN-SENT', queued(synSent.client, 9), s('P', C + 1, 0, 9)),
  decides(
    'DT-STATE',
    'illegal',
    'data from SYN-RECEIVED',
    queued(synAckSent.server, 9),
    s('PA', S + 1, C + 1, 9),
  ),
  besides('DT-STATE', 'data from ESTABLISHED', queued(open.client, 9), s('PA', C + 1, S + 1, 9)),
  besides(
    'DT-STATE',
    'the same of the server, once it is ESTABLISHED',
    queued(open.server, 9),
    s('PA', S + 1, C + 1, 9),
  ),
  besides('DT-STATE', 'data with the third segment', thirdBytes, s('PA', C + 1, S + 1, 16)),

  decides('FIN-STATE', 'illegal', 'a FIN from SYN-SENT', synSent.client, s('F', C + 1)),
  decides('FIN-STATE', 'illegal', 'a FIN from CLOSED', closed({ iss: C }), s('FA', C, S)),
  decides(
    'FIN-STATE',
    'illegal',
    'a FIN from SYN-RECEIVED before the bytes that wait',
    closing(queued(synAckSent.server, 9)),
    s('FA', S + 1, C + 1),
  ),
  besides(
    'FIN-STATE',
    'a FIN from ESTABLISHED',
    closing(puts(open, 'client', s('A', C + 1, S + 1)).client),
    s('FA', C + 1, S + 1),
  ),
];
