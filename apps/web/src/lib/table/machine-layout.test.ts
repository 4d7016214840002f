import { expect, test } from 'vitest';
import { STATES, TRANSITIONS } from '@handshake/protocol';
import { boxWidth, EDGES, lineOf, MACHINE, NODES, nodeState, PLACE, walkOf } from './machine-layout.ts';

test('every state of the protocol has its place', () => {
  expect(new Set(NODES.map(nodeState))).toEqual(new Set(STATES));
});

test('the edges are the drawn rows of the table of transitions, each once', () => {
  const pairs = new Set(TRANSITIONS.filter((row) => row.drawn).map((row) => `${row.from} ${row.to}`));
  expect(new Set(EDGES.map((edge) => `${edge.from} ${nodeState(edge.to)}`))).toEqual(pairs);
  expect(EDGES).toHaveLength(pairs.size);
});

test('boxes neither overlap nor leave the picture', () => {
  for (const a of NODES) {
    const [ax, ay] = PLACE[a];
    expect(ax - boxWidth(a) / 2).toBeGreaterThanOrEqual(0);
    expect(ax + boxWidth(a) / 2).toBeLessThanOrEqual(MACHINE.width);
    for (const b of NODES) {
      if (a >= b) continue;
      const [bx, by] = PLACE[b];
      expect(Math.abs(ax - bx) > (boxWidth(a) + boxWidth(b)) / 2 || Math.abs(ay - by) > MACHINE.box).toBe(
        true,
      );
    }
  }
});

test('a walk: the boxes been to, the edges in order, the box one is in', () => {
  const walk = walkOf([
    'CLOSED',
    'SYN-SENT',
    'ESTABLISHED',
    'FIN-WAIT-1',
    'FIN-WAIT-2',
    'TIME-WAIT',
    'CLOSED',
  ]);
  expect(walk.edges.map((edge) => [edge.order, edge.from, edge.to])).toEqual([
    [1, 'CLOSED', 'SYN-SENT'],
    [2, 'SYN-SENT', 'ESTABLISHED'],
    [3, 'ESTABLISHED', 'FIN-WAIT-1'],
    [4, 'FIN-WAIT-1', 'FIN-WAIT-2'],
    [5, 'FIN-WAIT-2', 'TIME-WAIT'],
    [6, 'TIME-WAIT', 'END'],
  ]);
  expect(walk.now).toBe('END');
  expect(walk.been.has('CLOSED')).toBe(true);
});

test('giving up before the connection was there leads back to the upper CLOSED', () => {
  expect(walkOf(['CLOSED', 'SYN-SENT', 'CLOSED']).now).toBe('CLOSED');
});

test('an arrowhead stands in the middle and points along', () => {
  expect(lineOf({ from: 'FIN-WAIT-1', to: 'FIN-WAIT-2' })).toMatchObject({ mx: 43, my: 172.5, turn: 90 });
});
