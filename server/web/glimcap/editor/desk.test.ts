import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { complaintsOf, launchChromium } from '../../../../tests/support/chromium.ts';
import { suite } from '../../../../tests/support/suite.ts';
import type { DeskDraft } from '../../../presenters/staff-glimcap-draft.ts';
import { DRAFT, previewOf } from '../../testing/sample-desk.ts';
import { ME } from '../../testing/sample-pages.ts';
import { problem, ScriptedSite, type SeenRequest } from '../../testing/scripted-site.ts';

interface Context {
  browser: Browser;
  site: ScriptedSite;
  page: Page;
  complaints: string[];
}

const test = suite<Context>('glimcap desk in a browser');
const API = `/api/v1/staff/glimcaps/${DRAFT.weekEnd}`;

test.before(async (context) => {
  context.site = await ScriptedSite.open();
  context.browser = await launchChromium();
  context.page = await context.browser.newPage({ viewport: { width: 1280, height: 900 } });
  context.complaints = complaintsOf(context.page);
});
test.after(async ({ browser, site }) => {
  await browser?.close();
  await site?.close();
});
test.beforeEach(async ({ site, page, complaints }) => {
  site.reset();
  site.me = { ...ME, isStaff: true };
  site.pages.set('/staff/glimcap/13', { desk: DRAFT, canReview: true });
  site.routes.set(`POST ${API}/preview`, ({ body }) => ({ body: previewOf(JSON.parse(body).prose.metrics) }));
  await page.goto(`${site.origin}/staff/glimcap/13`);
  complaints.length = 0;
});
test.afterEach(async ({ page }) => {
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
});

const metricsOf = (page: Page) => page.getByRole('textbox', { name: 'Metrics', exact: true });
const shownIn = (page: Page, text: string) => page.locator('.desk-preview').getByText(text, { exact: true }).waitFor();

/** Another draft, as somebody else has saved it. */
function draftOf(revision: number, prose: Partial<DeskDraft['prose']>): DeskDraft {
  const latest = { ...DRAFT.latest!, madeBy: 'Ben' };
  return { ...DRAFT, revision, stamp: `stamp-${revision}`, prose: { ...DRAFT.prose, ...prose }, latest };
}

test('what is typed is previewed, and an answer that comes late does not replace a later one', async (context) => {
  const { site, page, complaints } = context;
  const asked: ((answer: { body: object }) => void)[] = [];
  let heard: () => void = () => undefined;
  site.routes.set(
    `POST ${API}/preview`,
    () =>
      new Promise((answer) => {
        asked.push(answer);
        heard();
      }),
  );
  const request = () =>
    new Promise<void>((resolve) => {
      heard = resolve;
    });
  const first = request();
  await metricsOf(page).fill('One.');
  await first;
  const second = request();
  await metricsOf(page).fill('Two.');
  await second;
  asked[1]!({ body: previewOf('Two.') });
  await shownIn(page, 'Two.');
  const late = page.waitForResponse('**/preview');
  asked[0]!({ body: previewOf('One.') });
  await (await late).finished();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  assert.is(await page.locator('.desk-preview').getByText('One.', { exact: true }).count(), 0);
  assert.equal(complaints, []);
});

test('a figure goes where the cursor is, an observation into its section, and a mark leads to its words', async ({
  page,
}) => {
  const field = metricsOf(page);
  await page.getByRole('button', { name: '47 is in no row of this report' }).click();
  assert.is(
    await field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
    '47',
  );
  await page.locator('.field', { has: field }).getByText('Insert a figure').click();
  await page.getByLabel('Find a figure').fill('discord 35');
  await page.getByRole('button', { name: '{{discord.delta}}' }).press('Enter');
  assert.is(await field.inputValue(), 'Discord is {{discord.change}}, and we met {{discord.delta}} of you.');
  assert.ok(await field.evaluate((area) => area === document.activeElement), 'the focus is in the text again');
  await page.getByRole('button', { name: 'Add to Metrics: MRR rose' }).click();
  assert.match(
    await field.inputValue(),
    /of you\.\n\nFor the first time since our figures begin, {{mrr\.label}} is {{mrr\.change}}\.$/,
  );
  await page.getByText('Save first: 1 text is not saved.').waitFor();
});

