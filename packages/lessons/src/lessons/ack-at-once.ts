/** What is acknowledged at once although ACKs are delayed: out of order, a filled gap, a duplicate. */
import type { Lesson } from '../lesson/schema.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const ackAtOnce: Lesson = {
  id: 'ack-at-once',
  version: 1,
  group: 'ack',
  title: TITLES['ack-at-once'],
  goal: t(
    'Acknowledge at once what comes out of order, what fills the gap, and what comes twice.',
    '乱序到达的、填补空缺的、重复到达的，都立刻确认。',
  ),
  summary: t(
    'The network delays one segment and copies another. The sender has to hear of it.',
    '网络耽搁了一个报文段，又复制了另一个。要让发送方得知。',
  ),
  minutes: 12,
  start: { at: 'open', sent: { client: 60, server: 60 } },
  delayedAck: ['server'],
  ports: { client: 49_344, server: 80 },
  teaches: ['ack-timing', 'ack-is-last', 'ack-plus-one', 'ack-the-ack', 'ack-costs'],
  steps: [
    {
      id: 'overtaken',
      title: t('One overtakes the other', '后发的先到'),
      turn: 'client',
      enter: [
        { do: 'fault', fault: 'hold', from: 'client', times: 1 },
        { do: 'call', seat: 'client', call: 'SEND', bytes: 1760 },
      ],
      until: { arrived: { at: 'server', flags: 'A' } },
      prompt: {
        client: t(
          'Your application calls `send()` with 1760 bytes: a full-sized segment, and 300 bytes more. The network will keep the first back for a while; you needn’t care.',
          '你的应用调用 `send()`，交给你 1760 字节：一个满长度的报文段，外加 300 字节。网络会把第一个扣住一会儿；你不必理会。',
        ),
        server: t(
          'Your partner is about to send. Your TCP delays its acknowledgments where it may.',
          '对方即将发送数据。在允许的地方，你的 TCP 会延迟确认。',
        ),
      },
      hints: {
        client: three(
          t(
            'How much fits into one segment? And where does your stream go on?',
            '一个报文段能装多少？你的字节流从哪里继续？',
          ),
          t(
            'Whether the first has arrived doesn’t matter: the second begins where the first ended, at SND.NXT, {snd.nxt}.',
            '第一个是否到达并不重要：第二个从第一个结束的地方开始，即 SND.NXT，{snd.nxt}。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.8'],
      errata: [],
      takeaway: t(
        'A network may deliver in another order than it was given. TCP puts it right by the numbers.',
        '网络的交付顺序可能与发送顺序不同。TCP 靠序号恢复原来的顺序。',
      ),
    },
    {
      id: 'gap',
      title: t('Beyond a gap', '空缺之后'),
      turn: 'server',
      enter: [],
      until: { arrived: { at: 'client', flags: 'A' } },
      prompt: {
        server: t(
          'Something has arrived that you can’t hand to your application yet: what comes before it is missing. Say at once what you are waiting for.',
          '到达的内容还不能交给你的应用：它前面的缺失了。请立刻说出你在等什么。',
        ),
        client: t(
          'Your second segment has overtaken the first. Your partner will say so.',
          '你的第二个报文段赶在了第一个前面。对方会说明这一点。',
        ),
      },
      hints: {
        server: three(
          t(
            'Ack names the next number that you expect. Has that changed with what has just come?',
            'Ack 是你期望的下一个序号。刚刚到达的内容使它改变了吗？',
          ),
          t(
            'The last segment that reached you was {last}. But you still wait for {rcv.nxt}: everything behind it is held, and not acknowledged.',
            '最近到达你的报文段是 {last}。但你等的仍然是 {rcv.nxt}：它之后的内容先保存，不能确认。',
          ),
          t(
            'Send {due}: the same Ack as before, a duplicate ACK.',
            '发送 {due}：与之前相同的 Ack，即重复 ACK。',
          ),
        ),
      },
      notes: [],
      sources: ['RFC 5681 §4.2', 'RFC 9293 §3.10.7.4'],
      errata: [],
      takeaway: t(
        'Ack stays at the gap. The duplicate ACK goes at once: three of them would tell the sender that something was lost.',
        'Ack 停在空缺处。重复 ACK 要立刻发出：收到三个，发送方就知道有内容丢失了。',
      ),
    },
    {
      id: 'filled',
      title: t('The gap is filled', '空缺填补了'),
      turn: 'server',
      enter: [{ do: 'release', from: 'client' }],
      until: { acknowledged: ['client'] },
      prompt: {
        server: t(
          'What was missing arrives after all. Together with what you held, everything is in order now.',
          '缺失的内容终于到达。加上你先前保存的，现在全部按序了。',
        ),
        client: t(
          'The network lets your first segment go on. You needn’t repeat it.',
          '网络放行了你的第一个报文段。你不必重传。',
        ),
      },
      hints: {
        server: three(
          t('How far does what you hold reach now, without a gap?', '现在，没有空缺的内容一直到哪里？'),
          t(
            'The last segment that reached you was {last}; and behind it stood the bytes that you had held. RCV.NXT has moved over both.',
            '最近到达你的报文段是 {last}；它后面正是你先前保存的字节。RCV.NXT 已经越过了两者。',
          ),
          t('Send {due}. One ACK for both segments.', '发送 {due}。一个 ACK 确认两个报文段。'),
        ),
        // Whatever of the 1760 bytes has not left yet.
        client: three(
          t('Is anything of the 1760 bytes not sent yet?', '1760 字节里还有没发送的吗？'),
          t('Your stream goes on at SND.NXT, {snd.nxt}.', '你的字节流从 SND.NXT，即 {snd.nxt} 继续。'),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 5681 §4.2', 'RFC 9293 §3.10.7.4'],
      errata: [],
      takeaway: t(
        'Ack jumps over the gap and over all that was held behind it, at once, so that the sender repeats nothing.',
        'Ack 立刻越过空缺和其后保存的全部内容，发送方就不必重传。',
      ),
    },
    {
      id: 'copied',
      title: t('One that will come twice', '会来两次的一个'),
      turn: 'client',
      enter: [
        { do: 'fault', fault: 'copy', from: 'client', times: 1 },
        { do: 'call', seat: 'client', call: 'SEND', bytes: 100 },
      ],
      until: { received: { server: 1860 } },
      prompt: {
        client: t(
          'Your application calls `send()` with 100 bytes. The network will make a copy of the segment.',
          '你的应用调用 `send()`，交给你 100 字节。网络会复制这个报文段。',
        ),
        server: t(
          'All is in order again. A hundred bytes more are to come.',
          '一切又按序了。还有 100 字节要来。',
        ),
      },
      hints: {
        client: three(
          t('Where does your stream go on?', '你的字节流从哪里继续？'),
          t(
            'At SND.NXT, {snd.nxt}. Nothing has come from your partner but ACKs, so your Ack is what it was.',
            '从 SND.NXT，即 {snd.nxt} 继续。对方只发来了 ACK，所以你的 Ack 不变。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.4'],
      errata: [],
    },
    {
      id: 'in-order',
      title: t('In order: this one may wait', '按序到达：这个可以等'),
      turn: 'server',
      enter: [],
      until: { acknowledged: ['client'] },
      prompt: {
        server: t(
          '100 bytes have arrived in order. That ACK may wait for its timer, or go now.',
          '100 字节按序到达。对它的 ACK 可以等定时器，也可以现在发出。',
        ),
        client: t('Your 100 bytes have arrived.', '你的 100 字节已经到达。'),
      },
      hints: {
        server: three(
          t(
            'Is anything out of order this time? How long may the ACK wait?',
            '这次有什么乱序的吗？ACK 可以等多久？',
          ),
          t(
            'The last segment that reached you was {last}. Ack is the number after its last byte: RCV.NXT, {rcv.nxt}.',
            '最近到达你的报文段是 {last}。Ack 是它最后一个字节之后的序号：RCV.NXT，即 {rcv.nxt}。',
          ),
          t(
            'Send {due}, now or when the delayed-ACK timer has fired.',
            '发送 {due}，现在发，或者等延迟确认定时器到期之后再发。',
          ),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.8.6.3'],
      errata: [],
      takeaway: t(
        'In order, and not the second full-sized one: only such an ACK may wait.',
        '按序到达，又不是第二个满长度的：只有这样的 ACK 才可以等。',
      ),
    },
    {
      id: 'duplicate',
      title: t('The same once more', '同样的又来一次'),
      turn: 'server',
      enter: [{ do: 'release', from: 'client' }],
      until: { arrived: { at: 'client', flags: 'A' } },
      prompt: {
        server: t(
          'The copy reaches you: bytes that you have already. Is it to be ignored?',
          '复制的报文段到了：这些字节你已经有了。可以不理它吗？',
        ),
        client: t(
          'The network delivers a copy of your last segment. You have sent nothing new.',
          '网络送达了你上一个报文段的副本。你没有发送新的内容。',
        ),
      },
      hints: {
        server: three(
          t(
            'Your partner might have repeated it because your ACK was lost. How would they find out?',
            '对方也许是因为你的 ACK 丢了才重发的。怎样才能让对方知道呢？',
          ),
          t(
            'You hold all of {last} already. Say once more what you expect next: RCV.NXT, {rcv.nxt}.',
            '{last} 的内容你已经全有了。请再说一次你期望的下一个序号：RCV.NXT，即 {rcv.nxt}。',
          ),
          t('Send {due}. The data is dropped, the answer is due.', '发送 {due}。数据被丢弃，但必须回答。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.10.7.4', 'RFC 5681 §4.2'],
      errata: [],
      takeaway: t(
        'A duplicate is dropped and acknowledged at once. The receiver can’t tell a copy from a repeat after a lost ACK, and needn’t.',
        '重复的报文段被丢弃，但要立刻确认。接收方分不清它是副本，还是 ACK 丢失后的重传，也不必分清。',
      ),
    },
  ],
};
