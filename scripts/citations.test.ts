/** Every section, figure, table and requirement that the project cites exists in its RFC, under that number. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './lib/node24.mjs';

/** Sections with their headings, as read in each RFC. RFC 9293 is whole; of the others, what is cited. */
const SECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '5681': {
    '3.2': 'Fast Retransmit/Fast Recovery',
    '4.1': 'Restarting Idle Connections',
    '4.2': 'Generating Acknowledgments',
  },
  '5961': {
    '3': 'Blind Reset Attack Using the RST Bit',
    '3.2': 'Mitigation (RST)',
    '4': 'Blind Reset Attack Using the SYN Bit',
    '4.2': 'Mitigation (SYN)',
    '5': 'Blind Data Injection Attack',
    '5.2': 'Mitigation (data)',
    '7': 'ACK Throttling',
    '10': 'Security Considerations',
  },
  // Its rules (2.1), (5.5) … are numbered within these, and are no sections.
  '6298': { '2': 'The Basic Algorithm', '5': 'Managing the RTO Timer' },
  '7323': { '2.2': 'Window Scale Option', '2.3': 'Using the Window Scale Option' },
  '9293': {
    '1': 'Purpose and Scope',
    '2': 'Introduction',
    '2.1': 'Requirements Language',
    '2.2': 'Key TCP Concepts',
    '3': 'Functional Specification',
    '3.1': 'Header Format',
    '3.2': 'Specific Option Definitions',
    '3.2.1': 'Other Common Options',
    '3.2.2': 'Experimental TCP Options',
    '3.3': 'TCP Terminology Overview',
    '3.3.1': 'Key Connection State Variables',
    '3.3.2': 'State Machine Overview',
    '3.4': 'Sequence Numbers',
    '3.4.1': 'Initial Sequence Number Selection',
    '3.4.2': 'Knowing When to Keep Quiet',
    '3.4.3': 'The TCP Quiet Time Concept',
    '3.5': 'Establishing a Connection',
    '3.5.1': 'Half-Open Connections and Other Anomalies',
    '3.5.2': 'Reset Generation',
    '3.5.3': 'Reset Processing',
    '3.6': 'Closing a Connection',
    '3.6.1': 'Half-Closed Connections',
    '3.7': 'Segmentation',
    '3.7.1': 'Maximum Segment Size Option',
    '3.7.2': 'Path MTU Discovery',
    '3.7.3': 'Interfaces with Variable MTU Values',
    '3.7.4': 'Nagle Algorithm',
    '3.7.5': 'IPv6 Jumbograms',
    '3.8': 'Data Communication',
    '3.8.1': 'Retransmission Timeout',
    '3.8.2': 'TCP Congestion Control',
    '3.8.3': 'TCP Connection Failures',
    '3.8.4': 'TCP Keep-Alives',
    '3.8.5': 'The Communication of Urgent Information',
    '3.8.6': 'Managing the Window',
    '3.8.6.1': 'Zero-Window Probing',
    '3.8.6.2': 'Silly Window Syndrome Avoidance',
    '3.8.6.2.1': 'Sender’s Algorithm',
    '3.8.6.2.2': 'Receiver’s Algorithm',
    '3.8.6.3': 'Delayed Acknowledgments',
    '3.9': 'Interfaces',
    '3.9.1': 'User/TCP Interface',
    '3.9.2': 'TCP/Lower-Level Interface',
    '3.10': 'Event Processing',
    '3.10.1': 'OPEN Call',
    '3.10.2': 'SEND Call',
    '3.10.3': 'RECEIVE Call',
    '3.10.4': 'CLOSE Call',
    '3.10.5': 'ABORT Call',
    '3.10.6': 'STATUS Call',
    '3.10.7': 'SEGMENT ARRIVES',
    '3.10.7.1': 'CLOSED STATE',
    '3.10.7.2': 'LISTEN STATE',
    '3.10.7.3': 'SYN-SENT STATE',
    '3.10.7.4': 'Other States',
    '3.10.8': 'Timeouts',
    '4': 'Glossary',
    '7': 'Security and Privacy Considerations',
    'A.2': 'Sequence Number Validation',
  },
};
/** RFC 9293's labels of requirements, and the section that each stands in. */
const REQUIREMENTS: Readonly<Record<string, string>> = {
  'MUST-8': '3.4.1',
  'MUST-9': '3.4.1',
  'MUST-10': '3.5',
  'MUST-11': '3.5',
  'MUST-13': '3.6.1',
  'MUST-40': '3.8.6.3',
  'MUST-66': '3.4',
  'SHLD-1': '3.4.1',
  'SHLD-3': '3.6.1',
  'SHLD-18': '3.8.6.3',
  'SHLD-19': '3.8.6.3',
  'MAY-1': '3.6.1',
  'MAY-2': '3.6.1',
  'MAY-4': '3.8.1',
};
const FIGURES = 13;
const TABLES = 7;

