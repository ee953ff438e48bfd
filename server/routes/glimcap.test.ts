import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { publishPart } from '../../tests/support/publish-part.ts';
import { suite } from '../../tests/support/suite.ts';

interface FiguresBody {
  number: number;
  weekStart: string;
  weekEnd: string;
  metrics: { current: number; previous: number; difference: number; provenance: object }[];
  corrections: { note: string }[];
}

const test = suite<TestApp>('glimcap routes');
const EVIL = '<img src=x onerror=alert(1)>';
const CORRECTION = { metrics: { discord: 5900 }, note: 'Discord was <b>counted</b> twice.', by: 'Ada' };

test.before(async (context) => {
  Object.assign(context, await openTestApp());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(database.pool, 'glimcap_report', 'metric_sample', 'finance_entry');
});
test.after((context) => context.close());

function correct({ database, glimcapCorrections }: TestApp, number: number) {
  return database.unitOfWork(() => glimcapCorrections.correct(number, CORRECTION));
}

/** Asks as a browser that has kept an answer: without a word on caching, fetch asks for a fresh copy. */
function askAgain({ call }: TestApp, path: string, headers: Headers) {
  const given = { 'If-None-Match': headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' };
  return call('GET', path, { headers: given });
}

test('the list names what is published, newest first, and not the draft', async (context) => {
  for (const number of [11, 12]) await publishPart(context, number);
  await context.database.unitOfWork(() => context.glimcap.draft());
  const { status, text } = await context.call('GET', '/glimcap');
  assert.is(status, 200);
  assert.ok(text.indexOf('The Glimcap Part 12') < text.indexOf('The Glimcap Part 11'));
  assert.not.match(text, 'Part 13');
});

test('without a report the list says so', async ({ call }) => {
  const { status, text } = await call('GET', '/glimcap');
  assert.is(status, 200);
  assert.match(text, 'The first Glimcap is still to come.');
});

test('a long list has pages', async (context) => {
  context.clock.set('2021-07-05T12:00:00Z');
  await publishPart(context, 21);
  await context.database.pool.query(`
    with copy as (
      insert into glimcap_report (id, number, week_start, week_end, state, revision, figures, markdown, drafted_at, published_at)
      select gen_random_uuid(), n, 'week', n::text, state, 1, figures, markdown, drafted_at, published_at
        from glimcap_report, generate_series(1, 20) as n returning id, figures, published_at)
    insert into glimcap_version (id, report_id, ordinal, kind, figures, markdown, made_at)
      select gen_random_uuid(), id, 1, 'published', figures, '', published_at from copy`);
  const first = await context.call('GET', '/glimcap');
  assert.match(first.text, 'Page 1 of 2');
  assert.match(first.text, 'href="/glimcap?page=2"');
  assert.not.match(first.text, 'href="/glimcap/1"');
  const second = await context.call('GET', '/glimcap?page=2');
  assert.match(second.text, 'href="/glimcap/1"');
  assert.match(second.text, '<a rel="prev" href="/glimcap">');
  assert.match((await context.call('GET', '/glimcap?page=3')).text, 'There is nothing on this page.');
  for (const page of ['0', 'x', '1.5', '-1'])
    assert.is((await context.call('GET', `/glimcap?page=${page}`)).status, 422);
});

test('a search shows where it found the words, and what it is asked stays text', async (context) => {
  await publishPart(context, 12, { more: { prose: { intro: `A <b>remarkable</b> week ${EVIL}` } } });
  const found = await context.call('GET', '/glimcap?q=remarkable');
  assert.match(found.text, '1 report with “remarkable”');
  assert.match(found.text, '<mark>remarkable</mark>');
  assert.match(found.text, /<input[^>]* name="q" value="remarkable"/);
  assert.match(found.text, '<meta name="robots" content="noindex">');
  const nothing = await context.call('GET', `/glimcap?q=${encodeURIComponent(`"${EVIL}' or 1=1`)}zzz`);
  assert.is(nothing.status, 200);
  assert.match(nothing.text, 'No report has');
  for (const { text } of [found, nothing]) assert.not.match(text, '<img src=x');
  assert.is((await context.call('GET', `/glimcap?q=${'x'.repeat(201)}`)).status, 422);
  assert.is((await context.call('GET', '/glimcap?q=a&q=b')).status, 422);
});

test('a report is a page that is read without scripts, each figure opens to its source', async (context) => {
  await publishPart(context, 11);
  const wins = [{ heading: 'Platform', text: 'It *works*', author: 'Dan' }];
  const roadmap = [{ title: 'Clips', state: 'doing' as const, url: 'javascript:alert(1)' }];
  const prose = { metrics: '# Down\n\nDiscord is {{discord.change}}.' };
  await publishPart(context, 12, { more: { prose, wins, roadmap, support: 'Ask **us**.' } });
  await publishPart(context, 13);
  const { status, text } = await context.call('GET', '/glimcap/12');
  assert.is(status, 200);
  const expected = [
    'Published 28 April 2021 by Heiwa and RibenaBerri',
    'The week from 19 April 2021 to 25 April 2021',
    '<a class="figure-link" href="/glimcap/12/figures/discord">Discord</a></th><td>5,936</td><td>6,012</td><td>76⬇</td>',
    '<h3>Down</h3>\n<p>Discord is down 76.</p>',
    '<a class="figure-link" href="/glimcap/12/figures/finance.remainingCredits">Remaining Credits</a></th><td>$1,289.96</td>',
    'src="/glimcap/12/charts/finance.svg?theme=site&amp;size=wide&amp;version=1" width="640"',
    'alt="Partial Glimesh Budget, Apr 1st-25th. Gross $8,480.00, less Payouts $1,831.52,',
    '<span>Clips</span><span class="roadmap-state">in progress</span>',
    '<h3>Platform</h3>\n<ul>\n<li>It <em>works</em> — Dan</li>',
    '<p>Ask <strong>us</strong>.</p>',
    '<a rel="prev" href="/glimcap/11">',
    '<a rel="next" href="/glimcap/13">',
    '<link rel="alternate" type="application/atom+xml" title="The Glimcap" href="/glimcap/feed.xml">',
    '<link rel="canonical" href="/glimcap/12">',
    `<meta property="og:image" content="${context.url}/glimcap/12/card.png?version=1">`,
    '<meta name="twitter:card" content="summary_large_image">',
  ];
  let from = 0;
  for (const part of expected.slice(0, 10)) {
    const at = text.indexOf(part, from);
    assert.ok(at >= 0, `in this order: ${part}`);
    from = at;
  }
  for (const part of expected.slice(10)) assert.match(text, part);
});

test('a report that was compiled here says what is missing and why, and what each figure means', async (context) => {
  const { call, database, glimcap, glimcapDesk, metrics } = context;
  await publishPart(context, 12);
  await database.unitOfWork(async () => {
    const takenAt = new Date('2021-05-02T20:00:00Z');
    await metrics.record({
      key: 'discord',
      value: 5901,
      source: 'hand',
      takenAt,
      note: 'read off the guild',
      author: 'Ada',
    });
    const draft = await glimcap.draft();
    const reviewed = { reportId: draft.id, revision: draft.revision };
    const findingIds = (await glimcapDesk.gate(draft)).open.map(({ id }) => id);
    await glimcapDesk.acknowledge(reviewed, { findingIds, reason: 'we know', by: 'Ada' });
    await glimcap.publish({ ...reviewed, by: 'Ada' });
  });
  const page = await call('GET', '/glimcap/13');
  assert.equal([page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
  assert.match(page.text, '>Discord</a></th><td>5,901</td><td>5,936</td><td>35⬇</td>');
  assert.match(page.text, /<td>no data<\/td><td>9,206<\/td><td>–<\/td>/);
  assert.match(page.text, /No data for [^<]*X[^<]*: /);
  const figure = await call('GET', '/glimcap/13/figures/discord');
  for (const part of ['recorded by hand', 'read off the guild', '5,936 in Part 12', 'read at the week’s end'])
    assert.match(figure.text, part);
  assert.not.match(figure.text, '<dt>What is counted</dt><dd><span class="muted">not recorded');
});

test('a page is the same for everyone, so that it may be kept, and is not sent twice', async (context) => {
  await publishPart(context, 12);
  const { headers: member } = await context.signIn();
  for (const path of ['/glimcap', '/glimcap/12', '/glimcap/12/figures/discord', '/glimcap?q=part']) {
    const { text, headers } = await context.call('GET', path);
    assert.is(headers.get('cache-control'), 'public, no-cache', path);
    const asMember = await context.call('GET', path, { headers: member });
    assert.is(asMember.text, text, path);
    assert.is(asMember.headers.get('set-cookie'), null);
    const again = await askAgain(context, path, headers);
    assert.equal([again.status, again.text], [304, ''], path);
  }
});

test('what is kept gives way to a new report and to a correction', async (context) => {
  await publishPart(context, 12);
  const list = await context.call('GET', '/glimcap');
  const page = await context.call('GET', '/glimcap/12');
  await publishPart(context, 13);
  assert.match((await askAgain(context, '/glimcap', list.headers)).text, 'Part 13');
  assert.match((await askAgain(context, '/glimcap/12', page.headers)).text, 'href="/glimcap/13"');
  await correct(context, 12);
  assert.match((await askAgain(context, '/glimcap/12', page.headers)).text, '<td>5,900</td>');
});

test('a correction is a visible note, and the earlier version stays readable beneath a banner', async (context) => {
  await publishPart(context, 12);
  await correct(context, 12);
  const standing = await context.call('GET', '/glimcap/12');
  for (const part of [
    'Corrected on 5 May 2021 by Ada',
    'Discord was &lt;b>counted&lt;/b> twice.',
    '<del>5,936, 6,012, 76⬇</del>',
    '<ins>5,900, 6,012, 112⬇</ins>',
    '<a href="/glimcap/12/versions/1">As it was published on 28 April 2021</a>',
    '<meta property="article:modified_time" content="2021-05-05T12:00:00.000Z">',
  ])
    assert.match(standing.text, part);
  assert.match((await context.call('GET', '/glimcap')).text, '>Corrected<');

  const first = await context.call('GET', '/glimcap/12/versions/1');
  assert.match(first.text, 'This is an earlier version of the report.');
  assert.match(first.text, '<th scope="row">Discord</th><td>5,936</td>');
  assert.match(first.text, '<meta name="robots" content="noindex">');
  assert.match(first.text, '<link rel="canonical" href="/glimcap/12">');
  assert.not.match(first.text, 'Discord was');
  for (const path of ['12/versions/3', '12/versions/0', '12/versions/x', '13/versions/1'])
    assert.is((await context.call('GET', `/glimcap/${path}`)).status, 404, path);
});

test('a figure says where it comes from and what was published of it', async (context) => {
  await publishPart(context, 11, { edits: { 'metrics.0.current': 6012 } });
  const query = 'GET /guilds/1?with_counts=true';
  await publishPart(context, 12, {
    edits: {
      'metrics.0.source': 'discord',
      'metrics.0.takenAt': '2021-04-25T23:55:00-04:00',
      'metrics.0.query': query,
    },
  });
  await publishPart(context, 13);
  await correct(context, 11);
  const { status, text } = await context.call('GET', '/glimcap/12/figures/discord');
  assert.is(status, 200);
  for (const part of [
    '<dd class="figure-value">5,936</dd>',
    '<a href="/glimcap/11/figures/discord">6,012 in Part 11</a>',
    'That report was corrected since: it says 5,900 now.',
    '<code>GET /guilds/1?with_counts=true</code>',
    '<time datetime="2021-04-25T23:55:00-04:00">',
    'src="/glimcap/12/figures/discord/chart.svg?theme=site',
    'alt="Discord, as published. Discord: Apr 18 5,900, Apr 25 5,936."',
    'href="/glimcap/13/figures/discord"',
  ])
    assert.match(text, part);
});

test('a line of the finances says how it is derived', async (context) => {
  await publishPart(context, 12);
  const { text } = await context.call('GET', '/glimcap/12/figures/finance.actualRemaining');
  assert.match(text, 'Actual Remaining = Revenue − max(0, DO Expenses − DO Credits)');
  assert.match(text, '<a href="/glimcap/12/figures/finance.credits">DO Credits</a> <span>$3,123.86</span>');
  assert.match(
    (await context.call('GET', '/glimcap/12/figures/finance.remainingCredits')).text,
    'Remaining Credits = max(0, DO Credits − DO Expenses)',
  );
});

test('markup in a title, a label or a key stays text, everywhere', async (context) => {
  await publishPart(context, 12, {
    edits: { title: EVIL, author: EVIL, 'metrics.0.label': EVIL, 'metrics.0.key': `a/b "${EVIL}` },
    more: { prose: { intro: EVIL }, wins: [{ heading: EVIL, text: EVIL, author: EVIL }] },
  });
  const figure = `/glimcap/12/figures/${encodeURIComponent(`a/b "${EVIL}`)}`;
  for (const path of ['/glimcap', '/glimcap/12', figure, '/glimcap?q=onerror']) {
    const { status, text } = await context.call('GET', path);
    assert.equal([status, /<img src=x/.test(text)], [200, false], path);
  }
});

test('what is not published is not there, and neither is a strange address', async (context) => {
  await context.database.unitOfWork(() => context.glimcap.draft());
  await publishPart(context, 12);
  for (const path of [
    ...['1', '13', '0', 'x', '1.xml', '99999999999', '-1', '012', '1e1', '%00', '%E0%A4%A'],
    ...[
      '13.json',
      '13.md',
      'x.md',
      '13/card.png',
      '12/figures/nothing',
      '12/figures/__proto__',
      '12/figures/finance.x',
    ],
    ...['13/figures/discord', '12/figures/discord/chart.svg', '12/figures/discord/chart.gif', '12/versions/2'],
  ]) {
    const { status } = await context.call('GET', `/glimcap/${path}`);
    assert.ok(status === 404 || (path.startsWith('%') && status === 400), `${path} ${status}`);
  }
});

test('the figures are JSON with their sources, and with what was corrected', async (context) => {
  await publishPart(context, 12, {
    edits: { 'metrics.0.source': 'discord', 'metrics.0.takenAt': '2021-04-25T23:55:00-04:00' },
  });
  await correct(context, 12);
  const { status, body, headers } = await context.call<FiguresBody>('GET', '/glimcap/12.json');
  assert.is(status, 200);
  assert.match(headers.get('content-type') ?? '', 'application/json');
  assert.equal([body.number, body.weekStart, body.weekEnd], [12, '2021-04-19', '2021-04-25']);
  const discord = body.metrics[0]!;
  assert.equal([discord.current, discord.previous, discord.difference], [5900, 6012, -112]);
  assert.equal(discord.provenance, { source: 'discord', takenAt: '2021-04-25T23:55:00-04:00' });
  assert.is(body.corrections[0]?.note, CORRECTION.note);
});

test('the Markdown file has front matter that is read back, and says what was corrected', async (context) => {
  const title = `---\u2028: "it's" #{[1]} ${EVIL}`;
  await publishPart(context, 12, { edits: { title, author: '!!js/function > |' } });
  await correct(context, 12);
  const { status, text, headers } = await context.call('GET', '/glimcap/12.md');
  assert.is(status, 200);
  assert.is(headers.get('content-type'), 'text/markdown; charset=utf-8');
  assert.is(headers.get('content-disposition'), 'attachment; filename="part-12.md"');
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  assert.equal(parse(matter), { title, date: '2021-04-28T12:00:00.000Z', author: '!!js/function > |' });
  assert.match(body, '\n> **Corrected on 2021-05-05 by Ada.** Discord was \\<b\\>counted\\</b\\> twice.\n');
  assert.match(body, '|Discord|5,900|6,012|112⬇|');
  assert.is((await askAgain(context, '/glimcap/12.md', headers)).status, 304);
});

test('the card is a picture of the size that chats show whole', async (context) => {
  await publishPart(context, 12);
  const card = await fetch(`${context.url}/glimcap/12/card.png?version=1`);
  assert.equal([card.status, card.headers.get('content-type')], [200, 'image/png']);
  const png = Buffer.from(await card.arrayBuffer());
  assert.equal([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
});

test('where no mails are sent nobody is asked for an address, and the page says so', async ({ call }) => {
  assert.not.match((await call('GET', '/glimcap')).text, 'action="/glimcap/mail"');
  assert.match((await call('GET', '/glimcap/mail')).text, 'The Glimcap is not sent by e-mail here.');
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };
  const { status, body } = await call('POST', '/glimcap/mail', { headers, text: 'address=ada%40glim.example' });
  assert.equal([status, body.code], [503, 'mail_off']);
});

test.run();
