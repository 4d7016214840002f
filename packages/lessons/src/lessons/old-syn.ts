/** An old duplicate SYN overtakes the new one, and a RST ends it (RFC 9293 §3.5 Figure 8). */
import type { Lesson } from '../lesson/schema.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { resetByAck } from './steps/reset.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

/** How far the old SYN lies behind the new one: by the ISN clock, some minutes. */
const BEHIND = -61_440_000;

export const oldSyn: Lesson = {
  id: 'old-syn',
  version: 1,
  title: TITLES['old-syn'],
  goal: t(
    'Open the connection that the client wants, and not the one that it wanted long ago.',
    '建立客户端现在要的连接，而不是它很久以前要的那一条。',
  ),
  summary: t(
    'The server cannot tell an old SYN from a new one. The client can: that is why there are three segments.',
    '服务器分不出 SYN 是旧是新，客户端却能：这就是需要三个报文段的原因。',
  ),
  minutes: 10,
  group: 'old',
  start: { at: 'closed' },
  numbers: 'absolute',
  delayedAck: [],
  ports: { client: 49_354, server: 80 },
  teaches: ['two-is-enough', 'stale-synack', 'swapped', 'syn-free'],
  steps: [
    syn({
      enter: [
        { do: 'fault', fault: 'hold', from: 'client', flags: 'S', times: 1 },
        { do: 'call', seat: 'server', call: 'OPEN-PASSIVE' },
        { do: 'call', seat: 'client', call: 'OPEN-ACTIVE' },
      ],
      until: { kept: 'client' },
    }),
    synAck({
      enter: [
        {
          do: 'inject',
          to: 'server',
          as: 'old',
          segment: { flags: 'S', seq: { of: 'client.iss', plus: BEHIND }, len: 0, win: 64_240 },
        },
      ],
      until: { arrived: { at: 'client', flags: 'SA' }, or: { client: ['ESTABLISHED'] } },
      prompt: {
        client: t(
          'Your SYN is on its way somewhere. Nothing has come back yet.',
          '你的 SYN 还在路上的某处。还没有任何回音。',
        ),
        server: t(
          'A SYN arrives, and your application is willing. Old or new? Nothing in it tells you: accept the connection.',
          '一个 SYN 到了，你的应用愿意接受。它是旧是新？从它身上看不出来：请同意建立连接。',
        ),
      },
      sources: ['RFC 9293 §3.5'],
      takeaway: t(
        'Were two segments enough, the server would now hold a connection that nobody wants, with numbers that nobody will use.',
        '如果两次就够，服务器现在就握着一条没有人要的连接，序号也没有人会用。',
      ),
    }),
    resetByAck(
      'client',
      { server: ['LISTEN'], or: { client: ['ESTABLISHED'] } },
      {
        prompt: {
          client: t(
            'A SYN,ACK has come. Does it answer the SYN that you sent? Look at its Ack, and at your ISS.',
            '一个 SYN,ACK 到了。它回答的是你发出的那个 SYN 吗？看看它的 Ack，再看看你的 ISS。',
          ),
          server: t(
            'Your SYN,ACK has arrived. You stay in SYN-RECEIVED until it is acknowledged.',
            '你的 SYN,ACK 已经到达。在它被确认之前，你停留在 SYN-RECEIVED。',
          ),
        },
        takeaway: t(
          'The third segment need not be an ACK: it says yes or no. A RST at the number that the server acknowledged takes it back to LISTEN, and the client stays in SYN-SENT.',
          '第三个报文段不一定是 ACK：它可以说“是”，也可以说“不是”。RST 的序号正是服务器所确认的那个，它让服务器回到 LISTEN，客户端仍在 SYN-SENT。',
        ),
      },
    ),
    {
      ...synAck({
        enter: [{ do: 'release', from: 'client' }],
        title: t('The new SYN, at last', '新的 SYN 终于到了'),
        prompt: {
          client: t(
            'You are still in SYN-SENT: the SYN that you sent is still to be answered.',
            '你仍在 SYN-SENT：你发出的 SYN 还等着回答。',
          ),
          server: t(
            'You listen again. The next SYN is as good as the one before: if it isn’t meant, the third segment will tell.',
            '你又在监听。下一个 SYN 和前一个同样对待：如果它不是对方想要的，第三个报文段会告诉你。',
          ),
        },
        sources: ['RFC 9293 §3.5', 'RFC 9293 §3.10.7.2'],
      }),
      id: 'syn-ack-new',
    },
    ack3({
      errata: [
        {
          no: 8,
          text: t(
            'The notes break off before they come to it: this is the principal reason for three. Only the Ack on the third segment tells a server that its SYN,ACK answered a SYN that is meant now.',
            '笔记在讲到这里之前就断了：这才是需要三次的主要原因。只有第三个报文段的 Ack，才能让服务器知道它的 SYN,ACK 回答的是对方现在想要的 SYN。',
          ),
        },
      ],
      takeaway: t(
        'Two SYNs reached the server, and each got the same treatment. The client’s third segment told them apart.',
        '两个 SYN 到达服务器，得到同样的对待。是客户端的第三个报文段把它们区分开来。',
      ),
    }),
  ],
};
