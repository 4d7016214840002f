import { nameCount, spinName } from '@handshake/lessons';
import { describe, expect, it } from 'vitest';
import { freeName, nameKey, nameRefusal, refuseName } from './names.ts';
import { isOffensive } from './offensive.ts';

describe('an offensive name', () => {
  it.each([
    'fuck',
    'FuCk you',
    'f u c k',
    'f.u.c.k',
    'fück',
    'sh1t',
    'sh1t 455',
    'fuck717',
    's h 1 t',
    'a55',
    '455hole',
    'b!tch',
    'ｆｕｃｋ',
    'a$$hole',
    '傻逼',
    '傻 逼',
    '傻*逼',
    '傻B',
    '煞笔',
    '操你妈',
    '你妈的',
    '他媽的',
    '草泥马你妈',
    '草 泥 马',
    '傻1逼',
    '操1你2妈',
    '傻×',
    '王八蛋',
    '幹你娘',
    '鸡巴',
    'ＳＢ',
    'sb',
    'sb250',
    'c n m',
    'nmsl',
    'tmd',
    '死全家',
    '支那人',
    '小明是脑残',
  ])('is seen in %s', (name) => expect(isOffensive(name)).toBe(true));

  it.each([
    'Ada',
    'Grace Hopper',
    '小明',
    '生日你好',
    '初三小组',
    '咪咪',
    '李雷',
    '韩梅梅',
    '妈妈的宝贝',
    '体操王子',
    '操作系统',
    'Scunthorpe',
    'Cassandra',
    'Sébastien',
    'Assad K',
    '李逼近',
    'SYN ACK',
    'O’Brien',
    'Anna-Lena',
    'Müller',
    '王小二',
    'Usb Stick',
    'Osb',
    '张三',
    '3C 小组',
    'Mei Li',
    'Heron 455',
    'student-717',
    'Group 455',
    '2023-455',
    '4550717',
    'A551',
    'A 55',
    '7 17',
    '王小二 455',
  ])('is not seen in %s', (name) => expect(isOffensive(name)).toBe(false));
});

describe('a taken name', () => {
  it.each([
    ['Ada', 'ADA'],
    ['Ada Lovelace', 'adalovelace'],
    ['Zoë', 'ZOE'],
    ['Ａｄａ', 'ada'],
    ['小 明', '小明'],
    ['Боб', 'боб'],
    ['Аda', 'Ada'],
    ['ѕаѕһа', 'Sasha'],
    ['Bil1', 'Bill'],
    ['B0b', 'Bob'],
  ])('%s is the same as %s', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  it.each([
    ['Ada', 'Adam'],
    ['Wei 2', 'Wei 3'],
    ['Анна', 'Инна'],
    ['गीता', 'गति'],
    ['สมชาย', 'สมชัย'],
    ['がく', 'かく'],
  ])('%s is not the same as %s', (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)));

  it('is refused by name', () => {
    expect(nameRefusal('ada', ['Bob', 'Ada'])).toBe('name-taken');
    expect(nameRefusal('sb', [])).toBe('name-offensive');
    expect(nameRefusal('Ada', ['Bob'])).toBeNull();
  });
});

describe('a name in the place of a taken one', () => {
  it.each([
    ['Wei', ['Wei'], 'Wei 2'],
    ['Wei', ['wei', 'WEI 2', 'Wei3'], 'Wei 4'],
    ['王伟', ['王伟'], '王伟 2'],
    ['x'.repeat(24), ['x'.repeat(24)], `${'x'.repeat(22)} 2`],
  ])('for %s beside %j is %s', (name, others, free) => expect(freeName(name, others)).toBe(free));

  it('comes with the refusal', () => {
    expect(refuseName('wei', ['Wei'])).toEqual({
      ok: false,
      refusal: 'name-taken',
      field: 'name',
      name: 'wei 2',
    });
    expect(refuseName('sb', ['Wei'])).toEqual({ ok: false, refusal: 'name-offensive', field: 'name' });
    expect(refuseName('Ada', ['Wei'])).toBeNull();
  });
});

it.each(['en', 'zh'] as const)('no name that is spun in %s is refused, or taken for another', (locale) => {
  const names = Array.from({ length: nameCount(locale) }, (_, i) => {
    const draws = [(i % 60) / 60, Math.floor(i / 60) / 60];
    return spinName(locale, () => draws.shift() ?? 0);
  });
  expect(names.filter(isOffensive)).toEqual([]);
  expect(new Set(names.map(nameKey)).size).toBe(3600);
});
