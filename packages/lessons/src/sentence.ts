/** Anything that happens at a table as one sentence, for screen readers, live regions and replays. */
import { ACK, flagNames, has, other } from '@handshake/protocol';
import type { Segment, TimerName } from '@handshake/protocol';
import { phrase, seconds } from './facts.ts';
import type { Format } from './table/numbers.ts';
import type { Viewer } from './table/view.ts';
import type { Net } from './lesson/schema.ts';
import type { Seat, TableEvent } from './table/log.ts';
import type { Locale, Text } from './text.ts';

/** The application's call, as a programmer writes it. */
export const CALL_NAMES = {
  'OPEN-ACTIVE': 'connect()',
  'OPEN-PASSIVE': 'listen()',
  SEND: 'send()',
  CLOSE: 'close()',
  ABORT: 'abort()',
} as const;

export const TIMER_NAMES: Readonly<Record<TimerName, Text>> = {
  rto: { en: 'retransmission timer', zh: '重传定时器' },
  delack: { en: 'delayed-ACK timer', zh: '延迟确认定时器' },
  '2msl': { en: '2MSL timer', zh: '2MSL 定时器' },
};

const SEAT_NAMES: Readonly<Record<Seat, Text>> = {
  client: { en: 'client', zh: '客户端' },
  server: { en: 'server', zh: '服务器' },
};

/** What an end did with what reached it, where that needs saying. */
const ACTIONS: Readonly<Record<string, Text>> = {
  acknowledge: { en: 'is not acceptable, and is owed an ACK', zh: '不可接受，应回以 ACK' },
  challenge: { en: 'is owed a challenge ACK', zh: '应回以质询 ACK' },
  reset: { en: 'is owed a RST', zh: '应回以 RST' },
  close: { en: 'resets the connection', zh: '使连接复位' },
  drop: { en: 'is dropped', zh: '被丢弃' },
};

const FATES: Readonly<Record<string, Text>> = {
  dropped: { en: 'It was lost on the way.', zh: '它在途中丢失了。' },
  held: { en: 'The network keeps it back.', zh: '它被网络扣住了。' },
  copied: { en: 'The network keeps a copy of it.', zh: '网络留下了它的一份副本。' },
};

/** In a sentence for a watcher the client's numbers are `own`, the server's `peer`. */
const streamOf = (seat: Seat, viewer: Viewer): 'own' | 'peer' =>
  seat === (viewer === 'watcher' ? 'client' : viewer) ? 'own' : 'peer';

function subject(seat: Seat, viewer: Viewer, locale: Locale): string {
  if (viewer === 'watcher') return locale === 'zh' ? SEAT_NAMES[seat].zh : `The ${SEAT_NAMES[seat].en}`;
  if (seat === viewer) return locale === 'zh' ? '你' : 'You';
  return locale === 'zh' ? '对方' : 'Your partner';
}

function possessive(seat: Seat, viewer: Viewer, locale: Locale): string {
  if (viewer === 'watcher')
    return locale === 'zh' ? `${SEAT_NAMES[seat].zh}的` : `The ${SEAT_NAMES[seat].en}’s`;
  if (seat === viewer) return locale === 'zh' ? '你的' : 'Your';
  return locale === 'zh' ? '对方的' : 'Your partner’s';
}

/**
 * One sentence about one event, from a seat's point of view or a watcher's. `format` words the numbers; its `own` is
 * the viewer's stream (a watcher's: the client's). The state that the event led to is named where it changed.
 * @param before the event before, where there is one: without it no change of state is told.
 */
export function sentence(
  event: TableEvent,
  viewer: Viewer,
  locale: Locale,
  format: Format,
  before?: TableEvent,
): string {
  const told = said(event, viewer, locale, format);
  const changed = (['client', 'server'] as const).filter(
    (seat) => before && before.states[seat] !== event.states[seat],
  );
  const states = changed.map((seat) =>
    locale === 'zh'
      ? `${subject(seat, viewer, locale)}进入 ${event.states[seat]}。`
      : `${subject(seat, viewer, locale)} ${viewer === seat ? 'enter' : 'enters'} ${event.states[seat]}.`,
  );
  return [told, ...states].join(locale === 'zh' ? '' : ' ');
}

