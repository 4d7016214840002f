import type { LinuxTexts } from '../texts.ts';

export const linux: LinuxTexts = {
  edges:
    'Linux does not count a segment as outside that ends right before the window or begins right after it: its Ack is looked at, and a RST there is challenged.',
  'no-ack-first': 'Linux drops a segment without ACK before it looks at the numbers: no ACK answers it.',
  'ack-never-sent':
    'Linux remembers how much was ever acknowledged. An Ack from before its first byte is challenged at once, and the segment dropped.',
  'past-fin':
    'Linux takes data that reaches beyond the peer’s FIN for lost data: it sends a RST, and the connection is gone.',
  'second-fin': 'Linux drops a second FIN without a word; only its Ack counts.',
  'rst-at-fin':
    'Linux believes a RST at the number of the peer’s FIN as well: some stacks send it there. The connection is reset.',
  'request-ack-first':
    'Until the third segment has come, Linux looks at the Ack before Seq: a wrong one gets a RST, wherever the segment stands.',
  'request-syn-again':
    'To the same SYN once more, Linux sends its SYN,ACK once more instead of an empty ACK.',
  'request-syn': 'Linux goes back to LISTEN too, but answers the SYN by a RST.',
  'syn-received-text':
    'A SYN that brings data or a FIN is no part of this handshake to Linux: it is challenged, and the state stays.',
  'crossing-ack': 'Linux acknowledges the SYN,ACK that crossed: one more ACK travels.',
  'crossing-iss':
    'In a simultaneous open an Ack of the ISS itself is good enough for Linux, although it acknowledges nothing: ESTABLISHED.',
  'syn-text':
    'Linux does not read what comes with a SYN,ACK, and so does not acknowledge it: the peer repeats it.',
  'syn-fin': 'Linux drops a SYN that carries a FIN: no connection is opened.',
  'time-wait-ack':
    'In TIME-WAIT Linux keeps a few numbers only and reads nothing: whatever is not empty and at exactly RCV.NXT is acknowledged.',
  'time-wait-quiet': 'In TIME-WAIT Linux does not look at the Ack of an empty segment at RCV.NXT: no reply.',
  'time-wait-rst': 'In TIME-WAIT Linux challenges no RST: what is not at exactly RCV.NXT is dropped.',
};
