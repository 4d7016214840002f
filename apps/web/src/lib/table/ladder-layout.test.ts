import { describe, expect, test } from 'vitest';
import { flagsOf, segment } from '@handshake/protocol';
import type { Segment, State } from '@handshake/protocol';
import type { Seat, TableEvent } from '@handshake/lessons';
import { layoutLadder, NARROW, WIDE } from './ladder-layout.ts';
import type { Geometry, LadderLayout, RefusedMark, SegmentMark, StateMark } from './ladder-layout.ts';

/** A short notation: `c> S` the client sends a SYN, `>s 1` number 1 arrives at the server, `c! A` held back, `c? close`, `c* rto`. */
function story(...lines: string[]): TableEvent[] {
  let no = 0;
  const states: Record<Seat, State> = { client: 'CLOSED', server: 'CLOSED' };
  const segments: Segment[] = [];
  const outcome = {
    verdict: 'legal',
    findings: [],
    misconception: null,
    notAsked: null,
    travels: true,
  } as const;
  return lines.map((line, i): TableEvent => {
    const [what = '', word = '', state] = line.split(' ');
    const seat: Seat = what.includes('c') ? 'client' : 'server';
    if (state) states[seat] = state as State;
    const base = { i, n: i, at: i * 10, step: 0, states: { ...states } };
    if (what.startsWith('>')) {
      const at = Number(word);
      return {
        ...base,
        kind: 'arrived',
        seat,
        no: at,
        segment: segments[at - 1]!,
        action: 'accept',
        rule: 'RX-DATA',
        net: null,
      };
    }
    if (what.endsWith('?'))
      return { ...base, kind: 'call', seat, call: word === 'close' ? 'CLOSE' : 'OPEN-ACTIVE' };
    if (what.endsWith('*')) return { ...base, kind: 'timer', seat, timer: 'rto' };
    const sent = segment({ flags: flagsOf(word.replace(/[^A-Z]/gu, '')) ?? 0 });
    if (what.endsWith('!'))
      return {
        ...base,
        kind: 'refused',
        seat,
        segment: sent,
        outcome: { ...outcome, verdict: 'illegal', travels: false },
      };
    segments.push(sent);
    no += 1;
    return {
      ...base,
      kind: 'sent',
      seat,
      no,
      segment: sent,
      fate: word.endsWith('x') ? 'dropped' : 'flying',
      again: word.endsWith('+'),
      outcome,
    };
  });
}
const lay = (events: TableEvent[], geometry: Geometry = WIDE, prelude = 0): LadderLayout =>
  layoutLadder({ events, prelude }, { geometry, viewer: 'client', labelLength: () => 30 });
const segs = (layout: LadderLayout) => layout.marks.filter((m): m is SegmentMark => m.kind === 'segment');
const states = (layout: LadderLayout, seat: Seat) =>
  layout.marks.filter((m): m is StateMark => m.kind === 'state' && m.seat === seat);

const handshake = [
  'c> S SYN-SENT',
  '>s 1 SYN-RECEIVED',
  's> SA',
  '>c 2 ESTABLISHED',
  'c> A',
  '>s 3 ESTABLISHED',
];

describe('a handshake', () => {
  const layout = lay(story(...handshake));
  test('runs downwards, from the client on the left', () => {
    const [syn, synack, ack] = segs(layout);
    expect([syn!.x0, syn!.x1]).toEqual([WIDE.left, WIDE.right]);
    expect([synack!.x0, synack!.x1]).toEqual([WIDE.right, WIDE.left]);
    expect(syn!.y0).toBeLessThan(syn!.y1);
    expect(syn!.y1).toBeLessThan(synack!.y0);
    expect(synack!.y1).toBeLessThan(ack!.y0);
    expect(segs(layout).every((m) => m.fate === 'arrived')).toBe(true);
  });
  test('a state stands beside its lifeline where it begins', () => {
    expect(states(layout, 'client').map((m) => m.state)).toEqual(['CLOSED', 'SYN-SENT', 'ESTABLISHED']);
    const established = states(layout, 'client')[2]!;
    expect(Math.abs(established.y - segs(layout)[1]!.y1)).toBeLessThan(8);
  });
  test('the state that is on has the full band, down to the end', () => {
    const bands = layout.bands.filter((b) => b.seat === 'client');
    expect(bands.map((b) => b.level)).toEqual([0, 1, 2]);
    expect(bands.at(-1)!.y1).toBe(layout.now + 12);
    expect(layout.height).toBeGreaterThan(layout.now);
  });
});

test('a lost segment ends on its way', () => {
  const [lost] = segs(lay(story('c> Sx SYN-SENT')));
  expect(lost).toMatchObject({ fate: 'dropped' });
  expect(lost!.x1).toBeGreaterThan(WIDE.left);
  expect(lost!.x1).toBeLessThan(WIDE.right - 100);
});

