/** Names to spin: an adjective and an animal, harmless in every combination, at most 24 characters. */
import type { Locale } from './text.ts';

const split = (words: string): readonly string[] => words.trim().split(/\s+/u);

const ADJECTIVES: Readonly<Record<Locale, readonly string[]>> = {
  en: split(`
    Patient Gentle Bright Calm Curious Swift Merry Quiet Clever Brave Sunny Steady Kind Nimble Cheerful Careful Lively
    Honest Humble Jolly Keen Loyal Mellow Neat Noble Peaceful Playful Polite Proud Quick Radiant Ready Serene Sincere
    Smart Snowy Spry Thoughtful Tidy Trusty Vivid Warm Wise Witty Zesty Able Alert Amber Azure Bold Breezy Coral Cosmic
    Crisp Dapper Eager Fair Friendly Golden Graceful
  `),
  zh: split(`
    耐心的 温和的 明亮的 平静的 好奇的 敏捷的 快乐的 安静的 聪明的 勇敢的 阳光的 沉稳的 善良的 灵巧的 开朗的
    细心的 活泼的 诚实的 谦虚的 愉快的 热心的 忠诚的 从容的 整洁的 高尚的 友善的 爱笑的 礼貌的 自豪的 迅速的
    闪亮的 踏实的 宁静的 真诚的 机灵的 雪白的 矫健的 体贴的 可靠的 鲜艳的 温暖的 睿智的 风趣的 能干的 警觉的
    琥珀色的 天蓝的 大方的 清爽的 珊瑚色的 爱思考的 爽朗的 精神的 积极的 公正的 友好的 金色的 优雅的 认真的 乐观的
  `),
};

const ANIMALS: Readonly<Record<Locale, readonly string[]>> = {
  en: split(`
    Heron Otter Panda Falcon Koala Dolphin Badger Robin Lynx Penguin Turtle Fox Owl Rabbit Sparrow Swan Tiger Walrus
    Whale Wombat Zebra Alpaca Antelope Beaver Bison Butterfly Camel Canary Cheetah Crane Cricket Deer Dragonfly Eagle
    Egret Elephant Ermine Finch Firefly Gazelle Gecko Giraffe Hedgehog Hippo Ibis Jaguar Kangaroo Kingfisher Lark
    Lemur Leopard Llama Magpie Marmot Meerkat Moose Narwhal Ocelot Osprey Puffin
  `),
  zh: split(`
    苍鹭 水獭 熊猫 游隼 考拉 海豚 刺猬 知更鸟 猞猁 企鹅 海龟 狐狸 猫头鹰 兔子 麻雀 天鹅 老虎 海象 鲸鱼 袋熊
    斑马 羊驼 羚羊 河狸 野牛 蝴蝶 骆驼 金丝雀 猎豹 仙鹤 蟋蟀 小鹿 蜻蜓 老鹰 白鹭 大象 白鼬 燕雀 萤火虫 瞪羚
    壁虎 长颈鹿 松鼠 河马 朱鹮 美洲豹 袋鼠 翠鸟 云雀 狐猴 雪豹 喜鹊 土拨鼠 狐獴 驼鹿 独角鲸 梅花鹿 鱼鹰 海鹦 燕子
  `),
};

/**
 * A name such as “Patient Heron”, 耐心的苍鹭.
 * @param random gives numbers in 0 ≤ x < 1.
 */
export function spinName(locale: Locale, random: () => number): string {
  const pick = (words: readonly string[]): string =>
    words[Math.min(words.length - 1, Math.floor(random() * words.length))] as string;
  return [pick(ADJECTIVES[locale]), pick(ANIMALS[locale])].join(locale === 'zh' ? '' : ' ');
}

/** How many names there are, for those who must find a free one. */
export const nameCount = (locale: Locale): number => ADJECTIVES[locale].length * ANIMALS[locale].length;
