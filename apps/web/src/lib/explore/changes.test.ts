import { expect, test } from 'vitest';
import { arrive, flagsOf, segment } from '@handshake/protocol';
import type { Endpoint } from '@handshake/protocol';
import { changesOf } from './changes.ts';
import { preset, PRESETS } from './presets.ts';
import type { PresetId } from './presets.ts';
import { NOW, readEndpoint } from './read.ts';

function after(id: PresetId): { before: Endpoint; told: ReturnType<typeof changesOf> } {
  const { situation } = preset(id)!;
  const read = readEndpoint(situation, 'absolute');
  if (!read.ok) throw new Error(id);
  const { flags, seq, ack, len, win } = situation.segment;
  const s = segment({ flags, seq: Number(seq), ack: Number(ack), len: Number(len), win: Number(win) });
  return { before: read.endpoint, told: changesOf(read.endpoint, arrive(read.endpoint, s, NOW).endpoint) };
}
const short = (id: PresetId): string[] =>
  after(id).told.variables.map(({ name, by }) => `${name} ${by ?? 'new'}`);

test('numbers by how much they moved, across the wrap too; an ISN is another one', () => {
  expect(short('wrap')).toEqual(['RCV.NXT 20', 'SND.UNA 100']);
  expect(short('rst-beside')).toEqual([]);
  expect(short('syn-listen')).toContain('IRS new');
  expect(short('new-syn')).toContain('ISS new');
});

test('what is no number', () => {
  expect(after('rst-exact').told.notes).toEqual(['deleted']);
  expect(after('repeated-fin').told.notes).toEqual(['timer-again']);
  expect(after('wrap').told.notes).toEqual(['owes']);
  expect(after('gap').told.held).toBe(100);
});

test('every example changes something, or is told to change nothing', () => {
  for (const id of PRESETS) expect(() => after(id)).not.toThrow();
  expect(flagsOf('SA')).toBe(0x12);
});