test('what is in the air ends where it will arrive', () => {
  const [syn] = segs(lay(story('c> S SYN-SENT')));
  expect(syn).toMatchObject({ fate: 'flying', x1: WIDE.right });
});

test('segments that cross really cross, and keep their labels apart', () => {
  const layout = lay(story('c> FA', 's> FA', '>s 1', '>c 2'));
  const [a, b] = segs(layout);
  expect(a!.y0).toBeLessThan(b!.y0);
  expect(a!.y1).toBeGreaterThan(b!.y0);
  expect(Math.abs(a!.label.y - b!.label.y)).toBeGreaterThan(15);
});

test('refused tries in a row are one mark, the last of them; the partner’s are not drawn', () => {
  const layout = lay(story('c> S SYN-SENT', 'c! S', 's! S', 'c! SA', 'c! A'));
  const refused = layout.marks.filter((m): m is RefusedMark => m.kind === 'refused');
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ from: 'client', tries: 3, segment: { flags: 0x10 } });
});

describe('what the network does', () => {
  const syn = segment({ flags: flagsOf('S') ?? 0 });
  const said = {
    verdict: 'legal',
    findings: [],
    misconception: null,
    notAsked: null,
    travels: true,
  } as const;
  /** Events without their places, one after another; both ends stay as they are. */
  type Bare = TableEvent extends infer E
    ? E extends TableEvent
      ? Omit<E, 'i' | 'n' | 'at' | 'step' | 'states'>
      : never
    : never;
  const happen = (...bare: Bare[]): TableEvent[] =>
    bare.map(
      (one, i) =>
        ({
          ...one,
          i,
          n: i + 1,
          at: i,
          step: 0,
          states: { client: 'SYN-SENT', server: 'LISTEN' },
        }) as TableEvent,
    );
  const sent = (no: number, fate: 'flying' | 'held' | 'copied' = 'flying'): Bare => ({
    ...{ kind: 'sent', seat: 'client', no, segment: syn, fate, again: false, outcome: said },
  });
  const arrived = (no: number): Bare => ({
    ...{ kind: 'arrived', seat: 'server', no, segment: syn, action: 'accept', rule: 'RX-LISTEN', net: null },
  });
  const from = { from: 'client', segment: syn } as const;

  test('a segment that is held stops at the clock, and goes on from there', () => {
    const held = happen(sent(1, 'held'), sent(2), arrived(2));
    const [kept] = segs(lay(held));
    expect(kept).toMatchObject({ fate: 'kept', x1: kept!.stay!.x });
    expect(kept!.stay!.y1).toBeGreaterThan(segs(lay(held))[1]!.y1 - 1);
    const later = [
      ...held,
      { kind: 'released', no: 1, of: 1, net: 'delayed', ...from },
      arrived(1),
    ] as Bare[];
    const [late, other] = segs(lay(happen(...later)));
    expect(late).toMatchObject({ no: 1, fate: 'arrived', x1: WIDE.right, origin: null });
    expect(late!.stay!.y1).toBeGreaterThan(other!.y1);
    expect(late!.y1).toBeGreaterThan(late!.stay!.y1);
  });

  test('what is taken aside on its way is held there, and what is lost stops', () => {
    const [kept] = segs(lay(happen(sent(1), { kind: 'kept', no: 1, ...from })));
    expect(kept).toMatchObject({ fate: 'kept' });
    expect(kept!.stay!.x).toBeLessThan(WIDE.right - 100);
    const [lost] = segs(lay(happen(sent(1), { kind: 'lost', no: 1, ...from })));
    expect(lost).toMatchObject({ fate: 'dropped', stay: null });
    expect(lost!.x1).toBeLessThan(WIDE.right - 100);
  });

  test('a kept copy is a segment of its own, that begins between the lifelines', () => {
    const [first, copy] = segs(
      lay(
        happen(sent(1, 'copied'), arrived(1), { kind: 'released', no: 2, of: 1, net: 'duplicate', ...from }),
      ),
    );
    expect(first).toMatchObject({ copied: true, fate: 'arrived', origin: null });
    expect(copy).toMatchObject({ no: 2, origin: { kind: 'copy', of: 1 }, fate: 'flying', x1: WIDE.right });
    expect(copy!.x0).toBeGreaterThan(WIDE.left + 50);
    expect(copy!.y0).toBeGreaterThan(first!.y1);
  });

  test('an old or forged segment comes from nobody’s lifeline', () => {
    const injected = (net: 'old' | 'forged'): Bare => ({ kind: 'injected', no: 1, net, ...from });
    for (const net of ['old', 'forged'] as const) {
      const [stray] = segs(lay(happen(injected(net), arrived(1))));
      expect(stray).toMatchObject({ origin: { kind: net }, fate: 'arrived', x1: WIDE.right });
      expect(stray!.x0).toBeGreaterThan(WIDE.left + 50);
    }
  });

  test('what is to be checked waits before the lifeline, and is taken in from there', () => {
    const reached: Bare = { kind: 'reached', seat: 'server', no: 1, segment: syn, net: null };
    const [waiting] = segs(lay(happen(sent(1), reached)));
    expect(waiting).toMatchObject({ fate: 'waiting' });
    expect(waiting!.x1).toBeLessThan(WIDE.right);
    const [taken] = segs(lay(happen(sent(1), reached, arrived(1))));
    expect(taken).toMatchObject({ fate: 'arrived', x1: WIDE.right });
  });

  test('a full backlog stops a SYN at the lifeline', () => {
    const [syn1] = segs(lay(happen(sent(1), { kind: 'overflow', seat: 'server', no: 1, segment: syn })));
    expect(syn1).toMatchObject({ fate: 'overflow', x1: WIDE.right });
  });

  test.each([
    ['wide', WIDE, 12],
    ['narrow', NARROW, 30],
  ] as const)(
    'the word below what does not simply arrive keeps clear of the notes, %s',
    (_, geometry, room) => {
      const reached: Bare = { kind: 'reached', seat: 'server', no: 1, segment: syn, net: null };
      const answer = { decision: 'drop', field: null } as const;
      const checked: Bare = {
        ...{ kind: 'checked', seat: 'server', no: 1, segment: syn },
        ...{ said: answer, right: answer, outcome: null },
      };
      const overflow: Bare = { kind: 'overflow', seat: 'server', no: 1, segment: syn };
      const layout = lay(happen(sent(1), reached, checked, overflow), geometry);
      const [syn1] = segs(layout);
      const note = layout.marks.find((mark) => mark.kind === 'note');
      expect(note!.y - syn1!.y1).toBeGreaterThanOrEqual(room);
    },
  );

  test('a step anew cuts the ladder: what was on its way is gone, and what comes stands below', () => {
    const layout = lay(
      happen(sent(1), { kind: 'rewound', seat: 'client', to: 0 }, sent(2), arrived(2)),
      NARROW,
    );
    const cut = layout.marks.find((mark) => mark.kind === 'cut');
    const [gone, next] = segs(layout);
    expect(gone!.fate).toBe('gone');
    expect(cut!.y).toBeGreaterThan(gone!.y1);
    expect(next!.label.y).toBeGreaterThan(cut!.y + 5);
  });
});

