/** Examples of the rules of opening. */
import type { RuleId } from '@handshake/protocol';
import { CROSSED, OPEN, START, SYN_RECEIVED, SYN_SENT, THIRD } from './beginnings.ts';
import { at } from './entry.ts';
import type { SenderExample } from './entry.ts';
import { ORIGINS } from './story.ts';

export const handshake = {
  'HS-SYN-FLAGS': {
    end: 'client',
    ...at(START, 'S 0', 'SA 0 =1'),
    slips: ['A 0 =1', '- 0'],
    related: ['RX-LISTEN'],
  },
  'HS-ISN-CHOICE': {
    end: 'client',
    ...at(START, 'S 0', 'S =1'),
    absolute: true,
    slips: ['S =0'],
    errata: [1],
  },
  'HS-SYN-DATA': {
    end: 'client',
    ...at(`${START}\n c SEND 10`, 'S 0', 'S 0 +10'),
    errata: [3],
    related: ['HS-ACK3-DATA'],
  },
  'HS-SYNACK-FLAGS': {
    end: 'server',
    ...at(SYN_RECEIVED, 'SA 0 1', 'A 0 1'),
    errata: [10, 14],
    related: ['HS-SO-SYNACK', 'RX-LISTEN'],
  },
  'HS-SYN-ACK-NUM': { end: 'server', ...at(SYN_RECEIVED, 'SA 0 1', 'SA 0 0'), errata: [3, 4] },
  'HS-SYNACK-SEQ': {
    end: 'server',
    ...at(SYN_RECEIVED, 'SA 0 1', `SA =${ORIGINS.client} 1`),
    absolute: true,
    errata: [5],
    related: ['HS-ISN-CHOICE'],
  },
  'HS-ACK3-NUM': { end: 'client', ...at(THIRD, 'A 1 1', 'A 0 1'), slips: ['A 1 0'], errata: [4, 5, 6] },
  'HS-ACK3-DATA': {
    end: 'client',
    ...at(`${THIRD}\n c SEND 16`, 'PA 1 1 +16', 'PA 0 1 +16'),
    stops: 'HS-ACK3-NUM',
    errata: [7],
    related: ['RX-SR-ACK'],
  },
  'HS-REXMIT-SAME': {
    end: 'client',
    ...at(`${START}\n c> S 0 x\n c timer rto`, 'S 0', 'S 70000'),
    errata: [8, 9],
    related: ['DT-REXMIT', 'FIN-REXMIT'],
  },
  'HS-LISTEN-SILENT': {
    end: 'server',
    right: { story: 's LISTEN\n s SEND 5', segment: 'S 0' },
    wrong: { story: START, segment: 'SA 0 1' },
    errata: [2],
    related: ['RX-LISTEN'],
  },
  'HS-SO-SYNACK': {
    end: 'client',
    ...at(CROSSED, 'SA 0 1', 'A 1 1'),
    errata: [10],
    related: ['RX-SS-SYN', 'RX-SEQ-SO'],
  },
  'DT-STATE': {
    end: 'server',
    right: { story: `${SYN_RECEIVED}\n s> SA 0 1\n c> A 1 1\n s SEND 9`, segment: 'PA 1 1 +9' },
    wrong: { story: `${SYN_RECEIVED}\n s> SA 0 1 ...\n s SEND 9`, segment: 'PA 1 1 +9' },
    errata: [7],
    related: ['HS-ACK3-DATA'],
  },
  'FIN-STATE': {
    end: 'client',
    right: { story: `${OPEN}\n c CLOSE`, segment: 'FA 1 1' },
    wrong: { story: SYN_SENT, segment: 'F 1' },
    related: ['FIN-SEQ'],
  },
} as const satisfies Partial<Record<RuleId, SenderExample>>;
