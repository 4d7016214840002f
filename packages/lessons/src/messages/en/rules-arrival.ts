import type { ArrivalTexts } from '../texts.ts';

export const arrival: ArrivalTexts = {
  'RX-CLOSED': {
    title: 'Nothing is open here',
    sentence: 'In CLOSED a RST is dropped, and anything else is answered by a RST.',
  },
  'RX-LISTEN': {
    title: 'What LISTEN waits for',
    sentence:
      'In LISTEN a RST is dropped; else an ACK is answered by a RST, and a SYN by SYN,ACK. The rest is dropped.',
  },
  'RX-SS-ACK': {
    title: 'An Ack of what you never sent',
    sentence:
      'In SYN-SENT an Ack that does not cover your SYN is answered by a RST at that number, unless it came on a RST itself.',
  },
  'RX-SS-RST': {
    title: 'Refused?',
    sentence: 'In SYN-SENT a RST counts only if it acknowledges your SYN; then the connection is refused.',
  },
  'RX-SS-SYNACK': {
    title: 'The SYN,ACK has come',
    sentence: 'In SYN-SENT a SYN,ACK that covers your SYN makes the connection ESTABLISHED; an ACK is due.',
  },
  'RX-SS-SYN': {
    title: 'The SYNs have crossed',
    sentence: 'In SYN-SENT a bare SYN means a simultaneous open: SYN-RECEIVED, and SYN,ACK is due.',
  },
  'RX-SS-OTHER': {
    title: 'Neither SYN nor RST',
    sentence: 'In SYN-SENT a segment without SYN and RST is dropped, even if its Ack is good.',
  },
  'RX-SEQ': {
    title: 'Is it inside the window?',
    sentence:
      'What lies inside the receive window is looked at; a segment outside is dropped, and answered by an ACK that says what is expected.',
    linux:
      'Linux also lets in what ends right before the window or begins right after it. In SYN-RECEIVED it answers a repeated SYN with its SYN,ACK once more.',
  },
  'RX-SEQ-SO': {
    title: 'The crossing SYN,ACK counts',
    sentence:
      'In a simultaneous open the SYN,ACK begins one number before the window, and is accepted all the same.',
  },
  'RX-RST-EXACT': {
    title: 'Reset',
    sentence:
      'A RST at exactly the expected number ends the connection; a passive SYN-RECEIVED listens again.',
  },
  'RX-RST-INWIN': {
    title: 'A RST beside the mark',
    sentence:
      'A RST in the window but not at the expected number is challenged by an ACK: a forger’s guess stays without effect.',
  },
  'RX-RST-OUT': {
    title: 'A RST from outside',
    sentence: 'A RST outside the window is dropped.',
  },
  'RX-SYN-SYNC': {
    title: 'A SYN on an open connection',
    sentence:
      'A SYN in a synchronized state is challenged by an ACK; a passive SYN-RECEIVED listens again, and TIME-WAIT may open anew.',
  },
  'RX-NOACK': {
    title: 'Dropped: no ACK',
    sentence: 'From SYN-RECEIVED on, a segment without ACK is dropped unread.',
    linux: 'Linux drops it before it looks at the numbers.',
  },
  'RX-ACK-FUTURE': {
    title: 'An Ack of what you never sent',
    sentence: 'An Ack beyond all that was sent is answered by an ACK, and the segment is dropped.',
  },
  'RX-ACK-OLD': {
    title: 'An old Ack',
    sentence:
      'An Ack that lies further back than the peer’s largest window is challenged by an ACK; a less old one is a duplicate, and ignored.',
    linux:
      'Linux remembers how much was ever acknowledged: an Ack from before the first byte is challenged too.',
  },
  'RX-SR-ACK': {
    title: 'The third segment has come',
    sentence:
      'In SYN-RECEIVED an Ack that covers your SYN makes the connection ESTABLISHED; any other gets a RST.',
    linux: 'Linux looks at the Ack before it looks at Seq here.',
  },
  'RX-ACKFIN': {
    title: 'Your FIN is acknowledged',
    sentence:
      'The Ack of your FIN takes FIN-WAIT-1 to FIN-WAIT-2, CLOSING to TIME-WAIT and LAST-ACK to CLOSED.',
  },
  'RX-DATA': {
    title: 'Data has come',
    sentence:
      'Bytes in order move RCV.NXT on; bytes beyond a gap are kept, and a duplicate ACK goes at once.',
    linux: 'Linux resets the connection for data beyond the peer’s FIN.',
  },
  'RX-FIN': {
    title: 'Their FIN has come',
    sentence:
      'A FIN in order takes one number, is acknowledged, and leads from ESTABLISHED to CLOSE-WAIT, from FIN-WAIT-1 to CLOSING or TIME-WAIT, from FIN-WAIT-2 to TIME-WAIT.',
  },
  'RX-ZEROWIN': {
    title: 'Your window is closed',
    sentence:
      'With a window of 0 no data is accepted and an ACK repeats the window; but a valid ACK, RST or URG still counts.',
  },
};
