/** What a seat is told: what happened to it last, what is due from it now, whose turn it is, and what may be waited for. */
import { FIN, SYN, flagNames, has, other } from '@handshake/protocol';
import type { Due, Segment, TimerName } from '@handshake/protocol';
import { causes, notices } from './causes.ts';
import { dueOf, pressing } from './bot/due.ts';
import { fill as fillFacts } from './messages/fill.ts';
import { countdown, hasRunOut } from './facts.ts';
import { AS_PLANNED, asPlanned } from './planned.ts';
import { rich } from './rich.ts';
import type { Piece } from './rich.ts';
import { CALL_NAMES, TIMER_NAMES } from './sentence.ts';
import type { MoveRefusal, Seat, Table } from './table/log.ts';
import { armed, firstTimer, waitRefusal } from './table/waiting.ts';
import type { Locale, Text } from './text.ts';

export interface AgendaItem {
  readonly done: boolean;
  readonly pieces: readonly Piece[];
}

export interface Wait {
  readonly timer: TimerName;
  /** What the timer is called. */
  readonly name: string;
  /** Until it fires, ms of the table's clock; 0 where it is due already. */
  readonly ms: number;
  /** Why it may not be waited for now; null where it may. */
  readonly refusal: MoveRefusal | null;
  /** It may be waited for, and nobody has anything to send before: what a sound end would do now. */
  readonly sensible: boolean;
}

export interface Agenda {
  /** `network`: a segment is on its way. `nobody`: the lesson is over. */
  readonly turn: 'you' | 'partner' | 'network' | 'nobody';
  /** The lesson's word to this seat in the step that is on, and that it tells of another run where it does; null when it is over. */
  readonly prompt: readonly Piece[] | null;
  /** What was done, and last what there is to do. */
  readonly items: readonly AgendaItem[];
  /** The own timers that run and may serve something, soonest first. */
  readonly waits: readonly Wait[];
}

type Call = keyof typeof CALL_NAMES;

const DIRECTIVES: Readonly<Record<Due['why'] | 'open-window' | 'probe' | 'abort', Text>> = {
  syn: { en: 'Ask for the connection.', zh: '请向对方发起连接请求。' },
  'syn-ack': { en: 'Answer it.', zh: '请回答它。' },
  ack: { en: 'Answer it.', zh: '请回答它。' },
  data: { en: 'Send the data.', zh: '请发送数据。' },
  fin: { en: 'Tell your partner that you have no more to send.', zh: '请告诉对方你没有更多数据要发送。' },
  rst: { en: 'Answer it.', zh: '请回答它。' },
  again: {
    en: 'Send what is not acknowledged once more, unchanged.',
    zh: '请把未被确认的内容原样再发一次。',
  },
  'open-window': {
    en: 'The window that you offered is too small for a segment. Open it again.',
    zh: '你给出的窗口太小，装不下一个报文段。请重新打开它。',
  },
  probe: { en: 'Ask whether the window has opened.', zh: '请询问窗口是否已经打开。' },
  abort: { en: 'Give the connection up, and say so.', zh: '请放弃连接，并告诉对方。' },
};

