import { describe, expect, it } from 'vitest';
import { RULES, type RuleId, type RuleInfo, type Topic } from './catalogue.ts';

const TOPICS: readonly Topic[] = [
  'handshake',
  'flags',
  'ack',
  'data',
  'close',
  'reset',
  'time-wait',
  'arrival',
];
const every = Object.entries(RULES) as [RuleId, RuleInfo][];

describe('the catalogue of rules', () => {
  it.each(every)('[%s] cites sections of documents, each once', (_id, { sources }) => {
    expect(sources.length).toBeGreaterThan(0);
    expect(new Set(sources).size).toBe(sources.length);
    for (const source of sources) expect(source).toMatch(/^RFC \d{3,4} (§\d+(\.\d+)*|app\. [A-Z](\.\d+)*)$/);
  });

  it.each(every)('[%s] has a side, a topic, and a verdict where it can be broken', (id, info) => {
    const arrives = id.startsWith('RX-');
    expect(info.side).toBe(arrives ? 'arrival' : 'sender');
    expect(TOPICS).toContain(info.topic);
    expect(info.topic === 'arrival').toBe(arrives);
    if (arrives) expect(info.verdict).toBeNull();
    else expect(['legal', 'unusual', 'ignored', 'illegal']).toContain(info.verdict);
  });

  it('every topic has its rules', () => {
    expect(new Set(every.map(([, { topic }]) => topic))).toEqual(new Set(TOPICS));
  });

  it('the notation of the notes is accepted where the notes and the RFC differ', () => {
    const ids = every.filter(([, { textbook }]) => textbook === 'textbook').map(([id]) => id);
    expect(ids).toEqual(['HS-ISN-CHOICE', 'ALL-ACK-SET']);
  });
});
