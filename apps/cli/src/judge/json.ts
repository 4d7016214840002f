/** The answers as JSON objects, their keys in the order that the format page shows. */
import type { JudgedRx, JudgedTx, Seen } from '@handshake/capture';
import { ACK, has, lettersOf } from '@handshake/protocol';
import { diagnosisOf, rulesOf } from './why.ts';

type Reply = NonNullable<JudgedRx['reply']>;

/** `ack` is null where the flag is off, as in a trace. */
export const replyOf = (reply: Reply): object => ({
  flags: lettersOf(reply.flags),
  seq: reply.seq,
  ack: has({ ...reply, seq: 0 }, ACK) ? reply.ack : null,
});

export function traceObject(judged: JudgedTx | JudgedRx): object {
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
    misconception: diagnosisOf(judged)?.id ?? null,
    states: judged.states,
  };
}

export const seenObject = (seen: Seen): object => ({
  i: seen.i,
  ev: 'seen',
  connection: seen.connection,
  src: seen.src,
  verdict: seen.verdict.verdict,
  rules: rulesOf(seen.verdict),
  misconception: diagnosisOf({ ...seen, segment: seen.packet.segment })?.id ?? null,
});
