import type { HandshakeIds } from '../topics.ts';
import type { SenderTexts } from '../texts.ts';

export const handshake: SenderTexts<HandshakeIds> = {
  'HS-SYN-FLAGS': {
    title: 'A connection opens with SYN *alone*',
    sentence: 'The first segment of a connection has SYN set, and none of ACK, FIN and RST.',
    wrong:
      'You are in {state}: no SYN of the peer has reached you, so there is nothing that Ack {ack} could acknowledge. Switch ACK off.',
    cases: {
      missing: 'You are in {state}: there is no connection to send this on. Only a SYN opens one.',
    },
  },
  'HS-ISN-CHOICE': {
    title: 'An ISN is *hard to guess*',
    sentence:
      'The initial sequence number comes from a clock and a keyed hash, so that nobody outside can predict it.',
    wrong: 'Your ISN is {isn}. It works, but anybody can guess it.',
    cases: {
      notes:
        'Accepted as your notes write it. A small number like {isn} is what a capture tool shows when it counts from the ISN; the ISN itself is hard to guess.',
      chosen:
        'You did not take the number drawn for you, but chose {isn} as your ISN. In relative numbers it is 0 from now on.',
    },
  },
  'HS-SYN-DATA': {
    title: 'A SYN usually travels empty',
    sentence:
      'A SYN may carry data; the receiver hands it to its application only when the handshake is complete.',
    wrong:
      'Your SYN carries {len} {len|byte|bytes}. That is allowed and rare: the peer’s application gets {len|it|them} only when the handshake is complete.',
  },
  'HS-SYNACK-FLAGS': {
    title: 'SYN and ACK travel *together*',
    sentence: 'In SYN-RECEIVED, one segment with SYN and ACK both set answers the SYN.',
    wrong: 'SYN is missing. One segment says both: your Seq {iss} with SYN, and Ack {rcvNxt} with ACK.',
    cases: {
      ack: 'ACK is missing. One segment says both: your Seq {iss} with SYN, and Ack {rcvNxt} with ACK.',
      sent: 'Your SYN,ACK with Seq {iss} and Ack {rcvNxt} has left, and nothing has come since that asks for an ACK. The next word is the peer’s.',
    },
  },
  'HS-SYN-ACK-NUM': {
    title: 'The SYN,ACK acknowledges the SYN’s *one number*',
    sentence: 'The SYN takes one sequence number, so the SYN,ACK has Ack = IRS + 1.',
    wrong:
      'Their SYN stands at {irs} and takes that one number. The next that you expect is {rcvNxt}; your Ack says {ack}.',
  },
  'HS-SYNACK-SEQ': {
    title: 'Each side counts from its *own* ISS',
    sentence: 'The SYN,ACK carries its sender’s own initial sequence number in Seq.',
    wrong: 'Your stream begins at your ISS, {iss}. Your Seq says {seq}.',
    cases: {
      theirs:
        'Your stream begins at an ISS of your own. Your Seq says {seq}: that is where *their* stream begins.',
    },
  },
  'HS-ACK3-NUM': {
    title: 'The third segment: *both* streams have moved on by one',
    sentence: 'After the SYNs, the third segment has Seq = ISS + 1 and Ack = IRS + 1.',
    cases: {
      seq: 'Your SYN used {iss}, so your next number is {next}. Your Seq says {seq}.',
      ack: 'Their SYN used {irs}, so the next that you expect is {rcvNxt}. Your Ack says {ack}.',
    },
  },
  'HS-ACK3-DATA': {
    title: 'The third segment may carry data',
    sentence: 'Data, or a FIN, that was waiting may travel with the ACK that completes the handshake.',
    right:
      'The ACK of their SYN and what you had to send went in one segment. Nothing says that it must be empty.',
  },
  'HS-REXMIT-SAME': {
    title: 'A repeated SYN keeps its *number*',
    sentence: 'A SYN or SYN,ACK that is sent again has the same initial sequence number.',
    wrong:
      'Your SYN stands at {iss}; a SYN at {seq} would be another one, for another connection. In {state} you may only repeat the one that you have sent.',
    right: 'The same SYN at the same number, {seq}: if both copies arrive, the peer sees that they are one.',
    cases: {
      acked:
        'Your SYN at {iss} is acknowledged, and a connection has only that one. In {state}, leave SYN off.',
      data: 'Your SYN left without data, and a repeat is the same again: {len} {len|byte waits|bytes wait} until the connection is open.',
    },
  },
  'HS-LISTEN-SILENT': {
    title: 'LISTEN waits',
    sentence:
      'In LISTEN nothing is sent of one’s own accord; only an active OPEN or a SEND turns it into SYN-SENT.',
    wrong: 'You are in LISTEN: there is no SYN here that you could answer. Wait for one.',
  },
  'HS-SO-SYNACK': {
    title: 'Crossing SYNs: *both* sides send SYN,ACK',
    sentence:
      'In a simultaneous open, the bare SYN that crossed yours is answered by SYN,ACK from your own ISS.',
    wrong:
      'SYN is missing. Their SYN crossed yours: say yours again, Seq {iss}, and acknowledge theirs, Ack {rcvNxt}.',
    cases: {
      ack: 'ACK is missing. Their SYN has arrived: send SYN,ACK with Seq {iss} and Ack {rcvNxt}.',
      seq: 'Your SYN stands at {iss}, and the SYN,ACK repeats it. Your Seq says {seq}; Ack is {rcvNxt}.',
    },
  },
};
