/** Every rule of the catalogue by its stable id: the same id names it in code, tests, messages and pages. */
import type { Profile, VerdictClass } from '../verdict.ts';

export type Topic = 'handshake' | 'flags' | 'ack' | 'data' | 'close' | 'reset' | 'time-wait' | 'arrival';

export interface RuleInfo {
  readonly side: 'sender' | 'arrival';
  readonly topic: Topic;
  /** Sections with a document each: `RFC 9293 §3.5`. The first is what a verdict links to. */
  readonly sources: readonly string[];
  /** What breaking it is called, in the strict profile; arrival rules have none. */
  readonly verdict: VerdictClass | null;
  /** The textbook profile accepts the notes' notation here. */
  readonly textbook?: Profile;
}

const sender = (topic: Topic, verdict: VerdictClass, ...sources: string[]): RuleInfo => ({
  side: 'sender',
  topic,
  verdict,
  sources,
});
const arrival = (...sources: string[]): RuleInfo => ({
  side: 'arrival',
  topic: 'arrival',
  verdict: null,
  sources,
});

export const RULES = {
  'HS-SYN-FLAGS': sender('handshake', 'illegal', 'RFC 9293 §3.5', 'RFC 9293 §3.10.1'),
  'HS-ISN-CHOICE': { ...sender('handshake', 'unusual', 'RFC 9293 §3.4.1'), textbook: 'textbook' },
  'HS-SYN-DATA': sender('handshake', 'unusual', 'RFC 9293 §3.10.7.3', 'RFC 9293 §3.5'),
  'HS-SYNACK-FLAGS': sender('handshake', 'illegal', 'RFC 9293 §3.5', 'RFC 9293 §3.10.7.2'),
  'HS-SYN-ACK-NUM': sender('handshake', 'illegal', 'RFC 9293 §3.4', 'RFC 9293 §3.10.7.2'),
  'HS-SYNACK-SEQ': sender('handshake', 'illegal', 'RFC 9293 §3.5', 'RFC 9293 §3.10.7.2'),
  'HS-ACK3-NUM': sender('handshake', 'illegal', 'RFC 9293 §3.5', 'RFC 9293 §3.10.7.3'),
  'HS-ACK3-DATA': sender('handshake', 'legal', 'RFC 9293 §3.10.7.3'),
  'HS-REXMIT-SAME': sender('handshake', 'illegal', 'RFC 9293 §3.10.8'),
  'HS-LISTEN-SILENT': sender(
    'handshake',
    'illegal',
    'RFC 9293 §3.3.2',
    'RFC 9293 §3.10.1',
    'RFC 9293 §3.10.2',
  ),
  'HS-SO-SYNACK': sender('handshake', 'illegal', 'RFC 9293 §3.5', 'RFC 9293 §3.10.7.3'),
  'ALL-FLAGS-SANE': sender('flags', 'illegal', 'RFC 9293 §3.10.4', 'RFC 9293 §3.10.5', 'RFC 9293 §3.10.7.2'),
  'ALL-ACK-SET': {
    ...sender('flags', 'ignored', 'RFC 9293 §3.1', 'RFC 9293 §3.10.7.4'),
    textbook: 'textbook',
  },
  'ALL-ACK-FIELD': sender('flags', 'unusual', 'RFC 9293 §3.1'),
  'ALL-ACK-VALUE': sender('ack', 'illegal', 'RFC 9293 §3.4', 'RFC 9293 §3.8'),
  'DT-SEQ-NEXT': sender('data', 'illegal', 'RFC 9293 §3.4', 'RFC 9293 §3.8'),
  'DT-REXMIT': sender('data', 'illegal', 'RFC 9293 §3.10.8', 'RFC 9293 §3.8.6'),
  'DT-WINDOW': sender('data', 'illegal', 'RFC 9293 §3.8.6'),
  'DT-PURE-ACK': sender('ack', 'illegal', 'RFC 9293 §3.5', 'RFC 9293 §3.4'),
  'DT-NO-ACK-OF-ACK': sender('ack', 'unusual', 'RFC 9293 §3.5', 'RFC 9293 §3.10.7.4'),
  'DT-AFTER-FIN': sender('data', 'illegal', 'RFC 9293 §3.6', 'RFC 9293 §4'),
  'DT-STATE': sender('data', 'illegal', 'RFC 9293 §3.10.2', 'RFC 9293 §3.10.4'),
  'DT-PROBE': sender('data', 'unusual', 'RFC 9293 §3.8.6.1'),
  'DT-KEEPALIVE': sender('data', 'unusual', 'RFC 9293 §3.8.4'),
  'DT-WRAP': sender('data', 'illegal', 'RFC 9293 §3.4'),
  'FIN-SEQ': sender('close', 'illegal', 'RFC 9293 §3.6', 'RFC 9293 §3.4', 'RFC 9293 §3.10.4'),
  'FIN-STATE': sender('close', 'illegal', 'RFC 9293 §3.10.4', 'RFC 9293 §3.6'),
  'FIN-DATA': sender('close', 'legal', 'RFC 9293 §3.4'),
  'FIN-MERGE3': sender('close', 'legal', 'RFC 9293 §3.10.7.4', 'RFC 9293 §3.8.6.3'),
  'FIN-ACK-REQUIRED': sender('close', 'illegal', 'RFC 9293 §3.10.7.4', 'RFC 9293 §3.3.2'),
  'FIN-HALF-CLOSE': sender('close', 'legal', 'RFC 9293 §3.6.1', 'RFC 9293 §3.6'),
  'FIN-REXMIT': sender('close', 'illegal', 'RFC 9293 §3.10.8', 'RFC 9293 §3.6'),
  'TW-SEND': sender('time-wait', 'illegal', 'RFC 9293 §3.10.7.4', 'RFC 9293 §3.10.2'),
  'RST-FORM-ACK': sender('reset', 'illegal', 'RFC 9293 §3.5.2'),
  'RST-FORM-NOACK': sender('reset', 'illegal', 'RFC 9293 §3.5.2'),
  'RST-SYNC': sender('reset', 'illegal', 'RFC 9293 §3.5.2'),
  'RST-DATA-LOST': sender('reset', 'legal', 'RFC 9293 §3.6.1'),
  'RST-ABORT': sender('reset', 'illegal', 'RFC 9293 §3.10.5'),
  'ACK-DELAY': sender('ack', 'unusual', 'RFC 9293 §3.8.6.3', 'RFC 5681 §4.2'),
  'RST-NEVER-TO-RST': sender('reset', 'illegal', 'RFC 9293 §3.5.2', 'RFC 9293 §4'),
  'RX-CLOSED': arrival('RFC 9293 §3.10.7.1'),
  'RX-LISTEN': arrival('RFC 9293 §3.10.7.2'),
  'RX-SS-ACK': arrival('RFC 9293 §3.10.7.3'),
  'RX-SS-RST': arrival('RFC 9293 §3.10.7.3'),
  'RX-SS-SYNACK': arrival('RFC 9293 §3.10.7.3'),
  'RX-SS-SYN': arrival('RFC 9293 §3.10.7.3'),
  'RX-SS-OTHER': arrival('RFC 9293 §3.10.7.3'),
  'RX-SEQ': arrival('RFC 9293 §3.10.7.4'),
  'RX-SEQ-SO': arrival('RFC 9293 §3.5', 'RFC 9293 app. A.2'),
  'RX-RST-EXACT': arrival('RFC 9293 §3.10.7.4'),
  'RX-RST-INWIN': arrival('RFC 5961 §3.2', 'RFC 9293 §3.10.7.4'),
  'RX-RST-OUT': arrival('RFC 5961 §3.2', 'RFC 9293 §3.10.7.4'),
  'RX-SYN-SYNC': arrival('RFC 9293 §3.10.7.4', 'RFC 5961 §4.2', 'RFC 9293 §3.6.1'),
  'RX-NOACK': arrival('RFC 9293 §3.10.7.4'),
  'RX-ACK-FUTURE': arrival('RFC 9293 §3.10.7.4'),
  'RX-ACK-OLD': arrival('RFC 5961 §5.2', 'RFC 9293 §3.10.7.4'),
  'RX-SR-ACK': arrival('RFC 9293 §3.10.7.4'),
  'RX-ACKFIN': arrival('RFC 9293 §3.10.7.4'),
  'RX-DATA': arrival('RFC 9293 §3.10.7.4', 'RFC 5681 §4.2'),
  'RX-FIN': arrival('RFC 9293 §3.10.7.4'),
  'RX-ZEROWIN': arrival('RFC 9293 §3.10.7.4', 'RFC 9293 §3.4'),
} as const satisfies Record<string, RuleInfo>;

export type RuleId = keyof typeof RULES;
