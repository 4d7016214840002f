/** A FIN that rides on data, in either direction. */
import type { Lesson } from '../lesson/schema.ts';
import { lastAck, twoMsl } from './steps/close.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const finData: Lesson = {
  id: 'fin-data',
  version: 1,
  group: 'close',
  title: TITLES['fin-data'],
  goal: t(
    'Send the last bytes and the FIN in one segment, and count its acknowledgment right.',
    '用一个报文段发送最后的字节和 FIN，并正确计算对它的确认。',
  ),
  summary: t(
    'A question with a FIN, an answer with a FIN: Ack counts the bytes and the one.',
    '请求带着 FIN，应答也带着 FIN：Ack 要数字节，再加一。',
  ),
  minutes: 10,
  start: { at: 'open', sent: { client: 60, server: 60 } },
  delayedAck: [],
  ports: { client: 49_340, server: 43 },
  teaches: [
    'ack-plus-one',
    'ack-is-last',
    'fin-ack-name',
    'bare-fin',
    'data-after-fin',
    'close-is-handshake',
  ],
  steps: [
    {
      id: 'question',
      title: t('The question and the FIN', '请求和 FIN'),
      turn: 'client',
      enter: [
        { do: 'call', seat: 'client', call: 'SEND', bytes: 118 },
        { do: 'call', seat: 'client', call: 'CLOSE' },
      ],
      until: { server: ['CLOSE-WAIT', 'LAST-ACK', 'CLOSED'] },
      prompt: {
        client: t(
          'Your application calls `send()` with its question, 118 bytes, and `close()` right after it.',
          '你的应用调用 `send()` 发出请求，118 字节，紧接着调用 `close()`。',
        ),
        server: t(
          'The connection stands open. Your partner has one question, and no more.',
          '连接处于打开状态。对方只有一个请求，此外没有别的。',
        ),
      },
      hints: {
        client: three(
          t(
            'The bytes and the FIN both belong to your stream, one after the other. Do they need two segments?',
            '字节和 FIN 都属于你的字节流，一前一后。它们需要两个报文段吗？',
          ),
          t(
            'FIN is a flag, and may stand on a segment with data. It then comes after the last byte: the segment uses 118 numbers and one more, from SND.NXT, {snd.nxt}, on.',
            'FIN 是标志位，可以出现在带数据的报文段上。它排在最后一个字节之后：这个报文段从 SND.NXT，即 {snd.nxt} 起，占用 118 个序号，再加一个。',
          ),
          t(
            'Send {due}. The FIN may follow by itself as well: that takes one segment more.',
            '发送 {due}。FIN 也可以在其后单独发送，只是多用一个报文段。',
          ),
        ),
        // The bytes may come without the FIN.
        server: three(
          t('Has something arrived that is not acknowledged yet?', '有什么已经到达、却还没有确认吗？'),
          t(
            'The last segment that reached you was {last}. Ack is the number after the last that it used.',
            '最近到达你的报文段是 {last}。Ack 是它用掉的最后一个序号之后的那一个。',
          ),
          t('Send {due}. Their FIN is still to come.', '发送 {due}。对方的 FIN 还没有来。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.4'],
      errata: [],
      takeaway: t(
        'The FIN stands behind the last byte, whatever segment carries it. Seq still names the first byte.',
        '无论由哪个报文段携带，FIN 都排在最后一个字节之后。Seq 仍然是第一个字节的序号。',
      ),
    },
    {
      id: 'count',
      title: t('Bytes, and one', '字节数，再加一'),
      turn: 'server',
      enter: [],
      until: { client: ['FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'] },
      prompt: {
        server: t(
          'Their question and their FIN have arrived. Your application begins to write an answer: acknowledge first what came.',
          '对方的请求和 FIN 都到了。你的应用开始写应答：先确认到达的内容。',
        ),
        client: t(
          'Your bytes and your FIN have arrived. You stay in FIN-WAIT-1 until both are acknowledged.',
          '你的字节和 FIN 都已到达。在两者都被确认之前，你停留在 FIN-WAIT-1。',
        ),
      },
      hints: {
        server: three(
          t(
            'How many numbers of theirs are used now? Don’t forget what comes after the last byte.',
            '对方一共用掉了多少个序号？别忘了最后一个字节之后还有什么。',
          ),
          t(
            'The last segment that reached you was {last}. The bytes take one number each, and the FIN one more: you expect {last.next} next.',
            '最近到达你的报文段是 {last}。每个字节占一个序号，FIN 再占一个：你期望的下一个是 {last.next}。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.7.4'],
      errata: [],
      takeaway: t(
        'Ack = Seq + bytes + 1. An Ack without the 1 would acknowledge the data and leave the FIN open.',
        'Ack = Seq + 字节数 + 1。少了这个 1，就只确认了数据，没有确认 FIN。',
      ),
    },
    {
      id: 'answer',
      title: t('An answer in two segments, one FIN', '两个报文段的应答，一个 FIN'),
      turn: 'server',
      enter: [
        { do: 'call', seat: 'server', call: 'SEND', bytes: 1560 },
        { do: 'call', seat: 'server', call: 'CLOSE' },
      ],
      until: { client: ['TIME-WAIT', 'CLOSED'], received: { client: 1560 } },
      prompt: {
        server: t(
          'Your application calls `send()` with 1560 bytes, and then `close()`. One segment holds 1460.',
          '你的应用调用 `send()`，交给你 1560 字节，然后调用 `close()`。一个报文段最多装 1460 字节。',
        ),
        client: t(
          'Your direction is closed. The answer comes in more than one segment; acknowledge what arrives.',
          '你的方向已经关闭。应答不止一个报文段；请确认到达的内容。',
        ),
      },
      hints: {
        server: three(
          t(
            '1560 bytes don’t fit into one segment. On which of them can the FIN ride?',
            '1560 字节装不进一个报文段。FIN 可以搭在哪一个上？',
          ),
          t(
            'The FIN ends your stream, so it rides on the last bytes only; what comes before carries none. You go on at SND.NXT, {snd.nxt}.',
            'FIN 结束你的字节流，所以只能搭在最后的字节上；前面的报文段不带。你从 SND.NXT，即 {snd.nxt} 继续。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
        client: three(
          t(
            'Your FIN is sent. Does that free you from acknowledging?',
            '你的 FIN 已经发出。这样就不必确认了吗？',
          ),
          t(
            'The last segment that reached you was {last}. Ack is the number after the last that it used. Your Seq stands beyond your FIN, at SND.NXT.',
            '最近到达你的报文段是 {last}。Ack 是它用掉的最后一个序号之后的那一个。你的 Seq 在你的 FIN 之后，位于 SND.NXT。',
          ),
          t('Send {due}. More is to come.', '发送 {due}。后面还有内容。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.6', 'RFC 9293 §3.10.4'],
      errata: [],
      takeaway: t(
        'A FIN too early would cut the stream: nothing new may follow it.',
        'FIN 来得太早会截断字节流：它之后不能再有新的内容。',
      ),
    },
    lastAck('client', {
      prompt: {
        client: t(
          'The rest of the answer and their FIN have arrived. One ACK does for both.',
          '应答的剩余部分和对方的 FIN 都到了。一个 ACK 就能确认两者。',
        ),
        server: t(
          'Your last bytes and your FIN have arrived. In LAST-ACK you wait for their acknowledgment.',
          '你最后的字节和 FIN 已经到达。你在 LAST-ACK 等待对它们的确认。',
        ),
      },
      takeaway: t(
        'A FIN needs no segment of its own. It uses its number all the same, and Ack says whether that has come.',
        'FIN 不需要单独的报文段。它照样占用自己的序号；是否到达，由 Ack 说明。',
      ),
    }),
    twoMsl('client'),
  ],
};
