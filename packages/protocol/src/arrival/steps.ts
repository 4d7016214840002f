/**
 * What `arrive` looked at, in the order of RFC 9293 §3.10.7: the steps that an arriving segment passed, the one that
 * decided, and those that it never reached. Told beside `arrive`, by the same predicates; it decides nothing itself.
 */
import type { Endpoint } from '../endpoint.ts';
import { ACK, RST, SYN, has } from '../segment.ts';
import type { Segment } from '../segment.ts';
import { add, before, beforeEq } from '../seq.ts';
import type { Arrival } from '../verdict.ts';
import { own, peer } from './step.ts';
import type { ArrivalStep, Look, Met, StepFinding, StepName } from './step.ts';
import { synchronizedLooks } from './steps-synchronized.ts';

const nameOf = (found: StepFinding): StepName => found.slice(0, found.indexOf('-')) as StepName;

/** The order of each section: §3.10.7.1 to 4. The security step is none of ours. */
const ORDER: Readonly<Record<'CLOSED' | 'LISTEN' | 'SYN-SENT' | 'rest', readonly StepName[]>> = {
  CLOSED: ['rst', 'other'],
  LISTEN: ['rst', 'ack', 'syn', 'other'],
  'SYN-SENT': ['ack', 'rst', 'syn', 'other'],
  rest: ['seq', 'rst', 'syn', 'ack', 'urg', 'text', 'fin'],
};

/**
 * The steps of one arrival, in order.
 * @param ep the endpoint before the segment came
 * @param arrival what `arrive` said of just this endpoint and segment
 */
export function arrivalSteps(ep: Endpoint, s: Segment, arrival: Arrival): ArrivalStep[] {
  const looks = looksAt({ ep, s, arrival });
  // The last one: a segment may be named after what it did last.
  const decided = looks.findLastIndex((look) => look.rule === arrival.rule);
  const reached = looks.map(({ found, facts = {}, acts = false }, i): ArrivalStep => {
    const how = i === decided ? 'decided' : acts ? 'acted' : 'passed';
    return { step: nameOf(found), found, how, facts };
  });
  const { state } = ep;
  const order = ORDER[state === 'CLOSED' || state === 'LISTEN' || state === 'SYN-SENT' ? state : 'rest'];
  const unreached = order
    .filter((step) => !reached.some((one) => one.step === step))
    .map((step): ArrivalStep => ({ step, found: null, how: 'unreached', facts: {} }));
  return [...reached, ...unreached];
}

/** Every step that is reached; the last one ends the processing. Exported for its own test. */
export function looksAt(met: Met): Look[] {
  const looks: Look[] = [];
  for (const look of walk(met)) {
    looks.push(look);
    if (look.ends) break;
  }
  return looks;
}

function walk(met: Met): Iterable<Look> {
  switch (met.ep.state) {
    case 'CLOSED':
      return closedLooks(met);
    case 'LISTEN':
      return listenLooks(met);
    case 'SYN-SENT':
      return synSentLooks(met);
    default:
      return synchronizedLooks(met);
  }
}

const rstOff: Look = { found: 'rst-off' };

function* closedLooks({ s }: Met): Iterable<Look> {
  const rule = 'RX-CLOSED';
  yield has(s, RST) ? { found: 'rst-closed', rule, ends: true } : rstOff;
  yield { found: 'other-reset', rule, ends: true };
}

function* listenLooks({ s }: Met): Iterable<Look> {
  const rule = 'RX-LISTEN';
  yield has(s, RST) ? { found: 'rst-listen', rule, ends: true } : rstOff;
  yield has(s, ACK)
    ? { found: 'ack-listen', rule, ends: true, facts: { ack: own(s.ack) } }
    : { found: 'ack-off' };
  yield has(s, SYN)
    ? { found: 'syn-listen', rule, ends: true, facts: { seq: peer(s.seq), next: peer(add(s.seq, 1)) } }
    : { found: 'syn-off' };
  yield { found: 'other-drop', rule, ends: true };
}

function* synSentLooks({ ep, s }: Met): Iterable<Look> {
  const { iss, snd } = ep;
  const facts = { ack: own(s.ack), una: own(snd.una), nxt: own(snd.nxt) };
  // ISS < SEG.ACK =< SND.NXT, and it acknowledges something.
  const covers = before(iss, s.ack) && beforeEq(s.ack, snd.nxt) && before(snd.una, s.ack);
  if (!has(s, ACK)) yield { found: 'ack-off' };
  else if (covers) yield { found: 'ack-covers', facts };
  else
    yield {
      found: has(s, RST) ? 'ack-uncovered-rst' : 'ack-uncovered',
      rule: 'RX-SS-ACK',
      ends: true,
      facts,
    };

  if (!has(s, RST)) yield rstOff;
  else yield { found: has(s, ACK) ? 'rst-refused' : 'rst-blind', rule: 'RX-SS-RST', ends: true };

  const peerFacts = { seq: peer(s.seq), next: peer(add(s.seq, 1)) };
  if (!has(s, SYN)) yield { found: 'syn-off' };
  else if (has(s, ACK)) yield { found: 'syn-synack', rule: 'RX-SS-SYNACK', ends: true, facts: peerFacts };
  else yield { found: 'syn-both', rule: 'RX-SS-SYN', ends: true, facts: peerFacts };
  yield { found: 'other-unsynchronized', rule: 'RX-SS-OTHER', ends: true };
}
