import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { arrive } from './arrive.ts';
import { closed, restored, type Endpoint } from './endpoint.ts';
import { LINUX_DIFFERENCES, linuxArrival } from './linux.ts';
import { MEASURED } from './linux/test/measured.ts';
import { ACK, RST, SYN, flagsOf, lettersOf, type Segment } from './segment.ts';
import { add, diff } from './seq.ts';
import { STATES, type State } from './state.ts';
import { chance } from '../../../scripts/chance.ts';

const ISS = 1_000_000;
const IRS = 4_294_960_000;
const FIN_SENT = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];
const FIN_GOT = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];

/** The measured connections: nothing was sent but SYN and FIN, and the window's right edge stays where it was. */
function end(state: State, passive: boolean): Endpoint {
  if (state === 'CLOSED' || state === 'LISTEN') return { ...closed({ iss: ISS }), state, passive };
  const early = state === 'SYN-SENT' || state === 'SYN-RECEIVED';
  const nxt = add(ISS, FIN_SENT.includes(state) ? 2 : 1);
  const unacked = early || ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'].includes(state);
  const fin = FIN_GOT.includes(state) ? 1 : 0;
  return restored({
    state,
    passive,
    iss: ISS,
    irs: state === 'SYN-SENT' ? null : IRS,
    snd: { una: unacked ? add(nxt, -1) : nxt, nxt, wnd: 64_240 },
    rcv: {
      nxt: state === 'SYN-SENT' ? 0 : add(IRS, 1 + fin),
      wnd: state === 'TIME-WAIT' ? 64_239 : 64_240 - fin,
    },
  });
}

interface Cell {
  readonly title: string;
  readonly ep: Endpoint;
  readonly s: Segment;
  readonly reply: string;
  readonly after: string;
  readonly difference: string | null;
}

function cellOf(title: string): Cell {
  const [who = '', what = '', reply = '', after = '', difference = ''] = title
    .split('|')
    .map((part) => part.trim());
  const [state, role] = who.split(' ');
  const ep = end(state as State, role === 'passive');
  const [flags = '', seq, ack, len] = what.split(' ');
  const number = (text: string | undefined, from: number): number =>
    text === undefined || text === '-' ? 0 : text === 'x' ? 77 : add(from, Number(text));
  const s: Segment = {
    flags: flags === '0' ? 0 : flagsOf(flags)!,
    seq: number(seq, ep.rcv.nxt),
    ack: number(ack, ep.snd.nxt),
    len: Number(len),
    win: 64_240,
  };
  return { title, ep, s, reply, after, difference: difference || null };
}

const CELLS = MEASURED.trim().split('\n').map(cellOf);

/** A reply as the table writes it. */
function told(reply: Segment | null, ep: Endpoint): string {
  if (!reply) return '-';
  const parts = [lettersOf(reply.flags)];
  if (reply.flags & RST) return parts[0]!;
  const known = ep.state === 'SYN-SENT' || ep.state === 'SYN-RECEIVED' || !(reply.flags & SYN);
  if (known) parts.push(String(diff(reply.seq, ep.snd.nxt)));
  if (reply.flags & ACK && ep.irs !== null) parts.push(String(diff(reply.ack, ep.rcv.nxt)));
  return parts.join(' ');
}

describe('Linux 6.18, as it was measured', () => {
  test.each(CELLS)('$title', ({ ep, s, reply, after, difference }) => {
    const rfc = arrive(ep, s, 0);
    const linux = linuxArrival(ep, s, 0);
    expect(linux?.difference ?? null).toBe(difference);
    const does = linux?.arrival ?? rfc;
    // A listening port outlives the connection; its state is not told apart from CLOSED where the cell began elsewhere.
    const state = does.endpoint.state === 'LISTEN' && ep.state !== 'LISTEN' ? 'CLOSED' : does.endpoint.state;
    expect(state).toBe(after);
    if (!(does.mayWait && reply === '-')) expect(told(does.reply, ep)).toBe(reply);
  });

  it('knows no difference that was not measured', () => {
    const met = new Set(CELLS.map((cell) => cell.difference));
    expect(LINUX_DIFFERENCES.filter((id) => !met.has(id))).toEqual([]);
  });
});

describe('the model of Linux', () => {
  it('differs where it says so, and never touches what it is given', () => {
    const near = (from: number): fc.Arbitrary<number> =>
      fc
        .oneof(fc.integer({ min: -12, max: 12 }), fc.constantFrom(-70_000, 64_238, 64_239, 64_240, 200_000))
        .map((n) => add(from, n));
    const scene = fc.tuple(fc.constantFrom(...STATES), fc.boolean()).chain(([state, passive]) => {
      const ep = end(state, passive);
      const s = fc.record({
        flags: fc.nat(255),
        seq: near(ep.rcv.nxt),
        ack: near(ep.snd.nxt),
        len: fc.constantFrom(0, 1, 10),
        win: fc.constant(64_240),
      });
      return fc.tuple(fc.constant(ep), s);
    });
    fc.assert(
      fc.property(scene, ([ep, s]) => {
        const before = JSON.stringify(ep);
        const linux = linuxArrival(ep, s, 0);
        expect(JSON.stringify(ep)).toBe(before);
        if (!linux) return;
        const rfc = arrive(ep, s, 0);
        const seen = ({ reply, endpoint: { state, snd, rcv } }: typeof rfc) =>
          JSON.stringify([reply && { ...reply, win: 0 }, state, snd.una, rcv.nxt]);
        expect(seen(linux.arrival)).not.toBe(seen(rfc));
        expect(linux.arrival.from).toBe(ep.state);
      }),
      chance(5000),
    );
  });
});
