/** A window that closes, an update that is lost, and the probe that mends it. */
import type { Lesson } from '../lesson/schema.ts';
import { ackData, data } from './steps/data.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const zeroWindow: Lesson = {
  id: 'zero-window',
  version: 1,
  group: 'ack',
  title: TITLES['zero-window'],
  goal: t(
    'Stop a sender that is too fast, and get going again although the news of the open window is lost.',
    '让发得太快的一方停下来；尽管窗口重新打开的消息丢失了，仍能继续发送。',
  ),
  summary: t(
    'Window 0 means wait. Who ends the wait when the update is lost? The probe.',
    '窗口为 0 表示等待。如果窗口更新丢失了，由谁结束等待？探测报文段。',
  ),
  minutes: 14,
  start: { at: 'open', sent: { client: 60, server: 60 } },
  room: { server: 1460 },
  delayedAck: [],
  ports: { client: 49_346, server: 515 },
  teaches: ['ack-is-last', 'ack-costs', 'ack-the-ack', 'ack-timing'],
  steps: [
    data(
      'fill',
      'client',
      1960,
      1460,
      {
        title: t('Fill the window', '填满窗口'),
        acts: t(
          'Your application calls `send()` with 1960 bytes. Your partner offers a window of 1460.',
          '你的应用调用 `send()`，交给你 1960 字节。对方给出的窗口是 1460。',
        ),
        waits: t(
          'Your application has stopped reading, and you have room for 1460 bytes. Your partner is about to send more than that.',
          '你的应用停止了读取，你还能容纳 1460 字节。对方要发送的比这更多。',
        ),
      },
      {
        enter: [
          { do: 'read', seat: 'server', reads: false },
          { do: 'call', seat: 'client', call: 'SEND', bytes: 1960 },
        ],
        sources: ['RFC 9293 §3.8.6', 'RFC 9293 §3.4'],
        // For who sends less than the window allows.
        hints: {
          server: three(
            t(
              'Something has arrived, and nobody reads it. What do you expect next, and how much room is left?',
              '有内容到达，却没有人读取。你期望的下一个是什么？还剩多少空间？',
            ),
            t(
              'Ack is RCV.NXT, {rcv.nxt}. Window is smaller by every byte that waits to be read.',
              'Ack 是 RCV.NXT，即 {rcv.nxt}。每有一个字节等待读取，窗口就小一个字节。',
            ),
            t(
              'Send {due}, with the room that is left as Window: {due.win}.',
              '发送 {due}，窗口填剩下的空间：{due.win}。',
            ),
          ),
        },
        takeaway: t(
          'A sender may send up to SND.UNA + SND.WND, and not a byte more: the other end’s window is the limit, not the own queue.',
          '发送方最多发送到 SND.UNA + SND.WND，一个字节也不能多：上限是对方的窗口，而不是自己的队列。',
        ),
      },
    ),
    {
      id: 'shut',
      title: t('Window 0', '窗口为 0'),
      turn: 'server',
      enter: [],
      until: { arrived: { at: 'client', flags: 'A' }, offered: { by: 'server', atMost: 0 } },
      prompt: {
        server: t(
          '1460 bytes have arrived, and nobody has read them: your buffer is full. Acknowledge them, and say how much room is left.',
          '1460 字节到了，却没有人读取：你的缓冲区满了。请确认它们，并说明还剩多少空间。',
        ),
        client: t(
          'Your segment has arrived. The window is used up; more only once your partner offers more.',
          '你的报文段已经到达。窗口用完了；对方给出新的窗口之前，不能再发送。',
        ),
      },
      hints: {
        server: three(
          t(
            'Every segment says two things of your receiving side: which number you expect next, and how many bytes you have room for.',
            '每个报文段都说明你接收方面的两件事：期望的下一个序号，以及还能容纳多少字节。',
          ),
          t(
            'Ack is RCV.NXT, {rcv.nxt}: the bytes are acknowledged, although nobody has read them. Window is the room that is left: none.',
            'Ack 是 RCV.NXT，即 {rcv.nxt}：虽然还没有人读取，字节仍要确认。窗口是剩下的空间：没有了。',
          ),
          t('Send {due}, with Window 0.', '发送 {due}，窗口填 0。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.8.6', 'RFC 9293 §3.8.6.2.2'],
      errata: [],
      takeaway: t(
        'Acknowledged is not read. Ack says what has arrived, Window how much more has room.',
        '确认不等于读取。Ack 说明到达了什么，窗口说明还能容纳多少。',
      ),
    },
    {
      id: 'update',
      title: t('Open again, and nobody hears it', '重新打开，却没有人听到'),
      turn: 'server',
      enter: [
        { do: 'read', seat: 'server', reads: true },
        { do: 'fault', fault: 'drop', from: 'server', times: 1 },
      ],
      until: { lost: 'server', offered: { by: 'server', atLeast: 1 } },
      prompt: {
        server: t(
          'Your application reads again, and your buffer is empty. Tell your partner that the window is open.',
          '你的应用又开始读取，缓冲区空了。请告诉对方窗口已经打开。',
        ),
        client: t(
          '500 bytes wait in your queue, and the window is 0. You can’t know when your partner’s application reads on.',
          '你的队列里还有 500 字节，而窗口是 0。你无法知道对方的应用何时继续读取。',
        ),
      },
      hints: {
        server: three(
          t(
            'Nothing has arrived that would have to be answered. Does your partner learn of the new room by itself?',
            '没有什么到达、需要你回答。对方会自己知道有了新的空间吗？',
          ),
          t(
            'Send the same ACK as before, with another Window. It uses no number: Seq is SND.NXT, {snd.nxt}, Ack is RCV.NXT, {rcv.nxt}.',
            '发送和之前一样的 ACK，只改窗口。它不占用序号：Seq 是 SND.NXT，即 {snd.nxt}；Ack 是 RCV.NXT，即 {rcv.nxt}。',
          ),
          t('Send {due}, with Window 1460.', '发送 {due}，窗口填 1460。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.8.6', 'RFC 9293 §3.8.6.2.2'],
      errata: [],
      takeaway: t(
        'A window update is a pure ACK: it has no timer, and nobody will repeat it. It is lost, and neither end knows.',
        '窗口更新是纯 ACK：它没有定时器，也没有人会重传。它丢了，双方都不知道。',
      ),
    },
    {
      id: 'silence',
      title: t('Both wait', '双方都在等'),
      turn: 'client',
      enter: [],
      // A probe needs no timer: whoever sends it before has done what this asks for.
      until: { fired: 'client', or: { received: { server: 1461 } } },
      prompt: {
        client: t(
          'The window is still 0, as far as you know. If you only wait for news, and the news was lost, you wait for ever.',
          '就你所知，窗口仍然是 0。如果你只是等消息，而消息已经丢了，就会永远等下去。',
        ),
        server: t(
          'Your update has left, and nothing comes. You owe nothing: there is nothing more for you to do.',
          '你的窗口更新已经发出，却没有数据到来。你不欠什么：没有别的要做。',
        ),
      },
      hints: {
        client: three(
          t(
            'Nothing of yours is unacknowledged. And yet a timer of yours runs: what for?',
            '你没有未被确认的内容。可是你的一个定时器仍在运行：为了什么？',
          ),
          t(
            'While data wait before a closed window, the retransmission timer times the probes (RFC 9293 §3.8.6.1).',
            '有数据等在关闭的窗口前时，由重传定时器安排探测的时间（RFC 9293 §3.8.6.1）。',
          ),
          t('Wait for the timer: it fires in {rto} s.', '等待定时器：它将在 {rto} 秒后到期。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.8.6.1'],
      errata: [],
      takeaway: t(
        'Who has data to send before a closed window keeps a timer running: the sender, never the receiver, must not fall asleep.',
        '窗口关闭而仍有数据要发送时，发送方要让定时器保持运行：不能睡着的是发送方，而不是接收方。',
      ),
    },
    {
      id: 'probe',
      title: t('The probe', '探测'),
      turn: 'client',
      enter: [],
      until: { received: { server: 1461 } },
      prompt: {
        client: t(
          'The timer has fired. Ask whether the window is still closed, with as little as possible.',
          '定时器到期了。请用尽可能少的内容，问一问窗口是否仍然关闭。',
        ),
        server: t(
          'Your partner is about to ask whether your window is still closed.',
          '对方即将询问你的窗口是否仍然关闭。',
        ),
      },
      hints: {
        client: three(
          t(
            'What makes an end answer for certain? A pure ACK doesn’t.',
            '什么样的内容一定会得到回答？纯 ACK 不会。',
          ),
          t(
            'A byte has to be answered, even where there is no room for it. Send the next one of your stream, at SND.NXT, {snd.nxt}, and no more than one.',
            '字节必须得到回答，哪怕没有空间容纳它。请发送你字节流的下一个字节，位于 SND.NXT，即 {snd.nxt}，只发一个。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.8.6.1'],
      errata: [],
      takeaway: t(
        'One byte beyond the window, sent to be answered: the answer tells the window of now.',
        '超出窗口的一个字节，发送它是为了得到回答：回答会说明当前的窗口。',
      ),
    },
    {
      id: 'answer',
      title: t('The answer opens the window', '回答打开了窗口'),
      turn: 'server',
      enter: [],
      until: { arrived: { at: 'client', flags: 'A' }, offered: { by: 'server', atLeast: 1 } },
      prompt: {
        server: t('A single byte has arrived, and there was room for it.', '一个字节到了，也有空间容纳它。'),
        client: t(
          'Your probe has arrived. Whatever your partner answers, its Window tells how things stand.',
          '你的探测已经到达。无论对方怎样回答，其中的窗口都会说明情况。',
        ),
      },
      hints: {
        server: three(
          t(
            'The byte is as good as any: what do you expect after it? And how much room is there?',
            '这个字节和其他字节一样：它之后你期望什么？还有多少空间？',
          ),
          t(
            'Ack is RCV.NXT, {rcv.nxt}. Your application reads, so there is room for all of 1460 bytes.',
            'Ack 是 RCV.NXT，即 {rcv.nxt}。你的应用在读取，所以 1460 字节的空间都空着。',
          ),
          t('Send {due}, with Window 1460.', '发送 {due}，窗口填 1460。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.8.6.1', 'RFC 9293 §3.10.7.4'],
      errata: [],
      takeaway: t(
        'Had the window still been closed, the answer would have said so: Ack before that byte, Window 0, and the next probe after twice the time.',
        '如果窗口仍然关闭，回答也会说明：Ack 停在那个字节之前，窗口为 0；隔两倍的时间再作下一次探测。',
      ),
    },
    {
      id: 'rest',
      title: t('The rest', '剩下的'),
      turn: 'client',
      enter: [],
      until: { received: { server: 1960 } },
      prompt: {
        client: t('The window is open: send what is left.', '窗口打开了：请发送剩下的内容。'),
        server: t(
          'Your window is open again, and your partner knows it.',
          '你的窗口重新打开，对方也知道了。',
        ),
      },
      hints: {
        client: three(
          t('How many bytes are left? The probe was one of them.', '还剩多少字节？探测用掉了其中一个。'),
          t(
            'You go on at SND.NXT, {snd.nxt}: behind the byte of the probe. The window, SND.WND, is {snd.wnd}.',
            '从 SND.NXT，即 {snd.nxt} 继续：在探测的那个字节之后。窗口 SND.WND 是 {snd.wnd}。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.8.6'],
      errata: [],
    },
    ackData('done', 'server', {
      title: t('All is there', '全部到齐'),
      acts: t('The rest has arrived, and your application reads it.', '剩下的到了，你的应用也读取了。'),
      waits: t('All 1960 bytes have arrived.', '1960 字节全部到达。'),
    }),
  ],
};
