/** The two-way handshake, twice: its second message is lost; and its first one is an old one. */
import type { Lesson } from '../../lesson/schema.ts';
import { syn } from '../steps/open.ts';
import { t, three } from '../steps/words.ts';
import { TITLES } from '../titles.ts';
import { intoTheVoid, lastWord, resetFromNobody } from './steps.ts';

/** How long a server waits in vain before it asks, ms. */
const TEN_MINUTES = 600_000;

export const twoWayLost: Lesson = {
  id: 'two-way-lost',
  version: 1,
  group: 'broken',
  title: TITLES['two-way-lost'],
  goal: t(
    'Play a handshake of two messages, lose the second, and see what the server holds.',
    '玩一次两次握手，丢掉第二个报文段，看看服务器手里剩下什么。',
  ),
  summary: t(
    'Without a third message the server never learns whether its answer arrived.',
    '没有第三次握手，服务器永远不知道自己的回答是否到达。',
  ),
  minutes: 8,
  rules: 'two-way',
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_360, server: 80 },
  teaches: ['two-is-enough'],
  steps: [
    syn(),
    lastWord({
      notes: ['two-way', 'two-way-answer', 'two-way-problem', 'two-way-lost-syn'],
      takeaway: t(
        'The server was ESTABLISHED before it could know whether anybody had heard it.',
        '服务器在还不知道有没有人听到它之前，就已经 ESTABLISHED 了。',
      ),
    }),
    intoTheVoid({
      enter: [
        { do: 'call', seat: 'client', call: 'ABORT' },
        { do: 'pass', ms: TEN_MINUTES },
        { do: 'call', seat: 'server', call: 'SEND', bytes: 100 },
      ],
      prompt: {
        client: t(
          'No answer came, and your user has given up: you are CLOSED. Your partner believes otherwise.',
          '一直没有回答，你的用户放弃了：你处于 CLOSED。对方却不这样认为。',
        ),
        server: t(
          'You are ESTABLISHED and wait for a request. Ten minutes pass, and none comes. Then your application asks whether anybody is there, with 100 bytes. Send them.',
          '你处于 ESTABLISHED，等待请求。十分钟过去了，什么也没有来。于是你的应用发 100 字节问一声有没有人。请发送。',
        ),
      },
    }),
    resetFromNobody({
      takeaway: t(
        'The server found out only because it had something to send. A server that waits for a request would hold this connection for ever.',
        '服务器之所以发现，只是因为它有东西要发。如果它只是等待请求，就会永远保留这条连接。',
      ),
    }),
  ],
};

export const twoWayOld: Lesson = {
  id: 'two-way-old',
  version: 1,
  group: 'broken',
  title: TITLES['two-way-old'],
  goal: t(
    'Let an old SYN reach a server that needs only two messages.',
    '让一个陈旧的 SYN 到达只需要两次握手的服务器。',
  ),
  summary: t(
    'A SYN of long ago opens a connection that nobody wants.',
    '很久以前的 SYN 打开了一条没有人要的连接。',
  ),
  minutes: 8,
  rules: 'two-way',
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_361, server: 80 },
  teaches: ['two-is-enough', 'stale-synack'],
  steps: [
    lastWord({
      id: 'old-syn',
      title: t('A SYN out of the past', '来自过去的 SYN'),
      enter: [
        { do: 'call', seat: 'server', call: 'OPEN-PASSIVE' },
        { do: 'fault', fault: 'drop', from: 'server', flags: 'SA', times: 1 },
        {
          do: 'inject',
          to: 'server',
          as: 'old',
          segment: { flags: 'S', seq: { of: 'client.iss', plus: -90_000 }, len: 0, win: 64_240 },
        },
      ],
      prompt: {
        client: t(
          'You have sent nothing. But a SYN that you sent long ago, for a connection that is over, has been wandering about, and reaches the server now.',
          '你什么也没有发。但是你很久以前发出的一个 SYN（那条连接早已结束）一直在网络里游荡，现在到达了服务器。',
        ),
        server: t(
          'A SYN arrives. Nothing about it tells whether it is new or old. Answer it: in this protocol that makes you ESTABLISHED.',
          '一个 SYN 到了。从它身上看不出是新的还是旧的。请回答它：在这个协议里，这就使你进入 ESTABLISHED。',
        ),
      },
      takeaway: t(
        'A server cannot tell an old SYN from a new one. Only an answer to its own number can: the third message.',
        '服务器无法区分新旧 SYN。只有对它自己序号的回答才能区分：那就是第三次握手。',
      ),
      sources: ['RFC 9293 §3.5'],
    }),
    intoTheVoid({
      enter: [
        { do: 'pass', ms: TEN_MINUTES },
        { do: 'call', seat: 'server', call: 'SEND', bytes: 100 },
      ],
      prompt: {
        client: t(
          'You never asked for this connection. Your partner believes that it is open.',
          '你从来没有请求过这条连接。对方却以为它已经打开。',
        ),
        server: t(
          'You are ESTABLISHED, with whom? Ten minutes pass, and no request comes. Then your application asks whether anybody is there, with 100 bytes. Send them.',
          '你处于 ESTABLISHED，可是和谁？十分钟过去了，没有任何请求。于是你的应用发 100 字节问一声有没有人。请发送。',
        ),
      },
    }),
    resetFromNobody({
      takeaway: t(
        'RFC 9293 names this as the principal reason for three messages: to keep old duplicate SYNs from causing confusion.',
        'RFC 9293 把这一点称为三次握手的首要原因：防止旧的重复 SYN 造成混乱。',
      ),
    }),
  ],
};

