/** The answers as a table for people. */
import type { JudgedRx, JudgedTx, MetaEvent, Seen } from '@handshake/capture';
import { addressText } from '@handshake/capture';
import type { Locale, Text } from '@handshake/lessons';
import { ACK, flagNames, has } from '@handshake/protocol';
import type { Segment, Side, VerdictClass } from '@handshake/protocol';
import { say } from '../language.ts';
import { oneLine } from '../lines.ts';
import { reasons, rulesOf } from './why.ts';
import type { Judged } from './why.ts';

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
const TOTAL: Text = { en: 'segments: {total}', zh: '报文段：{total}' };

/** Columns on a terminal: Chinese characters take two. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );

function cells(columns: readonly Column[], values: readonly string[]): string {
  const set = columns.map(({ width, right }, k) => {
    const value = values[k] ?? '';
    const gap = ' '.repeat(Math.max(0, width - widthOf(value)));
    return right ? gap + value : value + gap;
  });
  return set.join('  ').trimEnd();
}

/** Lines of a file's table. They come one by one, so widths are fixed beforehand. */
export class Table {
  #locale: Locale;
  #counts = new Map<VerdictClass, number>();
  #columns: readonly Column[] | null = null;
  #connections = 0;
  #start: number | null = null;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  title(file: string, meta: MetaEvent | null): string {
    const about = meta ? [meta.scenario, meta.desc].filter((text) => text !== '').join(': ') : '';
    return oneLine(about === '' ? file : `${file}  (${about})`);
  }

  trace(judged: JudgedTx | JudgedRx): readonly string[] {
    const { i, t, segment } = judged;
    if (judged.ev === 'tx') {
      const row = [String(i), t.toFixed(3), `${this.#say(SIDES[judged.src])} →`, ...segmentCells(segment)];
      return [...this.#head(TRACE), cells(TRACE, [...row, this.#verdict(judged)]), ...this.#why(judged)];
    }
    const row = [String(i), t.toFixed(3), `→ ${this.#say(SIDES[judged.to])}`, ...segmentCells(segment)];
    return [...this.#head(TRACE), cells(TRACE, [...row, this.#arrival(judged)])];
  }

  seen(seen: Seen): readonly string[] {
    const { packet } = seen;
    this.#start ??= packet.time;
    const time = (packet.time - this.#start).toFixed(3);
    const from = this.#say(SIDES[seen.src]);
    const row = [String(seen.i), time, String(seen.connection), from, ...segmentCells(packet.segment)];
    const judged = { ...seen, segment: packet.segment };
    return [
      ...this.#head(CAPTURE),
      ...this.#introduction(seen),
      cells(CAPTURE, [...row, this.#verdict(judged)]),
      ...this.#why(judged),
    ];
  }

  /** How many segments got which verdict. */
  total(): string {
    const total = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    const classes = [...this.#counts].map(([verdict, count]) => `${this.#say(VERDICTS[verdict])} ${count}`);
    return [this.#say(TOTAL, { total }), ...classes].join(' · ');
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

  #introduction(seen: Seen): readonly string[] {
    if (seen.connection <= this.#connections) return [];
    this.#connections = seen.connection;
    const { packet, src, connection: number } = seen;
    const ends = [
      address(addressText(packet.from), packet.fromPort),
      address(addressText(packet.to), packet.toPort),
    ];
    const [client, server] = src === 'client' ? ends : ends.reverse();
    return [this.#say(STARTS, { number, client: client ?? '', server: server ?? '' })];
  }

  #verdict({ verdict }: Pick<JudgedTx, 'verdict'>): string {
    this.#counts.set(verdict.verdict, (this.#counts.get(verdict.verdict) ?? 0) + 1);
    return [this.#say(VERDICTS[verdict.verdict]), ...rulesOf(verdict)].join('  ');
  }

  #why(judged: Judged): readonly string[] {
    return reasons(judged, this.#locale).map((reason) => `${' '.repeat(NO.width)}  ${reason}`);
  }

  #arrival({ action, reply, mayWait, states }: JudgedRx): string {
    const said = [this.#say(ACTIONS[action])];
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
