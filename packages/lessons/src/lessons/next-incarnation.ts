/** The same two ports once more: TIME-WAIT, a greater ISN, and a duplicate of the connection before. */
import type { Lesson } from '../lesson/schema.ts';
import { firstFin, lastAck, secondFinAtOnce } from './steps/close.ts';
import { data } from './steps/data.ts';
import { ack3, synAck } from './steps/open.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

/** The ISN clock ticks on between the two connections: 40 s. */
const LATER = 10_000_000;

export const nextIncarnation: Lesson = {
  id: 'next-incarnation',
  version: 1,
  title: TITLES['next-incarnation'],
  goal: t(
    'Close, connect again from the same port, and let nothing of the first connection into the second.',
    '关闭，再从同一个端口重新连接，不让第一条连接的任何内容混入第二条。',
  ),
  summary: t(
    'A duplicate outlives its connection. What keeps it out of the next one?',
    '一个重复报文段比它的连接活得更久。是什么把它挡在下一条连接之外？',
  ),
  minutes: 14,
  group: 'old',
  start: { at: 'open', sent: { client: 0, server: 512 } },
  numbers: 'absolute',
  delayedAck: [],
  ports: { client: 49_362, server: 80 },
  teaches: ['timewait-one-reason', 'timewait-passive', 'isn-one', 'ack-is-last', 'syn-free'],
  steps: [
    data(
      'request',
      'client',
      118,
      118,
      {
        title: t('The first connection', '第一条连接'),
        acts: t(
          'Your application calls `send()` with 118 bytes, its last.',
          '你的应用调用 `send()`，交给你最后的 118 字节。',
        ),
        waits: t(
          'Your application has sent all it had, and waits for the last request.',
          '你的应用已经发送完毕，等待最后一个请求。',
        ),
      },
      {
        enter: [
          { do: 'fault', fault: 'copy', from: 'client', flags: 'A', times: 1 },
          { do: 'call', seat: 'client', call: 'SEND', bytes: 118 },
        ],
      },
    ),
    firstFin('server', {
      hints: {
        server: three(
          t(
            'Your FIN ends your direction. Has anything reached you since your last segment that would change your Ack?',
            '你的 FIN 结束你的方向。自你上一个报文段以来，有什么到达过、会改变你的 Ack 吗？',
          ),
          t(
            'The FIN comes after all your data, at SND.NXT. What reached you was {last}: with Ack {rcv.nxt} your FIN acknowledges it.',
            'FIN 排在你的全部数据之后，位于 SND.NXT。到达你的是 {last}：Ack 写 {rcv.nxt}，你的 FIN 就确认了它。',
          ),
          t(
            'Send {due}. An ACK first and the FIN after it is right as well.',
            '发送 {due}。先发 ACK 再发 FIN 也是对的。',
          ),
        ),
      },
      until: { client: ['CLOSE-WAIT', 'LAST-ACK'] },
      prompt: {
        server: t(
          '118 bytes have arrived. Your application has read them and called `close()`: your FIN can carry their ACK.',
          '118 字节到了。你的应用读取后调用了 `close()`：你的 FIN 可以带上对它们的确认。',
        ),
        client: t(
          'Your bytes have arrived. Your partner closes first this time.',
          '你的字节已经到达。这次由对方先关闭。',
        ),
      },
    }),
    secondFinAtOnce('server', {
      prompt: {
        client: t(
          'Their FIN has arrived, and your application calls `close()` at once: your FIN can carry the ACK of theirs.',
          '对方的 FIN 到了，你的应用立刻也调用 `close()`：你的 FIN 可以带上对它的确认。',
        ),
        server: t(
          'Your FIN has arrived. You are in FIN-WAIT-1 until it is acknowledged.',
          '你的 FIN 已经到达。在它被确认之前，你处于 FIN-WAIT-1。',
        ),
      },
    }),
    lastAck('server', {
      until: { client: ['CLOSED'], server: ['TIME-WAIT'] },
      takeaway: t(
        'The server closed first, and so TIME-WAIT is at the server. The client is CLOSED, and free to come again.',
        '服务器先关闭，所以 TIME-WAIT 在服务器。客户端已 CLOSED，可以再来。',
      ),
    }),
    {
      id: 'syn',
      title: t('The same port again', '又是同一个端口'),
      turn: 'client',
      enter: [
        { do: 'call', seat: 'client', call: 'OPEN-ACTIVE', iss: { of: 'client.snd.nxt', plus: LATER } },
      ],
      // Whoever answers a late segment of the old connection ends TIME-WAIT by its RST (RFC 1337): the next step listens anew.
      until: { server: ['SYN-RECEIVED', 'ESTABLISHED'], or: { server: ['CLOSED'] } },
      prompt: {
        client: t(
          'Your application called `connect()` anew, and your host has given it the same port as before.',
          '你的应用重新调用了 `connect()`，你的主机又给了它原来的端口。',
        ),
        server: t(
          'You are in TIME-WAIT, and remember where their old stream ended. Your application still serves whoever comes.',
          '你处于 TIME-WAIT，记得对方旧字节流在哪里结束。你的应用仍为来者服务。',
        ),
      },
      hints: {
        client: three(
          t(
            'A new connection begins as every one does. Must its first number have to do with the old ones?',
            '新连接和任何连接一样开始。它的第一个序号要与旧的有关系吗？',
          ),
          t(
            'Your ISS has been drawn anew, by the clock: it lies beyond all that the old connection used. That is what lets a server in TIME-WAIT take it.',
            '你的 ISS 已按时钟重新选出：它在旧连接用过的一切序号之后。正因如此，处于 TIME-WAIT 的服务器可以接受它。',
          ),
          t('Send {due}, without data. Leave Ack empty.', '发送 {due}，不带数据。Ack 留空。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.6.1', 'RFC 9293 §3.4.1'],
      errata: [],
      takeaway: t(
        'TIME-WAIT may be cut short by a SYN whose number lies beyond the last one received: whatever wanders about of the old connection lies before it (RFC 9293 §3.6.1).',
        '如果 SYN 的序号大于已收到的最后一个，TIME-WAIT 可以提前结束：旧连接中仍在游荡的报文段序号都在它之前（RFC 9293 §3.6.1）。',
      ),
    },
    synAck({
      enter: [{ do: 'call', seat: 'server', call: 'OPEN-PASSIVE' }],
      takeaway: t(
        'The server’s new ISS lies beyond its old numbers too, by more than a window.',
        '服务器的新 ISS 同样在它的旧序号之后，相隔超过一个窗口。',
      ),
    }),
    ack3(),
    {
      id: 'old',
      title: t('A duplicate from before', '来自从前的重复'),
      turn: 'server',
      enter: [{ do: 'release', from: 'client' }],
      until: { arrived: { at: 'client', flags: 'A' }, quiet: ['server'] },
      prompt: {
        client: t(
          'The new connection is open. You have sent no data on it yet.',
          '新连接已经打开。你还没有在上面发送数据。',
        ),
        server: t(
          '118 bytes come, from the right address and port. Do they belong to this connection?',
          '来了 118 字节，地址和端口都对。它们属于这条连接吗？',
        ),
      },
      hints: {
        server: three(
          t(
            'Where does that segment stand, and which number do you expect?',
            '那个报文段位于哪里？你期望的又是哪个序号？',
          ),
          t(
            'It was {last}, and you expect {rcv.nxt}: it lies outside the window. What is unacceptable is answered with an ACK that says what you expect, and dropped.',
            '它是 {last}，而你期望 {rcv.nxt}：它在窗口之外。不可接受的报文段要丢弃，并回答一个 ACK，说出你期望什么。',
          ),
          t('Send {due}. None of those bytes counts.', '发送 {due}。那些字节一个也不算。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.4.2', 'RFC 9293 §3.10.7.4'],
      errata: [
        {
          no: 19,
          text: t(
            'What the notes leave out of 2MSL: it also keeps old duplicates out of the next connection on the same ports. Where it is cut short, numbers that go on growing do that.',
            '笔记讲 2MSL 时漏掉的：它还防止旧的重复报文段混入同一对端口上的下一条连接。提前结束等待时，则由不断增大的序号来保证。',
          ),
        },
      ],
      takeaway: t(
        'Same addresses, same ports, same flags: only the numbers told the two connections apart.',
        '地址相同、端口相同、标志位也相同：只有序号能把两条连接区分开。',
      ),
    },
  ],
};
