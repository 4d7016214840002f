/** The network's goals in words: what to do, and what it has shown. */
import type { Text } from '../text.ts';

export const GOAL_TEXTS = {
  'lose-syn': {
    title: { en: 'Lose a SYN, and see who repeats it', zh: '丢掉一个 SYN，看看谁来重传' },
    teaches: {
      en: 'Only its sender knows that it was sent. Its retransmission timer fires, and the same SYN goes out again, with the same Seq.',
      zh: '只有发送方知道它发出过。发送方的重传定时器到期后，会用同一个 Seq 再发一次同样的 SYN。',
    },
  },
  'lose-synack': {
    title: { en: 'Lose a SYN,ACK', zh: '丢掉一个 SYN,ACK' },
    teaches: {
      en: 'Both ends are waiting now: one for an answer to its SYN, the other for an ACK of its own. Whichever timer fires first mends it.',
      zh: '此时两端都在等：一端等对自己 SYN 的回答，另一端等对自己 SYN,ACK 的确认。谁的定时器先到期，谁就先补救。',
    },
  },
  'lose-data': {
    title: { en: 'Lose a segment with data, and see it mended', zh: '丢掉一个带数据的报文段，看它如何补上' },
    teaches: {
      en: 'No ACK comes, so the sender’s timer fires and the same bytes go out again under the same numbers. You told nobody: silence was enough.',
      zh: '确认迟迟不来，发送方的定时器到期，同样的字节用同样的序号再发一次。你没有通知任何人，没有回音就够了。',
    },
  },
  'lose-fin': {
    title: { en: 'Lose a FIN', zh: '丢掉一个 FIN' },
    teaches: {
      en: 'A FIN takes a sequence number, so it is acknowledged and repeated like data. Until it arrives its receiver knows of no end.',
      zh: 'FIN 占一个序号，所以和数据一样要确认、要重传。在它到达之前，对方并不知道这边已经说完。',
    },
  },
  'lose-ack': {
    title: { en: 'Lose an ACK that carries nothing else', zh: '丢掉一个纯 ACK' },
    teaches: {
      en: 'Nobody repeats a bare ACK by a timer. Either what was to be acknowledged is sent again, and that is owed another ACK; or a later ACK says it as well.',
      zh: '纯 ACK 没有定时器来重传。要么对方重发那段等待确认的内容，引来又一个 ACK；要么后面的 ACK 一并确认了它。',
    },
  },
  'twice-syn': {
    title: { en: 'Deliver a SYN twice', zh: '让同一个 SYN 到达两次' },
    teaches: {
      en: 'The second one changes nothing: an end that has it already answers with an ACK at most, and keeps the ISN that it learned.',
      zh: '第二个什么也改变不了：已经收过它的一端最多回一个 ACK，学到的 ISN 也保持不变。',
    },
  },
  'twice-data': {
    title: { en: 'Deliver the same data twice', zh: '让同一段数据到达两次' },
    teaches: {
      en: 'Its numbers lie before RCV.NXT the second time: the bytes are thrown away, an ACK is sent, and the application reads them once.',
      zh: '第二次到达时，它的序号已在 RCV.NXT 之前：字节被丢弃，回一个 ACK，应用只读到一次。',
    },
  },
  'twice-fin': {
    title: { en: 'Deliver a FIN twice', zh: '让同一个 FIN 到达两次' },
    teaches: {
      en: 'The second FIN is acknowledged again and closes nothing anew. In TIME-WAIT it also starts 2MSL from the beginning.',
      zh: '第二个 FIN 只会再引来一次确认，不会再关一次。若对方处于 TIME-WAIT，2MSL 还会重新计时。',
    },
  },
  late: {
    title: {
      en: 'Let a segment arrive late, after a newer one from the same end',
      zh: '让一个报文段迟到，落在同一端后来发出的报文段之后',
    },
    teaches: {
      en: 'IP promises no order. By the sequence numbers the receiver sees what it has already and what still has a place; it is not confused.',
      zh: 'IP 不保证顺序。接收方凭序号就能看出哪些已经收过、哪些还有位置，不会因此混乱。',
    },
  },
  'old-syn': {
    title: {
      en: 'Bring an old SYN back once they are connected',
      zh: '连接建立之后，让一个旧的 SYN 再次出现',
    },
    teaches: {
      en: 'In a synchronized state a SYN is answered with a challenge ACK, and the connection stays as it is (RFC 9293 §3.10.7.4): only the real peer would say RST.',
      zh: '在已同步的状态里，收到 SYN 只回一个质询 ACK，连接保持原样（RFC 9293 §3.10.7.4）：只有真正的对端才会为此发 RST。',
    },
  },
  'old-ack': {
    title: { en: 'Bring an old ACK back', zh: '让一个旧的 ACK 再次出现' },
    teaches: {
      en: 'An ACK only ever moves SND.UNA forward. One that acknowledges what was acknowledged before takes nothing back.',
      zh: 'ACK 只能把 SND.UNA 往前推。再次确认早已确认过的内容，什么也收不回去。',
    },
  },
  'after-close': {
    title: {
      en: 'Bring an old segment back to an end that is done',
      zh: '一端已经结束之后，再让它收到一个旧报文段',
    },
    teaches: {
      en: 'That is what TIME-WAIT is for: whoever waits there still knows the connection and answers with an ACK at most. An end that is CLOSED knows nothing any more, and answers with a RST.',
      zh: 'TIME-WAIT 正是为此而设：还在等待的一端仍认得这条连接，最多回一个 ACK；已经 CLOSED 的一端什么都不记得，只会回 RST。',
    },
  },
} as const satisfies Record<string, { title: Text; teaches: Text }>;
