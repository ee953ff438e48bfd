import type { Browser, BrowserContext, Page } from 'playwright-core';
import { complaintsOf, launchChromium } from '../../../../tests/support/chromium.ts';
import { startTestSandbox, type TestSandbox } from '../../testing/test-sandbox.ts';
import { type DemoBot, startDemoBot } from './demo-bot.ts';

/** A sandbox with a bot in it, and its page in Chromium. */
export interface OpenPage extends TestSandbox {
  bot: DemoBot;
  browser: Browser;
  tab: BrowserContext;
  /** One page for all tests, led by its address, as a person keeps it open. */
  page: Page;
  /** What the page complained of in its console. */
  complaints: string[];
}

export async function openPage(): Promise<OpenPage> {
  const sandbox = await startTestSandbox({ identifyEveryMs: 0 });
  const [bot, browser] = await Promise.all([startDemoBot(sandbox.sandbox), launchChromium()]);
  const tab = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await tab.newPage();
  page.setDefaultTimeout(8000);
  return {
    ...sandbox,
    bot,
    browser,
    tab,
    page,
    complaints: complaintsOf(page),
    async close() {
      await browser.close();
      await bot.close();
      await sandbox.close();
    },
  };
}

/** Closes the other tabs. @returns what the page complained of since the last time */
export async function tidyUp({ tab, page, complaints }: OpenPage): Promise<string[]> {
  const others = tab.pages().filter((one) => one !== page);
  await Promise.all(others.map((other) => other.close()));
  return complaints.splice(0);
}

export async function visit({ page, sandbox }: OpenPage, as: string, channel = 'general'): Promise<void> {
  await page.goto(`${sandbox.url}/#as=${as}&channel=${channel}`);
  await page.getByRole('button', { name: new RegExp(`^${as}.*switch member`, 'i') }).waitFor();
  await page.getByRole('heading', { level: 1, name: channel }).waitFor();
}

export const message = (page: Page, text: string | RegExp) =>
  page.getByRole('log').getByRole('listitem').filter({ hasText: text });

/** Chooses another member in the page itself. */
export async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /switch member/ }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}.*switch member`) }).waitFor();
}
