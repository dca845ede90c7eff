/** A person at a desk of a demonstration, in any language of the screens: buttons and fields are found by their message. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { createIntl, type IntlShape } from 'react-intl';
import { ask, type Running } from './demo.ts';

const packages = join(import.meta.dirname, '../../packages');
const catalogue = (language: string): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...['web', 'desks'].map((name) =>
      JSON.parse(readFileSync(join(packages, name, 'messages', `${language}.json`), 'utf8')),
    ),
  );

/** Isolates and marks, by which a screen keeps codes and names apart from the words around them, are no words. */
export const bare = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '');

export class AtDesk {
  readonly page: Page;
  private readonly demo: Running;
  private readonly language: string;
  private readonly intl: IntlShape;

  constructor(demo: Running, page: Page, language = 'en') {
    this.demo = demo;
    this.page = page;
    this.language = language;
    this.intl = createIntl({ locale: language, messages: catalogue(language) });
  }

  /** A message in the language of this desk. */
  words(id: string, values: Record<string, string | number> = {}): string {
    if (!(id in this.intl.messages)) throw new Error(`no message is called ${id} in ${this.language}`);
    return bare(this.intl.formatMessage({ id }, values));
  }

  async open(seat: string, path: string): Promise<void> {
    const address = `${this.demo.address}seat/${seat}/${path}${path.includes('?') ? '&' : '?'}lang=${this.language}`;
    await this.page.goto(address);
    await this.page.locator('main h1, main h2').first().waitFor();
  }

  /** Presses the first button that is called so. */
  async press(name: string | RegExp): Promise<void> {
    await this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  /** Presses a button by its message; names in it stand between isolates, which are none of its words. */
  async pressWords(id: string, values: Record<string, string | number> = {}): Promise<void> {
    const words = this.words(id, values).split(/\s+/).map(escaped).join('[\\s\\u2066-\\u2069\\u200e\\u200f]+');
    await this.press(new RegExp(`^[\\u2066-\\u2069\\u200e\\u200f]*${words}[\\u2066-\\u2069\\u200e\\u200f]*$`));
  }

  /** Where something is written. */
  get pane(): Locator {
    return this.page.locator('dialog[open]');
  }

  /** Presses the button of the form that is called so by its message: what it was begun with may have the same name. */
  async pressHere(id: string): Promise<void> {
    await this.pane.getByRole('button', { name: this.words(id), exact: true }).click();
  }

  /** A field of the form by its message. */
  field(id: string): Locator {
    return this.pane.getByLabel(new RegExp(`^${escaped(this.words(id))}`));
  }

  async signed(): Promise<void> {
    await this.pane.getByText(this.words('form.signed')).waitFor();
  }

  /** Looks it over where there is something to fill in, and signs. */
  async sign(act: string): Promise<void> {
    const sign = this.words('form.sign', { act: this.words(`act.${act}`) });
    await this.press(new RegExp(`^${escaped(sign)}$`));
    await this.signed();
  }

  /** All that the page says, without marks. */
  async shown(): Promise<string> {
    return bare(await this.page.locator('main').innerText());
  }

  view<T>(seat: string, name: string): Promise<T> {
    return ask<T>(this.demo, `/seat/${seat}/api/views/${name}`);
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
