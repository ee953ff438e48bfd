import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { complaintsOf, launchChromium } from '../../../tests/support/chromium.ts';
import { suite } from '../../../tests/support/suite.ts';

interface Context extends TestApp {
  browser: Browser;
  page: Page;
  complaints: string[];
}

const test = suite<Context>('staff: forms in a browser');
const NARROW = { width: 390, height: 800 };

test.before(async (context) => {
  Object.assign(context, await openTestApp());
  const { accounts, database, signIn } = context;
  const ada = await database.unitOfWork(() => accounts.createUser({ name: 'ada', roles: ['core'] }));
  const [name = '', value = ''] = (await signIn(ada)).headers.Cookie.split('=');
  context.browser = await launchChromium();
  const visitor = await context.browser.newContext({ viewport: NARROW });
  await visitor.addCookies([{ name, value, url: context.url }]);
  context.page = await visitor.newPage();
  context.complaints = complaintsOf(context.page);
});
test.after(async (context) => {
  await context.browser.close();
  await context.close();
});

function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('a metric is added, a value recorded and corrected, and nothing is lost on the way', async (context) => {
  const { page, url, complaints } = context;
  await page.goto(`${url}/staff/metrics`);
  await page.getByText('Add a metric').first().click();
  await page.getByLabel('Key', { exact: true }).fill('podcast');
  await page.getByLabel('Label').fill('Podcast');
  await page.getByLabel('Definition').fill('Downloads of the podcast.');
  assert.is(await isWiderThanScreen(page), false);
  await page.getByRole('button', { name: 'Add a metric' }).click();
  await page.getByText('Saved.').waitFor();

  await page.getByText('Record a value').first().click();
  await page.getByLabel('Value').fill('many');
  await page.getByRole('button', { name: 'Record a value' }).click();
  await page.getByText('"many" is no value of this metric.').waitFor();
  assert.is(complaints.splice(0).length, 1, 'the browser tells of the refused request');
  await page.getByLabel('Value').fill('1,240');
  await page.getByRole('button', { name: 'Record a value' }).click();
  await page.getByRole('cell', { name: '1,240' }).waitFor();
  await page.getByRole('button', { name: 'Correct' }).click();
  await page.getByLabel('What it should have been').fill('1,204');
  await page.getByRole('button', { name: 'Correct this sample' }).click();
  await page.getByText('superseded by a correction').waitFor();
  assert.is(await page.getByText('1,204').first().isVisible(), true);
  assert.is(await isWiderThanScreen(page), false);
  assert.equal(complaints, []);
});

test('an entry is added, corrected and covered; an amount that could be a slip is asked for again', async (context) => {
  const { page, url, complaints } = context;
  await page.goto(`${url}/staff/finance/ledger`);
  await page.getByText('Add an entry').first().click();
  await page.getByLabel('Amount').fill('84.8');
  await page.getByLabel('Reference').fill('INV-1');
  await page.getByRole('button', { name: 'Add an entry' }).click();
  await page.getByText('An amount in USD is written such as 8480 or 8480.00.').waitFor();
  await page.getByLabel('Amount').fill('84.80');
  await page.getByRole('button', { name: 'Add an entry' }).click();
  await page.getByRole('cell', { name: '$84.80' }).waitFor();

  await page.getByRole('button', { name: 'Correct' }).click();
  await page.getByLabel('What it should have been').fill('48.80');
  await page.getByLabel('Why').fill('digits swapped');
  await page.getByRole('button', { name: 'Correct this entry' }).click();
  await page.getByRole('cell', { name: '$48.80' }).waitFor();

  await page.getByText('Mark days as covered').first().click();
  const today = await page.getByLabel('First day').inputValue();
  await page.getByLabel('Last day').fill(today);
  await page.getByRole('button', { name: 'Mark as covered' }).click();
  await page.getByRole('cell', { name: 'all kinds' }).waitFor();
  assert.is(await isWiderThanScreen(page), false);
  assert.equal(complaints, []);
});

test('a file is looked at, refused by line, put right and taken over', async (context) => {
  const { page, url, complaints } = context;
  const file = (csv: string) => ({ name: 'ledger.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  const header = 'kind,amount,currency,at,reference\n';
  await page.goto(`${url}/staff/finance/import`);
  await page.setInputFiles('input[type=file]', file(`${header}tip,1.00,USD,2021-04-01,a\n`));
  await page.getByRole('button', { name: 'Look at the file' }).click();
  await page.getByText('line 2: kind is one of').waitFor();
  await page.setInputFiles('input[type=file]', file(`${header}charge,1.00,USD,2021-04-01,a\n`));
  await page.getByRole('button', { name: 'Look at the file' }).click();
  await page.getByText('1 entry in the file: 1 is new').waitFor();
  await page.getByRole('button', { name: 'Take it over' }).click();
  await page.getByText('Taken over: 1 new entry.').waitFor();
  assert.equal(complaints, []);
});

test.run();
