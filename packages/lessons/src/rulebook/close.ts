/** Examples of the rules of closing and of RST. */
import type { RuleId } from '@handshake/protocol';
import { FIN, FIN_ACKED, FIN_BACK, OPEN, START } from './beginnings.ts';
import { at } from './entry.ts';
import type { SenderExample } from './entry.ts';

/** An old SYN wakes the listener while the client's own is still on its way (RFC 9293 §3.5 Figure 8). */
const STALE = `
  s LISTEN
  c OPEN
  c> S 0 ...
  >s S 70000
  s> SA 0 70001`;
/** Nobody listens. */
const REFUSED = `
  c OPEN
  c> S 0`;

export const close = {
  'FIN-SEQ': { end: 'client', ...at(`${OPEN}\n c CLOSE`, 'FA 1 1', 'FA 2 1'), errata: [13, 15, 20] },
  'FIN-DATA': {
    end: 'client',
    ...at(`${OPEN}\n c SEND 40\n c CLOSE`, 'FPA 1 1 +40', 'FA 1 1'),
    stops: 'FIN-SEQ',
    errata: [13, 21],
  },
  'FIN-MERGE3': {
    end: 'server',
    ...at(`${FIN}\n s CLOSE`, 'FA 1 2', 'FA 1 1'),
    stops: 'FIN-ACK-REQUIRED',
    errata: [16, 21, 22],
    related: ['ACK-DELAY'],
  },
  'FIN-ACK-REQUIRED': {
    end: 'server',
    ...at(`${FIN_ACKED}\n s CLOSE`, 'FA 1 2', 'FA 1 1'),
    errata: [16, 18],
    related: ['FIN-MERGE3'],
  },
  'FIN-HALF-CLOSE': {
    end: 'server',
    ...at(`${FIN_ACKED}\n s SEND 50`, 'PA 1 2 +50', 'PA 2 2 +50'),
    stops: 'DT-SEQ-NEXT',
    errata: [12, 17],
    related: ['DT-AFTER-FIN', 'RX-FIN'],
  },
  'FIN-REXMIT': {
    end: 'client',
    ...at(`${OPEN}\n c CLOSE\n c> FA 1 1 x\n c timer rto`, 'FA 1 1', 'FA 2 1'),
    errata: [13],
    related: ['DT-REXMIT'],
  },
  'TW-SEND': {
    end: 'client',
    ...at(`${FIN_BACK}\n c> A 2 2 x\n s timer rto\n s> FA 1 2`, 'A 2 2', 'PA 2 2 +9'),
    slips: ['S 70000', 'R 2'],
    ideas: ['timewait-one-reason'],
    errata: [19],
    related: ['RX-FIN'],
  },
  'RST-FORM-ACK': {
    end: 'client',
    ...at(STALE, 'R 70001', 'R 1'),
    errata: [9, 26],
    related: ['RX-SS-ACK', 'RST-FORM-NOACK'],
  },
  'RST-FORM-NOACK': {
    end: 'server',
    ...at(REFUSED, 'RA =0 1', 'R =0'),
    absolute: true,
    errata: [26],
    related: ['RX-CLOSED', 'RST-FORM-ACK'],
  },
  'RST-SYNC': {
    end: 'client',
    ...at(`${OPEN}\n >c A 70000 1`, 'A 1 1', 'RA 1 1'),
    errata: [26],
    related: ['RX-SEQ'],
  },
  'RST-DATA-LOST': {
    end: 'client',
    ...at(`${OPEN}\n c CLOSE\n c> FA 1 1 ...\n s SEND 50\n s> PA 1 1 +50`, 'R 1', 'R 9'),
    stops: 'RST-ABORT',
    errata: [26],
  },
  'RST-ABORT': {
    end: 'client',
    ...at(`${OPEN}\n c ABORT`, 'R 1', 'R 0'),
    slips: [
      { story: `${START}\n c> S 0 x\n c timer rto`, segment: 'R 1' },
      { story: `${FIN_ACKED}\n s SEND 50\n s> PA 1 2 +50`, segment: 'R 2' },
      { story: FIN_ACKED, segment: 'R 2' },
    ],
    errata: [26],
    related: ['RX-RST-EXACT'],
  },
  'RST-NEVER-TO-RST': {
    end: 'server',
    right: { story: REFUSED, segment: 'RA =0 1' },
    wrong: { story: '>s R 1', segment: 'R =0' },
    absolute: true,
    errata: [26],
    related: ['RX-CLOSED'],
  },
} as const satisfies Partial<Record<RuleId, SenderExample>>;
