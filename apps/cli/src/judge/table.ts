/** The answers as a table for people. */
import type { JudgedRx, JudgedTx, MetaEvent, Seen } from '@handshake/capture';
import { addressText } from '@handshake/capture';
import type { Locale, Text } from '@handshake/lessons';
import { ACK, flagNames, has } from '@handshake/protocol';
import type { Segment, Side, Verdict, VerdictClass } from '@handshake/protocol';
import { say } from '../language.ts';
import { oneLine } from '../lines.ts';
import { rulesOf } from './rules.ts';
import type { Why } from './sheet.ts';
import type { Judged } from './why.ts';

export type Row = JudgedTx | JudgedRx | Seen;

interface Column {
  readonly title: Text;
  readonly width: number;
  /** Numbers stand at the right. */
  readonly right: boolean;
}

const column = (en: string, zh: string, width: number, right = true): Column => ({
  title: { en, zh },
  width,
  right,
});
const NO = column('no', '序号', 6);
const TIME = column('time ms', '时间 ms', 12);
const CONNECTION = column('conn', '连接', 5);
const FROM = column('from', '来自', 9, false);
const FLAGS = column('flags', '标志', 12, false);
const NUMBERS: readonly Column[] = [
  column('seq', 'seq', 11),
  column('ack', 'ack', 11),
  column('len', 'len', 6),
  column('verdict', '结论', 0, false),
];
const TRACE: readonly Column[] = [NO, TIME, FROM, FLAGS, ...NUMBERS];
const CAPTURE: readonly Column[] = [NO, TIME, CONNECTION, FROM, FLAGS, ...NUMBERS];

const VERDICTS: Readonly<Record<VerdictClass, Text>> = {
  legal: { en: 'legal', zh: '合法' },
  unusual: { en: 'unusual', zh: '少见' },
  ignored: { en: 'ignored', zh: '被忽略' },
  illegal: { en: 'illegal', zh: '违规' },
};
const ACTIONS: Readonly<Record<JudgedRx['action'], Text>> = {
  accept: { en: 'accept', zh: '接受' },
  acknowledge: { en: 'acknowledge', zh: '不接受，回 ACK' },
  challenge: { en: 'challenge', zh: '质询' },
  reset: { en: 'reset', zh: '回 RST' },
  close: { en: 'close', zh: '被复位' },
  drop: { en: 'drop', zh: '丢弃' },
};
const SIDES: Readonly<Record<Side, Text>> = {
  client: { en: 'client', zh: '客户端' },
  server: { en: 'server', zh: '服务器' },
};
const OWES: Text = { en: 'owes {reply}', zh: '应回 {reply}' };
const MAY_WAIT: Text = { en: 'may wait', zh: '可以延迟' };
const STARTS: Text = {
  en: 'connection {number}: client {client}, server {server}',
  zh: '连接 {number}：客户端 {client}，服务器 {server}',
};
const NOTICE: Text = {
  en: 'more than {listed} rows: those with nothing wrong are folded, --all lists them',
  zh: '超过 {listed} 行：没有问题的行已折叠，用 --all 列出全部',
};
const FOLDED: Text = {
  en: '{rows} rows with nothing wrong, {first} to {last}',
  zh: '{first} 到 {last}：{rows} 行没有问题',
};
const TOTAL: Text = { en: 'segments: {total}', zh: '报文段：{total}' };

