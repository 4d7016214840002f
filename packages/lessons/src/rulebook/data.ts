/** Examples of the rules of flags, data and acknowledgment. */
import type { RuleId } from '@handshake/protocol';
import { ACKED, ANSWERED, FIN_ACKED, OPEN, START } from './beginnings.ts';
import { at } from './entry.ts';
import type { SenderExample } from './entry.ts';
import { ORIGINS } from './story.ts';

const FIN_AND_DATA_LOST = `${OPEN}
  c SEND 100
  c CLOSE
  c> FPA 1 1 +100 x
  c timer rto`;
/** A window of 100 bytes, and 200 to send. */
const SMALL_WINDOW = `
  s LISTEN
  c OPEN
  c> S 0
  s> SA 0 1 w100
  c> A 1 1
  --
  c SEND 200`;
const CLOSED_WINDOW = `${OPEN}
  c SEND 100
  c> PA 1 1 +100
  s> A 1 101 w0
  c SEND 20`;
/** From an ISN just before the end of the number space, ten bytes cross it. */
const WRAPPED = `${OPEN}
  c SEND 10
  c> PA 1 1 +10
  s> A 1 11
  c SEND 9`;
const TWO_FULL = `${OPEN}
  s SEND 2920
  s> PA 1 1 +1460
  s> PA 1461 1 +1460`;

export const data = {
  'ALL-FLAGS-SANE': {
    end: 'client',
    ...at(`${OPEN}\n c CLOSE`, 'FA 1 1', 'SFA 1 1'),
    slips: ['FRA 1 1', '- 1'],
  },
  'ALL-ACK-SET': {
    end: 'client',
    ...at(`${OPEN}\n c CLOSE`, 'FA 1 1', 'F 1'),
    errata: [11],
    related: ['RX-NOACK'],
  },
  'ALL-ACK-FIELD': { end: 'client', ...at(START, 'S 0', 'S 0 =1') },
  'ALL-ACK-VALUE': {
    end: 'client',
    ...at(ANSWERED, 'A 101 221', 'A 101 220'),
    slips: ['A 101 222', 'A 101 1', 'A 101 2'],
    errata: [4, 16],
    related: ['RX-ACK-FUTURE', 'RX-ACK-OLD'],
  },
  'ACK-DELAY': {
    end: 'client',
    right: { story: TWO_FULL, segment: 'A 1 2921' },
    wrong: { story: `${TWO_FULL}\n +200`, segment: 'A 1 2921' },
    errata: [21, 23, 24],
    related: ['RX-DATA', 'FIN-MERGE3'],
  },
  'DT-SEQ-NEXT': {
    end: 'client',
    ...at(`${ACKED}\n c SEND 9`, 'PA 101 1 +9', 'PA 103 1 +9'),
    slips: ['PA 102 1 +9', 'PA 1 101 +9', 'PA 1 1 +9'],
    errata: [5],
    related: ['RX-DATA'],
  },
  'DT-REXMIT': {
    end: 'client',
    ...at(FIN_AND_DATA_LOST, 'PA 1 1 +100', 'PA 1 1 +101'),
    errata: [13],
    related: ['FIN-REXMIT', 'HS-REXMIT-SAME'],
  },
  'DT-WINDOW': {
    end: 'client',
    ...at(SMALL_WINDOW, 'PA 1 1 +100', 'PA 1 1 +101'),
    errata: [25],
    related: ['RX-SEQ'],
  },
  'DT-PURE-ACK': {
    end: 'client',
    ...at(ANSWERED, 'A 101 221', 'A 102 221'),
    slips: ['A 221 101'],
    related: ['DT-NO-ACK-OF-ACK'],
  },
  'DT-NO-ACK-OF-ACK': {
    end: 'client',
    right: { story: ANSWERED, segment: 'A 101 221' },
    wrong: { story: ACKED, segment: 'A 101 1' },
    slips: [{ story: OPEN, segment: 'A 1 1' }],
    related: ['DT-PURE-ACK'],
  },
  'DT-AFTER-FIN': {
    end: 'client',
    ...at(`${FIN_ACKED}\n s SEND 50\n s> PA 1 2 +50`, 'A 2 51', 'PA 2 51 +9'),
    errata: [13],
    related: ['FIN-HALF-CLOSE'],
  },
  'DT-PROBE': {
    end: 'client',
    right: { story: `${CLOSED_WINDOW}\n s> A 1 101 w1000`, segment: 'PA 101 1 +20' },
    wrong: { story: `${CLOSED_WINDOW}\n c timer rto`, segment: 'A 101 1 +1' },
    errata: [25],
    related: ['RX-ZEROWIN', 'DT-WINDOW'],
  },
  'DT-KEEPALIVE': {
    end: 'client',
    right: { story: `${ACKED}\n c SEND 9`, segment: 'PA 101 1 +9' },
    wrong: { story: `${ACKED}\n +7200000`, segment: 'A 100 1' },
    related: ['RX-SEQ'],
  },
  'DT-WRAP': {
    end: 'client',
    origins: { client: 4_294_967_290, server: ORIGINS.server },
    absolute: true,
    ...at(WRAPPED, 'PA 11 1 +9', 'PA =0 1 +9'),
    slips: ['PA 12 1 +9'],
  },
} as const satisfies Partial<Record<RuleId, SenderExample>>;
