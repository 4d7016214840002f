import { describe, expect, test } from 'vitest';
import { ACK, FIN } from '@handshake/protocol';
import { MAX_LINE, readTraceLine, TraceReader } from './read.ts';

const TX = {
  i: 4,
  t: 1.5,
  ev: 'tx',
  src: 'server',
  flags: 'FA',
  seq: 7,
  ack: 9,
  len: 3,
  win: 100,
  fate: 'delivered',
  optlen: 4,
};
const line = (fields: object): string => JSON.stringify({ ...TX, ...fields });

test('a line becomes an event; what the format does not name is passed over', () => {
  expect(readTraceLine(line({}))).toEqual({
    ev: 'tx',
    i: 4,
    t: 1.5,
    src: 'server',
    segment: { flags: FIN | ACK, seq: 7, ack: 9, len: 3, win: 100 },
    fate: 'delivered',
  });
  expect(readTraceLine(line({ ev: 'rx', to: 'client', of: null, net: 'injected' }))).toMatchObject({
    ev: 'rx',
    src: 'server',
    to: 'client',
    of: null,
    state: null,
  });
  expect(readTraceLine('{"ev":"meta","scenario":"x","profile":"textbook"}')).toEqual({
    ev: 'meta',
    scenario: 'x',
    desc: '',
    profile: 'textbook',
  });
});

test('an Ack without the flag is kept, as the sender filled it in', () => {
  expect(readTraceLine(line({ flags: 'F' }))).toMatchObject({ segment: { flags: FIN, ack: 9 } });
  expect(readTraceLine(line({ flags: '', ack: null }))).toMatchObject({ segment: { flags: 0, ack: 0 } });
});

describe('what is wrong with a line', () => {
  test.each([
    ['nonsense', { code: 'not-json' }],
    ['[1]', { code: 'not-json' }],
    ['null', { code: 'not-json' }],
    [line({ ev: 'noise' }), { code: 'field', field: 'ev', found: '"noise"' }],
    [line({ ev: undefined }), { code: 'missing', field: 'ev' }],
    [line({ src: 'router' }), { code: 'field', field: 'src', found: '"router"' }],
    [line({ flags: 'FX' }), { code: 'field', field: 'flags', found: '"FX"' }],
    [line({ seq: 2 ** 32 }), { code: 'field', field: 'seq', found: '4294967296' }],
    [line({ seq: -1 }), { code: 'field', field: 'seq', found: '-1' }],
    [line({ seq: 1.5 }), { code: 'field', field: 'seq', found: '1.5' }],
    [line({ ack: null }), { code: 'field', field: 'ack', found: 'null' }],
    [line({ len: '3' }), { code: 'field', field: 'len', found: '"3"' }],
    [line({ t: null }), { code: 'field', field: 't', found: 'null' }],
    [line({ t: 1e308 }), { code: 'field', field: 't', found: '1e+308' }],
    [line({ t: -1e308 }), { code: 'field', field: 't', found: '-1e+308' }],
    [line({ t: 2 ** 53 }), { code: 'field', field: 't', found: '9007199254740992' }],
    [
      line({ ev: 'rx', to: 'client', state: { client: 'OPEN', server: 'CLOSED' } }),
      { code: 'field', field: 'state.client', found: '"OPEN"' },
    ],
    [
      '{"ev":"app","i":1,"t":1,"src":"client","call":"dance"}',
      { code: 'field', field: 'call', found: '"dance"' },
    ],
    ['{"ev":"meta","profile":"loose"}', { code: 'field', field: 'profile', found: '"loose"' }],
    [`{"a":"${'x'.repeat(MAX_LINE)}"}`, { code: 'long-line', limit: MAX_LINE }],
  ])('%.60s', (text, reason) => {
    expect(readTraceLine(text)).toEqual(reason);
  });
});

describe('a file', () => {
  const text = `{"ev":"meta"}\n\n${line({})}\r\n${line({ i: 5 })}`;

  test('comes in pieces, with blank lines, any line ends, and none at its end', () => {
    for (let size = 1; size <= text.length; size += 7) {
      const reader = new TraceReader();
      const events = [];
      for (let at = 0; at < text.length; at += size) events.push(...reader.push(text.slice(at, at + size)));
      events.push(...reader.end());
      expect(events.map(({ ev }) => ev)).toEqual(['meta', 'tx', 'tx']);
      expect(reader.problem).toBeNull();
    }
  });

  test('a problem names its line; what came before stands, what comes after is left', () => {
    const reader = new TraceReader();
    const events = [...reader.push(`${text}\n{"ev":\n${line({})}\n`), ...reader.end()];
    expect(events.length).toBe(3);
    expect(reader.problem).toEqual({ unit: 'line', at: 5, reason: { code: 'not-json' } });
  });

  test('cut after any character, it tells so unless the line was whole', () => {
    for (let length = 0; length < text.length; length++) {
      const reader = new TraceReader();
      reader.push(text.slice(0, length));
      reader.end();
      const rest = text.slice(0, length).split('\n').at(-1)?.trim() ?? '';
      expect(reader.problem === null).toBe(rest === '' || rest.endsWith('}'));
    }
  });

  test('without line ends it is refused before it is read to its end', () => {
    const reader = new TraceReader();
    reader.push('{'.repeat(MAX_LINE + 1));
    expect(reader.problem).toMatchObject({ unit: 'line', at: 1, reason: { code: 'long-line' } });
  });
});
