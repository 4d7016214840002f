import { describe, expect, it } from 'vitest';
import { csv } from './csv.ts';

/** A reader of RFC 4180, for itself. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\r' && text[i + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      i += 1;
    } else cell += c;
  }
  return rows;
}

describe('CSV', () => {
  it('begins with a byte order mark, ends every row with CRLF, and reads back as it was', () => {
    const rows = [
      ['a', 'b,c', 'say "hi"'],
      ['two\r\nlines', '小明', ''],
    ];
    const text = csv(rows);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(read(text.slice(1))).toEqual(rows);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@A1',
    '\t=1',
    ' =1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '=cmd|" /C calc"!A0',
  ])('makes text of what a spreadsheet would run: %j', (evil) => {
    expect(read(csv([[evil]]).slice(1))).toEqual([[`'${evil}`]]);
  });

  it.each(['Ada', '1+1', 'a=b', '“=”', '小=明', '·-·'])('leaves alone what is text: %j', (text) => {
    expect(read(csv([[text]]).slice(1))).toEqual([[text]]);
  });

  it('writes numbers as numbers', () => {
    expect(csv([[0, 4294967295]])).toBe('\ufeff0,4294967295\r\n');
  });
});
