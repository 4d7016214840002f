/** What students get wrong, by stable ids. `seen`: whether one segment can show it; the others are taught, not diagnosed. */
export const MISCONCEPTIONS = {
  'syn-free': { seen: true },
  'ack-is-last': { seen: true },
  'ack-costs': { seen: true },
  'ack-plus-one': { seen: true },
  swapped: { seen: true },
  'isn-one': { seen: true },
  'syn-is-number': { seen: true },
  'ack-on-first-syn': { seen: true },
  'ack-the-ack': { seen: true },
  'bare-fin': { seen: true },
  'resend-new-seq': { seen: true },
  'resend-ack3': { seen: true },
  'synack-lost-deadlock': { seen: true },
  'two-is-enough': { seen: true },
  'four-is-safer': { seen: true },
  'stale-synack': { seen: true },
  'close-is-handshake': { seen: true },
  'fin-ack-name': { seen: true },
  'fin-both': { seen: true },
  'data-after-fin': { seen: true },
  'half-open-closed': { seen: true },
  'timewait-passive': { seen: true },
  'timewait-one-reason': { seen: false },
  'ack-timing': { seen: true },
} as const satisfies Record<string, { readonly seen: boolean }>;

export type MisconceptionId = keyof typeof MISCONCEPTIONS;

export const isMisconception = (id: string): id is MisconceptionId => Object.hasOwn(MISCONCEPTIONS, id);
