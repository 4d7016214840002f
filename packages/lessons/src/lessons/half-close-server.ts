/** Half-closed, the other way round: the server has closed its direction, and the client's data still flow. */
import type { Lesson } from '../lesson/schema.ts';
import { ackOfFin, firstFin, lastAck, secondFin, twoMsl } from './steps/close.ts';
import { ackData, data } from './steps/data.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const halfCloseServer: Lesson = {
  id: 'half-close-server',
  version: 1,
  group: 'close',
  title: TITLES['half-close-server'],
  goal: t(
    'The server closes its direction, and goes on receiving and acknowledging until the client closes too.',
    '服务器关闭自己的方向，并继续接收和确认，直到客户端也关闭。',
  ),
  summary: t(
    'What may still be sent after a FIN? Acknowledgments always; data only from the other end.',
    'FIN 之后还能发送什么？确认随时可以；数据只能来自另一端。',
  ),
  minutes: 10,
  start: { at: 'open', sent: { client: 220, server: 118 } },
  delayedAck: [],
  ports: { client: 49_336, server: 25 },
  teaches: ['fin-both', 'data-after-fin', 'half-open-closed', 'timewait-passive', 'ack-costs', 'ack-is-last'],
  steps: [
    firstFin('server', {
      prompt: {
        server: t(
          'Your application has said all it has to say, and goes on reading. It calls `shutdown()`, told here as `close()`.',
          '你的应用要说的都说完了，但继续读取。它调用的是 `shutdown()`，这里写作 `close()`。',
        ),
        client: t(
          'The connection stands open, and your application still has an upload for your partner.',
          '连接处于打开状态，你的应用还有内容要上传给对方。',
        ),
      },
    }),
    ackOfFin('server', {
      takeaway: t(
        'The server is in FIN-WAIT-2, the client in CLOSE-WAIT. The same states as ever: they go by who closed first, not by who listens.',
        '服务器在 FIN-WAIT-2，客户端在 CLOSE-WAIT。状态还是那些状态：看谁先关闭，而不看谁是监听方。',
      ),
    }),
    data(
      'upload',
      'client',
      300,
      300,
      {
        title: t('Data towards the end that closed', '向已关闭的一端发送数据'),
        acts: t(
          'Your application calls `send()` with 300 bytes. Their FIN closed their direction, not yours.',
          '你的应用调用 `send()`，交给你 300 字节。对方的 FIN 关闭的是对方的方向，不是你的。',
        ),
        waits: t(
          'Your direction is closed. The other is not: your partner still has data for you.',
          '你的方向已经关闭，另一个方向没有：对方还有数据要发给你。',
        ),
      },
      { sources: ['RFC 9293 §3.6.1', 'RFC 9293 §3.10.2'] },
    ),
    ackData(
      'ack-upload',
      'server',
      {
        title: t('Acknowledge after the own FIN', '在自己的 FIN 之后确认'),
        acts: t(
          '300 bytes have arrived. You can send no data any more; but an acknowledgment is none.',
          '300 字节到了。你不能再发送数据；但确认不是数据。',
        ),
        waits: t('Your 300 bytes have arrived.', '你的 300 字节已经到达。'),
      },
      {
        takeaway: t(
          'After the own FIN only what uses no new number may follow: ACKs, and repeats. The Seq of these ACKs stands beyond the FIN and doesn’t move any more.',
          '自己的 FIN 之后，只能再发送不占用新序号的内容：ACK 和重传。这些 ACK 的 Seq 在 FIN 之后，不再变化。',
        ),
      },
    ),
    secondFin('server', {
      takeaway: t(
        'The client’s upload may have lasted for hours: half-closed is a state that a connection may stay in.',
        '客户端的上传可能持续了几个小时：连接可以一直停留在半关闭状态。',
      ),
    }),
    lastAck('server'),
    twoMsl('server', {
      takeaway: t('The server waits, for it sent the first FIN.', '由服务器等待，因为是它发出了第一个 FIN。'),
    }),
  ],
};
