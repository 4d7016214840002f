/** Streams that run over 2^32: what is a slip there, and what is not. */
import { asks, besides, type Case, decides, goes, opened, peerWindow, puts, queued, s } from './stage.ts';

const atWrap = opened(0xffff_ffff, 0xffff_fffe);
/** 30 bytes have come: RCV.NXT is 29. */
const received = goes(
  asks(atWrap.open, 'server', { call: 'SEND', bytes: 30 }),
  'server',
  s('PA', 0xffff_ffff, 0, 30),
).client;
/** Of 9 bytes sent from 0 on, 3 are acknowledged. */
const inPart = goes(
  puts(asks(atWrap.open, 'client', { call: 'SEND', bytes: 9 }), 'client', s('PA', 0, 0xffff_ffff, 9)),
  'server',
  s('A', 0xffff_ffff, 3),
).client;
/** The client's FIN stands at 0: SND.NXT is 1. */
const fin = goes(asks(atWrap.open, 'client', { call: 'CLOSE' }), 'client', s('FA', 0, 0xffff_ffff));
const finWait2 = goes(fin, 'server', s('A', 0xffff_ffff, 1)).client;
/** A byte, then the FIN at 0, in one segment: RCV.NXT was never 0. */
const withByte = opened(0xffff_fffe, 5000);
const finRead = goes(
  asks(asks(withByte.open, 'client', { call: 'SEND', bytes: 1 }), 'client', { call: 'CLOSE' }),
  'client',
  s('FPA', 0xffff_ffff, 5001, 1),
).server;

export const WRAP: readonly Case[] = [
  decides('DT-WRAP', 'illegal', 'Seq leaves out 0', atWrap.third.client, s('A', 1, 0xffff_ffff)),
  decides('DT-WRAP', 'illegal', 'Ack starts over', received, s('A', 0, 0)),
  besides('DT-WRAP', '4294967295 is followed by 0', atWrap.third.client, s('A', 0, 0xffff_ffff)),
  besides('DT-WRAP', 'data across it', queued(atWrap.open.client, 30), s('PA', 0, 0xffff_ffff, 30)),

  decides('ALL-ACK-SET', 'ignored', 'no ACK: that its field is 0 is no slip', received, s('P', 0)),
  decides(
    'DT-REXMIT',
    'unusual',
    'at the wrap, from before what is acknowledged',
    inPart,
    s('PA', 0, 0xffff_ffff, 9),
  ),
  decides('DT-KEEPALIVE', 'unusual', 'at the wrap, from the FIN’s number', finWait2, s('A', 0, 0xffff_ffff)),
  decides(
    'DT-PROBE',
    'unusual',
    'at the wrap, from before a closed window',
    peerWindow(finWait2, 0),
    s('A', 0, 0xffff_ffff),
  ),
  decides('DT-PURE-ACK', 'illegal', 'at the wrap, from the FIN’s number', fin.client, s('A', 0, 0xffff_ffff)),
  decides('ALL-ACK-VALUE', 'illegal', 'at the wrap, the FIN’s number', finRead, s('A', 5001, 0)),
  decides('DT-WRAP', 'illegal', 'Seq leaves out a number', finWait2, s('A', 2, 0xffff_ffff)),
];
