/**
 * The protocols that a table can be played by, as data: TCP, and broken ones that show what a part of it is for. What differs
 * is named here; `amend.ts` makes a conforming endpoint behave so.
 */
import type { RuleSetId } from '../lesson/schema.ts';
import type { Text } from '../text.ts';

export interface Variant {
  readonly name: Text;
  /** What is different from TCP, in a sentence. */
  readonly what: Text;
  /** Messages until both ends are ESTABLISHED. */
  readonly handshake: 2 | 3 | 4;
  /** Whoever closes first waits for 2MSL. */
  readonly timeWait: boolean;
  /** `random`: an ISS is drawn. A number: everybody knows the server's beforehand. */
  readonly serverIss: 'random' | number;
}

const t = (en: string, zh: string): Text => ({ en, zh });

export const VARIANTS: Readonly<Record<RuleSetId, Variant>> = {
  rfc9293: {
    name: t('TCP (RFC 9293)', 'TCP（RFC 9293）'),
    what: t(
      'Three messages open, TIME-WAIT follows a close, and initial sequence numbers cannot be guessed.',
      '三个报文段建立连接，关闭之后有 TIME-WAIT，初始序号无法猜到。',
    ),
    handshake: 3,
    timeWait: true,
    serverIss: 'random',
  },
  'two-way': {
    name: t('Two-way handshake', '两次握手'),
    what: t(
      'The server is ESTABLISHED as soon as it has answered the SYN. No third message confirms that anybody is there.',
      '服务器一回答 SYN 就进入 ESTABLISHED，没有第三个报文段来确认对方真的在。',
    ),
    handshake: 2,
    timeWait: true,
    serverIss: 'random',
  },
  'four-way': {
    name: t('Four-message handshake', '四次握手'),
    what: t(
      'The server acknowledges the SYN in one message and sends its own SYN in another.',
      '服务器用一个报文段确认 SYN，再用另一个报文段发送自己的 SYN。',
    ),
    handshake: 4,
    timeWait: true,
    serverIss: 'random',
  },
  'no-time-wait': {
    name: t('No TIME-WAIT', '没有 TIME-WAIT'),
    what: t(
      'Whoever closes first forgets the connection with its last ACK.',
      '先关闭的一端在发出最后一个 ACK 之后立刻忘掉这条连接。',
    ),
    handshake: 3,
    timeWait: false,
    serverIss: 'random',
  },
  'predictable-isn': {
    name: t('Predictable ISNs', '可以预测的 ISN'),
    what: t(
      'The server’s initial sequence number is always the same, and everybody knows it.',
      '服务器的初始序号总是同一个，人人都知道。',
    ),
    handshake: 3,
    timeWait: true,
    serverIss: 128_000,
  },
};
