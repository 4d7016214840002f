/** A heuristic against names that hurt: English through obscenity's list, Chinese through the one below. */
import { RegExpMatcher, englishDataset, englishRecommendedTransformers } from 'obscenity';

const english = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

/** Harmless words that contain one of the words below, or that the English list stumbles over. */
const HARMLESS =
  /妈妈|媽媽|操作|操场|操場|体操|體操|早操|做操|情操|节操|節操|逼近|逼真|生日|节日|節日|假日|今日|能干|能幹/gu;

/** Anywhere in a name, whatever stands between the characters. Simplified and traditional. */
const CHINESE = [
  // abuse
  '傻逼',
  '傻比',
  '傻屄',
  '傻叉',
  '傻b',
  '傻x',
  '煞笔',
  '煞筆',
  '沙雕逼',
  '沙比',
  '沙币',
  '二逼',
  '2逼',
  '装逼',
  '裝逼',
  '牛逼',
  '牛屄',
  '撕逼',
  '苦逼',
  '脑残',
  '腦殘',
  '智障',
  '弱智',
  '白痴',
  '白癡',
  '低能儿',
  '废物',
  '廢物',
  '人渣',
  '败类',
  '王八',
  '混蛋',
  '混账',
  '混帳',
  '杂种',
  '雜種',
  '畜生',
  '畜牲',
  '狗日',
  '狗娘',
  '狗东西',
  '狗雜',
  '狗杂',
  '贱人',
  '賤人',
  '贱货',
  '賤貨',
  '贱逼',
  '婊',
  '去死',
  '滚蛋',
  '滾蛋',
  '找死',
  '吃屎',
  '狗屎',
  '屁眼',
  '死全家',
  '全家死',
  '死妈',
  '死媽',
  // curses
  '操你',
  '草你',
  '草泥马',
  '草泥馬',
  '艹',
  '肏',
  '糙你',
  '日你',
  '日了狗',
  '干你',
  '幹你',
  '干死',
  '幹死',
  '他妈',
  '他媽',
  '你妈',
  '你媽',
  '尼玛',
  '妈的',
  '媽的',
  '妈逼',
  '媽逼',
  '妈蛋',
  '我操',
  '卧槽',
  '靠北',
  '靠夭',
  '机掰',
  '機掰',
  '雞掰',
  '鸡掰',
  '滚犊子',
  // sex
  '鸡巴',
  '雞巴',
  '鸡吧',
  '鸡八',
  '屌',
  '屄',
  '阴茎',
  '陰莖',
  '阴道',
  '陰道',
  '龟头',
  '龜頭',
  '奶子',
  '乳房',
  '性交',
  '做爱',
  '做愛',
  '口交',
  '肛交',
  '打炮',
  '约炮',
  '約炮',
  '自慰',
  '手淫',
  '打飞机',
  '强奸',
  '強姦',
  '強奸',
  '轮奸',
  '輪姦',
  '乱伦',
  '亂倫',
  '妓',
  '嫖',
  '淫',
  '骚货',
  '騷貨',
  '骚逼',
  '色情',
  '黄片',
  '裸聊',
  '援交',
  '三级片',
  '阳具',
  '睾丸',
  '精液',
  // contempt for groups; terror
  '支那',
  '黑鬼',
  '尼哥',
  '白皮猪',
  '小日本',
  '倭寇',
  '高丽棒子',
  '棒子国',
  '死基佬',
  '死同性恋',
  '人妖',
  '死gay',
  '希特勒',
  '纳粹',
  '納粹',
  '恐怖分子',
  '本拉登',
];

/** Abbreviations and pinyin, as a whole name or a word of it, never within another word. */
const WORDS = new Set([
  'sb',
  'sbb',
  'nmsl',
  'cnm',
  'cnmd',
  'cnmb',
  'wcnm',
  'wcnmd',
  'tmd',
  'nmd',
  'nmb',
  'mlgb',
  'rnm',
  'qnmd',
  'mmp',
  'gnmb',
  'rnmb',
  'caonima',
  'wocaonima',
  'nimabi',
  'nimasile',
  'tamade',
  'shabi',
  'erbi',
  'jiba',
  'wocao',
  'zhizhang',
  'naocan',
  'hitler',
  'nazi',
  'kkk',
  'wtf',
  'stfu',
  'kys',
]);

/** `f u c k`, `sh.it`: letters that were set apart are read together. A number is none of them. */
function joined(name: string): string | null {
  const parts = name.split(/[^\p{L}\p{N}$@!*]+/u).filter(Boolean);
  const apart = parts.every((part) => part.length <= 2 && !/^\p{N}{2}$/u.test(part));
  return parts.length > 1 && apart ? parts.join('') : null;
}

/**
 * Numbers that are numbers: those that stand alone, and three digits or more after a letter (Heron 455, student-717, A551). The English
 * list reads digits as letters, and many students are called by their number.
 */
const NUMBERS = /(?<![\p{L}\p{N}])\p{N}+(?![\p{L}\p{N}])|(?<=\p{L})\p{N}{3,}(?![\p{L}\p{N}])/gu;

export function isOffensive(name: string): boolean {
  const plain = name.normalize('NFKC').toLowerCase();
  const together = joined(plain);
  if (english.hasMatch(plain.replace(NUMBERS, ' ')) || (together !== null && english.hasMatch(together)))
    return true;
  const words = plain.split(/[^\p{L}\p{N}]+/u);
  if ([...words, together ?? ''].some((word) => WORDS.has(word) || WORDS.has(word.replace(/\d+$/, ''))))
    return true;
  const characters = plain
    .replaceAll('×', 'x')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(HARMLESS, ' ');
  // Digits stand for characters in some words, and hide others.
  const withoutDigits = characters.replace(/\d/g, '');
  return CHINESE.some((word) => characters.includes(word) || withoutDigits.includes(word));
}
