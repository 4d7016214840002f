import type { MisconceptionId } from '../../diagnosis/catalogue.ts';
import type { MisconceptionText } from '../texts.ts';

export const misconceptions: Readonly<Record<MisconceptionId, MisconceptionText>> = {
  'syn-free': {
    name: 'A SYN takes no number',
    title: 'Your SYN *took* a number',
    text: 'Your SYN used {x}. It takes one number so that it can be acknowledged. Your next Seq is {next}.',
  },
  'ack-is-last': {
    name: 'Ack is the last byte received',
    title: 'Ack names the *next* byte you expect',
    text: 'You hold everything up to {n}, so Ack is {next}.',
  },
  'ack-costs': {
    name: 'A pure ACK takes a number',
    title: 'An ACK costs *nothing*',
    text: 'An ACK without data, SYN or FIN uses no number. Your Seq stays {seq}.',
  },
  'ack-plus-one': {
    name: 'Ack is always Seq + 1',
    title: 'Ack counts *what came*, not segments',
    text: '+1 is for a SYN or a FIN. What came last began at {seq} and had {bytes} {bytes|byte|bytes}: Ack = {seq} + {bytes} = {ack}.',
    cases: {
      fin: '+1 is for a SYN or a FIN. What came last began at {seq} and had {bytes} {bytes|byte|bytes} and a FIN: Ack = {seq} + {bytes} + 1 = {ack}.',
      none: '+1 is for a SYN or a FIN, and all that has come is counted already: Ack = {ack}.',
    },
  },
  swapped: {
    name: 'Seq and Ack are swapped',
    title: 'Seq is *yours*, Ack is *theirs*',
    text: 'Seq counts your stream, Ack theirs. Your Seq holds their number {theirs}; yours is {seq}.',
    cases: {
      first:
        'Seq counts your stream, Ack theirs. Your Seq holds their number {theirs}; your own stream begins at an ISS of your own.',
      ack: 'Seq counts your stream, Ack theirs. Your Ack holds your own number {ours}; what you expect of theirs is {ack}.',
      both: 'Seq counts your stream, Ack theirs. Counted from the two ISNs, yours have changed places: Seq is {seq}, and Ack {ack}.',
    },
  },
  'isn-one': {
    name: 'An ISN is 0 or 1',
    title: 'Real ISNs don’t begin at 0 or 1',
    text: 'Capture tools show *relative* numbers, counted from the ISN. Real ISNs are hard to guess, so that old or forged segments rarely fit.',
  },
  'syn-is-number': {
    name: '“SYN” is the number',
    title: 'SYN is a *flag*',
    text: 'Switch the SYN bit on. The number that you are thinking of is the initial sequence number, and stands in Seq.',
  },
  'ack-on-first-syn': {
    name: 'The first SYN carries an ACK',
    title: 'There is nothing to acknowledge *yet*',
    text: 'Nothing of the peer has reached you: the first SYN has ACK off, and its field empty.',
  },
  'ack-the-ack': {
    name: 'ACKs are acknowledged',
    title: 'A *pure* ACK is never acknowledged',
    text: 'If pure ACKs were acknowledged, neither side would ever stop. Nothing is due from you for one.',
  },
  'bare-fin': {
    name: 'A FIN goes without ACK',
    title: 'A FIN carries *ACK* too',
    text: 'After the handshake every segment carries ACK. Set it, with Ack = {ack}.',
  },
  'resend-new-seq': {
    name: 'A repeat gets a new Seq, or a new ISN',
    title: 'A repeat is the *same* segment',
    text: 'Use {seq} again, or the peer takes it for something new.',
  },
  'resend-ack3': {
    name: 'The client repeats a lost third ACK by itself',
    title: 'A pure ACK has no timer',
    text: 'If your third segment is lost, the server repeats its SYN,ACK, and you answer that again. Data that you send does it too: it carries the same Ack.',
  },
  'synack-lost-deadlock': {
    name: 'A lost SYN,ACK is a deadlock',
    title: 'A lost SYN,ACK is only *late*',
    text: 'There is no need to give up. Either timer can fire: the client repeats its SYN, or the server its SYN,ACK, with the same ISNs.',
  },
  'two-is-enough': {
    name: 'Two segments are enough',
    title: 'Two are *not* enough',
    text: 'The server cannot tell a new SYN from an old one. Only the client’s Ack = {confirms} confirms that, and the server’s own ISN.',
  },
  'four-is-safer': {
    name: 'Four segments are safer',
    title: 'One segment says *both*',
    text: 'The server’s ACK and its SYN travel together. A fourth segment would tell nobody anything new.',
  },
  'stale-synack': {
    name: 'A stale SYN,ACK is ignored, or accepted',
    title: 'That SYN,ACK answers *another* SYN',
    text: 'Its Ack {a} answers a SYN that you did not send now. Reply with RST alone, Seq = {a}; the server goes back to LISTEN.',
  },
  'close-is-handshake': {
    name: 'Closing is a handshake with FIN',
    title: 'Each direction closes *by itself*',
    text: 'A FIN is not answered by a FIN, but by an ACK; the other FIN follows when that side has no more to send. Four segments are typical; three when the ACK waits and rides on the FIN.',
  },
  'fin-ack-name': {
    name: 'A “FIN,ACK” acknowledges a FIN',
    title: 'Does your Ack *cover* their FIN?',
    text: 'The name FIN,ACK hides the test. Their FIN took {f}, so Ack must be {next}. Yours says {a}.',
  },
  'fin-both': {
    name: 'One FIN ends both directions',
    title: 'Your FIN ended only *your* direction',
    text: 'FIN says “I have no more to send”. You must still receive, and acknowledge.',
  },
  'data-after-fin': {
    name: 'Data may follow the own FIN',
    title: 'Your stream has *ended*',
    text: 'Your FIN ended it at {f}. Nothing new may follow; a repeat stays in front of it, and only until it is acknowledged.',
    cases: {
      over: 'Your FIN ended it at {f}, and all of it is acknowledged: nothing new may follow, and there is nothing to repeat.',
    },
  },
  'half-open-closed': {
    name: 'Half-open is half-closed',
    title: 'Half-closed is not half-open',
    text: 'Half-closed: one side has sent its FIN, and all is well. Half-open: one side has lost its state, and only then a RST clears up.',
  },
  'timewait-passive': {
    name: 'TIME-WAIT is the server’s',
    title: 'TIME-WAIT is *yours* now',
    text: 'It belongs to whoever closes actively, client or server, and to both if they close at once. You sent your FIN before theirs had come, so you wait.',
  },
  'timewait-one-reason': {
    name: 'TIME-WAIT is only for the lost ACK',
    title: 'TIME-WAIT has *two* reasons',
    text: 'To repeat the last ACK, and to let old duplicates die out before the same ports are used again.',
  },
  'ack-timing': {
    name: 'An ACK is immediate, or may wait for ever',
    title: 'An ACK may wait only *a little*',
    text: 'It may wait for something to ride on, less than 0.5 s of the table’s clock; your thinking doesn’t count. A second full-sized segment, or an ACK timer that has fired, ends the wait.',
  },
};
