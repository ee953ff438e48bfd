import type { Locator, Page } from 'playwright-core';

/** A message that is shown in the open text channel or thread of the sandbox's page. */
export function message(page: Page, text: string): Locator {
  return page.getByRole('log').getByRole('listitem').filter({ hasText: text });
}

/** Runs a slash command without options, as who the page shows. */
export async function runSlash(page: Page, command: string, channel: string): Promise<void> {
  await page.locator('.channel-list').getByRole('button', { name: channel, exact: true }).click();
  await page.getByRole('textbox', { name: /^Message / }).fill(`/${command}`);
  await page
    .getByRole('option', { name: `/${command}` })
    .first()
    .click();
  await page.getByRole('button', { name: /Run/ }).click();
}

/** Writes a message where the page is. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message / }).fill(text);
  await page.keyboard.press('Enter');
  await message(page, text).waitFor();
}

/** Sends the form that a panel opens; what comes next is the offer of articles, or the ticket. */
export async function fillTicketForm(page: Page, subject: string, text: string): Promise<void> {
  await message(page, 'Need help?').getByRole('button', { name: 'Open a ticket' }).click();
  const form = page.getByRole('dialog', { name: 'Open a ticket' });
  await form.getByLabel('What is it about?').fill(subject);
  await form.getByLabel('What happened?').fill(text);
  await form.getByRole('button', { name: 'Submit' }).click();
  await form.waitFor({ state: 'detached' });
}
