/** What a student does at a table: the composer, on a table in the browser with a bot that thinks for no time. */
import { lessonById } from '@handshake/lessons';
import type { FadingLevel } from '@handshake/lessons';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalHost } from '#lib/session/local-host.ts';
import { TableSession } from '#lib/session/table-session.svelte.ts';
import { read } from './draft.ts';
import { TableDesk } from './table-desk.svelte.ts';
import { TableModel } from './table-model.svelte.ts';

const AT_ONCE = { flight: 0, twoMsl: 0, bot: 0 };
const until = (done: () => boolean) => vi.waitUntil(done, { timeout: 60_000, interval: 5 });
let end = (): void => {};
beforeEach(() => sessionStorage.clear());
afterEach(() => end());

/** As TableScreen joins them. */
function sitDown(id: string, level: FadingLevel) {
  const lesson = lessonById(id);
  if (!lesson) throw new Error(`there is no ${id}`);
  const names = { own: 'You', bot: 'Bot' };
  const session = new TableSession(
    new LocalHost({ lesson, seat: 'client', profile: 'strict', level, names, pace: AT_ONCE }),
  );
  const model = new TableModel(session, level);
  const desk = new TableDesk(model);
  const stop = $effect.root(() => {
    $effect(() => {
      const made = model.prefill;
      if (made) desk.fill(made);
    });
  });
  end = () => {
    stop();
    session.close();
  };
  return { session, model, desk };
}

test('what is to be repeated is filled in again, number for number', async () => {
  const { session, model, desk } = sitDown('lost-last-ack', 'watch');
  const sent: string[] = [];
  for (let wait = 0; !session.table.ended && wait < 50; wait++) {
    await until(() => session.table.ended || model.prefill !== null);
    flushSync();
    if (!model.prefill) break;
    const drafted = read(desk.fields, session.numbers, model.bases);
    if (!drafted.ok) throw new Error(`the header can’t be read: ${JSON.stringify(drafted.errors)}`);
    sent.push(JSON.stringify(drafted.segment));
    expect(desk.send(drafted.segment)).toMatchObject({ travels: true, verdict: 'legal' });
  }
  expect(session.table.ended).toBe(true);
  // The last ACK is lost, and leaves once more.
  expect(sent.at(-1)).toBe(sent.at(-2));
});
