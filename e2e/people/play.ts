import type { Seat } from '@handshake/lessons';

/** One segment of a script, in relative numbers. */
export interface Line {
  readonly by: Seat;
  readonly flags: readonly string[];
  readonly seq: number;
  readonly ack: number | null;
  readonly len: number;
}

/**
 * A script, a segment a line: who, flags, Seq, Ack (`-` for none), bytes of data (0 when left out).
 * ```
 * client SYN 0 -
 * server SYN,ACK 0 1
 * ```
 */
export const lines = (script: string): readonly Line[] =>
  script
    .trim()
    .split('\n')
    .map((text) => {
      const [by, flags = '', seq, ack, len] = text.trim().split(/\s+/);
      if (by !== 'client' && by !== 'server') throw new Error(`no seat in «${text}»`);
      return {
        by,
        flags: flags.split(','),
        seq: Number(seq),
        ack: ack === '-' ? null : Number(ack),
        len: Number(len ?? 0),
      };
    });

/** The lesson "A whole connection" as two sound ends play it. */
export const WHOLE_CONNECTION = `
  client SYN      0   -
  server SYN,ACK  0   1
  client ACK      1   1
  client PSH,ACK  1   1   118
  server PSH,ACK  1   119 220
  client ACK      119 221
  client FIN,ACK  119 221
  server ACK      221 120
  server FIN,ACK  221 120
  client ACK      120 222`;

export const HANDSHAKE = `
  client SYN      0   -
  server SYN,ACK  0   1
  client ACK      1   1`;
