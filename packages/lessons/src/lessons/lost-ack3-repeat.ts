/** The third ACK is lost, and the server repeats what it answers. */
import type { Lesson } from '../lesson/schema.ts';
import { again, lostAck3, silence } from './steps/loss.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const lostAck3Repeat: Lesson = {
  id: 'lost-ack3-repeat',
  version: 1,
  title: TITLES['lost-ack3-repeat'],
  goal: t(
    'Bring the server to ESTABLISHED although the third segment is lost.',
    '第三个报文段丢失了，仍然让服务器进入 ESTABLISHED。',
  ),
  summary: t(
    'The client believes that all is well. Whose timer mends it?',
    '客户端以为一切正常。靠谁的定时器来补救？',
  ),
  minutes: 10,
  group: 'loss',
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_342, server: 80 },
  teaches: ['resend-ack3', 'ack-costs', 'ack-the-ack', 'synack-lost-deadlock', 'resend-new-seq'],
  steps: [
    syn(),
    synAck(),
    lostAck3(),
    silence(
      'server',
      { server: ['ESTABLISHED'] },
      {
        acts: t(
          'Your SYN,ACK left, and nothing comes back. You stay in SYN-RECEIVED, and only waiting helps.',
          '你的 SYN,ACK 已经发出，却没有任何回音。你停留在 SYN-RECEIVED，只能等待。',
        ),
        waits: t(
          'You are ESTABLISHED, and your application has nothing to send yet. Did your ACK arrive? Nothing will ever tell you: an ACK is not acknowledged.',
          '你已 ESTABLISHED，你的应用还没有要发送的。你的 ACK 到了吗？没有什么会告诉你：ACK 不会被确认。',
        ),
      },
      {
        hints: {
          client: three(
            t(
              'Which of your timers runs? A segment that uses no number has none.',
              '你有哪个定时器在运行？不占用序号的报文段没有定时器。',
            ),
            t(
              'Your SND.UNA and your SND.NXT are both {snd.nxt}: everything of yours that uses a number is acknowledged. The server’s SYN isn’t, so the server must act.',
              '你的 SND.UNA 和 SND.NXT 都是 {snd.nxt}：你这边占用序号的内容全都确认了。服务器的 SYN 还没有，所以要由服务器行动。',
            ),
            t(
              'Send nothing. Your partner’s retransmission timer is the one that mends this.',
              '什么都不要发。补救要靠对方的重传定时器。',
            ),
          ),
        },
        takeaway: t(
          'A pure ACK uses no number, has no timer and is never repeated of its own accord. The SYN,ACK that it answers has both.',
          '纯 ACK 不占用序号，没有定时器，也不会自行重发。它所回答的 SYN,ACK 才两样都有。',
        ),
      },
    ),
    again(
      'server',
      { arrived: { at: 'client', flags: 'SA' }, or: { server: ['ESTABLISHED'] } },
      {
        acts: t(
          'Your retransmission timer has fired. Your SYN is not acknowledged.',
          '你的重传定时器到期了。你的 SYN 还没有被确认。',
        ),
        waits: t(
          'You are ESTABLISHED, and your application has nothing to send yet.',
          '你已 ESTABLISHED，你的应用还没有要发送的。',
        ),
      },
      {
        takeaway: t(
          'The client is ESTABLISHED and gets a SYN,ACK: its Seq lies before the window. It is no new connection; an ACK is the answer, and the state stays.',
          '客户端已 ESTABLISHED，却又收到 SYN,ACK：它的 Seq 在窗口之前。这不是新连接；回答一个 ACK 即可，状态不变。',
        ),
      },
    ),
    {
      ...ack3({
        enter: [{ do: 'mend', from: 'client' }],
        title: t('Confirm it again', '再次确认'),
        prompt: {
          client: t(
            'Their SYN,ACK has come once more, with the same numbers. What does that tell you about your ACK?',
            '对方的 SYN,ACK 又来了一次，序号相同。这说明你的 ACK 怎么了？',
          ),
          server: t(
            'Your SYN,ACK has arrived once more. You are still in SYN-RECEIVED.',
            '你的 SYN,ACK 再次到达。你仍在 SYN-RECEIVED。',
          ),
        },
        sources: ['RFC 9293 §3.10.7.4', 'RFC 9293 §3.10.8'],
        takeaway: t(
          'The client’s answer is the ACK that was lost, number for number. Until it came, only one end was open.',
          '客户端的回答就是丢失的那个 ACK，序号完全一样。在它到达之前，只有一端是打开的。',
        ),
      }),
      id: 'ack-again',
    },
  ],
};
