/** A class list as instructors have it: pasted lines, or a CSV file. What cannot be read is named, line by line. */
import * as z from 'zod/mini';

export const MAX_ENTRIES = 500;
const NAME_MAX = 60;
const NUMBER_MAX = 32;
/** Control and format characters, private use, line separators: nothing that stands in a name. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}<>]/u;

const line = (most: number) =>
  z
    .pipe(
      z.string().check(z.maxLength(400)),
      z.transform((text: string) => tidy(text)),
    )
    .check(z.refine((text) => text !== '' && [...text].length <= most && !FORBIDDEN.test(text)));
const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

export const rosterEntrySchema = z.strictObject({
  name: line(NAME_MAX),
  /** The student's number, where the school has them. */
  number: z.nullable(line(NUMBER_MAX)),
});
export type RosterEntry = z.infer<typeof rosterEntrySchema>;

/**
 * `no-name`; `name-long`; `characters` that cannot be shown; a `quote` that isn't closed; `columns`: which is the number can't be told;
 * `number-twice` and `twice`: as on line `first`; `too-many` rows.
 */
export type RosterFault =
  | 'no-name'
  | 'name-long'
  | 'number-long'
  | 'characters'
  | 'quote'
  | 'columns'
  | 'number-twice'
  | 'twice'
  | 'too-many';
export interface BrokenRow {
  /** From 1, as the text's lines are counted. */
  readonly line: number;
  readonly text: string;
  readonly fault: RosterFault;
  /** The line on which it stands already. */
  readonly first?: number;
}
export interface ReadRoster {
  readonly entries: readonly RosterEntry[];
  readonly broken: readonly BrokenRow[];
}

/** What the head of a column says that it holds. */
const HEADS: readonly (readonly ['name' | 'first' | 'last' | 'number', RegExp])[] = [
  ['first', /^(first|given) ?names?$|^名$/u],
  ['last', /^(last|family|sur) ?names?$|^姓$/u],
  ['name', /^(full |student )?names?$|^students?$|^(学生)?姓名$|^名字$|^學生$|^学生$/u],
  [
    'number',
    /^(student )?(no\.?|numbers?|num|id|ids|code)$|^(matriculation|registration)( number| no\.?)?$|^学号$|^學號$|^编号$|^编码$|^序号$|^座号$/u,
  ],
];
type Column = (typeof HEADS)[number][0] | null;

/** The rows of a pasted list or a CSV file: a name a line, a number before or behind it if there is one. */
export function readRoster(text: string): ReadRoster {
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u);
  const separator = separatorOf(lines);
  const entries: RosterEntry[] = [];
  const broken: BrokenRow[] = [];
  const seen = { number: new Map<string, number>(), name: new Map<string, number>() };
  let columns: readonly Column[] | null = null;
  let begun = false;
  for (const [i, text] of lines.entries()) {
    if (tidy(text) === '') continue;
    const wrong = (fault: RosterFault, first?: number) =>
      broken.push({ line: i + 1, text, fault, ...(first === undefined ? {} : { first }) });
    const cells = cellsOf(text, separator);
    if (cells === null) {
      wrong('quote');
      continue;
    }
    if (!begun) {
      begun = true;
      columns = headOf(cells);
      if (columns) continue;
    }
    const row = columns ? byHead(cells, columns) : bySight(cells);
    const fault = row === null ? 'columns' : faultOf(row);
    if (row === null || fault) {
      wrong(fault ?? 'columns');
      continue;
    }
    const [byNumber, byName] = [row.number && numberKey(row.number), rosterKey(row.name)];
    const twice = byNumber ? seen.number.get(byNumber) : seen.name.get(byName);
    if (twice !== undefined) wrong(byNumber ? 'number-twice' : 'twice', twice);
    else if (entries.length >= MAX_ENTRIES) wrong('too-many');
    else {
      entries.push(row);
      if (byNumber) seen.number.set(byNumber, i + 1);
      else seen.name.set(byName, i + 1);
    }
  }
  return { entries, broken };
}

/** Tabs where a spreadsheet was pasted; else semicolons, where more lines have them than commas. */
function separatorOf(lines: readonly string[]): string {
  const having = (one: string) => lines.filter((line) => line.includes(one)).length;
  if (having('\t') > 0) return '\t';
  return having(';') + having('；') > having(',') + having('，') ? ';' : ',';
}

/** The cells of one line, as CSV has them (RFC 4180), but for line breaks inside; null: a quote is not closed. */
function cellsOf(line: string, separator: string): string[] | null {
  const wide = separator === ',' ? '，' : separator === ';' ? '；' : separator;
  const cells: string[] = [];
  let [cell, quoted] = ['', false];
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (line[i + 1] === '"') cell += line[++i];
      else quoted = false;
    } else if (c === '"' && cell.trim() === '') [cell, quoted] = ['', true];
    else if (c === separator || c === wide) {
      cells.push(cell);
      cell = '';
    } else cell += c;
  }
  if (quoted) return null;
  return [...cells, cell].map(tidy);
}

/** What the columns hold, where the first row says so. */
function headOf(cells: readonly string[]): Column[] | null {
  const columns = cells.map(
    (cell): Column => HEADS.find(([, words]) => words.test(cell.toLowerCase()))?.[0] ?? null,
  );
  return columns.some((column) => column !== null) ? columns : null;
}

function byHead(cells: readonly string[], columns: readonly Column[]): RosterEntry {
  const of = (column: Column) => cells[columns.indexOf(column)] ?? '';
  const [first, last] = [of('first'), of('last')];
  return { name: of('name') || full(first, last), number: of('number') || null };
}

const full = (first: string, last: string): string =>
  /\p{Script=Han}/u.test(last) ? `${last}${first}` : tidy(`${first} ${last}`);

/** Without a head: what has a digit is the number, what has none the name; an address is neither. */
function bySight(cells: readonly string[]): RosterEntry | null {
  const told = cells.filter((cell) => cell !== '' && !cell.includes('@'));
  const numbers = told.filter((cell) => /\p{Nd}/u.test(cell));
  const names = told.filter((cell) => !/\p{Nd}/u.test(cell));
  if (numbers.length > 1) return null;
  const [number = null] = numbers;
  if (names.length > 0 || number === null) return { name: names.join(' '), number };
  // “2023001 Wang Wei”, pasted from a text.
  const apart = /^(\S*\p{Nd}\S*)\s+(\P{Nd}+)$|^(\P{Nd}+)\s+(\S*\p{Nd}\S*)$/u.exec(number);
  return apart
    ? { name: apart[2] ?? apart[3] ?? '', number: apart[1] ?? apart[4] ?? null }
    : { name: '', number };
}

function faultOf({ name, number }: RosterEntry): RosterFault | null {
  if (FORBIDDEN.test(name) || FORBIDDEN.test(number ?? '')) return 'characters';
  if (!/\p{L}/u.test(name)) return 'no-name';
  if ([...name].length > NAME_MAX) return 'name-long';
  return [...(number ?? '')].length > NUMBER_MAX ? 'number-long' : null;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase();
/** What two ways of writing one name have in common: case, accents, the order of its words, what stands between them. */
export const rosterKey = (name: string): string =>
  plain(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');
/** Whether two ways of writing are one name: 王 伟 is 王伟, where there are no words. */
export const isSameName = (a: string, b: string): boolean =>
  rosterKey(a) === rosterKey(b) || squeezed(a) === squeezed(b);
const squeezed = (name: string): string => plain(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** The same of numbers: spaces, hyphens, leading zeros, case. */
export const numberKey = (number: string): string =>
  plain(number)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/u, '');
