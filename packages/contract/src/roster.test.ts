import { describe, expect, it } from 'vitest';
import { isSameName, MAX_ENTRIES, numberKey, readRoster, rosterEntrySchema, rosterKey } from './roster.ts';

const read = (text: string) => readRoster(text).entries.map(({ name, number }) => `${number ?? '-'} ${name}`);
const broken = (text: string) =>
  readRoster(text).broken.map(({ line, fault, first }) => `${line} ${fault}${first ? ` as ${first}` : ''}`);

describe('a class list', () => {
  it.each([
    [
      'a name a line',
      'Ada Lovelace\n\n  Alan   Turing \r\n李雷',
      ['- Ada Lovelace', '- Alan Turing', '- 李雷'],
    ],
    ['numbers before names', '2023001,王伟\n2023002，李娜', ['2023001 王伟', '2023002 李娜']],
    ['numbers behind names', 'Wang Wei;20-17\nLi Na;20-18', ['20-17 Wang Wei', '20-18 Li Na']],
    [
      'numbers and names apart by a space',
      '2023001 王伟\nGrace Hopper 17',
      ['2023001 王伟', '17 Grace Hopper'],
    ],
    ['a pasted spreadsheet', '1\tAda\tada@school.example\n2\tAlan\talan@school.example', ['1 Ada', '2 Alan']],
    ['a head', 'Email,Name,Student ID,Group\na@b.example,Ada,A-1,2\n,Alan,A-2,2', ['A-1 Ada', 'A-2 Alan']],
    ['a head in Chinese', '\ufeff学号\t姓名\t性别\n001\t王伟\t男', ['001 王伟']],
    ['first and last names', 'First name,Last name\nAda,Lovelace', ['- Ada Lovelace']],
    ['family names in Chinese', '姓,名\n王,伟', ['- 王伟']],
    ['quotes', '"Lovelace, Ada",7\n"Ann ""Nan"" Lee",8', ['7 Lovelace, Ada', '8 Ann "Nan" Lee']],
    ['two of one name with numbers', '1,王伟\n2,王伟', ['1 王伟', '2 王伟']],
  ])('is read: %s', (_, text, entries) => {
    expect(readRoster(text).broken).toEqual([]);
    expect(read(text)).toEqual(entries);
  });

  it.each([
    ['no name', 'Ada\n2023007\nBob', ['2 no-name']],
    ['a name that is too long', `Ada\n${'x'.repeat(61)}`, ['2 name-long']],
    ['a number that is too long', `1,Ada\n${'9'.repeat(33)},Bob`, ['2 number-long']],
    ['direction tricks', 'Ada\nAnn\u202egnp', ['2 characters']],
    ['markup', 'Ada\n<b>Bob</b>', ['2 characters']],
    ['an open quote', 'Ada\n"Bob\nCleo', ['2 quote']],
    ['two numbers', '1,Ada\n2,17,Bob', ['2 columns']],
    ['a number that stands already', '007,Ada\n8,Bob\n7,Cleo', ['3 number-twice as 1']],
    ['a name that stands already', 'Ada Lovelace\nlovelace, ada', ['2 twice as 1']],
  ])('names its broken rows and keeps the others: %s', (_, text, faults) => {
    expect(broken(text)).toEqual(faults);
    expect(read(text)).not.toEqual([]);
  });

  it('counts lines as the text has them', () => {
    expect(broken('name\n\n\nAda\n\nada')).toEqual(['6 twice as 4']);
  });

  it('ends at its most rows, and says which are too many', () => {
    const rows = Array.from({ length: MAX_ENTRIES + 2 }, (_, i) => `${i},Ada`);
    const { entries, broken } = readRoster(rows.join('\n'));
    expect(entries).toHaveLength(MAX_ENTRIES);
    expect(broken.map(({ line, fault }) => [line, fault])).toEqual([
      [MAX_ENTRIES + 1, 'too-many'],
      [MAX_ENTRIES + 2, 'too-many'],
    ]);
  });

  it('gives only what the server takes', () => {
    const { entries } = readRoster('1,王伟\n"Lovelace, Ada";2\nZoë');
    for (const entry of entries) expect(rosterEntrySchema.safeParse(entry).data).toEqual(entry);
    for (const name of ['', 'x'.repeat(61), 'a\u202eb', '<b>'])
      expect(rosterEntrySchema.safeParse({ name, number: null }).success).toBe(false);
  });
});

it('one name is known however it is written', () => {
  expect(rosterKey('Lovelace, Ada')).toBe(rosterKey('ada  LOVELACE'));
  expect(rosterKey('Zoë')).toBe(rosterKey('zoe'));
  expect(isSameName('王 伟', '王伟')).toBe(true);
  expect(isSameName('WangWei', 'Wang Wei')).toBe(true);
  expect(isSameName('王伟', '王伟东')).toBe(false);
  expect(rosterKey('Ada')).not.toBe(rosterKey('Adam'));
  expect(numberKey('0020-17 a')).toBe('2017a');
  expect(numberKey('0')).toBe('0');
});