test('what was before the first move is folded into one line', () => {
  const events = story(...handshake, 'c? close', 'c> FA FIN-WAIT-1');
  const layout = lay(events, WIDE, handshake.length);
  expect(layout.fold).toMatchObject({ segments: 3, opened: true });
  expect(segs(layout).map((m) => m.no)).toEqual([4]);
  expect(states(layout, 'client').map((m) => m.state)).toEqual(['ESTABLISHED', 'FIN-WAIT-1']);
});

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
] as const)('%s: nothing stands on anything else', (_name, geometry) => {
  const events = story(
    's? open LISTEN',
    'c? open',
    'c> S SYN-SENT',
    '>s 1 SYN-RECEIVED',
    's> SAx',
    's* rto',
    's> SA+',
    '>c 3 ESTABLISHED',
    'c! A',
    'c> A',
    '>s 4 ESTABLISHED',
    'c? close',
    'c> FA FIN-WAIT-1',
    '>s 5 CLOSE-WAIT',
    's> A',
    '>c 6 FIN-WAIT-2',
    's? close',
    's> FA LAST-ACK',
    '>c 7 TIME-WAIT',
    'c> A',
    '>s 8 CLOSED',
  );
  const layout = lay(events, geometry);
  test('texts beside one lifeline keep a line’s distance', () => {
    for (const seat of ['client', 'server'] as const) {
      const ys = layout.marks.flatMap((m) =>
        (m.kind === 'state' || m.kind === 'note') && m.seat === seat ? [m.y] : [],
      );
      for (const [i, y] of ys.entries()) if (i > 0) expect(y - ys[i - 1]!).toBeGreaterThanOrEqual(15);
    }
  });
  test('labels keep a line’s distance, and the height holds everything', () => {
    const ys = segs(layout)
      .map((m) => m.label.y)
      .sort((a, b) => a - b);
    for (const [i, y] of ys.entries()) if (i > 0) expect(y - ys[i - 1]!).toBeGreaterThanOrEqual(15);
    expect(Math.max(...layout.marks.map((m) => ('y1' in m ? m.y1 : m.y)))).toBeLessThan(layout.height);
  });
  test('a segment never arrives above where it started', () => {
    for (const mark of segs(layout)) expect(mark.y1).toBeGreaterThan(mark.y0);
  });
});