const CITED =
  /RFC[  ](?<rfc>\d{3,5})|§(?<section>\d+(?:\.\d+)*)(?:[–-](?<last>\d+))?|app(?:endix|\.) (?<app>[A-Z](?:\.\d+)+)|(?:Figure|Fig\.?) (?<figure>\d+)|\bTable (?<table>\d+)|\b(?<need>(?:MUST|SHLD|MAY)-\d+)/giu;

/** What a text cites that is not there. A section belongs to the RFC named before it in its line, else to RFC 9293. */
function wrong(text: string): string[] {
  const found: string[] = [];
  for (const line of text.split('\n')) {
    let rfc = '9293';
    let section = '';
    const look = (number: string): void => {
      if (SECTIONS[rfc]?.[number] === undefined) found.push(`RFC ${rfc} has no ${number}: ${line.trim()}`);
      else section = number;
    };
    for (const { groups = {} } of line.matchAll(CITED)) {
      const { last, figure, table, need } = groups;
      rfc = groups['rfc'] ?? rfc;
      const number = groups['section'] ?? groups['app'];
      if (number !== undefined) look(number);
      if (number !== undefined && last !== undefined) look(number.replace(/\d+$/u, last));
      if (figure !== undefined && Number(figure) > FIGURES) found.push(`no Figure ${figure}: ${line.trim()}`);
      if (table !== undefined && Number(table) > TABLES) found.push(`no Table ${table}: ${line.trim()}`);
      const place = need === undefined ? '' : REQUIREMENTS[need.toUpperCase()];
      if (place === undefined) found.push(`${need ?? ''} is not listed here: ${line.trim()}`);
      else if (place !== '' && section !== '' && section !== place)
        found.push(`${need ?? ''} stands in ${place}: ${line.trim()}`);
    }
  }
  return found;
}

const SKIPPED = new Set(['node_modules', 'build', 'paraglide', 'data', 'fixtures', 'test-results']);

function* texts(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) yield* texts(path);
    } else if (
      /\.(?:ts|mjs|svelte|md|json)$/u.test(entry.name) &&
      !/package-lock|citations/u.test(entry.name)
    )
      yield path;
  }
}

test('every citation in code, messages, lessons and pages names what exists', () => {
  const all = [...texts(root)];
  let cited = 0;
  const offences = all.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    cited += text.match(/§\d/gu)?.length ?? 0;
    return wrong(text).map((why) => `${path.slice(root.length)}: ${why}`);
  });
  expect(cited).toBeGreaterThan(200);
  expect(offences).toEqual([]);
});

describe('a citation of what does not exist is told', () => {
  test.each([
    ['RFC 9293 §3.10.9', 'RFC 9293 has no 3.10.9'],
    ['(§3.10.7.1–5)', 'RFC 9293 has no 3.10.7.5'],
    ['RFC 6298 §5.5', 'RFC 6298 has no 5.5'],
    ['RFC 9293 app. A.9', 'RFC 9293 has no A.9'],
    ['RFC 9293 Figure 14', 'no Figure 14'],
    ['RFC 9293 Table 8', 'no Table 8'],
    ['RFC 9293 §3.6 MAY-2', 'MAY-2 stands in 3.6.1'],
    ['MUST-999', 'MUST-999 is not listed here'],
  ])('%s', (text, why) => {
    expect(wrong(text)).toHaveLength(1);
    expect(wrong(text)[0]).toContain(why);
  });

  test.each([
    'RFC 9293 §3.4, §3.8.6.3; RFC 5681 §4.2',
    '§3.10.1–5',
    'RFC 9293 §3.6.1 MAY-2',
    'RFC 9293 app. A.2, Figure 13',
  ])('and this exists: %s', (text) => {
    expect(wrong(text)).toEqual([]);
  });
});
