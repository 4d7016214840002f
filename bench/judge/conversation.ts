/** What one TCP connection of a busy host looks like on the wire, segment by segment: made up, but in no rule's disfavour. */
import { ACK, add, FIN, PSH, RST, SYN } from '@handshake/protocol';
import type { Segment, Seq, Side } from '@handshake/protocol';

export interface OnWire {
  readonly from: Side;
  readonly segment: Segment;
  /** Data beyond a gap that the receiver holds. */
  readonly sack: { readonly from: Seq; readonly to: Seq } | null;
}

/** Numbers from 0 up to 1, the same ones for the same seed: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Payload of a full-sized segment that carries time stamps, bytes. */
const FULL = 1448;
/** The share of full-sized segments that the network loses. */
const LOSS = 0.004;
/** A window field; every SYN here offers a scale of 7. */
const WINDOW = 502;

/** One stream: where its sender is, and where its receiver is. */
interface Stream {
  next: Seq;
  acked: Seq;
}

/**
 * A handshake, requests with their answers, a close.
 * @param length how many requests there may be
 * @param random numbers from 0 up to 1
 */
export function* conversation(random: () => number, length: number): Generator<OnWire> {
  const below = (limit: number): number => Math.floor(random() * limit);
  const streams: Record<Side, Stream> = {
    client: { next: below(2 ** 32), acked: 0 },
    server: { next: below(2 ** 32), acked: 0 },
  };
  const { client, server } = streams;
  const step = (from: Side, flags: number, len = 0, win = WINDOW, sack: OnWire['sack'] = null): OnWire => {
    const [own, peer] = from === 'client' ? [client, server] : [server, client];
    const segment = { flags, seq: own.next, ack: (flags & ACK) === 0 ? 0 : peer.acked, len, win };
    own.next = add(own.next, len + ((flags & SYN) === 0 ? 0 : 1) + ((flags & FIN) === 0 ? 0 : 1));
    return { from, segment, sack };
  };
  /** The other end has got all that this one has sent. */
  const arrived = (from: Side): void => {
    streams[from].acked = streams[from].next;
  };

  yield step('client', SYN, 0, 64_240);
  arrived('client');
  yield step('server', SYN | ACK, 0, 65_160);
  arrived('server');
  yield step('client', ACK);
  for (let requests = 1 + below(length); requests > 0; requests--) {
    yield step('client', PSH | ACK, 100 + below(700));
    arrived('client');
    if (random() < 0.6) yield step('server', ACK);
    // Most answers are short, some are long.
    const size = Math.floor(400 / (0.002 + random() ** 2));
    yield* answer(size);
  }
  if (random() < 0.05) return yield step('client', RST | ACK, 0, 0);
  const [first, second]: Side[] = random() < 0.7 ? ['client', 'server'] : ['server', 'client'];
  if (!first || !second) return;
  yield step(first, FIN | ACK);
  arrived(first);
  if (random() < 0.5) yield step(second, ACK);
  yield step(second, FIN | ACK);
  arrived(second);
  yield step(first, ACK);

  /** The server's data: the client acknowledges every second segment, and every one behind a gap at once. */
  function* answer(size: number): Generator<OnWire> {
    let unanswered = 0;
    let lost: { readonly seq: Seq; readonly len: number; behind: number } | null = null;
    for (let left = size; left > 0;) {
      const len = Math.min(left, FULL);
      const sent = step('server', left > FULL ? ACK : PSH | ACK, len);
      left -= len;
      if (!lost && len === FULL && left > 0 && random() < LOSS) {
        // Half of the losses are ahead of the capture, half behind it.
        if (random() < 0.5) yield sent;
        lost = { seq: sent.segment.seq, len, behind: 0 };
        continue;
      }
      yield sent;
      if (lost) {
        const held = { from: add(lost.seq, lost.len), to: server.next };
        yield step('client', ACK, 0, WINDOW, held);
        lost.behind += 1;
        if (lost.behind < 3 && left > 0) continue;
        yield { ...sent, segment: { ...sent.segment, flags: ACK, seq: lost.seq, len: lost.len } };
        lost = null;
        unanswered = 1;
      }
      unanswered += 1;
      arrived('server');
      if (unanswered >= 2 || left <= 0) {
        unanswered = 0;
        yield step('client', ACK, 0, WINDOW - below(3));
      }
    }
  }
}
