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

test('a second arrival of the same segment is a second arrow', () => {
  const [data] = segs(lay(story('c> PA', '>s 1', '>s 1')));
  expect(data!.copies).toHaveLength(1);
  expect(data!.copies[0]!.y1).toBeGreaterThan(data!.y1);
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
