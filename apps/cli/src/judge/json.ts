/** The answers as JSON objects, their keys in the order that the format page shows. */
import type { JudgedRx, JudgedTx, Seen } from '@handshake/capture';
import { ACK, has, lettersOf } from '@handshake/protocol';
import { rulesOf } from './rules.ts';
import type { Why } from './sheet.ts';

type Reply = NonNullable<JudgedRx['reply']>;

/** `ack` is null where the flag is off, as in a trace. */
export const replyOf = (reply: Reply): object => ({
  flags: lettersOf(reply.flags),
  seq: reply.seq,
  ack: has({ ...reply, seq: 0 }, ACK) ? reply.ack : null,
});

/** @param why is there where the verdict is not plainly legal */
export function traceObject(judged: JudgedTx | JudgedRx, why: Why | null): object {
  if (judged.ev === 'rx') {
    return {
      i: judged.i,
      ev: 'rx',
      to: judged.to,
      action: judged.action,
      reply: judged.reply && replyOf(judged.reply),
      ...(judged.mayWait ? { mayWait: true } : {}),
      states: judged.states,
    };
  }
  return {
    i: judged.i,
    ev: 'tx',
    src: judged.src,
    verdict: judged.verdict.verdict,
    rules: rulesOf(judged.verdict),
    misconception: why?.diagnosisOf(judged)?.id ?? null,
    states: judged.states,
  };
}

/** All but the object's opening brace. Put together by hand: a capture has millions of segments. */
export function seenLine(seen: Seen, why: Why | null): string {
  const { i, connection, src, verdict } = seen;
  const rules = verdict.findings.length === 0 ? '[]' : JSON.stringify(rulesOf(verdict));
  const diagnosis = why?.diagnosisOf({ ...seen, segment: seen.packet.segment }) ?? null;
  const misconception = diagnosis ? JSON.stringify(diagnosis.id) : 'null';
  return `"i":${i},"ev":"seen","connection":${connection},"src":"${src}","verdict":"${verdict.verdict}","rules":${rules},"misconception":${misconception}}`;
}
