/** What could not be read, in words: one line that names the file, the place and the reason. */
import type { Problem, ProblemReason } from '@handshake/capture';
import type { Locale, Text } from '@handshake/lessons';
import { codeOf } from './input.ts';
import { say } from './language.ts';
import { oneLine } from './lines.ts';

/** A file that the system does not hand out: its error code. */
export type FileProblem = Problem | { readonly unit: 'file'; readonly code: string };

const REASONS: Readonly<Record<ProblemReason['code'], Text>> = {
  empty: { en: 'the file is empty', zh: '文件是空的' },
  magic: {
    en: 'neither a trace, a pcap nor a pcapng file (it begins with {found})',
    zh: '既不是 trace，也不是 pcap 或 pcapng 文件（开头为 {found}）',
  },
  version: { en: 'pcap version {found} is not known', zh: '不认识的 pcap 版本 {found}' },
  truncated: { en: 'the file ends in the middle', zh: '文件在此处中断，不完整' },
  'too-long': { en: 'a length of {length} bytes cannot be', zh: '长度 {length} 字节不可能存在' },
  'block-length': { en: 'a block length of {length} bytes cannot be', zh: '块长度 {length} 字节不可能存在' },
  'byte-order': { en: 'the byte-order mark of the section is damaged', zh: '该节的字节序标记已损坏' },
  interface: { en: 'interface {id} is not described in the file', zh: '文件中没有接口 {id} 的描述' },
  interfaces: {
    en: 'a section describes more than {limit} interfaces',
    zh: '一个节中描述的接口超过 {limit} 个',
  },
  'link-type': { en: 'link type {linkType} is not supported', zh: '不支持链路类型 {linkType}' },
  'not-json': { en: 'not a JSON object', zh: '不是 JSON 对象' },
  'long-line': { en: 'the line is longer than {limit} characters', zh: '该行超过 {limit} 个字符' },
  missing: { en: 'field "{field}" is missing', zh: '缺少字段 "{field}"' },
  field: { en: 'field "{field}" cannot be {found}', zh: '字段 "{field}" 不能为 {found}' },
  'segment-size': {
    en: '{length} bytes do not fit into one IP packet',
    zh: '{length} 字节放不进一个 IP 数据包',
  },
};

const PLACES: Readonly<Record<Problem['unit'] | 'frame', Text>> = {
  byte: { en: 'byte {at}', zh: '第 {at} 字节' },
  line: { en: 'line {at}', zh: '第 {at} 行' },
  event: { en: 'event {at}', zh: '事件 {at}' },
  frame: { en: 'byte {at}, frame {frame}', zh: '第 {at} 字节，第 {frame} 帧' },
};

const SYSTEM: Readonly<Record<string, Text>> = {
  ENOENT: { en: 'no such file', zh: '没有这个文件' },
  EISDIR: { en: 'is a directory', zh: '是一个目录' },
  EACCES: { en: 'may not be read by this user', zh: '当前用户无权读取' },
};
const UNREADABLE: Text = { en: 'cannot be read ({code})', zh: '无法读取（{code}）' };

/** Program and file are named as every program names them; what follows is a sentence. */
const COLON: Text = { en: ': ', zh: '：' };

export const reasonText = (reason: ProblemReason, locale: Locale): string =>
  say(REASONS[reason.code], locale, reason as unknown as Readonly<Record<string, string | number>>);

/** `handshake: FILE: byte 312, frame 5: the file ends in the middle`. */
export function problemLine(file: string, problem: FileProblem, locale: Locale): string {
  const name = `handshake: ${oneLine(file)}`;
  if (problem.unit === 'file')
    return `${name}: ${say(SYSTEM[problem.code] ?? UNREADABLE, locale, { code: problem.code })}`;
  const place = PLACES[problem.frame === undefined ? problem.unit : 'frame'];
  const where = say(place, locale, { at: problem.at, frame: problem.frame ?? 0 });
  return `${name}: ${where}${COLON[locale]}${reasonText(problem.reason, locale)}`;
}

const UNWRITTEN: Text = {
  en: 'standard output cannot be written ({code})',
  zh: '无法写入标准输出（{code}）',
};

/** `handshake: standard output cannot be written (ENOSPC)`. */
export const writeProblemLine = (error: Error, locale: Locale): string =>
  `handshake: ${say(UNWRITTEN, locale, { code: codeOf(error) })}`;
