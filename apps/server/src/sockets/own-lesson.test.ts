import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyOf, fold, lessonById, lessonFile } from '@handshake/lessons';
import type { Lesson } from '@handshake/lessons';
import { AT_ONCE, playOut, sit, startLab } from '../test/lab.ts';
import type { Client, TestLab } from '../test/lab.ts';

let lab: TestLab;
let teacher: Client;
beforeAll(async () => {
  lab = await startLab({ pace: { ...AT_ONCE, bot: 3_600_000 } });
});
beforeEach(() => {
  teacher = lab.connect();
});
afterEach(() => teacher.close());
afterAll(async () => {
  await lab.stop();
  expect(lab.reports).toEqual([]);
});

/** A copy of the handshake under a name of its own. */
function mine(change: (lesson: Lesson) => void = () => {}): Lesson {
  const lesson = copyOf(lessonById('handshake') as Lesson, 'own-mine');
  lesson.title = { en: 'Mine', zh: '我的课' };
  change(lesson);
  return lesson;
}
const wish = (own: unknown) => ({ lesson: 'own-mine', own, profile: 'strict', locale: 'en' }) as const;
const BAD: [string, unknown, string][] = [
  ['is no lesson at all', 17, 'own'],
  ['is too new', { ...lessonFile(mine()), v: 99 }, 'own'],
  ['is too large', lessonFile(mine((l) => (l.goal = { en: 'x'.repeat(110_000), zh: '' }))), 'own.goal'],
  ['is broken', lessonFile({ ...mine(), minutes: 'ten' }), 'own.minutes'],
  ['takes a built-in lesson’s name', lessonFile({ ...mine(), id: 'handshake' }), 'own.id'],
  [
    'has no end',
    lessonFile(mine((l) => (l.steps[1]!.until = { client: ['CLOSED'] }))),
    'own.steps[1].until.client',
  ],
];

