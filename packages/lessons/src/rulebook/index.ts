/** An example for every rule: shown, and tried, on the rule's own page. */
import type { RuleId } from '@handshake/protocol';
import type { SenderRuleId } from '../messages/texts.ts';
import { arrival } from './arrival.ts';
import { close } from './close.ts';
import { data } from './data.ts';
import type { ArrivalExample, SenderExample } from './entry.ts';
import { handshake } from './handshake.ts';

export const SENDER_EXAMPLES = { ...handshake, ...data, ...close } satisfies Readonly<
  Record<SenderRuleId, SenderExample>
>;
export const ARRIVAL_EXAMPLES = arrival;

/** Either kind, by its rule: a rule without an example does not compile. */
export const RULEBOOK: Readonly<Record<RuleId, SenderExample | ArrivalExample>> = {
  ...SENDER_EXAMPLES,
  ...ARRIVAL_EXAMPLES,
} satisfies Record<RuleId, SenderExample | ArrivalExample>;