test('when somebody else was faster, both texts are there and one goes on', async ({ site, page }) => {
  const theirs = draftOf(3, { metrics: 'Theirs.', outro: 'Bye.' });
  site.routes.set(`PATCH ${API}`, () =>
    problem(409, 'glimcap_redrafted', 'There is a newer draft of Part 13. Review that one.'),
  );
  site.routes.set(`GET ${API}`, () => ({ body: theirs }));
  await metricsOf(page).fill('Mine.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Somebody else has changed this draft.').waitFor();
  const rival = page.getByRole('group', { name: 'What somebody else saved' });
  assert.match((await rival.textContent()) ?? '', 'Theirs.');
  assert.is(await metricsOf(page).inputValue(), 'Mine.');
  assert.is(await page.getByLabel('Closing words').inputValue(), 'Bye.');

  await rival.getByRole('button', { name: 'Keep mine' }).click();
  site.routes.set(`PATCH ${API}`, () => ({ body: draftOf(4, { metrics: 'Mine.', outro: 'Bye.' }) }));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('2 findings are open').waitFor();
  assert.equal(sentBy(site, 'PATCH'), { revision: 3, prose: { metrics: 'Mine.' } });
});

test('what others change is told and taken over while one types elsewhere', async ({ site, page }) => {
  await page.getByLabel('Introduction').fill('Mine.');
  site.routes.set(`GET ${API}/stamp`, () => ({ body: { stamp: 'stamp-3' } }));
  site.routes.set(`GET ${API}`, () => ({ body: { ...draftOf(3, { metrics: 'Theirs.' }), findings: [] } }));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('Latest version by Ben').waitFor();
  assert.equal(
    [await page.getByLabel('Introduction').inputValue(), await metricsOf(page).inputValue()],
    ['Mine.', 'Theirs.'],
  );
  await page.getByText('Nothing is open.').waitFor();
  await page.getByRole('button', { name: 'Got it' }).click();
  site.routes.set(`GET ${API}/stamp`, () => problem(409, 'glimcap_published', 'The Glimcap Part 13 is published.'));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('This report is published now').waitFor();
  assert.is(await page.getByRole('button', { name: 'Save' }).isDisabled(), true);
});

test('what is not saved is there again after a reload and a sign-in, and can be thrown away', async ({
  site,
  page,
}) => {
  site.routes.set(`PATCH ${API}`, () => problem(401, 'signed_out', 'Sign in with Discord first.'));
  await metricsOf(page).fill('Half a sentence');
  await page.getByRole('button', { name: 'Save' }).click();
  const signIn = page.locator('.desk-news').getByRole('link', { name: 'Sign in with Discord' });
  assert.is(await signIn.getAttribute('href'), '/auth/discord?returnTo=%2Fstaff%2Fglimcap%2F13');
  site.pages.set('/staff/glimcap/13', { desk: draftOf(3, { outro: 'Bye.' }), canReview: true });
  await page.goto(`${site.origin}/staff/glimcap/13`);
  await page.getByText('Your unsaved text is back').waitFor();
  assert.equal(
    [await metricsOf(page).inputValue(), await page.getByLabel('Closing words').inputValue()],
    ['Half a sentence', 'Bye.'],
  );
  await shownIn(page, 'Half a sentence');

  await page.getByRole('button', { name: 'Throw my text away' }).click();
  assert.is(await metricsOf(page).inputValue(), DRAFT.prose.metrics);
  await page.reload();
  await page.getByText('2 findings are open').waitFor();
  assert.is(await page.getByText('Your unsaved text is back').count(), 0);
});

test('who cannot review looks after the wins and cannot type', async ({ site, page }) => {
  site.pages.set('/staff/glimcap/13', { desk: DRAFT, canReview: false });
  await page.reload();
  await page.getByText('You can read drafts and look after the wins.').waitFor();
  assert.is(await metricsOf(page).isEditable(), false);
  const buttons = (name: string) => page.getByRole('button', { name, exact: true }).count();
  assert.equal(
    await Promise.all(['Save', 'Recompute', 'Hold', 'Publish…', 'Acknowledge', 'Add to the roadmap'].map(buttons)),
    [0, 0, 0, 0, 0, 0],
  );
  await page.getByRole('button', { name: 'Accept: Packet loss smoothing' }).waitFor();
});

function sentBy(site: ScriptedSite, method: SeenRequest['method']): unknown {
  return JSON.parse(site.requests.findLast((request) => request.method === method)?.body ?? 'null');
}

test.run();
