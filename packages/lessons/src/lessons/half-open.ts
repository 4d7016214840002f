/** One end has lost its state, and the other finds out (RFC 9293 §3.5.1 Figure 9). */
import type { Lesson } from '../lesson/schema.ts';
import { ack3, synAck } from './steps/open.ts';
import { resetByAck } from './steps/reset.ts';
import { again } from './steps/loss.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

/** The ISN clock ticks on while the host restarts: 40 s. */
const RESTART = 10_000_000;

export const halfOpen: Lesson = {
  id: 'half-open',
  version: 1,
  title: TITLES['half-open'],
  goal: t(
    'Find out that the old connection is dead, and open a new one.',
    '发现旧的连接已经失效，并建立新的连接。',
  ),
  summary: t(
    'The client’s host crashed. The server knows nothing of that, and holds on.',
    '客户端的主机崩溃了。服务器毫不知情，仍然保留着连接。',
  ),
  minutes: 12,
  group: 'reset',
  start: { at: 'open', sent: { client: 118, server: 512 } },
  numbers: 'absolute',
  delayedAck: [],
  ports: { client: 49_358, server: 80 },
  teaches: ['half-open-closed', 'stale-synack', 'ack-the-ack', 'resend-new-seq'],
  steps: [
    {
      id: 'syn',
      title: t('A SYN out of the blue', '突如其来的 SYN'),
      turn: 'client',
      enter: [
        { do: 'crash', seat: 'client' },
        { do: 'call', seat: 'client', call: 'OPEN-ACTIVE', iss: { of: 'client.iss', plus: RESTART } },
      ],
      // Whatever the server says before that meets a host that knows nothing of it (Figure 10).
      until: { arrived: { at: 'server', flags: 'S' }, or: { server: ['CLOSED'] } },
      prompt: {
        client: t(
          'Your host crashed and has restarted. It knows nothing of any connection. Your application called `connect()`, and by chance gets the same port as before.',
          '你的主机崩溃后重启了，不记得任何连接。你的应用调用了 `connect()`，碰巧又得到原来的端口。',
        ),
        server: t(
          'The connection stands open, and is quiet. There is nothing to do for you.',
          '连接处于打开状态，没有动静。你没有要做的事。',
        ),
      },
      hints: {
        client: three(
          t(
            'To your host this is a first connection like any other. What does it begin with?',
            '对你的主机来说，这和任何一条新连接一样。它以什么开始？',
          ),
          t(
            'A new ISS has been drawn: it is among your variables. Nothing has reached you that you could acknowledge.',
            '新的 ISS 已经选好，就在变量表里。还没有什么到达过你、可以让你确认。',
          ),
          t('Send {due}, without data. Leave Ack empty.', '发送 {due}，不带数据。Ack 留空。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.5.1', 'RFC 9293 §3.10.1'],
      errata: [],
      takeaway: t(
        'Half-open: one end has lost its state, and nobody told the other. Half-closed is something else: one direction ended by a FIN.',
        '半打开（half-open）：一端丢失了状态，却没有人告诉另一端。半关闭（half-closed）是另一回事：一个方向由 FIN 结束。',
      ),
    },
    {
      id: 'challenge',
      title: t('Who is there?', '是谁？'),
      turn: 'server',
      enter: [],
      until: { arrived: { at: 'client', flags: 'A' }, quiet: ['server'], or: { server: ['CLOSED'] } },
      prompt: {
        client: t('Your SYN has arrived. Your partner answers now.', '你的 SYN 已经到达，现在由对方回答。'),
        server: t(
          'A SYN has come for a connection that is open. A restarted host, an old duplicate, or a forgery? You need not know: say where you stand.',
          '在一条已打开的连接上来了一个 SYN。是重启的主机、旧的重复，还是伪造？你不必知道：说出你所在的位置即可。',
        ),
      },
      hints: {
        server: three(
          t(
            'Your connection is in order, as far as you know. Is this SYN reason enough to give it up, or to begin anew?',
            '就你所知，你的连接一切正常。凭这个 SYN 就该放弃连接、或者重新开始吗？',
          ),
          t(
            'An ACK tells what you have sent and what you expect: Seq is SND.NXT, {snd.nxt}, and Ack is RCV.NXT, {rcv.nxt}, as if the SYN had never come. Whoever has the connection will take it; whoever has not will object.',
            '一个 ACK 说出你发到了哪里、期望什么：Seq 是 SND.NXT，即 {snd.nxt}；Ack 是 RCV.NXT，即 {rcv.nxt}，就当 SYN 没有来过。对方若还有这条连接，自然会接受；若没有，就会提出异议。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.10.7.4', 'RFC 5961 §4'],
      errata: [],
      takeaway: t(
        'A challenge ACK: the state stays, and the question goes back to the one who must know.',
        '质询 ACK（challenge ACK）：状态不变，把问题交给应当知道答案的一方。',
      ),
    },
    resetByAck(
      'client',
      { server: ['CLOSED'] },
      {
        prompt: {
          client: t(
            'You asked for a new connection, and what comes is an ACK. Look at its Ack: is that a number that you have sent?',
            '你请求的是新连接，来的却是一个 ACK。看看它的 Ack：那是你发送过的序号吗？',
          ),
          server: t(
            'Your ACK has arrived at the other end. If the connection is still there, nothing more will come of it.',
            '你的 ACK 已经到达另一端。如果连接还在，就不会再有下文。',
          ),
        },
        sources: ['RFC 9293 §3.5.1', 'RFC 9293 §3.10.7.3'],
        takeaway: t(
          'The RST stands at the number that the server expects, so it is believed. Had the server sent data instead (RFC 9293 Figure 10), the CLOSED host would have answered with the same RST.',
          'RST 的序号正是服务器期望的，所以被相信。如果先是服务器发送了数据（RFC 9293 图 10），CLOSED 的主机也会用同样的 RST 回答。',
        ),
      },
    ),
    {
      ...again(
        'client',
        { server: ['SYN-RECEIVED', 'ESTABLISHED'] },
        {
          acts: t(
            'The old connection is gone at both ends. Your SYN is still not acknowledged: once your timer fires, it goes again.',
            '旧的连接在两端都不在了。你的 SYN 仍未被确认：等定时器到期，就再发一次。',
          ),
          waits: t(
            'Your old connection was reset, and your application called `listen()` again: it serves whoever comes.',
            '你的旧连接被复位了，你的应用又调用了 `listen()`：谁来就为谁服务。',
          ),
        },
        {
          enter: [{ do: 'call', seat: 'server', call: 'OPEN-PASSIVE' }],
          hints: {
            client: three(
              t(
                'The RST was no part of your new connection. Which of your segments is still unanswered?',
                'RST 不属于你的新连接。你的哪个报文段还没有得到回答？',
              ),
              t(
                'Your SYN at {snd.una} is not acknowledged. Its retransmission timer runs: wait for it, and send the same SYN again.',
                '你位于 {snd.una} 的 SYN 还没有被确认。它的重传定时器在运行：等它到期，再发同一个 SYN。',
              ),
              t(
                'Once your timer has fired, send the SYN with Seq {iss} again, unchanged.',
                '等定时器到期后，再次发送 Seq 为 {iss} 的 SYN，原样不变。',
              ),
            ),
          },
        },
      ),
      sources: ['RFC 9293 §3.5.1', 'RFC 9293 §3.10.8'],
    },
    synAck(),
    ack3({
      takeaway: t(
        'The server never learned that a host had crashed. Two segments that fitted nothing were enough to clear up what was left.',
        '服务器始终不知道有主机崩溃过。两个对不上号的报文段，就足以清理掉残留的连接。',
      ),
    }),
  ],
};
