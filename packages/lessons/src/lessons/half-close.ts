/** Half-closed: one direction is closed, and data flow in the other. */
import type { Lesson } from '../lesson/schema.ts';
import { ackOfFin, firstFin, lastAck, twoMsl } from './steps/close.ts';
import { ackData, data } from './steps/data.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const halfClose: Lesson = {
  id: 'half-close',
  version: 1,
  group: 'close',
  title: TITLES['half-close'],
  goal: t(
    'The client closes its direction, and goes on receiving until the server closes too.',
    '客户端关闭自己的方向，并继续接收，直到服务器也关闭。',
  ),
  summary: t(
    'After a FIN, data still flow the other way, and are still acknowledged.',
    'FIN 之后，另一个方向仍有数据流动，也仍然要被确认。',
  ),
  minutes: 12,
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: [],
  ports: { client: 49_320, server: 80 },
  teaches: ['fin-both', 'data-after-fin', 'half-open-closed', 'ack-is-last', 'ack-plus-one', 'ack-costs'],
  steps: [
    firstFin('client', {
      prompt: {
        client: t(
          'Your application has no more to send, and goes on reading. A program calls `shutdown()` for that; to TCP it is a CLOSE like any other, told here as `close()`.',
          '你的应用没有更多数据要发送，但继续读取。程序里调用的是 `shutdown()`；对 TCP 来说它和其他 CLOSE 一样，所以这里写作 `close()`。',
        ),
        server: t(
          'The connection stands open, and your application is still at work on its answer.',
          '连接处于打开状态，你的应用还在准备它的应答。',
        ),
      },
      notes: ['half-close-receives'],
    }),
    ackOfFin('client', {
      takeaway: t(
        'Half-closed: the client is in FIN-WAIT-2, the server in CLOSE-WAIT. Half-open is something else: one side has lost its state.',
        '半关闭（half-closed）：客户端在 FIN-WAIT-2，服务器在 CLOSE-WAIT。半打开（half-open）是另一回事：一方丢失了自己的状态。',
      ),
    }),
    data(
      'answer',
      'server',
      220,
      220,
      {
        title: t('Data the other way', '另一方向的数据'),
        acts: t(
          'Your application calls `send()` with 220 bytes. Your direction is open.',
          '你的应用调用 `send()`，交给你 220 字节。你的方向是打开的。',
        ),
        waits: t(
          'Your direction is closed. Your partner still has data for you.',
          '你的方向已经关闭。对方还有数据要发给你。',
        ),
      },
      { sources: ['RFC 9293 §3.6.1', 'RFC 9293 §3.10.2'] },
    ),
    ackData(
      'ack-answer',
      'client',
      {
        title: t('Acknowledge what still arrives', '确认仍在到达的数据'),
        acts: t(
          '220 bytes have arrived. You have sent FIN, and still acknowledge.',
          '220 字节到了。你已发出 FIN，但仍然要确认。',
        ),
        waits: t('Your 220 bytes have arrived.', '你的 220 字节已经到达。'),
      },
      {
        notes: ['close-1-acks'],
        takeaway: t(
          'A FIN closes one direction. FIN-WAIT-2 receives and acknowledges as before.',
          'FIN 只关闭一个方向。FIN-WAIT-2 照常接收和确认。',
        ),
      },
    ),
    {
      id: 'second-fin',
      title: t('The last data, and the FIN', '最后的数据和 FIN'),
      turn: 'server',
      enter: [
        { do: 'call', seat: 'server', call: 'SEND', bytes: 96 },
        { do: 'call', seat: 'server', call: 'CLOSE' },
      ],
      until: { client: ['TIME-WAIT', 'CLOSED'], received: { client: 316 } },
      prompt: {
        server: t(
          'Your application calls `send()` with the last 96 bytes, and then `close()`.',
          '你的应用调用 `send()` 交给你最后 96 字节，然后调用 `close()`。',
        ),
        client: t(
          'Your partner’s direction is still open. What comes on it is acknowledged as before, and a FIN will end it.',
          '对方的方向仍然打开。从这个方向到达的内容照常确认，最后会有一个 FIN 结束它。',
        ),
      },
      hints: {
        server: three(
          t('96 bytes and a FIN: does that take two segments?', '96 字节和一个 FIN：一定要用两个报文段吗？'),
          t(
            'The FIN stands after all the data. It may ride on the last of them: the segment then uses 96 numbers for the bytes and one for the FIN, from SND.NXT on.',
            'FIN 排在全部数据之后。它可以搭在最后的数据上：这个报文段从 SND.NXT 起，为字节占用 96 个序号，为 FIN 再占用一个。',
          ),
          t(
            'Send {due}. The FIN may ride on the last bytes, or follow them by itself: both are right.',
            '发送 {due}。FIN 可以搭在最后的字节上，也可以在它们之后单独发送：两种都对。',
          ),
        ),
        // The FIN may come by itself, after the bytes.
        client: three(
          t(
            'Has something arrived that is not acknowledged yet? Your own direction is closed; does that free you from it?',
            '有什么已经到达、却还没有确认吗？你自己的方向已经关闭；这样就不必确认了吗？',
          ),
          t(
            'The last segment that reached you was {last}. Ack is the number after the last that it used. Your Seq stands beyond your FIN, at SND.NXT.',
            '最近到达你的报文段是 {last}。Ack 是它用掉的最后一个序号之后的那一个。你的 Seq 在你的 FIN 之后，位于 SND.NXT。',
          ),
          t(
            'Send {due}. Their FIN comes with the bytes or after them; until then you stay in FIN-WAIT-2.',
            '发送 {due}。对方的 FIN 会和字节一起来，或者在其后到来；在此之前你停留在 FIN-WAIT-2。',
          ),
        ),
      },
      notes: ['close-3-w'],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.6', 'RFC 9293 §3.10.4'],
      takeaway: t(
        'The FIN may ride on data. Ack then counts both: the bytes, and one for the FIN.',
        'FIN 可以搭在数据上。这时 Ack 两者都要数：数据的字节，加上 FIN 的 1。',
      ),
      errata: [
        {
          no: 15,
          text: t(
            'The notes use V and W without saying how they belong together: W = V + the bytes that the server sent between its ACK and its FIN. Here you have just sent some.',
            '笔记用了 V 和 W，却没说二者的关系：W = V + 服务器在它的 ACK 和它的 FIN 之间发送的字节数。在这里你刚好发送了一些。',
          ),
        },
      ],
    },
    lastAck('client'),
    twoMsl('client'),
  ],
};
