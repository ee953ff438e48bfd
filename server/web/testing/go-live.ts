import type { Page } from 'playwright-core';
import type { ScriptedSite } from './scripted-site.ts';

/** Publishes the test picture from the dashboard, and returns once the page says that it is live. */
export async function goLive(page: Page, site: ScriptedSite): Promise<void> {
  await page.goto(`${site.origin}/dashboard`);
  await page.getByText('Test picture').click();
  await page.getByRole('button', { name: 'Go live' }).click();
  await page.locator('[data-publish=live]').waitFor();
}
