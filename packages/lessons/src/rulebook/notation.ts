/**
 * A segment in short notation: `SA 0 1 +5 w100`: flags by their letters (`-` for none), Seq, Ack, bytes of data, window.
 * Numbers are relative, counted from the ISN of the stream that they belong to; `=5` is the number 5 itself.
 */
import { add, flagsOf, has, lettersOf, other, seq, ACK } from '@handshake/protocol';
import type { Segment, Seq, Side } from '@handshake/protocol';

/** What the numbers of a story are counted from. */
export type Origins = Readonly<Record<Side, Seq>>;

/** @throws RangeError for a text that is no segment: a story is written by hand, and wrong until it is right. */
export function segmentIn(text: string, from: Side, origins: Origins, win: number): Segment {
  const [letters = '', ...rest] = text.trim().split(/\s+/u);
  const flags = flagsOf(letters === '-' ? '' : letters);
  const words = rest.map((word) => /^(?<sign>[=+w]?)(?<digits>\d+)$/u.exec(word)?.groups);
  if (flags === null || words.includes(undefined)) throw new RangeError(`no segment: ${text}`);
  const signed = (sign: string): number | null => {
    const found = words.find((word) => word?.['sign'] === sign);
    return found ? Number(found['digits']) : null;
  };
  const [own = null, peer = null] = words.filter((word) => word?.['sign'] === '' || word?.['sign'] === '=');
  const place = (word: typeof own, stream: Side): Seq => {
    if (!word) return 0;
    const n = Number(word['digits']);
    return word['sign'] === '=' ? seq(n) : add(origins[stream], n);
  };
  return {
    flags,
    seq: place(own, from),
    ack: place(peer, other(from)),
    len: signed('+') ?? 0,
    win: signed('w') ?? win,
  };
}

/** The same the other way round, in absolute numbers: for messages of tests, not for readers. */
export const segmentText = (s: Segment): string =>
  [lettersOf(s.flags) || '-', s.seq, ...(has(s, ACK) ? [s.ack] : []), ...(s.len ? [`+${s.len}`] : [])].join(
    ' ',
  );
