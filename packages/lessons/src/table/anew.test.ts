import { describe, expect, it } from 'vitest';
import { botMove, fold, lessonById, newHeader, play } from '../index.ts';
import type { Actor, LoggedMove, Move, Seat } from '../index.ts';
import { dueOf } from '../bot/due.ts';
import { ISS } from '../test/table.ts';

const ASK = { kind: 'ask-rewind' } as const;
const REWIND = { kind: 'rewind' } as const;
const GO_ON = { kind: 'go-on' } as const;

/** A table of two, where a step is begun anew only when both want it, after one wrong FIN of the client's. */
class Two {
  readonly moves: LoggedMove[] = [];
  readonly header;
  table;
  constructor(together = true, id = 'close-client') {
    const lesson = lessonById(id)!;
    const ways = { mode: 'live', ask: { predict: false, state: false } } as const;
    const anew = together ? 'agreed' : undefined;
    this.header = newHeader({ lesson, profile: 'strict', iss: ISS, ways, anew });
    this.table = fold(this.header, []);
    const { segment } = dueOf(this.table, 'client')[0]!;
    this.make('client', { kind: 'send', segment: { ...segment, seq: segment.seq + 7 } });
  }
  make(by: Actor, move: Move): this {
    const played = play(this.table, by, move);
    if (!played.ok) throw new Error(played.refusal);
    this.table = played.table;
    this.moves.push({ ...played.logged, id: String(played.logged.n), at: 0 });
    return this;
  }
  refusal(by: Actor, move: Move): string | null {
    const played = play(this.table, by, move);
    return played.ok ? null : played.refusal;
  }
  get kinds(): readonly string[] {
    return this.table.events.filter(({ n }) => n > 1).map(({ kind }) => kind);
  }
}

describe('a step anew, at a table of two', () => {
  it('is asked for by one, and begins when the other agrees; all of it is in the log', () => {
    const two = new Two();
    const begun = two.table.began;
    expect(two.refusal('client', REWIND)).toBe('ask-first');
    two.make('client', ASK);
    expect(two.table.asked).toBe('client');
    expect(two.refusal('client', REWIND)).toBe('ask-first');
    expect(two.refusal('client', ASK)).toBe('no-need');
    two.make('server', REWIND);
    expect(two.kinds).toEqual(['rewind-asked', 'rewound']);
    expect(two.table.events.at(-1)).toMatchObject({ kind: 'rewound', seat: 'client' });
    expect(two.table.asked).toBeNull();
    expect(two.table.connection).toMatchObject({ link: [], client: { snd: begun.connection.client.snd } });
    expect(fold(two.header, two.moves)).toEqual(two.table);
  });

  it('can’t be had again and again by one alone', () => {
    const two = new Two();
    two.make('client', ASK).make('server', REWIND);
    for (let again = 0; again < 3; again++) {
      expect(two.refusal('client', REWIND)).toBe('ask-first');
      two.make('client', ASK).make('server', GO_ON);
      expect(two.refusal('server', GO_ON)).toBe('no-need');
    }
    expect(two.kinds.filter((kind) => kind === 'rewound')).toHaveLength(1);
  });

  it.each(['client', 'server'] as const)('is forgotten once the %s moves on', (seat: Seat) => {
    const two = new Two().make('client', ASK);
    const { snd, rcv } = two.table.connection[seat];
    const segment = { flags: 0x10, seq: snd.nxt, ack: rcv.nxt, len: 0, win: rcv.wnd };
    two.make(seat, { kind: 'send', segment });
    expect(two.table.asked).toBeNull();
    expect(two.refusal('server', REWIND)).toBe('ask-first');
    expect(two.refusal('clock', REWIND)).toBe('not-your-seat');
  });

  it('stands while a hint is taken and a segment arrives, which is nobody’s moving on', () => {
    const two = new Two().make('client', ASK).make('client', { kind: 'hint' });
    two.make('network', { kind: 'deliver', no: two.table.connection.sent });
    expect(two.table.asked).toBe('client');
  });

  it('is over with the step', () => {
    const two = new Two();
    two.make('network', { kind: 'deliver', no: two.table.connection.sent });
    const { step } = two.table;
    two.make('client', { kind: 'send', segment: right(two) });
    two.make('server', ASK);
    two.make('network', { kind: 'deliver', no: two.table.connection.sent });
    expect(two.table.step).toBeGreaterThan(step);
    expect(two.table.asked).toBeNull();
  });

  it('is what both want when both ask at the same time', () => {
    const two = new Two().make('client', ASK).make('server', ASK);
    expect(two.kinds).toEqual(['rewind-asked', 'rewound']);
  });

  it('is granted by the clock where nobody answers, and only then', () => {
    const two = new Two();
    expect(two.refusal('clock', REWIND)).toBe('not-your-seat');
    two.make('client', ASK);
    expect(two.refusal('network', REWIND)).toBe('not-your-seat');
    expect(two.refusal('clock', GO_ON)).toBe('not-your-seat');
    two.make('clock', REWIND);
    expect(two.kinds).toEqual(['rewind-asked', 'rewound']);
  });

  it('is granted by a bot', () => {
    expect(botMove(new Two().make('client', ASK).table, 'server')).toEqual(REWIND);
  });

  it('needs nobody’s word where nobody can go on otherwise', () => {
    const two = new Two(true, 'fin-data');
    two.make('network', { kind: 'drop', no: two.table.connection.sent });
    // A RST that nothing asked for, from either end: both are gone, and neither knows of the other.
    for (const seat of ['client', 'server'] as const) {
      const { snd } = two.table.connection[seat];
      const segment = { flags: 0x04, seq: (snd.nxt + 200_000) >>> 0, ack: 0, len: 0, win: 0 };
      two.make(seat, { kind: 'send', segment });
      two.make('network', { kind: 'drop', no: two.table.connection.sent });
    }
    expect(two.refusal('server', ASK)).toBe('no-need');
    two.make('server', REWIND);
    expect(two.kinds.at(-1)).toBe('rewound');
  });

  it('is one’s own to decide in a log from before, and in practice', () => {
    const two = new Two(false);
    expect(two.refusal('client', ASK)).toBe('no-need');
    two.make('client', REWIND);
    expect(two.kinds).toEqual(['rewound']);
    expect(fold(two.header, two.moves)).toEqual(two.table);
  });
});

/** The client's FIN, as it should have been. */
const right = ({ table }: Two) => {
  const { snd, rcv } = table.began.connection.client;
  return { flags: 0x11, seq: snd.nxt, ack: rcv.nxt, len: 0, win: rcv.wnd };
};
