import * as assert from 'uvu/assert';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { publishPart } from '../../tests/support/publish-part.ts';
import { suite } from '../../tests/support/suite.ts';

const test = suite<TestApp>('glimcap feeds');
const HOSTILE = '</title>]]><b>a & "b"</b> \u0001<![CDATA[';

test.before(async (context) => {
  Object.assign(context, await openTestApp());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(database.pool, 'glimcap_report', 'metric_sample', 'finance_entry');
});
test.after((context) => context.close());

interface Counted {
  id: string;
  ids: number;
  title: string;
  titles: number;
  updated: string;
  updates: number;
}

interface Entry extends Counted {
  published: string;
  author: string;
  link: string;
  links: number;
  content: string;
  type: string;
}

interface Feed extends Counted {
  self: string;
  entries: Entry[];
}

const COMMON = `id text path 'a:id', ids int path 'count(a:id)', title text path 'a:title', titles int path 'count(a:title)',
  updated text path 'a:updated', updates int path 'count(a:updated)'`;
const READ = (rows: string, columns: string) => `select read.* from xmltable(
  xmlnamespaces('http://www.w3.org/2005/Atom' as a), '${rows}' passing xmlparse(document $1) columns ${COMMON}, ${columns}) read`;
const READ_FEED = READ('/a:feed', `self text path 'a:link[@rel="self"]/@href'`);
const READ_ENTRIES = READ(
  '/a:feed/a:entry',
  `published text path 'a:published', author text path 'a:author/a:name', content text path 'a:content',
   type text path 'a:content/@type', link text path 'a:link[not(@rel) or @rel="alternate"]/@href',
   links int path 'count(a:link[not(@rel) or @rel="alternate"])'`,
);

/** The feed as libxml2, which Postgres has in it, reads it: what is not well-formed throws. */
async function atomOf({ call, url, database }: TestApp): Promise<Feed> {
  const { status, text, headers } = await call('GET', '/glimcap/feed.xml');
  assert.is(status, 200);
  assert.match(headers.get('content-type') ?? '', 'application/atom+xml');
  const feed = (await database.pool.query<Feed>(READ_FEED, [text])).rows[0]!;
  const entries = (await database.pool.query<Entry>(READ_ENTRIES, [text])).rows;
  assert.is(feed.self, `${url}/glimcap/feed.xml`);
  for (const each of [feed, ...entries]) assertHasItsParts(each);
  for (const { author, link, links, id, type } of entries) {
    assert.ok(author !== '');
    assert.equal([links, link, type], [1, id, 'html']);
  }
  return { ...feed, entries };
}

/** RFC 4287 §4.1.1 and §4.1.2: what a feed and an entry must have, and have but once. */
function assertHasItsParts({ id, ids, title, titles, updated, updates }: Counted): void {
  assert.equal([ids, titles, updates], [1, 1, 1]);
  assert.ok(URL.canParse(id));
  assert.ok(title !== '');
  assert.match(updated, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
}

test('Atom has an entry for each report, whole', async (context) => {
  for (const number of [11, 12]) await publishPart(context, number);
  const feed = await atomOf(context);
  assert.is(feed.updated, '2021-04-28T12:00:00.000Z');
  assert.equal(
    feed.entries.map(({ id }) => id),
    [`${context.url}/glimcap/12`, `${context.url}/glimcap/11`],
  );
  const { author, content } = feed.entries[0]!;
  assert.is(author, 'Heiwa and RibenaBerri');
  assert.match(content, '<td>5,936</td>');
  assert.match(
    content,
    `<img src="${context.url}/glimcap/12/charts/finance.png?theme=light&amp;size=wide&amp;version=1" alt="Partial`,
  );
  assert.not.match(content, /^---|title:/);
});

test('a feed without reports is a feed', async (context) => {
  assert.equal((await atomOf(context)).entries, []);
  const { body } = await context.call<{ items: unknown[] }>('GET', '/glimcap/feed.json');
  assert.equal(body.items, []);
});

test('what people typed stays text, and what XML has no place for is left out', async (context) => {
  const prose = { intro: `${HOSTILE} [a](/help) ![b](/b.png)` };
  await publishPart(context, 12, {
    edits: { 'metrics.0.label': ']]>' },
    more: { title: HOSTILE, author: HOSTILE, prose },
  });
  const { title, author, content } = (await atomOf(context)).entries[0]!;
  // The title is HTML that says the text.
  assert.is(title, '&lt;/title&gt;]]&gt;&lt;b&gt;a &amp; &quot;b&quot;&lt;/b&gt; &lt;![CDATA[');
  assert.is(author, HOSTILE.replace('\u0001', ''));
  assert.match(content, `<a href="${context.url}/help">a</a> <img src="${context.url}/b.png" alt="b">`);
  assert.not.match(content, '<b>');
});

test('a correction updates its entry and says what was wrong; its id and its place stay', async (context) => {
  for (const number of [11, 12]) await publishPart(context, number);
  const { database, glimcapCorrections, call, url } = context;
  const kept = await call('GET', '/glimcap/feed.xml');
  const again = (headers: Headers) =>
    call('GET', '/glimcap/feed.xml', {
      headers: { 'If-None-Match': headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' },
    });
  assert.is((await again(kept.headers)).status, 304);
  await database.unitOfWork(() =>
    glimcapCorrections.correct(11, { metrics: { discord: 1 }, note: 'It was counted <twice>.', by: 'Ada' }),
  );
  assert.is((await again(kept.headers)).status, 200);
  const feed = await atomOf(context);
  const entry = feed.entries[1]!;
  assert.is(entry.id, `${url}/glimcap/11`);
  assert.is(entry.published, '2021-04-21T12:00:00.000Z');
  for (const { updated } of [entry, feed]) assert.is(updated, '2021-05-05T12:00:00.000Z');
  assert.match(entry.content, 'Corrected on 2021-05-05 by Ada.</strong> It was counted &lt;twice&gt;.');
});

test('JSON Feed 1.1 says the same', async (context) => {
  await publishPart(context, 12);
  const { status, body, headers } = await context.call<Record<string, unknown>>('GET', '/glimcap/feed.json');
  assert.is(status, 200);
  assert.match(headers.get('content-type') ?? '', 'application/feed+json');
  const { items, ...feed } = body;
  const home = `${context.url}/glimcap`;
  assert.equal(feed, {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'The Glimcap',
    description: 'The community’s week in figures: compiled, checked and published for everyone.',
    home_page_url: home,
    feed_url: `${home}/feed.json`,
    language: 'en',
  });
  const [{ content_html: html, ...item }] = items as [{ content_html: string }];
  assert.equal(item, {
    id: `${home}/12`,
    url: `${home}/12`,
    title: 'The Glimcap Part 12',
    image: `${home}/12/card.png?version=1`,
    date_published: '2021-04-28T12:00:00.000Z',
    date_modified: '2021-04-28T12:00:00.000Z',
    authors: [{ name: 'Heiwa and RibenaBerri' }],
  });
  assert.match(html, '<td>5,936</td>');
});

test.run();
