/** Every section, figure, table and requirement that the project cites exists in its RFC, under that number. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './lib/node24.mjs';

/** Sections with their headings, as read in each RFC. RFC 9293 is whole; of the others, what may be cited. */
const SECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '5681': {
    '3.2': 'Fast Retransmit/Fast Recovery',
    '4.1': 'Restarting Idle Connections',
    '4.2': 'Generating Acknowledgments',
  },
  '1122': {
    '4.2.3.2': 'When to Send an ACK Segment',
  },
  '4987': {
    '2': 'Attack Description',
    '3': 'Common Defenses',
  },
  '6528': {
    '3': 'Proposed Initial Sequence Number Generation Algorithm',
  },
  '7413': {
    '2': 'Data in SYN',
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
  '7323': {
    '2.2': 'Window Scale Option',
    '2.3': 'Using the Window Scale Option',
    '5.3': 'Basic PAWS Algorithm',
  },
  '8985': { '7': 'TLP Algorithm Details' },
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
    '3.9.1.1': 'Open',
    '3.9.1.2': 'Send',
    '3.9.1.3': 'Receive',
    '3.9.1.4': 'Close',
    '3.9.1.5': 'Status',
    '3.9.1.6': 'Abort',
    '3.9.1.7': 'Flush',
    '3.9.1.8': 'Asynchronous Reports',
    '3.9.1.9': 'Set Differentiated Services Field',
    '3.9.2': 'TCP/Lower-Level Interface',
    '3.9.2.1': 'Source Routing',
    '3.9.2.2': 'ICMP Messages',
    '3.9.2.3': 'Source Address Validation',
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
/** RFC 9293's labels of requirements by the section that they stand in; all of them. */
const LABELS: Readonly<Record<string, string>> = {
  '3.1': 'MUST-1 MUST-2 MUST-3 MUST-4 MUST-5 MUST-6 MUST-7 MUST-68 MUST-69',
  '3.2': 'MUST-64 MUST-65',
  '3.4': 'MUST-66',
  '3.4.1': 'MUST-8 MUST-9 SHLD-1',
  '3.5': 'MUST-10 MUST-11',
  '3.5.3': 'SHLD-2',
  '3.6': 'MUST-12',
  '3.6.1': 'MUST-13 SHLD-3 SHLD-4 MAY-1 MAY-2',
  '3.7.1': 'MUST-14 MUST-15 MUST-16 MUST-67 SHLD-5 MAY-3',
  '3.7.3': 'SHLD-6',
  '3.7.4': 'MUST-17 SHLD-7',
  '3.8.1': 'MUST-18 MAY-4',
  '3.8.2': 'MUST-19 SHLD-8 MAY-18',
  '3.8.3': 'MUST-20 MUST-21 MUST-23 SHLD-9 SHLD-10 SHLD-11',
  '3.8.4': 'MUST-24 MUST-25 MUST-26 MUST-27 MUST-28 MUST-29 SHLD-12 MAY-5 MAY-6',
  '3.8.5': 'MUST-30 MUST-31 MUST-32 MUST-33 MUST-62 SHLD-13',
  '3.8.6': 'MUST-34 MUST-35 SHLD-14 SHLD-15 SHLD-16 SHLD-17 MAY-7',
  '3.8.6.1': 'MUST-36 MUST-37 SHLD-29 SHLD-30 MAY-8',
  '3.8.6.2.1': 'MUST-38',
  '3.8.6.2.2': 'MUST-39',
  '3.8.6.3': 'MUST-40 SHLD-18 SHLD-19',
  '3.9.1.1': 'MUST-41 MUST-42 MUST-43 MUST-44 MUST-45 MUST-46',
  '3.9.1.2': 'MUST-60 MUST-61 SHLD-27 SHLD-28 MAY-15 MAY-16',
  '3.9.1.3': 'MAY-17',
  '3.9.1.7': 'MAY-14',
  '3.9.1.8': 'MUST-47 SHLD-20',
  '3.9.1.9': 'MUST-48 SHLD-21 SHLD-22 MAY-9',
  '3.9.2': 'MUST-49 MUST-50 SHLD-23 MAY-10 MAY-11',
  '3.9.2.1': 'MUST-51 MUST-52 MUST-53 SHLD-24',
  '3.9.2.2': 'MUST-54 MUST-55 MUST-56 SHLD-25 SHLD-26',
  '3.9.2.3': 'MUST-57 MUST-63',
  '3.10.7.4': 'MUST-58 MUST-59 SHLD-31 MAY-12 MAY-13',
};
const REQUIREMENTS = new Map(
  Object.entries(LABELS).flatMap(([section, labels]) => labels.split(' ').map((label) => [label, section])),
);
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
      const place = need === undefined ? '' : REQUIREMENTS.get(need.toUpperCase());
      if (place === undefined) found.push(`${need ?? ''} is no requirement: ${line.trim()}`);
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
    ['MUST-999', 'MUST-999 is no requirement'],
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
