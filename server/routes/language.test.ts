import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { suite } from '../../tests/support/suite.ts';

const test = suite<{ app: TestApp }>('the language of pages');

test.before(async (context) => {
  context.app = await openTestApp();
});
test.after(({ app }) => app.close());

const get = ({ url }: TestApp, path: string, headers: Record<string, string> = {}) =>
  fetch(url + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });

/** Else fetch asks for a fresh answer whenever it names one that it has. */
const HELD = { 'cache-control': 'max-age=0' };

const choose = ({ url }: TestApp, body: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${url}/language`, {
    method: 'POST',
    body: new URLSearchParams(body),
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    redirect: 'manual',
  });

test('a page is in the language that the browser asks for, and says so', async ({ app }) => {
  const german = await get(app, '/', { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' });
  const html = await german.text();
  assert.match(html, '<html lang="de">');
  assert.match(html, 'Gerade ist niemand live');
  assert.match(html, /<button[^>]*lang="en"[^>]*>English<\/button>/);
  assert.match(german.headers.get('vary') ?? '', /Accept-Language.*Cookie/);
  for (const asked of ['en-GB', 'fr', 'fr,ja;q=0.5', '*', '']) {
    const other = await (await get(app, '/', { 'accept-language': asked })).text();
    assert.match(other, '<html lang="en">', asked);
    assert.match(other, 'Nobody is live right now');
  }
});

test('a choice counts for more than what the browser asks for, and leads back', async ({ app }) => {
  const chosen = await choose(app, { language: 'de', returnTo: '/status?x=1' });
  assert.equal([chosen.status, chosen.headers.get('location')], [303, '/status?x=1']);
  const cookie = chosen.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^glim_language=de; path=\/; .*samesite=lax; httponly/i);
  const html = await (await get(app, '/status', { cookie: 'glim_language=de', 'accept-language': 'en' })).text();
  assert.match(html, /Alles, was eingeschaltet ist, funktioniert|Etwas funktioniert gerade nicht/);
  const odd = await (await get(app, '/', { cookie: 'glim_language=<xx>' })).text();
  assert.match(odd, '<html lang="en">');
});

test('another site cannot choose, nothing else can be chosen, and it leads nowhere else', async ({ app }) => {
  assert.is((await choose(app, { language: 'de' }, { 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.is((await choose(app, { language: 'tlh' })).status, 422);
  const away = await choose(app, { language: 'de', returnTo: '//evil.example/x' });
  assert.is(away.headers.get('location'), '/');
});

test('who is signed in finds the choice in another browser too', async ({ app }) => {
  const { headers } = await app.signIn();
  const { Cookie } = headers;
  assert.is((await choose(app, { language: 'de' }, { cookie: Cookie })).status, 303);
  const html = await (await get(app, '/dashboard', { cookie: Cookie, 'accept-language': 'en' })).text();
  assert.match(html, 'Eröffne deinen Kanal');
});

test('pages that are the same for all are kept once for each language', async ({ app }) => {
  const [german, english] = [
    await get(app, '/help', { 'accept-language': 'de' }),
    await get(app, '/help', { 'accept-language': 'en' }),
  ];
  assert.match(german.headers.get('vary') ?? '', 'Accept-Language');
  assert.is.not(german.headers.get('etag'), english.headers.get('etag'));
  assert.match(await german.text(), 'gibt es bisher nur auf Englisch');
  assert.not.match(await english.text(), 'Englisch');
  const etag = german.headers.get('etag') ?? '';
  const again = await get(app, '/help', { 'accept-language': 'de', 'if-none-match': etag, ...HELD });
  assert.is(again.status, 304);
  const other = await get(app, '/help', { 'accept-language': 'en', 'if-none-match': etag, ...HELD });
  assert.is(other.status, 200);
});

test('reports and pages for staff are English, whoever reads them', async ({ app }) => {
  assert.match(await (await get(app, '/glimcap', { 'accept-language': 'de' })).text(), '<html lang="en">');
});

test('errors speak the language of a page’s reader, and that which a program asks for', async ({ app }) => {
  const page = await get(app, '/nobody-there', { 'accept-language': 'de' });
  assert.is(page.status, 404);
  assert.match(await page.text(), 'Unter /nobody-there gibt es keinen Kanal.');
  const asked = async (language?: string) => {
    const headers: Record<string, string> = language ? { 'accept-language': language } : {};
    const answer = await fetch(`${app.url}/api/v1/channels/nobody-there`, { headers });
    return { vary: answer.headers.get('vary'), ...((await answer.json()) as { code: string; detail: string }) };
  };
  const german = await asked('de');
  assert.equal([german.code, german.detail], ['channel_not_found', 'Unter /nobody-there gibt es keinen Kanal.']);
  assert.match(german.vary ?? '', 'Accept-Language');
  assert.is((await asked('fr')).detail, 'There is no channel at /nobody-there.');
  assert.is((await asked()).code, 'channel_not_found');
});

test.run();
