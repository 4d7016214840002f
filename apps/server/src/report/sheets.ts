/** The report as two sheets: a row a student and table, and a row a mistake. */
import type { ClassReport, ReportRun, ReportStudent } from '@handshake/contract';
import { isMisconception, MISCONCEPTION_TEXTS } from '@handshake/lessons';
import type { Locale, Part, Text } from '@handshake/lessons';
import { ACK, flagNames, has } from '@handshake/protocol';
import { csv } from './csv.ts';

const HEADS = {
  realName: { en: 'Real name', zh: '真实姓名' },
  name: { en: 'Name in class', zh: '课堂昵称' },
  lesson: { en: 'Lesson', zh: '课程' },
  table: { en: 'Table', zh: '桌号' },
  part: { en: 'Seat', zh: '座位' },
  from: { en: 'Sat down (UTC)', zh: '入座时间（UTC）' },
  to: { en: 'Last move (UTC)', zh: '最后一步（UTC）' },
  seconds: { en: 'Seconds', zh: '用时（秒）' },
  steps: { en: 'Steps done', zh: '完成步骤' },
  of: { en: 'Steps in all', zh: '总步骤' },
  done: { en: 'Finished', zh: '完成本课' },
  segments: { en: 'Segments', zh: '报文段' },
  wrong: { en: 'Wrong', zh: '有误' },
  hints: { en: 'Hints', zh: '提示' },
  right: { en: 'Answers right', zh: '答对' },
  asked: { en: 'Answers in all', zh: '答题总数' },
  shown: { en: 'Misconceptions (times)', zh: '暴露的误解（次数）' },
  move: { en: 'Move', zh: '第几步' },
  at: { en: 'Time (UTC)', zh: '时间（UTC）' },
  verdict: { en: 'Verdict', zh: '判定' },
  rule: { en: 'Rule', zh: '规则' },
  misconception: { en: 'Misconception', zh: '误解' },
  flags: { en: 'Flags', zh: '标志位' },
  seq: { en: 'Seq', zh: 'Seq' },
  ack: { en: 'Ack', zh: 'Ack' },
  relSeq: { en: 'Seq (relative)', zh: 'Seq（相对）' },
  relAck: { en: 'Ack (relative)', zh: 'Ack（相对）' },
  len: { en: 'Data', zh: '数据' },
  win: { en: 'Window', zh: '窗口' },
  id: { en: 'Table id', zh: '桌 ID' },
} as const satisfies Record<string, Text>;
type Column = keyof typeof HEADS;
type Row = Readonly<Partial<Record<Column, string | number>>>;

const PARTS: Readonly<Record<Part, Text>> = {
  client: { en: 'client', zh: '客户端' },
  server: { en: 'server', zh: '服务器' },
  network: { en: 'network', zh: '网络' },
};
const VERDICTS = {
  legal: { en: 'legal', zh: '合法' },
  unusual: { en: 'unusual', zh: '少见' },
  ignored: { en: 'ignored', zh: '会被忽略' },
  illegal: { en: 'illegal', zh: '不合法' },
} as const satisfies Record<string, Text>;
const YES: Text = { en: 'yes', zh: '是' };
const NO: Text = { en: 'no', zh: '否' };

const time = (at: number): string => new Date(at).toISOString().replace('T', ' ').slice(0, 19);
export const misconceptionName = (id: string, locale: Locale): string =>
  isMisconception(id) ? MISCONCEPTION_TEXTS[locale][id].name : id;

function sheet(columns: readonly Column[], rows: readonly Row[], locale: Locale): string {
  return csv([
    columns.map((column) => HEADS[column][locale]),
    ...rows.map((row) => columns.map((column) => row[column] ?? '')),
  ]);
}

const where = ({ name, realName }: ReportStudent, run: ReportRun, locale: Locale): Row => ({
  name,
  realName: realName ?? '',
  lesson: run.lesson.title[locale],
  table: run.number ?? '',
  part: PARTS[run.part][locale],
  id: run.table,
});

/** A row a student and table; one row for who made no move. */
export function studentSheet({ students }: ClassReport, locale: Locale): string {
  const rows = students.flatMap((student): Row[] => {
    const { name, realName, runs } = student;
    if (runs.length === 0) return [{ name, realName: realName ?? '' }];
    return runs.map((run) => ({
      ...where(student, run, locale),
      from: time(run.from),
      to: time(run.to),
      seconds: Math.round(run.ms / 1000),
      steps: run.steps,
      of: run.of,
      done: (run.done ? YES : NO)[locale],
      segments: run.segments,
      wrong: run.wrong,
      hints: run.hints,
      right: run.asked.right,
      asked: run.asked.of,
      shown: shown(run, locale),
    }));
  });
  const columns = [
    ...(['realName', 'name', 'lesson', 'table', 'part', 'from', 'to', 'seconds', 'steps', 'of'] as const),
    ...(['done', 'segments', 'wrong', 'hints', 'right', 'asked', 'shown', 'id'] as const),
  ];
  return sheet(columns, rows, locale);
}

/** A row a mistake. */
export function mistakeSheet({ students }: ClassReport, locale: Locale): string {
  const rows = students.flatMap((student) =>
    student.runs.flatMap((run) =>
      run.mistakes.map(({ n, at, verdict, rule, misconception, segment, relative }): Row => ({
        ...where(student, run, locale),
        move: n,
        at: time(at),
        verdict: VERDICTS[verdict][locale],
        rule: rule ?? '',
        misconception: misconception === null ? '' : misconceptionName(misconception, locale),
        flags: flagNames(segment.flags),
        seq: segment.seq,
        ack: has(segment, ACK) ? segment.ack : '',
        relSeq: relative.seq,
        relAck: has(segment, ACK) ? relative.ack : '',
        len: segment.len,
        win: segment.win,
      })),
    ),
  );
  const columns = [
    ...(['realName', 'name', 'lesson', 'table', 'part', 'move', 'at', 'verdict', 'rule'] as const),
    ...(['misconception', 'flags', 'seq', 'ack', 'relSeq', 'relAck', 'len', 'win', 'id'] as const),
  ];
  return sheet(columns, rows, locale);
}

/** `Ack = last byte received (2); …` */
function shown({ mistakes }: ReportRun, locale: Locale): string {
  const counts = new Map<string, number>();
  for (const { misconception } of mistakes)
    if (misconception !== null) counts.set(misconception, (counts.get(misconception) ?? 0) + 1);
  return [...counts].map(([id, count]) => `${misconceptionName(id, locale)} (${count})`).join('; ');
}
