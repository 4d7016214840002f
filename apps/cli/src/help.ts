/** What `--help` prints. */
import type { Text } from '@handshake/lessons';

export const HELP: Text = {
  en: `handshake: TCP connections, judged

  handshake judge [--profile strict|textbook] [--json|--all] FILE…
      Judges every segment of traces (JSON lines) and captures (pcap, pcapng).
      FILE may be - for standard input. The table of a file with more than
      10000 rows folds those with nothing wrong, unless --all is given.
      Exit status: 0 nothing illegal, 1 something illegal, 2 something
      unreadable.

  handshake arrive [--profile strict|textbook]
      For each endpoint and segment, a JSON object a line on standard input:
      what a conforming endpoint does.

  handshake export TRACE >OUT.pcapng
      Writes a trace, or a table's log, as a capture.

  handshake serve
      Starts the classroom. PORT, HOST and DATA_DIR choose where it listens
      and keeps its data.

  handshake --help | --version`,
  zh: `handshake：判断 TCP 连接

  handshake judge [--profile strict|textbook] [--json|--all] 文件…
      判断 trace（每行一个 JSON）和抓包文件（pcap、pcapng）中的每个报文段。
      文件为 - 时读标准输入。超过 10000 行时，表格折叠没有问题的行，--all 则列出全部。
      退出状态：0 没有违规，1 有违规，2 有无法读取的内容。

  handshake arrive [--profile strict|textbook]
      标准输入每行一个 JSON 对象（端点和报文段）：输出符合规范的端点会怎么做。

  handshake export TRACE >OUT.pcapng
      把 trace 或一张桌的日志写成抓包文件。

  handshake serve
      启动课堂。PORT、HOST 和 DATA_DIR 决定监听的端口、地址和数据目录。

  handshake --help | --version`,
};

export const MISUSE: Readonly<
  Record<'command' | 'option' | 'profile' | 'files' | 'one-file' | 'no-files' | 'terminal', Text>
> = {
  command: { en: 'no such command: {what}', zh: '没有这个命令：{what}' },
  option: { en: 'no such option: {what}', zh: '没有这个选项：{what}' },
  profile: {
    en: '--profile is strict or textbook, not {what}',
    zh: '--profile 是 strict 或 textbook，不是 {what}',
  },
  files: {
    en: 'judge needs a FILE (handshake --help)',
    zh: 'judge 需要文件名（见 handshake --help）',
  },
  'one-file': { en: 'export needs one TRACE', zh: 'export 需要一个 TRACE' },
  'no-files': { en: 'no FILE is expected: {what}', zh: '不需要文件名：{what}' },
  terminal: {
    en: 'a capture is no text: send it to a file (handshake export TRACE >OUT.pcapng)',
    zh: '抓包文件不是文本：请输出到文件（handshake export TRACE >OUT.pcapng）',
  },
};
