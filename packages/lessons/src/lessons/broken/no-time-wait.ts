/** A close without TIME-WAIT: what was left of the old connection lands in the next one. */
import type { Lesson } from '../../lesson/schema.ts';
import { ackOfFin, firstFin, lastAck, secondFin } from '../steps/close.ts';
import { ackData, data } from '../steps/data.ts';
import { ack3, syn, synAck } from '../steps/open.ts';
import { t, three } from '../steps/words.ts';
import { TITLES } from '../titles.ts';

export const noTimeWait: Lesson = {
  id: 'no-time-wait',
  version: 1,
  group: 'broken',
  title: TITLES['no-time-wait'],
  goal: t(
    'Close without waiting, open anew at once, and meet a segment of the connection before.',
    '关闭后不等待，立刻重新打开，遇上前一条连接的报文段。',
  ),
  summary: t(
    'The same ports, a moment later: whose bytes are these?',
    '同样的端口，片刻之后：这些字节是谁的？',
  ),
  minutes: 14,
  rules: 'no-time-wait',
  numbers: 'absolute',
  start: { at: 'open', sent: { client: 0, server: 0 } },
  delayedAck: [],
  ports: { client: 49_363, server: 80 },
  teaches: ['timewait-one-reason', 'timewait-passive'],
  steps: [
    data(
      'order',
      'client',
      100,
      100,
      {
        title: t('An order', '一张订单'),
        acts: t(
          'Your application calls `send()` with 100 bytes: pay 100.',
          '你的应用调用 `send()`，交给你 100 字节：付款 100 元。',
        ),
        waits: t('Your partner is about to send.', '对方即将发送数据。'),
      },
      {
        enter: [
          { do: 'fault', fault: 'copy', from: 'client', data: true, times: 1 },
          { do: 'call', seat: 'client', call: 'SEND', bytes: 100 },
        ],
      },
    ),
    ackData('order-ack', 'server', {
      title: t('Received', '收到'),
      acts: t('100 bytes have arrived. Acknowledge them.', '100 字节到了，请确认。'),
      waits: t(
        'Your data has arrived. (Somewhere on the way a router has kept a copy.)',
        '你的数据到了。（途中某个路由器还留着一份副本。）',
      ),
    }),
    firstFin('client'),
    ackOfFin('client'),
    secondFin('client'),
    lastAck('client', {
      takeaway: t(
        'In this protocol you forgot the connection with your last ACK. Nobody remembers it now.',
        '在这个协议里，发出最后一个 ACK 你就忘掉了这条连接。现在没有人记得它了。',
      ),
    }),
    syn({
      id: 'syn-again',
      title: t('Open anew, at once', '立刻重新打开'),
      enter: [
        {
          do: 'call',
          seat: 'server',
          call: 'OPEN-PASSIVE',
          iss: { of: 'server.snd.nxt', plus: 4000 },
        },
        // As chance may have it: the new stream begins where the old one stood.
        { do: 'call', seat: 'client', call: 'OPEN-ACTIVE', iss: { of: 'client.snd.nxt', plus: -102 } },
      ],
      prompt: {
        client: t(
          'A moment later your application calls `connect()` again, from the same port. A new ISS has been drawn.',
          '片刻之后，你的应用又从同一个端口调用 `connect()`。新的 ISS 已经选好。',
        ),
        server: t('Your application listens again. Wait for a request.', '你的应用又开始监听。请等待请求。'),
      },
    }),
    synAck(),
    ack3(),
    {
      id: 'old-data',
      title: t('Bytes of nobody', '没有人发出的字节'),
      turn: 'server',
      enter: [{ do: 'release', from: 'client' }],
      until: { arrived: { at: 'server', flags: 'A', net: 'duplicate' }, quiet: ['server'] },
      prompt: {
        client: t(
          'The connection is open. You have sent nothing in it yet.',
          '连接打开了。你在其中还什么都没有发送。',
        ),
        server: t(
          'The connection is open. Look at what arrives, and answer it as TCP says.',
          '连接打开了。看看到达了什么，按 TCP 的规定回答。',
        ),
      },
      hints: {
        server: three(
          t(
            'By its numbers, does it fit into the stream that you expect?',
            '从序号看，它符合你正在等待的字节流吗？',
          ),
          t(
            'What arrived was {last}. Your RCV.NXT has moved past it: {rcv.nxt}.',
            '到达的是 {last}。你的 RCV.NXT 已经越过了它：{rcv.nxt}。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      takeaway: t(
        'The server took the old bytes for new ones: the order is carried out twice. TIME-WAIT keeps these ports from being used again until every old segment has died.',
        '服务器把旧的字节当成了新的：订单被执行了两次。TIME-WAIT 使这对端口在旧报文段全部消失之前不会再被使用。',
      ),
      notes: [],
      sources: ['RFC 9293 §3.4.1', 'RFC 9293 §3.6.1'],
      errata: [],
    },
  ],
};
