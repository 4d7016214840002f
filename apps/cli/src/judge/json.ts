/** The answers as JSON objects, their keys in the order that the format page shows. */
import type { JudgedRx, JudgedTx, Seen } from '@handshake/capture';
import { ACK, has, lettersOf } from '@handshake/protocol';
import type { Side } from '@handshake/protocol';
import type { Output } from '../output.ts';
import { rulesOf } from './rules.ts';
import type { Why } from './sheet.ts';

type Reply = NonNullable<JudgedRx['reply']>;

/** `ack` is null where the flag is off, as in a trace. */
export const replyOf = (reply: Reply): object => ({
  flags: lettersOf(reply.flags),
  seq: reply.seq,
  ack: has({ ...reply, seq: 0 }, ACK) ? reply.ack : null,
});

/**
 * All but its `i`, which comes first.
 * @param why is there where the verdict is not plainly legal
 */
export function traceObject(judged: JudgedTx | JudgedRx, why: Why | null): object {
  if (judged.ev === 'rx') {
    return {
      ev: 'rx',
      to: judged.to,
      action: judged.action,
      reply: judged.reply && replyOf(judged.reply),
      ...(judged.mayWait ? { mayWait: true } : {}),
      states: judged.states,
    };
  }
  return {
    ev: 'tx',
    src: judged.src,
    verdict: judged.verdict.verdict,
    rules: rulesOf(judged.verdict),
    misconception: why?.diagnosisOf(judged)?.id ?? null,
    states: judged.states,
  };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** How an object goes on behind its `i`, and how that of a plainly legal segment ends: most of a capture's do. */
const NUMBERED = bytesOf(',"ev":"seen","connection":');
const PLAIN: Readonly<Record<Side, Uint8Array>> = {
  client: bytesOf(',"src":"client","verdict":"legal","rules":[],"misconception":null}\n'),
  server: bytesOf(',"src":"server","verdict":"legal","rules":[],"misconception":null}\n'),
};

/** The line from the value of `i` on. Put together by hand: a capture has millions of segments. */
export function writeSeen(out: Output, seen: Seen, why: Why | null): void {
  const { i, connection, src, verdict } = seen;
  out.count(i);
  out.encoded(NUMBERED);
  out.count(connection);
  if (verdict.findings.length === 0 && verdict.verdict === 'legal') return out.encoded(PLAIN[src]);
  const misconception = why?.diagnosisOf({ ...seen, segment: seen.packet.segment })?.id ?? null;
  const rest = { src, verdict: verdict.verdict, rules: rulesOf(verdict), misconception };
  out.add(`,${JSON.stringify(rest).slice(1)}\n`);
}
