import type { DataIds } from '../topics.ts';
import type { SenderTexts } from '../texts.ts';

export const data: SenderTexts<DataIds> = {
  'ALL-FLAGS-SANE': {
    title: 'No segment has *these flags*',
    sentence: 'A segment opens, closes or resets, one at a time, and has at least one flag set.',
    wrong: '{flags} contradict each other: a segment opens, closes or resets, one at a time. Choose one.',
    cases: {
      none: 'No flag is set, so the segment says nothing. A connection begins with SYN, and after the handshake every segment has at least ACK.',
    },
  },
  'ALL-ACK-SET': {
    title: 'After the handshake, *every* segment carries ACK',
    sentence:
      'Past SYN-SENT every segment but some RSTs has ACK set; one without it is dropped by its receiver.',
    wrong:
      'You are in {state}, and ACK is off: the peer would drop this unread. Switch it on, with Ack = {rcvNxt}.',
    right:
      'Accepted in your notes’ notation, as FIN,ACK with Ack = {rcvNxt}. On a real network a FIN without ACK is dropped in {state}.',
    linux:
      'Linux does the same: a FIN without ACK was dropped in silence, and the connection stayed ESTABLISHED.',
  },
  'ALL-ACK-FIELD': {
    title: 'A number without its flag',
    sentence: 'With ACK off, the acknowledgment field means nothing.',
    wrong:
      'You wrote {ack} in Ack, and ACK is off: it does no harm, and nobody will read it. Without the flag, leave the field at 0.',
  },
  'ALL-ACK-VALUE': {
    title: 'Ack is the next number that you expect',
    sentence: 'Ack = RCV.NXT: everything before it has arrived, and it is the next number expected.',
    wrong: 'Everything up to {last} has reached you, so Ack is {rcvNxt}. It never stood at {ack}.',
    cases: {
      beyond:
        'Your Ack {ack} claims more than has reached you in order. The next number that you expect is {rcvNxt}.',
      stale:
        'Ack {ack} was right once, so it is allowed. But it leaves out what has reached you since: now Ack is {rcvNxt}.',
      nothing:
        'You are in {state}: no SYN of the peer has reached you, so there is nothing that Ack {ack} could acknowledge.',
    },
  },
  'ACK-DELAY': {
    title: 'An ACK may wait, but *not for long*',
    sentence:
      'An ACK that is owed waits less than 0.5 s; it should go at once for every second full-sized segment, and for what is out of order, fills a gap or comes twice.',
    wrong:
      'This ACK waited {waited} ms. It has to leave before {limit} ms are over, or the peer may repeat what has long arrived.',
    cases: {
      'at-once':
        'This ACK waited {waited} ms. It was due at once, for a second full-sized segment or for one that was out of order, filled a gap or came twice.',
    },
    linux: 'Linux’s timer for a delayed ACK runs out after about 40 ms.',
  },
  'DT-SEQ-NEXT': {
    title: 'New data begins at *SND.NXT*',
    sentence:
      'Every new byte, SYN or FIN takes the next number of the own stream, without gaps and without reuse.',
    wrong:
      'Everything before {una} is acknowledged, so Seq {seq} can’t be a repeat, and new data begins at {next}.',
    right: 'New data at Seq {seq}, right after what you have sent.',
    cases: {
      gap: 'Your next number is {next}. Seq {seq} would skip {gap} {gap|number|numbers}, and the peer would wait for {gap|it|them}.',
    },
  },
  'DT-REXMIT': {
    title: 'A repeat is *the same again*',
    sentence:
      'What is sent again has the same bytes and flags at the same numbers; it may be cut differently.',
    right: 'The same {len} {len|byte|bytes} at the same Seq {seq}: the peer keeps one copy.',
    cases: {
      syn: 'Your SYN at {seq} is acknowledged, as is everything before {una}: in {state} it is not sent again. Leave SYN off.',
      held: 'The SYN at {seq} is acknowledged, and comes once more. A listener that does not hand the connection over yet may do that.',
      acked:
        'This repeat begins at {seq}, and everything before {una} is acknowledged already. That is allowed; to begin at {una} is enough.',
      fin: 'Your FIN stands at {fin}: there is no byte. {len} {len|byte|bytes} from Seq {seq} on would run over it.',
    },
  },
  'DT-WINDOW': {
    title: 'The window says how much',
    sentence: 'No byte lies beyond SND.UNA + SND.WND, except a probe of a closed window.',
    wrong:
      'The peer’s window is {wnd} and ends before {edge}. There is room for {room} more {room|byte|bytes}; you send {len}. The rest has to wait.',
  },
  'DT-PURE-ACK': {
    title: 'A pure ACK stands at SND.NXT and uses *nothing*',
    sentence: 'An ACK without data, SYN or FIN has Seq = SND.NXT and takes no sequence number.',
    wrong: 'Your next number is {next}, and there your ACK stands. Your Seq says {seq}.',
    cases: {
      fin: 'Your FIN took {fin}, so your next number is {next}, and there your ACK stands. Your Seq says {seq}.',
    },
  },
  'DT-NO-ACK-OF-ACK': {
    title: 'A pure ACK is not acknowledged',
    sentence: 'A segment that uses no sequence number is not answered by an ACK.',
    wrong:
      'Nothing that takes a number has arrived since you last said Ack {ack}. This ACK at Seq {seq} is allowed, and tells the peer nothing new.',
  },
  'DT-AFTER-FIN': {
    title: 'Nothing new after your FIN',
    sentence: 'The FIN ends its sender’s stream; only what came before it may be repeated.',
    wrong:
      'You are in {state}: your FIN ended your stream at {fin}, and {len} more {len|byte comes|bytes come} too late.',
  },
  'DT-STATE': {
    title: 'Data waits until the connection is open',
    sentence:
      'New data is sent in ESTABLISHED and CLOSE-WAIT, with the handshake’s last segment, and while the own FIN still waits for it.',
    wrong:
      'You are in {state}, and the handshake is not complete: keep your {len} {len|byte|bytes} in the queue until it is.',
  },
  'DT-PROBE': {
    title: 'Asking a closed window',
    sentence: 'While the peer’s window is 0, a probe of one byte asks now and then whether it has opened.',
    wrong:
      'The peer’s window is closed, and this is a probe: {len} {len|byte|bytes} at Seq {seq}. Its answer tells the window.',
    linux:
      'Linux probes with an empty segment at SND.NXT − 1: a number that the peer has already makes it answer.',
  },
  'DT-KEEPALIVE': {
    title: 'That is a keep-alive',
    sentence: 'On an idle connection, a segment at SND.NXT − 1 with at most one byte makes the peer answer.',
    wrong:
      'Seq {seq} is one before your next number, {next}. On an idle connection that is a keep-alive: legal, and seldom meant.',
  },
  'DT-WRAP': {
    title: 'After 4294967295 comes *0*',
    sentence: 'Sequence numbers are counted modulo 2^32.',
    wrong:
      'The numbers have wrapped: 4294967295 is followed by 0. Counting on, your Seq is {next}; you wrote {seq}.',
    cases: {
      ack: 'The numbers have wrapped: 4294967295 is followed by 0. Counting on, Ack is {rcvNxt}; you wrote {ack}.',
    },
  },
};
