/**
 * Every lesson, in each seat, is played to its end at the real table by somebody who knows nothing: they open every
 * hint of every step, and do what the last one says, as the page shows it. Before each of their segments they try a wrong one.
 */
import { copyOf, lessonById, LESSONS } from '@handshake/lessons';
import type { Lesson, Locale, Seat } from '@handshake/lessons';
import { flushSync, tick } from 'svelte';
import { beforeEach, expect, inject, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { setLocale } from '#lib/i18n/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { LocalHost } from '#lib/session/local-host.ts';
import { TableSession } from '#lib/session/table-session.svelte.ts';
import { later } from './later.svelte.ts';
import TableView from './TableView.svelte';

declare module 'vitest' {
  interface ProvidedContext {
    /** HANDSHAKE_LONG as a number; 0 where it isn't set. */
    long: number;
  }
}

/** Leading to the replay needs the whole product around it. */
vi.mock('$app/navigation', () => ({ preloadCode: () => Promise.resolve() }));

const AT_ONCE = { flight: 0, twoMsl: 0, bot: 0 };
const SEATS: readonly Seat[] = ['client', 'server'];
const LOCALES: readonly Locale[] = ['en', 'zh'];

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

/** What a hint tells to send; texts, as they are typed. */
interface Told {
  readonly flags: readonly string[];
  readonly seq: string;
  /** The Seq is told as an absolute number, whatever the page counts in. */
  readonly absolute: boolean;
  readonly ack: string;
  readonly len: string;
  readonly win: string | null;
}
const SENDS: Readonly<Record<Locale, RegExp>> = {
  en: /[Ss]end ([A-Z,]+) with Seq (\d+)( \(absolute\))?(?:, (?:and )?Ack (\d+))?(?:, (\d+) bytes?)?(?:, with[^.]* Window (\d+))?/u,
  zh: /发送 ([A-Z,]+)，Seq (?:为 )?(\d+)(（绝对序号）)?(?:，Ack (?:为 )?(\d+))?(?:，(\d+) 字节)?(?:，窗口填[^。]*?(\d+))?/u,
};
/** Once more, what was sent before. */
const AGAIN: Readonly<Record<Locale, RegExp>> = {
  en: /send the (SYN) with Seq (\d+) again/u,
  zh: /再次发送 Seq 为 (?<seq>\d+) 的 (?<flags>SYN)/u,
};
const WAITS: Readonly<Record<Locale, RegExp>> = { en: /wait|timer has fired/iu, zh: /等/u };

function told(hint: string, locale: Locale): Told | null {
  const sends = SENDS[locale].exec(hint);
  if (sends) {
    const [, flags = '', seq = '', absolute, ack = '', len = '0', win = null] = sends;
    return { flags: flags.split(','), seq, absolute: absolute !== undefined, ack, len, win };
  }
  const again = AGAIN[locale].exec(hint);
  if (!again) return null;
  const [flags, seq] = again.groups ? [again.groups['flags'], again.groups['seq']] : [again[1], again[2]];
  return { flags: [flags ?? ''], seq: seq ?? '', absolute: false, ack: '', len: '0', win: null };
}

/** Somebody at the table: eyes and hands, nothing else. */
class Person {
  readonly #page: HTMLElement;
  readonly #locale: Locale;
  constructor(page: HTMLElement, locale: Locale) {
    this.#page = page;
    this.#locale = locale;
  }

  #all<E extends Element = HTMLElement>(selector: string): E[] {
    flushSync();
    return [...this.#page.querySelectorAll<E>(selector)];
  }
  #one<E extends Element = HTMLElement>(selector: string): E {
    const [found] = this.#all<E>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  }
  /** Presses the first button that says this. @returns whether there is one */
  press(name: (text: string) => boolean): boolean {
    const button = this.#all<HTMLButtonElement>('button').find(
      ({ textContent, disabled }) => !disabled && name(textContent.trim()),
    );
    button?.click();
    flushSync();
    return button !== undefined;
  }
  /** The hints that are open. */
  get hints(): readonly string[] {
    return this.#all('ol.hints li.open').map(({ textContent }) => textContent.trim().replace(/^\d/, ''));
  }
  get verdict(): string {
    return this.#one('article.verdict').textContent;
  }
  get debrief(): string | undefined {
    return this.#all('.debrief')[0]?.textContent;
  }

  /** Opens what hints there are, one after the other. */
  openHints(): void {
    const offers = [m.t_hint_1(), m.t_hint_2(), m.t_hint_3()];
    for (const [i, offer] of offers.entries()) {
      if (this.hints.length > i) continue;
      if (!this.press((text) => text === offer)) return;
      expect(this.hints, offer).toHaveLength(i + 1);
    }
  }

  #type(field: string, value: string): void {
    const input = this.#one<HTMLInputElement>(`#f-${field}`);
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    flushSync();
  }
  send(segment: Told): void {
    for (const key of this.#all('[role=toolbar].flags button')) {
      const on = key.getAttribute('aria-pressed') === 'true';
      const name = key.textContent.trim();
      if (on !== segment.flags.includes(name)) key.click();
    }
    this.#type('seq', segment.seq);
    this.#type('ack', segment.ack);
    this.#type('len', segment.len);
    if (segment.win !== null) this.#type('win', segment.win);
    this.#one<HTMLButtonElement>('form.composer button[type=submit]').click();
    flushSync();
  }

  /** A number that stands for itself can only be typed where numbers do. */
  countAbsolutely(): void {
    this.#one<HTMLInputElement>('input[name=numbers][value=absolute]').click();
    flushSync();
  }
  /** Waits, if the page has a timer to wait for. */
  waits(): boolean {
    const begins = [m.t_wait_rto({ s: '' }), m.t_wait_delack({ s: '' })].map((text) => text.slice(0, 6));
    return this.press((text) => text === m.t_wait_2msl() || begins.some((begin) => text.startsWith(begin)));
  }

  /** What the last hint says, done; false where there is nothing to do but to see what comes. */
  doAsTold(tries: () => number): boolean {
    const hint = this.hints[2];
    if (hint === undefined) return false;
    if (WAITS[this.#locale].test(hint) && this.waits()) return true;
    let segment = told(hint, this.#locale);
    if (!segment) return false;
    if (segment.absolute) {
      this.countAbsolutely();
      segment = told(this.hints[2] ?? '', this.#locale) ?? segment;
    }
    const before = tries();
    // An Ack of what was never sent: held back, and named.
    const flags = segment.flags.includes('ACK') ? segment.flags : [...segment.flags, 'ACK'];
    this.send({ ...segment, flags, ack: String((Number(segment.ack) + 7) % 2 ** 32) });
    expect(tries(), hint).toBe(before + 1);
    expect(this.verdict).toContain(m.t_held_back());
    expect(this.verdict).toContain(m.t_edit({ field: '' }).trim());
    this.send(segment);
    return true;
  }
}

async function playThrough(lesson: Lesson, seat: Seat, locale: Locale): Promise<void> {
  setLocale(locale);
  const names = { own: m.practice_you(), bot: m.practice_bot() };
  const host = new LocalHost({ lesson, seat, profile: 'strict', names, pace: AT_ONCE });
  const session = new TableSession(host);
  const screen = await render(TableView, { session });
  // Nobody plays as fast as this: what a browser fetches after the table has stood for a moment is here.
  await later.load();
  const person = new Person(screen.container, locale);
  const refused = (): number => session.table.events.filter(({ kind }) => kind === 'refused').length;
  const opened = new Set<number>();
  try {
    while (!session.table.ended) {
      const { n, step } = session.table;
      const where = `${lesson.steps[step]?.id}`;
      person.openHints();
      if (person.hints.length > 0) {
        expect(person.hints, where).toHaveLength(3);
        opened.add(step);
        for (const hint of person.hints) expect(hint, where).toMatch(/^[^{}]{4,}$/u);
      }
      const { length } = session.table.connection.link;
      const before = refused();
      if (length === 0 && person.doAsTold(refused))
        expect(refused() - before, `${where}: ${person.hints[2]}`).toBeLessThan(2);
      // Nothing done, or not the last of it: the bot, the network or the clock is next.
      await vi.waitUntil(() => session.table.n !== n, { timeout: 20_000, interval: 2 });
    }
    flushSync();
    expect(person.debrief?.trim()).not.toBe('');
    const withHints = lesson.steps.flatMap(({ hints }, i) => (hints[seat] ? [i] : []));
    expect([...opened].sort((a, b) => a - b)).toEqual(withHints);
  } finally {
    await screen.unmount();
    session.close();
  }
}

/** In a long run everybody plays in both languages; else the ends of a lesson in one each. */
const everything = inject('long') > 0;
const RUNS = LESSONS.flatMap((lesson, i) =>
  SEATS.flatMap((seat, k) =>
    LOCALES.filter((_, l) => everything || (i + k) % 2 === l).map(
      (locale) => [lesson.id, seat, locale, lesson] as const,
    ),
  ),
);
test.each(RUNS)('%s, as %s, in %s, by its hints alone', async (_, seat, locale, lesson) =>
  playThrough(lesson, seat, locale),
);

test('a lesson of one’s own that says the same at every step is played to its end', async () => {
  const lesson = copyOf(lessonById('handshake') as Lesson, 'own-same');
  const same = { en: 'Same', zh: '一样' };
  for (const step of lesson.steps) {
    step.title = same;
    step.takeaway = same;
    step.errata = [1, 2].map((no) => ({ no, text: same }));
  }
  await playThrough(lesson, 'client', 'en');
});

test('a table that is left before its words are there is read no more', async () => {
  setLocale('en');
  const warned = vi.spyOn(console, 'warn');
  const lesson = lessonById('handshake') as Lesson;
  const names = { own: 'You', bot: 'Bot' };
  const session = new TableSession(
    new LocalHost({ lesson, seat: 'client', profile: 'strict', names, pace: AT_ONCE }),
  );
  const screen = await render(TableView, { session });
  const person = new Person(screen.container, 'en');
  person.send({ flags: ['SYN', 'ACK'], seq: '0', absolute: false, ack: '7', len: '0', win: null });
  expect(session.table.events.at(-1)?.kind).toBe('refused');
  await screen.unmount();
  session.close();
  await later.load();
  await tick();
  await tick();
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});
