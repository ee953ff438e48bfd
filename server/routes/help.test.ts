import * as assert from 'uvu/assert';
import { openHelpLibrary } from '#platform/help/open-help-library.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { HelpFolder, pngHeader } from '../../tests/support/help-folder.ts';
import { suite } from '../../tests/support/suite.ts';

interface Context extends TestApp {
  folder: HelpFolder;
}

const test = suite<Context>('the help site');
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' };
/** Votes are limited by address, and each test has one of its own. */
let octet = 0;

const BODY = `Before you start.

1. Open the [dashboard](/dashboard).
2. See [the other](other.md#where).

## Where <it> is

![The panel](images/panel.png)

\`\`\`video
https://www.youtube.com/watch?v=abcdefghijk
How it looks
\`\`\`

## After it

<script>alert(1)</script> [bad](javascript:alert(1)) [out](https://obsproject.com)`;

test.before(async (context) => {
  const folder = new HelpFolder();
  folder.writeImage('panel.png', pngHeader({ width: 640, height: 360 }));
  folder.writeImage('unused.png', pngHeader({ width: 1, height: 1 }));
  folder.write('first', { title: 'Stream with bitrates', aliases: '[once]', related: '[other]', body: BODY });
  folder.write('other', { category: 'start', body: '## Where\n\nHere.' });
  context.folder = folder;
  const helpLibrary = openHelpLibrary(folder.dir);
  Object.assign(context, await openTestApp({ helpLibrary, helpImageDir: `${folder.dir}/images`, trustedProxies: 1 }));
});
test.beforeEach(async ({ database }) => {
  octet += 1;
  await emptyTables(database.pool, 'help_vote', 'help_miss');
});
test.after(async ({ folder, close }) => {
  await close();
  folder.remove();
});

function say({ call, url }: Context, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const own = { ...FORM, Origin: url, 'X-Forwarded-For': `10.1.0.${octet}` };
  const text = new URLSearchParams(fields).toString();
  return call('POST', '/help/first/feedback', { text, headers: { ...own, ...headers } });
}

async function votes({ database }: TestApp) {
  const { rows } = await database.pool.query(
    'select slug, is_helpful, comment, source from help_vote order by voted_at',
  );
  return rows.map(({ slug, is_helpful, comment, source }) => [slug, is_helpful, comment, source]);
}

test('the list shows the guides by category', async ({ call }) => {
  const { status, text, headers } = await call('GET', '/help');
  assert.is(status, 200);
  assert.match(text, /First steps[\s\S]*href="\/help\/other"[\s\S]*When something is wrong[\s\S]*href="\/help\/first"/);
  assert.is(headers.get('cache-control'), 'public, no-cache');
});

