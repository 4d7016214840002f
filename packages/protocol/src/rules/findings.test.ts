/** What a finding says: its field, its flag and its facts, in every shape that the tables of cases bring about. */
import { describe, expect, it } from 'vitest';
import { judge } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import { RULESET } from './sender/index.ts';
import { CASES } from './test/cases.ts';
import { sayingOf, shapeOf } from './test/saying.ts';
import type { Case } from './test/stage.ts';

const nameOf = (c: Case): string => `[${c.rule}] ${c.title}`;
const judged = (c: Case): Verdict =>
  judge(
    c.ep,
    c.segment,
    { profile: c.profile ?? 'strict', now: c.now ?? 0, asked: c.asked ?? 'known' },
    // A set of its own, so that each case asks every rule anew.
    [...RULESET],
  );

/** The client's ISS is 1000, the server's 5000. */
const SAYINGS: readonly (readonly [name: string, saying: string])[] = [
  ['[HS-SYN-FLAGS] a first SYN with ACK', 'HS-SYN-FLAGS illegal flags ACK: state CLOSED, ack peer 1'],
  [
    '[HS-SYN-FLAGS] a first segment without SYN',
    'HS-SYN-FLAGS illegal flags SYN: case missing, state CLOSED',
  ],
  ['[HS-ISN-CHOICE] an ISN of 1', 'HS-ISN-CHOICE unusual seq: isn 1'],
  ['[HS-ISN-CHOICE] an ISN of 1 in the notation of the notes', 'HS-ISN-CHOICE legal seq: case notes, isn 1'],
  ['[HS-ISN-CHOICE] another ISN than the one drawn', 'HS-ISN-CHOICE legal seq: case chosen, isn 3043112617'],
  ['[HS-SYN-DATA] a SYN with data', 'HS-SYN-DATA unusual len: len 10'],
  [
    '[HS-SYNACK-FLAGS] an ACK first, the SYN later',
    'HS-SYNACK-FLAGS illegal flags SYN: iss own 5000, rcvNxt peer 1001',
  ],
  [
    '[HS-SYNACK-FLAGS] a SYN without ACK',
    'HS-SYNACK-FLAGS illegal flags ACK: case ack, iss own 5000, rcvNxt peer 1001',
  ],
  [
    '[HS-SYNACK-FLAGS] an ACK after the SYN,ACK that nothing asked for',
    'HS-SYNACK-FLAGS illegal flags SYN: case sent, iss own 5000, rcvNxt peer 1001',
  ],
  [
    '[HS-SYN-ACK-NUM] a SYN,ACK with Ack = x',
    'HS-SYN-ACK-NUM illegal ack: ack peer 1000, irs peer 1000, rcvNxt peer 1001',
  ],
  [
    "[HS-SYNACK-SEQ] a SYN,ACK that takes the peer's ISN",
    'HS-SYNACK-SEQ illegal seq: seq own 1000, iss own 5000',
  ],
  [
    '[HS-ACK3-NUM] a third segment whose Seq has not moved',
    'HS-ACK3-NUM illegal seq: case seq, seq own 1000, iss own 1000, next own 1001, irs peer 5000, rcvNxt peer 5001',
  ],
  [
    '[HS-ACK3-NUM] a third segment with Ack = y',
    'HS-ACK3-NUM illegal ack: case ack, ack peer 5000, iss own 1000, next own 1001, irs peer 5000, rcvNxt peer 5001',
  ],
  [
    '[HS-ACK3-NUM] the data that went with the SYN, again',
    'DT-REXMIT legal seq: seq own 1001, len 10, una own 1001, next own 1011',
  ],
  ['[HS-ACK3-DATA] data on the third segment', 'HS-ACK3-DATA legal len: len 16'],
  [
    '[HS-REXMIT-SAME] a SYN repeated with a new ISN',
    'HS-REXMIT-SAME illegal seq: seq own 1007, iss own 1000, state SYN-SENT',
  ],
  [
    '[HS-REXMIT-SAME] a SYN repeated with data',
    'HS-REXMIT-SAME illegal len: case data, len 9, seq own 1000, iss own 1000, state SYN-SENT',
  ],
  [
    '[HS-REXMIT-SAME] a SYN when all is open',
    'HS-REXMIT-SAME illegal seq: case acked, seq own 1001, iss own 1000, state ESTABLISHED',
  ],
  ['[HS-REXMIT-SAME] the SYN again', 'HS-REXMIT-SAME legal seq: seq own 1000, iss own 1000, state SYN-SENT'],
  ['[HS-LISTEN-SILENT] a SYN from LISTEN that nobody asked for', 'HS-LISTEN-SILENT illegal flags: '],
  [
    '[HS-SO-SYNACK] an ACK where a bare SYN has crossed the own',
    'HS-SO-SYNACK illegal flags SYN: iss own 1000, rcvNxt peer 5001',
  ],
  [
    '[HS-SO-SYNACK] a SYN without ACK, the other one having come',
    'HS-SO-SYNACK illegal flags ACK: case ack, iss own 1000, rcvNxt peer 5001',
  ],
  [
    '[HS-SO-SYNACK] a SYN,ACK with another ISN',
    'HS-SO-SYNACK illegal seq: case seq, seq own 1001, iss own 1000, rcvNxt peer 5001',
  ],
  ['[ALL-FLAGS-SANE] SYN and FIN', 'ALL-FLAGS-SANE illegal flags: flags SYN,FIN'],
  ['[ALL-FLAGS-SANE] no flag at all', 'ALL-FLAGS-SANE illegal flags: case none'],
  ['[ALL-ACK-FIELD] a number in Ack with the flag off', 'ALL-ACK-FIELD unusual ack: ack peer 5'],
  ['[DT-STATE] data from SYN-SENT', 'DT-STATE illegal len: len 9, state SYN-SENT'],
  ['[FIN-STATE] a FIN from SYN-SENT', 'FIN-STATE illegal flags FIN: state SYN-SENT'],
  [
    '[FIN-STATE] a FIN from SYN-RECEIVED before the bytes that wait',
    'FIN-STATE illegal flags FIN: case queued, state SYN-RECEIVED, queued 9',
  ],
  ['[ALL-ACK-SET] data without ACK', 'ALL-ACK-SET ignored flags ACK: state ESTABLISHED, rcvNxt peer 5001'],
  [
    '[ALL-ACK-SET] a FIN without ACK, as the notes write it',
    'ALL-ACK-SET legal flags ACK: state ESTABLISHED, rcvNxt peer 5001',
  ],
  [
    '[ALL-ACK-VALUE] the last byte instead of the next',
    'ALL-ACK-VALUE illegal ack: last peer 5220, ack peer 5220, rcvNxt peer 5221',
  ],
  ['[ALL-ACK-VALUE] one too many', 'ALL-ACK-VALUE illegal ack: case beyond, ack peer 5222, rcvNxt peer 5221'],
  [
    '[ALL-ACK-VALUE] an ACK from SYN-SENT, which nothing has reached',
    'ALL-ACK-VALUE illegal ack ACK: case nothing, ack peer 5001, state SYN-SENT',
  ],
  ['[ALL-ACK-VALUE] out of date', 'ALL-ACK-VALUE unusual ack: case stale, ack peer 5001, rcvNxt peer 5221'],
  [
    '[DT-SEQ-NEXT] bytes from before the SYN',
    'DT-SEQ-NEXT illegal seq: seq own 999, next own 1101, una own 1001',
  ],
  [
    '[DT-SEQ-NEXT] data that leaves a gap',
    'DT-SEQ-NEXT illegal seq: case gap, gap 2, seq own 1003, next own 1001, una own 1001',
  ],
  [
    '[DT-REXMIT] a byte where the FIN stands',
    'DT-REXMIT illegal len: case fin, fin own 1101, seq own 1001, len 101, una own 1001, next own 1102',
  ],
  [
    '[DT-REXMIT] the SYN again when it is acknowledged',
    'DT-REXMIT illegal flags SYN: case syn, seq own 1000, una own 1001, state ESTABLISHED',
  ],
  [
    '[DT-REXMIT] a SYN,ACK again from a listener that still holds the connection',
    'DT-REXMIT unusual flags SYN: case held, seq own 5000, una own 5001, state ESTABLISHED',
  ],
  [
    '[DT-REXMIT] from before what is acknowledged',
    'DT-REXMIT unusual seq: case acked, seq own 1001, len 100, una own 1051, next own 1101',
  ],
  ['[DT-WINDOW] more than the window takes', 'DT-WINDOW illegal len: len 11, room 10, wnd 10, edge own 1011'],
  ['[DT-PURE-ACK] an ACK that counts itself', 'DT-PURE-ACK illegal seq: seq own 1102, next own 1101'],
  [
    '[DT-PURE-ACK] an ACK that forgets the FIN',
    'DT-PURE-ACK illegal seq: case fin, fin own 1001, seq own 1001, next own 1002',
  ],
  ['[DT-NO-ACK-OF-ACK] an ACK for an ACK', 'DT-NO-ACK-OF-ACK unusual flags ACK: seq own 1101, ack peer 5001'],
  [
    '[DT-AFTER-FIN] new data behind the FIN',
    'DT-AFTER-FIN illegal len: len 9, fin own 1101, state FIN-WAIT-1',
  ],
  ['[DT-PROBE] one byte into a closed window', 'DT-PROBE unusual len: len 1, seq own 1001'],
  ['[DT-KEEPALIVE] an empty segment at SND.NXT − 1', 'DT-KEEPALIVE unusual seq: seq own 1100, next own 1101'],
  ['[ACK-DELAY] an ACK that waited half a second', 'ACK-DELAY illegal ack: waited 500, limit 500'],
  [
    '[ACK-DELAY] an ACK that was due at once and waited for a timer',
    'ACK-DELAY unusual ack: case at-once, waited 200',
  ],
  ['[DT-WRAP] Seq leaves out 0', 'DT-WRAP illegal seq: seq 1, next 0'],
  ['[DT-WRAP] Ack starts over', 'DT-WRAP illegal ack: case ack, ack 0, rcvNxt 29'],
  ['[FIN-SEQ] a FIN beyond SND.NXT', 'FIN-SEQ illegal seq: fin own 1002, next own 1001'],
  ['[FIN-SEQ] a FIN before bytes that wait', 'FIN-SEQ illegal flags FIN: case queued, queued 40'],
  ['[FIN-SEQ] a FIN behind a repeat', 'FIN-DATA legal flags FIN: len 50, fin own 1101'],
  [
    '[FIN-STATE] a FIN that is acknowledged already',
    'FIN-STATE illegal flags FIN: case acked, state FIN-WAIT-2, fin own 1001',
  ],
  ['[FIN-STATE] a FIN that is not', 'FIN-REXMIT legal seq: fin own 1001, seq own 1001'],
  ['[FIN-MERGE3] ACK and FIN in one', 'FIN-MERGE3 legal flags FIN: peerFin peer 1001, ack peer 1002'],
  [
    '[FIN-ACK-REQUIRED] a FIN that does not cover theirs',
    'FIN-ACK-REQUIRED illegal ack: ack peer 1001, peerFin peer 1001, rcvNxt peer 1002',
  ],
  ['[FIN-HALF-CLOSE] FIN-WAIT-2 acknowledges data', 'FIN-HALF-CLOSE legal flags ACK: ack peer 5051'],
  ['[FIN-HALF-CLOSE] CLOSE-WAIT sends data', 'FIN-HALF-CLOSE legal len: case data, len 50'],
  ['[FIN-REXMIT] a FIN repeated at a new number', 'FIN-REXMIT illegal seq: fin own 1001, seq own 1002'],
  ['[TW-SEND] data from TIME-WAIT', 'TW-SEND illegal len: case data, len 9'],
  ['[TW-SEND] a FIN from TIME-WAIT', 'TW-SEND illegal flags FIN: '],
  ['[TW-SEND] a SYN from TIME-WAIT', 'TW-SEND illegal flags SYN: '],
  ['[RST-FORM-ACK] any Seq will do', 'RST-FORM-ACK illegal seq: seq own 0, owedSeq own 900'],
  ['[RST-FORM-ACK] with ACK', 'RST-FORM-ACK illegal flags ACK: case flag, seq own 900, owedSeq own 900'],
  ['[RST-FORM-ACK] Seq from their Ack', 'RST-FORM-ACK legal seq RST: seq own 900, owedSeq own 900'],
  [
    '[RST-FORM-NOACK] a RST without ACK',
    'RST-FORM-NOACK illegal flags ACK: case flag, seq 0, ack peer 0, owedAck peer 701',
  ],
  [
    '[RST-FORM-NOACK] Ack without the SYN counted',
    'RST-FORM-NOACK illegal ack: seq 0, ack peer 700, owedAck peer 701',
  ],
  [
    '[RST-FORM-NOACK] another Seq than 0',
    'RST-FORM-NOACK illegal seq: seq 5000, ack peer 701, owedAck peer 701',
  ],
  [
    '[RST-FORM-NOACK] Seq 0 and Ack past what came',
    'RST-FORM-NOACK legal seq RST: seq 0, ack peer 701, owedAck peer 701',
  ],
  [
    '[RST-SYNC] a RST for a segment outside of the window',
    'RST-SYNC illegal flags RST: next own 1001, rcvNxt peer 5001',
  ],
  [
    '[RST-SYNC] an abort that the application wants',
    'RST-ABORT legal seq RST: state ESTABLISHED, seq own 1001',
  ],
  [
    '[RST-DATA-LOST] data for an application that has closed',
    'RST-DATA-LOST legal flags RST: state FIN-WAIT-2 & RST-ABORT legal seq RST: state FIN-WAIT-2, seq own 1002',
  ],
  [
    '[RST-ABORT] an abort at another number than SND.NXT',
    'RST-ABORT illegal seq: case seq, seq own 1000, next own 1001',
  ],
  ['[RST-ABORT] from SYN-SENT, where nobody has to be told', 'RST-ABORT illegal flags RST: state SYN-SENT'],
  ['[RST-NEVER-TO-RST] a RST for a RST', 'RST-NEVER-TO-RST illegal flags RST: state CLOSED'],
];

describe('what the judge says of', () => {
  it.each(SAYINGS)('%s', (name, saying) => {
    const cases = CASES.filter((c) => nameOf(c) === name);
    expect(cases.map((c) => sayingOf(judged(c).findings))).toEqual([saying]);
  });

  it('everything else has the shape of one of these', () => {
    const shapes = (cases: readonly Case[]): string[] =>
      cases.flatMap((c) => judged(c).findings.map(shapeOf));
    const told = shapes(CASES.filter((c) => SAYINGS.some(([name]) => name === nameOf(c))));
    expect(shapes(CASES).filter((shape) => !told.includes(shape))).toEqual([]);
  });
});
