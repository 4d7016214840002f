/** A text in every language of the product; braces name facts: `Your SYN used {x}.` */
export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];
export type Text = Readonly<Record<Locale, string>>;
