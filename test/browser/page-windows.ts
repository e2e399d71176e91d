import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { languages } from '../../libs/channels/language';
import { launchChromium } from './chromium';
import { type PageServer, startPageServer } from './page-server';
import { consolePages } from './sample-console';
import { citizenPages } from './sample-pages';

/** Where every page that is looked at leaves its picture. */
export const pictures = 'test-results/pages';

export interface Look {
  readonly width: number;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** What the browser has complained about since the page was opened. */
  readonly complaints: string[];
}

/** Every page of the samples, `/NAME/LANGUAGE`, in Chromium: one window for each look, for a new one takes longer than a page. */
export class PageWindows implements AsyncDisposable {
  private readonly windows = new Map<string, Promise<Opened>>();

  static async start(): Promise<PageWindows> {
    mkdirSync(pictures, { recursive: true });
    const [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
    for (const language of languages) {
      for (const [name, page] of Object.entries(citizenPages(language))) server.show(`/${name}/${language}`, page);
    }
    for (const language of ['fr', 'en'] as const) {
      for (const [name, page] of Object.entries(consolePages(language))) server.show(`/${name}/${language}`, page);
    }
    return new PageWindows(browser, server);
  }

  private constructor(
    private readonly browser: Browser,
    private readonly server: PageServer,
  ) {}

  async open(path: string, look: Look): Promise<Opened> {
    const key = JSON.stringify(look);
    const opening = this.windows.get(key) ?? this.newWindow(look);
    this.windows.set(key, opening);
    const opened = await opening;
    opened.complaints.length = 0;
    await opened.page.goto(this.server.url + path, { waitUntil: 'load' });
    return opened;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.server[Symbol.asyncDispose]();
  }

  private async newWindow({ width, dark = false, javaScript = true }: Look): Promise<Opened> {
    const context = await this.browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: dark ? 'dark' : 'light',
      javaScriptEnabled: javaScript,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      // This server has pages only: nobody is at the live door.
      const isLiveDoor = message.text().includes('/live/');
      if (['error', 'warning'].includes(message.type()) && !isLiveDoor) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return { page, complaints };
  }
}
