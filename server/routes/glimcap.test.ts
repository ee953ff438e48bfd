import * as assert from 'uvu/assert';
import { parseFigures } from '../../cli/figures-file.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { emptyTables } from '../../tests/support/empty-tables.ts';
import { part12With } from '../../tests/support/part-12.ts';
import { suite } from '../../tests/support/suite.ts';

interface FiguresBody {
  number: number;
  weekStart: string;
  weekEnd: string;
  metrics: { current: number; previous: number; difference: number; provenance: object }[];
}

const test = suite<TestApp>('glimcap routes');

test.before(async (context) => {
  Object.assign(context, await openTestApp());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(database.pool, 'glimcap_report', 'glimcap_post', 'metric_sample', 'finance_entry');
});
test.after((context) => context.close());

async function importPart12({ database, glimcapImport }: TestApp, edits: Record<string, unknown> = {}): Promise<void> {
  const parsed = parseFigures(part12With(edits));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  await database.unitOfWork(() => glimcapImport.import(parsed.figures));
}

test('the list names what is published, newest first, and not the draft', async (context) => {
  await importPart12(context, { number: 11, date: '2021-04-21T08:00:00-04:00', title: 'The Glimcap Part 11' });
  await importPart12(context);
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

test('a report is a page that is read without scripts', async (context) => {
  await importPart12(context);
  const { status, text } = await context.call('GET', '/glimcap/12');
  assert.is(status, 200);
  assert.match(text, 'Heiwa and RibenaBerri');
  for (const cell of ['<td>Discord</td>', '<td>5,936</td>', '<td>76⬇</td>', '<td>$1,289.96</td>'])
    assert.match(text, cell);
  assert.not.match(text, 'title: &quot;');
});

test('markup in a title or a label stays text', async (context) => {
  const evil = '<img src=x onerror=alert(1)>';
  await importPart12(context, { title: evil, author: evil, 'metrics.0.label': evil });
  for (const path of ['/glimcap', '/glimcap/12']) {
    const { text } = await context.call('GET', path);
    assert.not.match(text, '<img src=x');
  }
  const feed = await context.call('GET', '/glimcap/feed.xml');
  assert.match(feed.text, '<title>&lt;img src=x onerror=alert(1)&gt;</title>');
});

test('what is not published is not there', async (context) => {
  await context.database.unitOfWork(() => context.glimcap.draft());
  for (const path of [
    '/glimcap/1',
    '/glimcap/13',
    '/glimcap/0',
    '/glimcap/x',
    '/glimcap/1.xml',
    '/glimcap/99999999999',
  ]) {
    assert.is((await context.call('GET', path)).status, 404, path);
  }
});

test('the figures are JSON with their sources', async (context) => {
  await importPart12(context, { 'metrics.0.source': 'discord', 'metrics.0.takenAt': '2021-04-25T23:55:00-04:00' });
  const { status, body, headers } = await context.call<FiguresBody>('GET', '/glimcap/12.json');
  assert.is(status, 200);
  assert.match(headers.get('content-type') ?? '', 'application/json');
  assert.equal([body.number, body.weekStart, body.weekEnd], [12, '2021-04-19', '2021-04-25']);
  const discord = body.metrics[0]!;
  assert.equal([discord.current, discord.previous, discord.difference], [5936, 6012, -76]);
  assert.equal(discord.provenance, { source: 'discord', takenAt: '2021-04-25T23:55:00-04:00' });
});

test('the feed is Atom with an entry for each report', async (context) => {
  await importPart12(context);
  const { status, text, headers } = await context.call('GET', '/glimcap/feed.xml');
  assert.is(status, 200);
  assert.match(headers.get('content-type') ?? '', 'application/atom+xml');
  assert.is(text.split('<entry>').length - 1, 1);
  assert.match(text, `<id>${context.url}/glimcap/12</id>`);
  assert.match(text, '<updated>2021-04-28T12:00:00.000Z</updated>');
  assert.match(text, '<author><name>Heiwa and RibenaBerri</name></author>');
  assert.match(text, '&lt;td&gt;5,936&lt;/td&gt;');
});

test.run();