const SAY = {
  over: { en: 'The lesson is over.', zh: '本课结束。' },
  toYou: { en: 'Segment {no} is on its way to you.', zh: '{no} 号报文段正在途中，即将到达你这里。' },
  passing: {
    en: 'Segment {no} is on its way to your partner.',
    zh: '{no} 号报文段正在途中，即将到达对方那里。',
  },
  toPartner: { en: 'Your segment {no} is on its way.', zh: '你的 {no} 号报文段正在途中。' },
  atYours: {
    en: 'Segment {no} has reached you. Check it first.',
    zh: '{no} 号报文段已到达你这里。请先检查它。',
  },
  atPartners: {
    en: 'Segment {no} is with your partner, who checks it.',
    zh: '{no} 号报文段已到达对方那里，等待对方检查。',
  },
  partner: { en: 'It is your partner’s turn.', zh: '现在轮到对方。' },
  partnerWaits: { en: 'Your partner waits for a timer.', zh: '对方正在等待定时器。' },
  wait: {
    en: 'There is nothing to send. Your {timer} fires in {s} s: you may wait for it.',
    zh: '没有要发送的。你的{timer}将在 {s} 秒后到期：你可以等它。',
  },
  shut: {
    en: 'The window is closed, and {n} {n|byte waits|bytes wait}. Your {timer} fires in {s} s: you may wait for it.',
    zh: '窗口关闭了，还有 {n} 字节在等。你的{timer}将在 {s} 秒后到期：你可以等它。',
  },
  partnerMayWait: {
    en: 'Your partner owes an ACK, and may still wait with it.',
    zh: '对方欠一个 ACK，还可以稍等片刻再发。',
  },
  waitDue: {
    en: 'There is nothing to send. Your {timer} has run out: you may let it fire.',
    zh: '没有要发送的。你的{timer}时间已到：你可以让它触发。',
  },
  left: {
    en: 'Send the data: {n} {n|byte is|bytes are} left to send.',
    zh: '请发送数据：还剩 {n} 字节没有发送。',
  },
  skip: {
    en: 'There is nothing to send. 2MSL runs out by itself, scaled here to a few seconds; you may skip it.',
    zh: '没有要发送的。2MSL 会自行结束，这里缩短为几秒；你也可以跳过。',
  },
  mayWait: {
    en: 'You may acknowledge now, or wait a little for something that the ACK can ride on.',
    zh: '你可以现在确认，也可以稍等，让 ACK 搭上别的内容。',
  },
  nothing: { en: 'There is nothing to do at this moment.', zh: '此刻没有要做的事。' },
  sent: { en: 'You sent {flags}.', zh: '你发出了 {flags}。' },
  calledAndSent: {
    en: 'Your application called `{call}` · you sent {flags}',
    zh: '你的应用调用了 `{call}` · 你发出了 {flags}',
  },
} as const satisfies Record<string, Text>;

const fill = (text: Text, locale: Locale, facts: Readonly<Record<string, string | number>> = {}): string =>
  fillFacts(text[locale], facts, String);

/** The application's call that a segment carries out; null for a mere acknowledgment. */
function callOf(segment: Segment): readonly Call[] | null {
  if (has(segment, FIN)) return ['CLOSE'];
  if (segment.len > 0) return ['SEND'];
  return has(segment, SYN) ? ['OPEN-ACTIVE', 'OPEN-PASSIVE'] : null;
}

/** The newest segment that this seat sent since the first move, with the application's call that it carries out. */
function doneItem(table: Table, seat: Seat, locale: Locale): AgendaItem | null {
  const sent = table.events.findLast((e) => e.kind === 'sent' && e.seat === seat && e.i >= table.prelude);
  if (sent?.kind !== 'sent') return null;
  const flags = flagNames(sent.segment.flags);
  const calls = callOf(sent.segment);
  const asked = table.events.findLast(
    (e) => e.kind === 'call' && e.seat === seat && e.i < sent.i && calls?.includes(e.call),
  );
  const text =
    asked?.kind === 'call' && !sent.again
      ? fill(SAY.calledAndSent, locale, { call: CALL_NAMES[asked.call], flags })
      : fill(SAY.sent, locale, { flags });
  return { done: true, pieces: rich(text) };
}

/** Data waits before a window that is closed, as far as this end knows. */
const probes = ({ connection }: Table, seat: Seat): boolean =>
  connection[seat].snd.wnd === 0 && connection[seat].app.queued > 0;

/** What `next` asks for. Of data of which a part is sent, the number that is left: no call names it any more. */
function directive(table: Table, seat: Seat, locale: Locale, next: Due): string {
  if (next.why === 'data' && probes(table, seat)) return DIRECTIVES.probe[locale];
  const { queued } = table.connection[seat].app;
  const since = table.events.findLastIndex((e) => e.kind === 'sent' && e.seat === seat) + 1;
  const told = table.events
    .slice(since)
    .reduce((n, e) => n + (e.kind === 'call' && e.seat === seat ? (e.bytes ?? 0) : 0), 0);
  if (next.why === 'data' && queued > 0 && queued !== told) return fill(SAY.left, locale, { n: queued });
  if (next.why === 'ack' && next.rule === null) return DIRECTIVES['open-window'][locale];
  return DIRECTIVES[next.why === 'rst' && table.connection[seat].app.aborting ? 'abort' : next.why][locale];
}

