/** A student who errs in every way before each right move, against the bot, in either seat. */
import { isDeepStrictEqual } from 'node:util';
import { ACK, FIN, has, other, PSH, RST, SYN } from '@handshake/protocol';
import type { Segment } from '@handshake/protocol';
import { describe, expect, it } from 'vitest';
import { agenda, botMove, LESSONS } from '../index.ts';
import type { Seat } from '../index.ts';
import { Log, SEATS } from '../test/table.ts';

/** Ways to get a segment wrong, each by a name. */
const WRONG: Readonly<Record<string, (right: Segment) => Segment>> = {
  'a byte behind': (s) => ({ ...s, seq: (s.seq - 1) >>> 0 }),
  'a gap': (s) => ({ ...s, seq: (s.seq + 1000) >>> 0 }),
  swapped: (s) => ({ ...s, seq: s.ack, ack: s.seq }),
  'ack made up': (s) => ({ ...s, flags: s.flags | ACK, ack: (s.ack + 7) >>> 0 }),
  'no flags': (s) => ({ ...s, flags: 0 }),
  'SYN and FIN': (s) => ({ ...s, flags: s.flags | SYN | FIN }),
  'a reset': (s) => ({ ...s, flags: RST }),
  'Christmas tree': (s) => ({ ...s, flags: 0xff }),
  'data that nobody wrote': (s) => ({ ...s, flags: s.flags | PSH, len: s.len + 5000 }),
};

/** Plays the whole lesson; the student makes one mistake of each kind before every segment. Wrong ones that travelled. */
function play(id: string, student: Seat): { log: Log; travelled: string[] } {
  const log = new Log(id);
  const bot = other(student);
  const travelled: string[] = [];
  for (let k = 0; k < 400 && !log.table.ended; k++) {
    if (log.tick([bot])) continue;
    const { waits } = agenda(log.table, student, 'en');
    const move = botMove(log.table, student) ?? {
      kind: 'timer',
      timer: waits.find((w) => w.sensible)!.timer,
    };
    if (move.kind === 'send')
      for (const [how, spoil] of Object.entries(WRONG)) {
        const before = log.table;
        const wrong = spoil(move.segment);
        // A RST is no mistake where one is due, and may carry data (RFC 9293 §3.5.3 SHLD-2).
        if (has(move.segment, RST) && (isDeepStrictEqual(wrong, move.segment) || wrong.len > 0)) continue;
        const outcome = log.send(student, wrong);
        if (outcome.travels) {
          travelled.push(how);
          break;
        }
        expect(log.table.connection).toEqual(before.connection);
        expect(log.table.step).toBe(before.step);
      }
    if (log.table.connection.link.length === 0) log.do(student, move);
  }
  return { log, travelled };
}

describe.each(LESSONS.map((lesson) => lesson.id))(
  'a student who errs all the time, against the bot, in %s',
  (id) => {
    it.each(SEATS)('as %s, comes to the end', (student) => {
      const { log, travelled } = play(id, student);
      expect(log.table.ended).toBe(true);
      // What travels all the same is lawful TCP: another ISN, or a repeat of a byte that was sent before.
      const lawful = ['a gap', 'a byte behind', 'swapped'];
      expect(travelled.filter((how) => !lawful.includes(how))).toEqual([]);
      const refused = log.table.events.filter((e) => e.kind === 'refused');
      const acts = log.table.events.some((e) => e.kind === 'sent' && e.seat === student);
      expect(refused.length > 0).toBe(acts);
      expect(refused.every((e) => e.seat === student)).toBe(true);
    });
  },
);
