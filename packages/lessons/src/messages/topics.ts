/** Which rules a message file speaks of, so that a text that is missing in a language does not compile. */
import type { SenderRuleId } from './texts.ts';

export type HandshakeIds = Extract<SenderRuleId, `HS-${string}`>;
export type DataIds = Extract<SenderRuleId, `ALL-${string}` | `DT-${string}` | 'ACK-DELAY'>;
export type CloseIds = Exclude<SenderRuleId, HandshakeIds | DataIds>;