/** What there is to do now, and whose turn that makes it. */
function nowOf(
  table: Table,
  seat: Seat,
  locale: Locale,
  waits: readonly Wait[],
): { turn: Agenda['turn']; text: string } {
  if (table.ended) return { turn: 'nobody', text: fill(SAY.over, locale) };
  const partner: Seat = other(seat);
  const space = locale === 'zh' ? '' : ' ';
  const door = table.connection.link.filter(({ no }) => table.door.includes(no));
  const own = door.find(({ from }) => from === partner);
  if (own) return { turn: 'you', text: fill(SAY.atYours, locale, { no: own.no }) };
  const next = pressing(table, seat)[0];
  if (next) {
    const text = [...causes(table, seat, locale), directive(table, seat, locale, next)].join(space);
    return { turn: 'you', text };
  }
  const theirs = door[0];
  if (theirs) return { turn: 'partner', text: fill(SAY.atPartners, locale, { no: theirs.no }) };
  const flying = table.connection.link[0];
  if (flying) {
    // What the network has copied or made up is none of this end's sending.
    const sent = table.nets[flying.no] === undefined ? SAY.toPartner : SAY.passing;
    return {
      turn: 'network',
      text: fill(flying.from === seat ? sent : SAY.toYou, locale, { no: flying.no }),
    };
  }
  const partnersTurn = pressing(table, partner).length > 0;
  if (dueOf(table, seat).length > 0)
    return {
      turn: partnersTurn ? 'partner' : 'you',
      text: [...causes(table, seat, locale), fill(SAY.mayWait, locale)].join(space),
    };
  const noticed = (text: string): string => [...notices(table, seat, locale), text].join(space);
  if (partnersTurn) return { turn: 'partner', text: noticed(fill(SAY.partner, locale)) };
  // An ACK that the partner may hold back comes first: its timer fires long before a repeat is due.
  if (dueOf(table, partner).length > 0)
    return { turn: 'partner', text: noticed(fill(SAY.partnerMayWait, locale)) };
  // 2MSL outlasts every other timer: whoever has one of those goes on first.
  const first = firstTimer(table.connection)?.timer;
  const wait = waits.find((w) => w.refusal === null && (w.timer !== '2msl' || first === '2msl'));
  if (wait?.timer === '2msl') return { turn: 'you', text: fill(SAY.skip, locale) };
  if (wait) {
    const said = hasRunOut(wait.ms) ? SAY.waitDue : probes(table, seat) ? SAY.shut : SAY.wait;
    const n = table.connection[seat].app.queued;
    return { turn: 'you', text: fill(said, locale, { timer: wait.name, s: countdown(wait.ms), n }) };
  }
  const runs = armed(table.connection, partner).length > 0;
  return { turn: 'partner', text: noticed(fill(runs ? SAY.partnerWaits : SAY.nothing, locale)) };
}

/**
 * The own timers that run. One that has run out is waited for only where nobody has anything to send: otherwise that
 * comes first, and mostly stops it.
 */
function waitsOf(table: Table, seat: Seat, locale: Locale): Wait[] {
  const { connection, ended } = table;
  if (ended) return [];
  const quiet = pressing(table, 'client').length === 0 && pressing(table, 'server').length === 0;
  const waits = armed(connection, seat).map(({ timer, due }) => {
    const refusal = waitRefusal(table, seat, timer);
    return {
      timer,
      name: TIMER_NAMES[timer][locale],
      ms: Math.max(0, due - connection.now),
      refusal,
      sensible: quiet && refusal === null,
    };
  });
  return waits.filter((wait) => wait.sensible || !hasRunOut(wait.ms));
}

/** The agenda of a seat, in one language. It tells what is due, and never how the segment looks: that is the hints'. */
export function agenda(table: Table, seat: Seat, locale: Locale): Agenda {
  const waits = waitsOf(table, seat, locale);
  const { turn, text } = nowOf(table, seat, locale, waits);
  const done = doneItem(table, seat, locale);
  const prompt = table.header.lesson.steps[table.step]?.prompt[seat][locale];
  const note =
    prompt === undefined || asPlanned(table) ? '' : `${locale === 'zh' ? '' : ' '}${AS_PLANNED[locale]}`;
  const now: AgendaItem = { done: table.ended, pieces: rich(text) };
  return {
    turn,
    prompt: prompt === undefined ? null : rich(`${prompt}${note}`),
    items: done ? [done, now] : [now],
    waits,
  };
}
