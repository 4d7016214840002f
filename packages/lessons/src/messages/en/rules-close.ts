import type { CloseIds } from '../topics.ts';
import type { SenderTexts } from '../texts.ts';

export const close: SenderTexts<CloseIds> = {
  'FIN-SEQ': {
    title: 'The FIN stands *after all data*',
    sentence: 'The FIN takes the number right after the last byte, SND.NXT, and uses it up.',
    wrong: 'Your stream ends at {next}, and there the FIN stands. Yours stands at {fin}.',
    cases: {
      queued:
        '{queued} {queued|byte|bytes} of your application still {queued|waits|wait}. Send {queued|it|them} first: after the FIN nothing new may follow.',
    },
  },
  'FIN-STATE': {
    title: 'A FIN needs something to end',
    sentence: 'A FIN leaves from ESTABLISHED, from CLOSE-WAIT, and from SYN-RECEIVED with nothing queued.',
    wrong:
      'You are in {state}: there is no stream that a FIN could end, and to give up from here takes no segment.',
    cases: {
      queued:
        'You are in {state}, and {queued} {queued|byte waits|bytes wait}. The FIN goes after {queued|it|them}, once the handshake is complete.',
      acked: 'You are in {state}: your FIN at {fin} is acknowledged, and not sent again.',
    },
  },
  'FIN-DATA': {
    title: 'A FIN may ride on data',
    sentence: 'The last bytes and the FIN may share a segment; the FIN stands after them.',
    right: '{len} {len|byte|bytes} and the FIN in one segment. The FIN took {fin}.',
  },
  'FIN-MERGE3': {
    title: 'Three segments instead of four',
    sentence:
      'The ACK of the peer’s FIN may travel on the own FIN, if that is ready while the ACK still waits.',
    right: 'One segment did both: Ack {ack} covers their FIN at {peerFin}, and your own FIN went along.',
  },
  'FIN-ACK-REQUIRED': {
    title: 'Your FIN acknowledges *theirs*',
    sentence: 'Once the peer’s FIN has arrived, the own FIN carries an Ack that covers it.',
    wrong: 'Their FIN at {peerFin} has reached you, so Ack is {rcvNxt}. Yours says {ack}, as if it had not.',
  },
  'FIN-HALF-CLOSE': {
    title: 'One direction is closed, the other goes on',
    sentence: 'FIN-WAIT-2 still acknowledges data, and CLOSE-WAIT may still send it.',
    right: 'You have closed your direction and still acknowledge theirs: Ack {ack}.',
    cases: {
      data: 'They have closed their direction; yours is open, and {len} {len|byte|bytes} went through it.',
    },
  },
  'FIN-REXMIT': {
    title: 'A repeated FIN keeps its *number*',
    sentence: 'FIN-WAIT-1, CLOSING and LAST-ACK repeat the same FIN at the same number.',
    wrong: 'Your FIN has the number {fin}; at {seq} it would be another one. Repeat it where it stands.',
    right: 'The same FIN at the same number, {seq}: the peer counts it once.',
  },
  'TW-SEND': {
    title: 'TIME-WAIT only acknowledges',
    sentence: 'In TIME-WAIT both streams have ended; what is left to send are ACKs.',
    wrong:
      'Both streams have ended. Acknowledge their FIN, and again whenever it comes again; nothing else is left to send.',
    cases: { data: 'Both streams have ended: {len} more {len|byte has|bytes have} no place in them.' },
    linux: 'Linux stays in TIME-WAIT for about 60 s; the RFC says twice two minutes.',
  },
  'RST-FORM-ACK': {
    title: 'A RST takes its Seq from *their Ack*',
    sentence:
      'A segment with ACK that fits no connection is answered by RST with Seq = its Ack, without ACK.',
    wrong:
      'Their segment had an Ack, and your RST is believed only at that number: Seq is {owedSeq}, not {seq}.',
    right: 'Seq {owedSeq} is what their Ack named: the RST is believed.',
    cases: {
      flag: 'Their segment had an Ack: take it as your Seq, {owedSeq}, and leave ACK off. You wrote Seq {seq}.',
    },
  },
  'RST-FORM-NOACK': {
    title: 'Without their Ack: Seq 0, and *yours*',
    sentence:
      'A segment without ACK that fits no connection is answered by RST,ACK with Seq = 0 and Ack = its Seq + all the numbers that it used.',
    wrong:
      'Their segment had no Ack to take your Seq from: Seq is 0, and Ack is {owedAck}. You wrote Seq {seq} and Ack {ack}.',
    right: 'Seq 0 and Ack {owedAck}: by the Ack they see that it was their segment.',
    cases: {
      flag: 'Their segment had no Ack to take your Seq from. Set ACK beside RST, with Seq 0 and Ack {owedAck}. You left ACK off.',
    },
  },
  'RST-SYNC': {
    title: 'An odd segment gets an *ACK*',
    sentence: 'A synchronized state answers an unacceptable segment with an empty ACK, not with a RST.',
    wrong:
      'What came doesn’t fit, but your connection is sound. Say where it stands: ACK with Seq {next} and Ack {rcvNxt}.',
  },
  'RST-DATA-LOST': {
    title: 'A RST tells that data was lost',
    sentence:
      'If data is unread at CLOSE, or arrives when the application will not read any more, a RST says that it was lost.',
    right: 'In {state} this RST tells the peer honestly that its data was not read.',
  },
  'RST-ABORT': {
    title: 'ABORT sends a RST at *SND.NXT*',
    sentence:
      'ABORT sends a RST in SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2 and CLOSE-WAIT, with Seq = SND.NXT.',
    wrong: 'In {state} nobody has to be told: the TCB is just deleted, without a RST.',
    right: 'A RST at your next number, {seq}, gives up the connection from {state}.',
    cases: {
      gone: 'From {state} no RST is needed. At Seq {seq} this one may answer what came: that end perhaps has no TCB any more.',
      seq: 'The peer believes a RST only at the number that it expects next: {next}. Your Seq says {seq}.',
    },
  },
  'RST-NEVER-TO-RST': {
    title: 'A RST is never answered',
    sentence: 'A RST may answer any segment that fits no connection, except another RST.',
    wrong:
      'In {state} a RST can only be an answer, and nothing has come that is owed one: a RST never is, or two ends would go on for ever.',
  },
};