test('an article is read without scripts, and kept until it changes', async ({ call }) => {
  const { status, text, headers } = await call('GET', '/help/first');
  assert.is(status, 200);
  assert.match(text, '<h1>Stream with bitrates</h1>');
  assert.match(text, '<a href="/help/other#where">the other</a>');
  assert.match(text, '<h2 id="where-it-is">Where &lt;it&gt; is');
  assert.match(text, /<a href="#where-it-is">Where &lt;it(>|&gt;) is<\/a>/);
  assert.match(text, /<img src="\/help\/images\/panel\.png" alt="The panel" width="640" height="360" loading="lazy"/);
  assert.match(text, 'action="/help/first/feedback"');
  // Node's fetch asks for a fresh copy where nothing else is said.
  const kept = { 'If-None-Match': headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' };
  assert.is((await call('GET', '/help/first', { headers: kept })).status, 304);
});

test('what an article holds runs nothing and asks nobody else', async ({ call }) => {
  const { text, headers } = await call('GET', '/help/first');
  assert.not.match(text, /<script>alert|href="javascript|<iframe/);
  assert.match(text, '<a href="https://obsproject.com" rel="noopener">out</a>');
  assert.match(text, 'href="https://www.youtube.com/watch?v=abcdefghijk" rel="noopener"');
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, 'frame-src https://www.youtube-nocookie.com https://player.vimeo.com;');
});

test('its head gives social cards a title, a summary and a picture with its size', async ({ call, url }) => {
  const { text } = await call('GET', '/help/first?answer=bogus');
  for (const line of [
    '<meta property="og:title" content="Stream with bitrates · Glim">',
    '<meta property="og:description" content="All about first.">',
    `<meta property="og:image" content="${url}/help/images/panel.png">`,
    '<meta property="og:image:width" content="640">',
    '<meta name="twitter:card" content="summary_large_image">',
    '<link rel="canonical" href="/help/first">',
  ])
    assert.match(text, line);
});

test('a name that an article had before leads to it; one that nobody has is a 404', async ({ call }) => {
  const { status, headers } = await call('GET', '/help/once');
  assert.equal([status, headers.get('location')], [301, '/help/first']);
  for (const path of ['/help/nobody', '/help/..%2f..%2fpackage', '/help/__proto__', '/help/first.md', '/help/%00'])
    assert.is((await call('GET', path, { headers: { Accept: 'text/html' } })).status, 404, path);
});

test('a search finds mistyped words, marks them and leads to their section', async ({ call }) => {
  const { status, text, headers } = await call('GET', '/help?q=+birates+');
  assert.is(status, 200);
  assert.match(text, '1 guide for “birates”');
  assert.match(text, 'href="/help/first"');
  assert.match(text, '<meta name="robots" content="noindex">');
  assert.ok(headers.get('etag'));
});

test('a search that finds nothing offers a ticket, and staff learn of it', async (context) => {
  const { call, database } = context;
  const { text } = await call('GET', '/help?q=Dark+mode');
  assert.match(text, /no guide for “Dark mode”[\s\S]*href="\/help\/get-help"/);
  const { rows } = await database.pool.query('select words, times from help_miss');
  assert.equal(rows, [{ words: 'dark mode', times: 1 }]);
});

test('questions of the strangest kind are shown as text or refused', async ({ call }) => {
  const { text } = await call('GET', `/help?q=${encodeURIComponent('"><script>alert(1)</script>\u202e')}`);
  assert.not.match(text, '<script>alert');
  for (const q of ['%00%ff', '%ED%A0%80', '%27%20or%201%3D1', '((((', 'q&q=b', '%F0%9F%98%80'])
    assert.ok([200, 422].includes((await call('GET', `/help?q=${q}`)).status), q);
  assert.is((await call('GET', `/help?q=${'x'.repeat(201)}`)).status, 422);
});

test('a yes counts, once for each visitor, and brings the reader back', async (context) => {
  const { status, headers } = await say(context, { helpful: 'yes' });
  assert.equal([status, headers.get('location')], [303, '/help/first?answer=yes#did-this-help']);
  await say(context, { helpful: 'no' });
  assert.equal(await votes(context), [['first', false, null, 'web']]);
  await say(context, { helpful: 'no' }, { 'X-Forwarded-For': '10.9.9.9' });
  assert.is((await votes(context)).length, 2);
});

test('after a no the page asks what was missing and how to go on; the words are added to the vote', async (context) => {
  await say(context, { helpful: 'no' });
  const { text } = await context.call('GET', '/help/first?answer=no');
  assert.match(text, /href="\/help\/get-help"[\s\S]*name="helpful" value="no"[\s\S]*<textarea[^>]*name="comment"/);
  assert.match(text, '<meta name="robots" content="noindex">');
  const { headers } = await say(context, { helpful: 'no', comment: 'Where is <b>it</b>?' });
  assert.is(headers.get('location'), '/help/first?answer=sent#did-this-help');
  assert.equal(await votes(context), [['first', false, 'Where is <b>it</b>?', 'web']]);
  assert.match((await context.call('GET', '/help/first?answer=sent')).text, 'we read every word of it');
});

test('who is signed in has the voice that they have in Discord', async (context) => {
  const user = await context.database.unitOfWork(() =>
    context.accounts.createUser({ name: 'robin', discordId: '100000000000000042' }),
  );
  const { headers } = await context.signIn(user);
  await say(context, { helpful: 'no' }, { Cookie: headers.Cookie });
  await context.database.unitOfWork(() =>
    context.helpFeedback.vote({
      ...{ slug: 'first', voter: { discordId: '100000000000000042' } },
      ...{ isHelpful: true, source: 'discord' },
    }),
  );
  assert.equal(await votes(context), [['first', true, null, 'discord']]);
  const nameless = await context.signIn();
  await say(context, { helpful: 'no' }, { Cookie: nameless.headers.Cookie });
  assert.is((await votes(context)).length, 2);
});

test('a vote from another site, without a word, or on nothing is refused', async (context) => {
  assert.is((await say(context, { helpful: 'yes' }, { Origin: 'https://evil.example' })).status, 403);
  assert.is((await say(context, { helpful: 'yes' }, { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
  assert.is((await say(context, { helpful: 'maybe' })).status, 422);
  assert.is((await say(context, {})).status, 422);
  assert.is((await say(context, { helpful: 'no', comment: 'x'.repeat(4_001) })).status, 422);
  assert.is((await say(context, { helpful: 'no', comment: 'x'.repeat(20_000) })).status, 413);
  const { call, url } = context;
  const headers = { ...FORM, Origin: url, 'X-Forwarded-For': `10.1.0.${octet}` };
  assert.is((await call('POST', '/help/nobody/feedback', { text: 'helpful=yes', headers })).status, 404);
  assert.equal(await votes(context), []);
});

test('somebody who votes by a program is slowed down', async (context) => {
  const statuses = [];
  for (let count = 0; count < 21; count += 1) statuses.push((await say(context, { helpful: 'yes' })).status);
  assert.equal([statuses[0], statuses[20]], [303, 429]);
});

test('pictures are served as what they are, and nothing else is', async ({ call }) => {
  const { status, headers } = await call('GET', '/help/images/panel.png');
  assert.equal([status, headers.get('content-type')], [200, 'image/png']);
  assert.is(headers.get('x-content-type-options'), 'nosniff');
  for (const name of ['gone.png', '..%2ffirst.md', '%2e%2e%2ffirst.md', '.png', 'panel.png%00', 'PANEL.PNG'])
    assert.is((await call('GET', `/help/images/${name}`)).status, 404, name);
});

test('the API finds what the page finds, and refuses what makes no sense', async ({ call }) => {
  interface Found {
    data: { slug: string; url: string; snippet: { text: string; isHit: boolean }[] }[];
    nextCursor: null;
  }
  const { status, body } = await call<Found>('GET', '/api/v1/help/search?q=dashbord');
  assert.is(status, 200);
  assert.equal([body.data[0]?.slug, body.data[0]?.url, body.nextCursor], ['first', '/help/first', null]);
  assert.ok(body.data[0]?.snippet.some(({ text, isHit }) => isHit && text === 'dashboard'));
  for (const query of ['', 'q=', `q=${'x'.repeat(201)}`, 'q=a&limit=0', 'q=a&limit=21', 'q=a&limit=x'])
    assert.is((await call('GET', `/api/v1/help/search?${query}`)).status, 422, query);
});

test('staff see what readers say and what they look for in vain; nobody else does', async (context) => {
  const { call, database } = context;
  await say(context, { helpful: 'no', comment: '<img src=x onerror=alert(1)>' });
  await call('GET', '/help?q=Dark+mode');
  const signedOut = await call('GET', '/staff/help');
  assert.equal([signedOut.status, signedOut.headers.get('location')], [302, '/auth/discord?returnTo=%2Fstaff%2Fhelp']);
  const member = await context.signIn();
  assert.is((await call('GET', '/staff/help', { headers: member.headers })).status, 403);
  await database.unitOfWork(async () => context.accounts.giveRole(member.user.name, 'support'));
  const { status, text, headers } = await call('GET', '/staff/help', { headers: member.headers });
  assert.is(status, 200);
  assert.match(text, /Stream with bitrates[\s\S]*0 % of 1[\s\S]*&lt;img src=x[\s\S]*dark mode/);
  assert.not.match(text, '<img src=x');
  assert.is(headers.get('cache-control'), 'private, no-cache');
});

test.run();