export const fourWay: Lesson = {
  id: 'four-way',
  version: 1,
  group: 'broken',
  title: TITLES['four-way'],
  goal: t(
    'Open a connection with four messages, and find the one that told nobody anything.',
    '用四个报文段建立连接，找出那个什么也没有告诉任何人的报文段。',
  ),
  summary: t(
    'The server’s ACK and its SYN travel apart. What is gained?',
    '服务器的 ACK 和 SYN 分开发送。有什么好处？',
  ),
  minutes: 6,
  rules: 'four-way',
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_362, server: 80 },
  teaches: ['four-is-safer'],
  steps: [
    syn(),
    {
      id: 'ack-alone',
      title: t('The ACK by itself', 'ACK 单独发送'),
      turn: 'server',
      enter: [],
      until: { arrived: { at: 'client', flags: 'A' } },
      prompt: {
        client: t(
          'Your SYN has arrived. Your partner acknowledges it first.',
          '你的 SYN 到了。对方先确认它。',
        ),
        server: t(
          'A SYN has arrived. In this protocol you acknowledge it first, in a message of its own.',
          '收到了一个 SYN。在这个协议里，你先用一个单独的报文段确认它。',
        ),
      },
      hints: {
        server: three(
          t(
            'Only one thing is to be said now: their SYN has reached you.',
            '现在只说一件事：对方的 SYN 到了。',
          ),
          t(
            'Ack is the number after their SYN, {rcv.nxt}. Your own SYN has not been sent, so Seq is where it will stand: {iss}.',
            'Ack 是对方 SYN 之后的序号 {rcv.nxt}。你自己的 SYN 还没有发出，所以 Seq 是它将来的位置：{iss}。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: ['four-way-open', 'four-way-hears'],
      sources: ['RFC 9293 §3.5'],
      errata: [],
    },
    {
      id: 'syn-alone',
      title: t('The SYN by itself', 'SYN 单独发送'),
      turn: 'server',
      enter: [],
      until: { client: ['ESTABLISHED'] },
      prompt: {
        client: t(
          'Your SYN is acknowledged. But you do not know their first number yet, so you cannot go on.',
          '你的 SYN 被确认了。但你还不知道对方的第一个序号，所以不能继续。',
        ),
        server: t('Now send your own SYN, in another message.', '现在用另一个报文段发送你自己的 SYN。'),
      },
      hints: {
        server: three(
          t('What does your partner still have to learn from you?', '对方还需要从你这里得知什么？'),
          t(
            'Your SYN stands at your ISS, {iss}: the ACK before it used no number.',
            '你的 SYN 位于 ISS，即 {iss}：之前的 ACK 没有占用序号。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      takeaway: t(
        'Between the ACK and the SYN nobody could do anything: neither end had what it needed to go on. One message could have said both.',
        '在 ACK 和 SYN 之间，谁也做不了什么：双方都还缺少继续所需要的信息。一个报文段就能把两件事说完。',
      ),
      notes: ['four-way-tells', 'four-way-merged'],
      sources: ['RFC 9293 §3.5'],
      errata: [],
    },
    {
      id: 'ack',
      title: t('The fourth message', '第四个报文段'),
      turn: 'client',
      enter: [],
      until: { client: ['ESTABLISHED'], server: ['ESTABLISHED'] },
      prompt: {
        client: t('Their SYN has arrived. Acknowledge it.', '对方的 SYN 到了，请确认它。'),
        server: t('Your SYN has arrived, and waits for its acknowledgment.', '你的 SYN 到了，正在等待确认。'),
      },
      hints: {
        client: three(
          t('It is the ACK that ends every handshake.', '就是结束每一次握手的那个 ACK。'),
          t(
            'Your SYN used one number: Seq is {snd.nxt}. Theirs used one too: Ack is {rcv.nxt}.',
            '你的 SYN 占用一个序号：Seq 是 {snd.nxt}。对方的也占用一个：Ack 是 {rcv.nxt}。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      takeaway: t(
        'Four messages agree on exactly what three agree on, a flight later. TCP saves one because a segment can carry a SYN and an ACK at once.',
        '四个报文段达成的共识和三个完全一样，只是晚了一程。TCP 省下一个，因为一个报文段可以同时携带 SYN 和 ACK。',
      ),
      notes: ['four-way-last'],
      sources: ['RFC 9293 §3.5'],
      errata: [],
    },
  ],
};
