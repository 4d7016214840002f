import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly id: string;
  readonly name: string;
  readonly short_name: string;
  readonly description: string;
  readonly lang: string;
  readonly background_color: string;
  readonly theme_color: string;
  readonly start_url: string;
  readonly icons: readonly { src: string; sizes: string; type: string; purpose: string }[];
  readonly shortcuts: readonly { name: string; url: string }[];
}

const file = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url));
const manifest = (name: string) => JSON.parse(file(`static/${name}`).toString()) as Manifest;
const en = manifest('manifest.webmanifest');
const zh = manifest('manifest.zh.webmanifest');
const tokens = file('src/lib/styles/tokens.css').toString();
const html = file('src/app.html').toString();
/** Of the light and the dark theme, in this order. */
const papers = [...tokens.matchAll(/--paper: (#\w+);/g)].map(([, colour]) => colour);

/** Width and height, as a PNG's first chunk says them. */
const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

describe('the app as it is installed', () => {
  it('is one app under a name in each language', () => {
    const own = ({ name, short_name, description, lang, shortcuts, ...rest }: Manifest) => ({
      ...rest,
      shortcuts: shortcuts.map(({ url }) => url),
      own: [name, short_name, description, lang],
    });
    const [inEnglish, inChinese] = [own(en), own(zh)];
    expect({ ...inChinese, own: [] }).toEqual({ ...inEnglish, own: [] });
    expect(en.lang).toBe('en');
    expect(zh.lang).toBe('zh-CN');
    for (const text of [zh.short_name, zh.description, ...zh.shortcuts.map(({ name }) => name)])
      expect(text).toMatch(/\p{Script=Han}/u);
  });

  it('has the colours of the design', () => {
    for (const { background_color, theme_color } of [en, zh])
      expect([background_color, theme_color]).toEqual([papers[0], papers[0]]);
    expect(html).toContain(`content="${papers[0]}" media="(prefers-color-scheme: light)"`);
    expect(html).toContain(`content="${papers[1]}" media="(prefers-color-scheme: dark)"`);
  });

  it.each(en.icons)('has $src in the size it says', ({ src, sizes, type }) => {
    const icon = file(`static${src}`);
    if (type === 'image/png') expect(sizeOf(icon)).toBe(sizes);
    else expect(icon.toString()).toMatch(/^<svg /);
  });

  it('has an icon for every shape that systems cut', () => {
    expect(new Set(en.icons.map(({ purpose }) => purpose))).toEqual(new Set(['any', 'maskable']));
    expect(sizeOf(file('static/icons/touch-180.png'))).toBe('180x180');
  });
});