/** Columns on a terminal: Chinese characters take two. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g;
const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

function cells(columns: readonly Column[], values: readonly string[]): string {
  let line = '';
  for (const [k, { width, right }] of columns.entries()) {
    const value = values[k] ?? '';
    const gap = ' '.repeat(Math.max(0, width - widthOf(value)));
    line += (k === 0 ? '' : '  ') + (right ? gap + value : value + gap);
  }
  return line.trimEnd();
}

/** Lines of a file's table. They come one by one, so widths are fixed beforehand. */
export class Table {
  #locale: Locale;
  #counts = new Map<VerdictClass, number>();
  #columns: readonly Column[] | null = null;
  /** The connection that was introduced last. */
  #connection = 0;
  /** Rows since the last one that is listed. */
  #fold: { first: number; last: number; rows: number } | null = null;
  #start: number | null = null;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  title(file: string, meta: MetaEvent | null): string {
    const about = meta ? [meta.scenario, meta.desc].filter((text) => text !== '').join(': ') : '';
    return oneLine(about === '' ? file : `${file}  (${about})`);
  }

  /** What is said at the top of a table that folds. */
  notice(listed: number): string {
    return this.#say(NOTICE, { listed });
  }

  /** A row with what explains it, and what has to stand before it. */
  row(row: Row, why: Why | null): readonly string[] {
    if (!('ev' in row)) {
      const { connection } = row;
      const known = connection <= this.#connection;
      return this.#seen(row, why, known);
    }
    const { i, t, segment } = row;
    const start = [String(i), t.toFixed(3)];
    const head = this.#head(TRACE);
    if (row.ev === 'rx') {
      const whom = `→ ${this.#say(SIDES[row.to])}`;
      return [...head, cells(TRACE, [...start, whom, ...segmentCells(segment), this.#arrival(row)])];
    }
    const who = `${this.#say(SIDES[row.src])} →`;
    const line = cells(TRACE, [...start, who, ...segmentCells(segment), this.#verdict(row.verdict)]);
    return [...head, line, ...this.#why(row, why)];
  }

  /** The same of a table that folds what is right: most often nothing, yet. */
  folded(row: Row, why: Why | null): readonly string[] {
    if ('ev' in row ? row.ev === 'rx' || row.verdict.verdict === 'legal' : row.verdict.verdict === 'legal') {
      if ('verdict' in row) this.#count('legal');
      this.#fold ??= { first: row.i, last: row.i, rows: 0 };
      this.#fold.last = row.i;
      this.#fold.rows += 1;
      return [];
    }
    const fold = this.#unfolded();
    if ('ev' in row) return [...fold, ...this.row(row, why)];
    return [...fold, ...this.#seen(row, why, row.connection === this.#connection)];
  }

  /** What is still folded, and how many segments got which verdict. */
  end(): readonly string[] {
    const total = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    const classes = [...this.#counts].map(([verdict, count]) => `${this.#say(VERDICTS[verdict])} ${count}`);
    return [...this.#unfolded(), [this.#say(TOTAL, { total }), ...classes].join(' · ')];
  }

  #say(text: Text, values: Readonly<Record<string, string | number>> = {}): string {
    return say(text, this.#locale, values);
  }

  #head(columns: readonly Column[]): readonly string[] {
    if (this.#columns) return [];
    this.#columns = columns;
    return [
      cells(
        columns,
        columns.map(({ title }) => title[this.#locale]),
      ),
    ];
  }

  #seen(seen: Seen, why: Why | null, introduced: boolean): readonly string[] {
    const { i, packet, verdict, connection } = seen;
    this.#start ??= packet.time;
    const time = (packet.time - this.#start).toFixed(3);
    const from = this.#say(SIDES[seen.src]);
    const row = [String(i), time, String(connection), from, ...segmentCells(packet.segment)];
    return [
      ...this.#head(CAPTURE),
      ...(introduced ? [] : this.#introduction(seen)),
      cells(CAPTURE, [...row, this.#verdict(verdict)]),
      ...this.#why({ ...seen, segment: packet.segment }, why),
    ];
  }

  #introduction({ packet, src, connection: number }: Seen): readonly string[] {
    this.#connection = number;
    const from = address(addressText(packet.from), packet.fromPort);
    const to = address(addressText(packet.to), packet.toPort);
    const [client, server] = src === 'client' ? [from, to] : [to, from];
    return [this.#say(STARTS, { number, client, server })];
  }

  #unfolded(): readonly string[] {
    const fold = this.#fold;
    this.#fold = null;
    return fold ? [`${'…'.padStart(NO.width)}  ${this.#say(FOLDED, fold)}`] : [];
  }

  #count(verdict: VerdictClass): void {
    this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1);
  }

  #verdict(verdict: Verdict): string {
    this.#count(verdict.verdict);
    return [this.#say(VERDICTS[verdict.verdict]), ...rulesOf(verdict)].join('  ');
  }

  #why(judged: Judged, why: Why | null): readonly string[] {
    const reasons = why?.reasons(judged, this.#locale) ?? [];
    return reasons.map((reason) => `${' '.repeat(NO.width)}  ${reason}`);
  }

  #arrival({ action, rule, reply, mayWait, states }: JudgedRx): string {
    const said = [this.#say(ACTIONS[action]), rule];
    if (reply) {
      const ack = has({ ...reply, seq: 0 }, ACK) ? ` ack ${reply.ack}` : '';
      const what = `${flagNames(reply.flags)} seq ${reply.seq ?? '?'}${ack}`;
      said.push(this.#say(OWES, { reply: what }) + (mayWait ? ` (${this.#say(MAY_WAIT)})` : ''));
    }
    return [...said, `${states.client} / ${states.server}`].join('  ');
  }
}

const segmentCells = (s: Segment): readonly string[] => [
  flagNames(s.flags) || '-',
  String(s.seq),
  has(s, ACK) ? String(s.ack) : '-',
  String(s.len),
];

/** IPv6 in brackets, its zeros folded. */
function address(ip: string, port: number): string {
  if (!ip.includes(':')) return `${ip}:${port}`;
  return `[${new URL(`http://[${ip}]`).hostname.slice(1, -1)}]:${port}`;
}
