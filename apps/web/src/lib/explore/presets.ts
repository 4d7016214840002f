/** Situations worth a look: each a state, what is special about its variables, and a segment. Pure. */
import { add, flagsOf } from '@handshake/protocol';
import type { State } from '@handshake/protocol';
import { blank } from '#lib/table/draft.ts';
import { applies, IRS, ISS, knowsPeer, sensible, WND } from './situation.ts';
import type { EndpointTexts, Situation, VariableField } from './situation.ts';

export const PRESETS = [
  'syn-listen',
  'syn-sent-syn',
  'crossing',
  'half-open',
  'closed-port',
  'old-syn',
  'rst-exact',
  'rst-beside',
  'ack-unsent',
  'gap',
  'wrap',
  'zero-window',
  'bare-fin',
  'fin-crossing',
  'fin-both',
  'past-fin',
  'repeated-fin',
  'new-syn',
] as const;
export type PresetId = (typeof PRESETS)[number];
export const isPreset = (id: string): id is PresetId => (PRESETS as readonly string[]).includes(id);

interface Shape {
  readonly state: State;
  readonly flags: string;
  /** Counted from RCV.NXT, or from the IRS where that means nothing yet. */
  readonly seq?: number;
  /** Counted from SND.NXT. */
  readonly ack?: number;
  readonly len?: number;
  readonly passive?: boolean;
  /** Absolute values in place of the sensible ones. */
  readonly vars?: Partial<Readonly<Record<VariableField, number>>>;
}

/** The peer's stream shortly before the wrap. */
const LATE = 4_294_966_785;

const SHAPES: Readonly<Record<PresetId, Shape>> = {
  'syn-listen': { state: 'LISTEN', flags: 'S' },
  'syn-sent-syn': { state: 'SYN-SENT', flags: 'S' },
  crossing: { state: 'SYN-RECEIVED', passive: false, flags: 'SA', seq: -1, ack: 0 },
  'half-open': { state: 'SYN-SENT', flags: 'A', seq: 300, ack: 99 },
  'closed-port': { state: 'CLOSED', flags: 'S' },
  'old-syn': { state: 'ESTABLISHED', flags: 'S', seq: -501 },
  'rst-exact': { state: 'ESTABLISHED', flags: 'R' },
  'rst-beside': { state: 'ESTABLISHED', flags: 'R', seq: 120 },
  'ack-unsent': { state: 'ESTABLISHED', flags: 'A', ack: 50 },
  gap: { state: 'ESTABLISHED', flags: 'PA', seq: 200, ack: 0, len: 100 },
  wrap: {
    state: 'ESTABLISHED',
    flags: 'PA',
    len: 20,
    ack: 0,
    vars: { irs: LATE, rcv: add(LATE, 501) },
  },
  'zero-window': { state: 'ESTABLISHED', flags: 'A', ack: 0, len: 1, vars: { rwnd: 0 } },
  'bare-fin': { state: 'ESTABLISHED', flags: 'F' },
  'fin-crossing': { state: 'FIN-WAIT-1', flags: 'FA', ack: -1 },
  'fin-both': { state: 'FIN-WAIT-1', flags: 'FA', ack: 0 },
  'past-fin': { state: 'CLOSE-WAIT', flags: 'PA', seq: -11, ack: 0, len: 20 },
  'repeated-fin': { state: 'TIME-WAIT', flags: 'FA', seq: -1, ack: 0 },
  'new-syn': { state: 'TIME-WAIT', passive: true, flags: 'S', seq: 90_000 },
};

export interface Preset {
  readonly id: PresetId;
  readonly situation: Situation;
}

/** The situation of a preset, its numbers absolute; null for an id that is none. */
export function preset(id: string): Preset | null {
  if (!isPreset(id)) return null;
  const { state, flags, seq = 0, ack, len = 0, passive, vars = {} } = SHAPES[id];
  const usual = sensible(state);
  const texts = Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, String(value)]));
  const end: EndpointTexts = {
    ...usual,
    passive: passive ?? usual.passive,
    vars: { ...usual.vars, ...texts },
  };
  const peer = knowsPeer(state) ? Number(end.vars.rcv) : IRS;
  const own = applies('nxt', state) ? Number(end.vars.nxt) : ISS;
  const segment = {
    ...blank(WND),
    flags: flagsOf(flags) ?? 0,
    seq: String(add(peer, seq)),
    ack: ack === undefined ? '' : String(add(own, ack)),
    len: String(len),
  };
  return { id, situation: { state, end, segment, direction: 'arrives' } };
}

/** The address of a preset. */
export const presetAddress = (id: PresetId): string => `/explore?try=${id}`;