function said(event: TableEvent, viewer: Viewer, locale: Locale, format: Format): string {
  const zh = locale === 'zh';
  switch (event.kind) {
    case 'call': {
      const bytes =
        event.bytes === undefined ? '' : zh ? `，${event.bytes} 字节` : ` with ${event.bytes} bytes`;
      const who = possessive(event.seat, viewer, locale);
      return zh
        ? `${who}应用调用了 ${CALL_NAMES[event.call]}${bytes}。`
        : `${who} application called ${CALL_NAMES[event.call]}${bytes}.`;
    }
    case 'sent': {
      const who = subject(event.seat, viewer, locale);
      const what = phrase(event.segment, streamOf(event.seat, viewer), locale, format);
      const fate = FATES[event.fate]?.[locale] ?? '';
      if (zh) return `${who}${event.again ? '再次' : ''}发出 ${event.no} 号报文段：${what}。${fate}`;
      return `${who} sent segment ${event.no}${event.again ? ', a repeat' : ''}: ${what}.${fate && ` ${fate}`}`;
    }
    case 'refused': {
      const what = phrase(event.segment, streamOf(event.seat, viewer), locale, format);
      return zh
        ? `${possessive(event.seat, viewer, locale)}报文段被拦下，没有发出：${what}。`
        : `${possessive(event.seat, viewer, locale)} segment was held back: ${what}.`;
    }
    case 'arrived': {
      const from: Seat = other(event.seat);
      const what = phrase(event.segment, streamOf(from, viewer), locale, format);
      const action = ACTIONS[event.action]?.[locale];
      const whom =
        viewer === event.seat
          ? zh
            ? '你'
            : 'you'
          : viewer === 'watcher'
            ? zh
              ? SEAT_NAMES[event.seat].zh
              : `the ${SEAT_NAMES[event.seat].en}`
            : zh
              ? '对方'
              : 'your partner';
      if (zh) return `${event.no} 号报文段到达${whom}：${what}。${action ? `它${action}。` : ''}`;
      return `Segment ${event.no} reached ${whom}: ${what}.${action ? ` It ${action}.` : ''}`;
    }
    case 'timer': {
      const timer = TIMER_NAMES[event.timer][locale];
      const at = seconds(event.at);
      return zh
        ? `${possessive(event.seat, viewer, locale)}${event.timer === '2msl' ? ' ' : ''}${timer}到期（${at} 秒）。`
        : `${possessive(event.seat, viewer, locale)} ${timer} fired, at ${at} s.`;
    }
    case 'released':
    case 'injected':
    case 'lost':
    case 'kept':
    case 'overflow':
    case 'backlog':
      return networkSaid(event, viewer, locale, format);
    case 'crash':
      return zh
        ? `${possessive(event.seat, viewer, locale)}主机崩溃重启，忘记了这条连接。`
        : `${possessive(event.seat, viewer, locale)} host crashed, and knows nothing of the connection any more.`;
    case 'read': {
      const who = possessive(event.seat, viewer, locale);
      if (zh) return `${who}应用${event.reads ? '又开始读取数据' : '停止读取数据'}。`;
      return `${who} application ${event.reads ? 'reads again' : 'has stopped reading'}.`;
    }
    case 'reached':
      return zh
        ? `${event.no} 号报文段已到达，等待检查。`
        : `Segment ${event.no} is there, and waits to be checked.`;
    case 'checked': {
      const fits = event.said.decision === event.right.decision && event.said.field === event.right.field;
      const who = subject(event.seat, viewer, locale);
      if (zh) return `${who}检查了 ${event.no} 号报文段：${fits ? '判断正确' : '判断有误'}。`;
      return `${who} checked segment ${event.no}: ${fits ? 'rightly' : 'not rightly'}.`;
    }
    case 'stated': {
      const who = subject(event.seat, viewer, locale);
      const fits = event.said === event.is;
      if (zh) return `${who}认为自己的状态是 ${event.said}：${fits ? '正确' : `不对，是 ${event.is}`}。`;
      return `${who} said ${event.said}: ${fits ? 'right' : `no, it is ${event.is}`}.`;
    }
    case 'rewound':
      return zh ? '这一步重新开始。' : 'The step begins anew.';
    case 'rewind-asked': {
      const who = subject(event.seat, viewer, locale);
      if (zh) return `${who}请求重新开始这一步。`;
      return `${who} ${viewer === event.seat ? 'ask' : 'asks'} to begin the step anew.`;
    }
    case 'went-on': {
      const who = subject(event.seat, viewer, locale);
      if (zh) return `${who}选择照现在的样子继续。`;
      return `${who} ${viewer === event.seat ? 'go' : 'goes'} on with the step as it is.`;
    }
    case 'hint':
      return zh
        ? `${subject(event.seat, viewer, locale)}取了第 ${event.level} 条提示。`
        : `${subject(event.seat, viewer, locale)} took hint ${event.level}.`;
    case 'step':
      return zh ? `第 ${event.to + 1} 步开始。` : `Step ${event.to + 1} begins.`;
    case 'end':
      return zh ? '本课结束。' : 'The lesson is over.';
  }
}

