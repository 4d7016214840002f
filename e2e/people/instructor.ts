import { type Browser, expect, type Page } from '@playwright/test';

/** Who teaches: a browser with a board. */
export class Instructor {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a class in one click. */
  static async open(browser: Browser, url: string): Promise<Instructor> {
    const context = await browser.newContext({ locale: 'en-US' });
    const instructor = new Instructor(await context.newPage());
    await instructor.page.goto(url);
    await instructor.page.getByRole('link', { name: /I’m teaching/ }).click();
    await instructor.page.getByRole('button', { name: 'Open a class', exact: true }).click();
    await expect(instructor.page.getByRole('button', { name: /How to join/ })).toBeVisible();
    return instructor;
  }

  /** The code as it stands on the board. */
  async code(): Promise<string> {
    const text = await this.page.getByRole('button', { name: /How to join/ }).innerText();
    const code = /[A-Z0-9]{3} [A-Z0-9]{3}$/.exec(text.trim())?.[0];
    if (!code) throw new Error(`no code on the board: «${text}»`);
    return code.replace(' ', '');
  }

  /** The tile of the table where these sit. */
  tile(...names: readonly string[]) {
    return names.reduce(
      (tiles, name) => tiles.filter({ hasText: name }),
      this.page.getByRole('region', { name: 'tables' }).getByRole('button'),
    );
  }

  tiles() {
    return this.page.getByRole('region', { name: 'tables' }).getByRole('button');
  }
}
