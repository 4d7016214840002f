/** Examples of what an endpoint does with what reaches it. */
import { CLOSING, CROSSED, FIN_ACKED, OPEN, SYN_RECEIVED, SYN_SENT, TIME_WAIT } from './beginnings.ts';
import { each } from './entry.ts';
import type { ArrivalExample } from './entry.ts';
import type { ArrivalRuleId } from '../messages/texts.ts';

/** The SYN,ACK of a listener has left and not arrived. */
const ANSWERED_SYN = `${SYN_RECEIVED}
  s> SA 0 1 ...`;
const FIN_SENT = `${OPEN}
  c CLOSE
  c> FA 1 1 ...`;
/** The client offers no window. */
const NO_WINDOW = `
  s LISTEN
  c OPEN
  c> S 0
  s> SA 0 1
  c> A 1 1 w0
  --`;
/** The server has closed first and waits. */
const SERVER_WAITS = `${OPEN}
  s CLOSE
  s> FA 1 1
  c> A 1 2
  c CLOSE
  c> FA 1 2
  s> A 2 2`;

/** A SYN has reopened it. */
const REOPENED = `${SERVER_WAITS}
  >s S 70000`;

export const arrival = {
  'RX-CLOSED': {
    end: 'server',
    arrives: each('', 'S 0', 'A 40 9', 'R 7'),
    absolute: true,
    errata: [26],
    related: ['RST-FORM-NOACK', 'RST-FORM-ACK', 'RST-NEVER-TO-RST'],
  },
  'RX-LISTEN': {
    end: 'server',
    arrives: each('s LISTEN', 'S 0', 'A 40 9', 'F 3', 'R 7'),
    errata: [2, 3],
    related: ['HS-SYNACK-FLAGS', 'HS-LISTEN-SILENT', 'RST-FORM-ACK'],
  },
  'RX-SS-ACK': {
    end: 'client',
    arrives: each(SYN_SENT, 'SA 0 70001', 'SA 0 0', 'RA =0 70001'),
    errata: [9],
    related: ['RST-FORM-ACK'],
  },
  'RX-SS-RST': { end: 'client', arrives: each(SYN_SENT, 'RA =0 1', 'R =0'), errata: [26] },
  'RX-SS-SYNACK': {
    end: 'client',
    arrives: each(SYN_SENT, 'SA 0 1', 'SA 0 1 +5', 'SFA 0 1'),
    errata: [6],
    related: ['HS-ACK3-NUM'],
  },
  'RX-SS-SYN': { end: 'client', arrives: each(SYN_SENT, 'S 0'), errata: [10], related: ['HS-SO-SYNACK'] },
  'RX-SS-OTHER': { end: 'client', arrives: each(SYN_SENT, 'A 1 1', 'F 1') },
  'RX-SEQ': {
    end: 'client',
    arrives: [
      ...each(`${OPEN}\n s SEND 5\n s> PA 1 1 +5\n c> A 1 6`, 'PA 1 1 +5', 'PA 70000 1 +5', 'A 5 1', 'A 6 1'),
      { story: TIME_WAIT, segment: 'FA 1 2' },
    ],
    errata: [19],
    related: ['RST-SYNC', 'DT-KEEPALIVE'],
  },
  'RX-SEQ-SO': { end: 'client', arrives: each(`${CROSSED}\n c> SA 0 1 ...`, 'SA 0 1'), errata: [10] },
  'RX-RST-EXACT': {
    end: 'server',
    arrives: [...each(OPEN, 'R 1', 'RA 1 1'), ...each(ANSWERED_SYN, 'R 1'), ...each(REOPENED, 'R 70001')],
    errata: [26],
  },
  'RX-RST-INWIN': { end: 'client', arrives: each(OPEN, 'R 9'), errata: [26] },
  'RX-RST-OUT': { end: 'client', arrives: each(OPEN, 'R 0', 'R 70000'), errata: [26] },
  'RX-SYN-SYNC': {
    end: 'server',
    arrives: [
      ...each(OPEN, 'S 9', 'SA 9 1'),
      ...each(ANSWERED_SYN, 'S 9'),
      ...each(SERVER_WAITS, 'S 70000'),
      ...each(REOPENED, 'S 70009'),
    ],
    errata: [19],
  },
  'RX-NOACK': { end: 'server', arrives: each(OPEN, 'F 1', 'P 1 +5'), errata: [11], related: ['ALL-ACK-SET'] },
  'RX-ACK-FUTURE': { end: 'server', arrives: each(OPEN, 'A 1 9', 'PA 1 9 +5'), related: ['ALL-ACK-VALUE'] },
  'RX-ACK-OLD': {
    end: 'server',
    arrives: each(
      `${OPEN}\n s SEND 100\n s> PA 1 1 +100\n c> A 1 101`,
      'A 1 1',
      // Older than anything that the peer could still mean.
      'A 1 =913300000',
    ),
    related: ['ALL-ACK-VALUE'],
  },
  'RX-SR-ACK': {
    end: 'server',
    arrives: each(ANSWERED_SYN, 'A 1 1', 'PA 1 1 +16', 'A 1 0', 'A 1 9'),
    errata: [7],
    related: ['HS-ACK3-NUM', 'HS-ACK3-DATA'],
  },
  'RX-ACKFIN': {
    end: 'client',
    arrives: [
      ...each(FIN_SENT, 'A 1 2'),
      ...each(CLOSING, 'A 2 2'),
      // The passive closer's end of it: here the client closes last.
      { story: `${OPEN}\n s CLOSE\n s> FA 1 1\n c CLOSE\n c> FA 1 2`, segment: 'A 2 2' },
    ],
    errata: [12, 16],
    related: ['FIN-ACK-REQUIRED'],
  },
  'RX-DATA': {
    end: 'client',
    arrives: [
      ...each(OPEN, 'PA 1 1 +5', 'PA 9 1 +5'),
      { story: `${OPEN}\n >c PA 6 1 +5`, segment: 'PA 1 1 +5' },
    ],
    errata: [23, 24],
    related: ['ACK-DELAY', 'ALL-ACK-VALUE'],
  },
  'RX-FIN': {
    end: 'client',
    arrives: [
      ...each(OPEN, 'FA 1 1', 'FPA 1 1 +5'),
      ...each(FIN_SENT, 'FA 1 1', 'FA 1 2'),
      { story: `${FIN_ACKED}\n s CLOSE`, segment: 'FA 1 2' },
    ],
    errata: [17, 18],
    related: ['FIN-MERGE3', 'TW-SEND'],
  },
  'RX-ZEROWIN': {
    end: 'client',
    arrives: each(NO_WINDOW, 'PA 1 1 +1', 'FA 1 1'),
    errata: [25],
    related: ['DT-PROBE'],
  },
} as const satisfies Readonly<Record<ArrivalRuleId, ArrivalExample>>;