const NETS: Readonly<Record<Net, Text>> = {
  delayed: { en: 'delayed until now', zh: '迟到' },
  duplicate: { en: 'a duplicate', zh: '重复' },
  old: { en: 'an old one', zh: '陈旧' },
  forged: { en: 'forged by a third party', zh: '第三方伪造' },
};

type NetworkEvent = Extract<
  TableEvent,
  { kind: 'released' | 'injected' | 'lost' | 'kept' | 'overflow' | 'backlog' }
>;

/** What the network did by itself. */
function networkSaid(event: NetworkEvent, viewer: Viewer, locale: Locale, format: Format): string {
  const zh = locale === 'zh';
  if (event.kind === 'backlog')
    return zh
      ? `${event.size} 个半开连接的位置中，${event.entries} 个被占用。`
      : `Of ${event.size} places for half-open connections, ${event.entries} are taken.`;
  if (event.kind === 'overflow')
    return zh
      ? `${event.no} 号报文段到达时半开队列已满：没有回答。`
      : `Segment ${event.no} found the backlog full: nothing answers it.`;
  const what = phrase(event.segment, streamOf(event.from, viewer), locale, format);
  switch (event.kind) {
    case 'lost':
      return zh
        ? `网络丢失了 ${event.no} 号报文段：${what}。`
        : `The network lost segment ${event.no}: ${what}.`;
    case 'kept':
      return zh
        ? `网络扣住了 ${event.no} 号报文段：${what}。`
        : `The network keeps segment ${event.no} back: ${what}.`;
    case 'injected':
    case 'released': {
      const how = event.net ? NETS[event.net][locale] : null;
      if (zh) return `${event.no} 号报文段${how ? `（${how}）` : ''}正在途中：${what}。`;
      return `Segment ${event.no}${how ? `, ${how},` : ''} is on its way: ${what}.`;
    }
  }
}

/** The packet list's info column, as capture tools print it: `49320 → 80 [SYN, ACK] Seq=0 Ack=1 Win=64240 Len=0`. */
export function packetInfo(
  segment: Segment,
  sender: Seat,
  ports: Readonly<Record<Seat, number>>,
  viewer: Viewer,
  format: Format,
): string {
  const receiver: Seat = other(sender);
  const parts = [
    `${ports[sender]} → ${ports[receiver]}`,
    `[${flagNames(segment.flags).replaceAll(',', ', ') || '<None>'}]`,
    `Seq=${format({ seq: segment.seq, of: streamOf(sender, viewer) })}`,
  ];
  if (has(segment, ACK)) parts.push(`Ack=${format({ seq: segment.ack, of: streamOf(receiver, viewer) })}`);
  parts.push(`Win=${segment.win}`, `Len=${segment.len}`);
  return parts.join(' ');
}