describe('a lesson that somebody wrote', () => {
  it.each(BAD)(
    'is refused where it %s, with its field, and nothing is opened or changed',
    async (_, own, field) => {
      expect(await teacher.ask('class.open', wish(own))).toEqual({ ok: false, refusal: 'lesson-bad', field });
      expect(await teacher.ask('table.open', wish(own))).toEqual({ ok: false, refusal: 'lesson-bad', field });
      const { code, key } = await teacher.get('class.open', {
        lesson: 'isn',
        profile: 'strict',
        locale: 'en',
      });
      const ada = await sit(lab, code, 'Ada');
      expect(await teacher.ask('class.lesson', { key, lesson: 'own-mine', own, profile: 'strict' })).toEqual({
        ok: false,
        refusal: 'lesson-bad',
        field,
      });
      const { board } = await teacher.get('class.watch', { key });
      expect(board).toMatchObject({ lesson: 'isn', tiles: [{ table: ada.snapshot.table }] });
      ada.close();
    },
  );

  it('is played by two of a class to its end, and its log holds it', async () => {
    const { code, key } = await teacher.get('class.open', wish(lessonFile(mine())));
    expect(await teacher.get('table.look', { code })).toMatchObject({
      lesson: 'own-mine',
      lessonTitle: { en: 'Mine', zh: '我的课' },
    });
    const ada = await sit(lab, code, 'Ada');
    const bao = await sit(lab, code, 'Bao');
    await playOut(ada, bao);
    const { board } = await teacher.get('class.watch', { key });
    expect(board.tiles).toMatchObject([{ done: true, steps: 3 }]);
    const { header, moves } = await teacher.get('class.table', { key, table: board.tiles[0]?.table ?? '' });
    expect(header.lesson).toEqual(mine());
    expect(fold(header, moves).ended).toBe(true);
  });

  it('is still the class’s after the server was stopped and started', async () => {
    const { code, key } = await teacher.get('class.open', wish(lessonFile(mine())));
    await lab.restart();
    await teacher.connected();
    const ada = await sit(lab, code, 'Ada');
    expect(ada.snapshot.header.lesson).toEqual(mine());
    // From a lesson of the product to one of one's own and back.
    await teacher.get('class.lesson', { key, lesson: 'isn', profile: 'strict' });
    expect((await ada.next('seat.moved')).snapshot?.header.lesson.id).toBe('isn');
    await teacher.get('class.lesson', {
      key,
      lesson: 'own-mine',
      own: lessonFile(mine()),
      profile: 'strict',
    });
    expect((await ada.next('seat.moved')).snapshot?.header.lesson).toEqual(mine());
    await teacher.get('class.lesson', { key, lesson: 'own-mine', profile: 'textbook' });
    expect((await ada.next('seat.moved')).snapshot?.header).toMatchObject({
      lesson: mine(),
      profile: 'textbook',
    });
    expect((await teacher.get('class.watch', { key })).board).toMatchObject({
      lesson: 'own-mine',
      lessonTitle: { en: 'Mine', zh: '我的课' },
    });
  });

  it('is called in both languages as its author called it in one', async () => {
    const { code, key } = await teacher.get(
      'class.open',
      wish(lessonFile(mine((lesson) => (lesson.title = { en: ' ', zh: '我的课' })))),
    );
    const lessonTitle = { en: '我的课', zh: '我的课' };
    expect(await teacher.get('table.look', { code })).toMatchObject({ lessonTitle });
    expect((await teacher.get('class.watch', { key })).board).toMatchObject({ lessonTitle });
    await teacher.get('class.lesson', { key, lesson: 'isn', profile: 'strict' });
    expect(await teacher.get('table.look', { code })).toMatchObject({ lesson: 'isn', lessonTitle: null });
  });

  it('of two that two instructors set at once, the later one is everybody’s, and both see it', async () => {
    const { code, key } = await teacher.get('class.open', wish(lessonFile(mine())));
    const colleague = lab.connect();
    await teacher.get('class.watch', { key });
    await colleague.get('class.watch', { key });
    const ada = await sit(lab, code, 'Ada');
    const bao = await sit(lab, code, 'Bao');
    for (let round = 0; round < 5; round += 1) {
      const set = (who: Client, id: string) => {
        const own = lessonFile({ ...mine(), id, title: { en: id, zh: id } });
        return who.get('class.lesson', { key, lesson: id, own, profile: 'strict' });
      };
      await Promise.all([set(teacher, 'own-one'), set(colleague, 'own-other')]);
      const { lesson, lessonTitle } = await teacher.get('table.look', { code });
      expect(lessonTitle).toEqual({ en: lesson, zh: lesson });
      let table = '';
      for (const who of [teacher, colleague]) {
        // Pushed or asked for, it is the same.
        const { board } = await who.get('class.watch', { key });
        expect(board).toMatchObject({ lesson, lessonTitle });
        const pushed = await who.next('class.board', ({ rev }) => rev >= board.rev);
        expect(pushed).toMatchObject({ lesson, lessonTitle });
        table = board.tiles[0]?.table ?? '';
        expect((await who.get('class.table', { key, table })).header.lesson.id).toBe(lesson);
      }
      // Whoever plays ends up at a table that has it.
      for (const student of [ada, bao])
        await student.next(
          'seat.moved',
          ({ snapshot }) => snapshot?.table === table && snapshot.header.lesson.id === lesson,
        );
    }
    for (const one of [ada, bao, colleague]) one.close();
  });

  it('set while a table plays leaves what was played there in its log', async () => {
    const { code, key } = await teacher.get('class.open', wish(lessonFile(mine())));
    const ada = await sit(lab, code, 'Ada');
    const bao = await sit(lab, code, 'Bao');
    await playOut(ada, bao);
    const { board } = await teacher.get('class.watch', { key });
    const old = board.tiles[0]?.table ?? '';
    const before = await teacher.get('class.table', { key, table: old });
    const other = { ...mine(), id: 'own-other' };
    await teacher.get('class.lesson', {
      key,
      lesson: 'own-other',
      own: lessonFile(other),
      profile: 'strict',
    });
    for (const student of [ada, bao])
      await student.next('seat.moved', ({ snapshot }) =>
        isDeepStrictEqual([snapshot?.header.lesson, snapshot?.moves], [other, []]),
      );
    expect(await teacher.get('class.table', { key, table: old })).toEqual(before);
    expect(before.moves.length).toBeGreaterThan(3);
  });

  it('is played at a table for two, whose door knows its name', async () => {
    const { code } = await teacher.get('table.open', wish(lessonFile(mine())));
    expect(await teacher.get('table.look', { code })).toMatchObject({
      lessonTitle: mine().title,
      title: null,
    });
    const ada = await sit(lab, code, 'Ada', 'client');
    expect(ada.snapshot.header.lesson).toEqual(mine());
  });
});
