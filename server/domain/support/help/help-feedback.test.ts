import * as assert from 'uvu/assert';
import { openHelpLibrary } from '#platform/help/open-help-library.ts';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { HelpFolder } from '../../../../tests/support/help-folder.ts';
import { suite } from '../../../../tests/support/suite.ts';

const test = suite<TestDomain>('what people say of help articles');

const ADA = { discordId: '100000000000000001' };
const FIREFOX = { address: '192.0.2.7', userAgent: 'Firefox' };

test.before(async (context) => {
  const folder = new HelpFolder();
  folder.write('first', { order: '1', aliases: '[once]' });
  folder.write('second', { order: '2' });
  folder.write('third', { order: '3' });
  const helpLibrary = openHelpLibrary(folder.dir);
  folder.remove();
  Object.assign(context, await openTestDomain({ helpLibrary }));
});
test.after((context) => context.close());
test.afterEach(({ database }) => emptyTables(database.pool, 'help_vote', 'help_miss'));

const within = <T>({ database }: TestDomain, work: () => Promise<T>) => database.unitOfWork(work);

async function boardOf(context: TestDomain) {
  const board = await within(context, () => context.helpFeedback.board());
  return board.map(({ article, current: { yes, no } }) => [article.slug, yes, no]);
}

test('one person has one voice, on the site and in Discord, and may change it', async (context) => {
  const { helpFeedback } = context;
  const say = (isHelpful: boolean, source: 'web' | 'discord', slug = 'first') =>
    within(context, () => helpFeedback.vote({ slug, voter: ADA, isHelpful, source }));
  await say(true, 'web');
  await say(false, 'discord');
  await say(false, 'discord', 'once');
  assert.equal((await boardOf(context))[0], ['first', 0, 1]);
});

test('visitors are told apart by their network and browser, a household of IPv6 by its own network', async (context) => {
  const { helpFeedback } = context;
  const visitors = [
    FIREFOX,
    FIREFOX,
    { ...FIREFOX, userAgent: 'Chrome' },
    { address: '2001:db8:1:2:aaaa::1', userAgent: 'Firefox' },
    { address: '2001:db8:1:2:bbbb:cccc:dddd:1', userAgent: 'Firefox' },
    { address: '2001:db8:1:3::1', userAgent: 'Firefox' },
    { address: '2001:db8::1', userAgent: 'Firefox' },
  ];
  for (const voter of visitors)
    await within(context, () => helpFeedback.vote({ slug: 'first', voter, isHelpful: true, source: 'web' }));
  assert.equal((await boardOf(context))[0], ['first', 5, 0]);
});

test('two votes of one person at once are one', async (context) => {
  const { helpFeedback } = context;
  await Promise.all(
    [true, false, true, false].map((isHelpful) =>
      within(context, () => helpFeedback.vote({ slug: 'first', voter: ADA, isHelpful, source: 'web' })),
    ),
  );
  const [[, yes, no] = []] = await boardOf(context);
  assert.is(Number(yes) + Number(no), 1);
});

test('nothing that is stored names the voter, or joins two of their votes', async (context) => {
  const { database, helpFeedback } = context;
  for (const slug of ['first', 'second'])
    await within(context, () => helpFeedback.vote({ slug, voter: FIREFOX, isHelpful: true, source: 'web' }));
  const { rows } = await database.pool.query('select * from help_vote');
  assert.not.match(JSON.stringify(rows), /192\.0\.2|Firefox/);
  assert.is(new Set(rows.map(({ voter }) => voter)).size, 2);
});

test('a comment comes with the vote or after it, and stays when only the vote changes', async (context) => {
  const { helpFeedback, clock } = context;
  const say = (isHelpful: boolean, comment?: string) =>
    within(context, () =>
      helpFeedback.vote({
        slug: 'first',
        voter: ADA,
        isHelpful,
        source: 'web',
        ...(comment !== undefined && { comment }),
      }),
    );
  await say(false);
  await say(false, `  <b>Where</b> is it?\0 ${'x'.repeat(2_000)}`);
  await say(true);
  const [first] = await within(context, () => helpFeedback.board());
  assert.is(first?.comments.length, 1);
  assert.is(first?.comments[0]?.text.length, 1_000);
  assert.ok(first?.comments[0]?.text.startsWith('<b>Where</b> is it? xxx'));
  assert.equal([first?.comments[0]?.isHelpful, first?.comments[0]?.at], [true, clock.now()]);
  await say(true, '   ');
  assert.equal((await within(context, () => helpFeedback.board()))[0]?.comments, []);
});

test('the least helpful comes first, many voices weigh more than one, and the unjudged come last', async (context) => {
  const { helpFeedback } = context;
  const voices: [slug: string, yes: number, no: number][] = [
    ['third', 0, 1],
    ['second', 3, 9],
  ];
  for (const [slug, yes, no] of voices)
    for (const index of Array(yes + no).keys()) {
      const voter = { discordId: `2000000000000000${String(index).padStart(2, '0')}` };
      await within(context, () => helpFeedback.vote({ slug, voter, isHelpful: index < yes, source: 'discord' }));
    }
  assert.equal(await boardOf(context), [
    ['second', 3, 9],
    ['third', 0, 1],
    ['first', 0, 0],
  ]);
});

test('what was said of an earlier version is counted apart', async (context) => {
  const { database, helpFeedback } = context;
  await within(context, () =>
    helpFeedback.vote({ slug: 'first', voter: ADA, isHelpful: false, comment: 'Wrong.', source: 'web' }),
  );
  await database.pool.query(`update help_vote set version = '000000000000'`);
  await within(context, () => helpFeedback.vote({ slug: 'first', voter: ADA, isHelpful: true, source: 'web' }));
  const [first] = await within(context, () => helpFeedback.board());
  assert.equal(
    [first?.current, first?.earlier],
    [
      { yes: 1, no: 0 },
      { yes: 0, no: 1 },
    ],
  );
  assert.is(first?.comments[0]?.isEarlier, true);
});

test('a vote on an article that is not there is refused', async (context) => {
  const vote = () => context.helpFeedback.vote({ slug: 'nobody', voter: ADA, isHelpful: true, source: 'web' });
  try {
    await within(context, vote);
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), /no help article/);
  }
});

test('questions that found nothing are added up, without those that may be about a person', async (context) => {
  const { helpFeedback } = context;
  for (const question of [
    'Dark  mode?',
    'dark mode',
    'mail bob@example.org',
    'call 0151 23456789',
    'www.example.org',
    'https://example.org/x',
    'glim_sk_abcdefghijklmnopqrstuvwxyz0123',
    'ab',
    '\0\0\0\0',
    '💥💥💥💥',
    'x '.repeat(400),
    '<script>',
  ])
    await within(context, () => helpFeedback.missed(question));
  const misses = await within(context, () => helpFeedback.listMisses());
  assert.equal(
    misses.map(({ words, times }) => [words, times]),
    [
      ['dark mode', 2],
      ['script', 1],
    ],
  );
});

test('a flood of nonsense is cut off, and what is known still counts', async (context) => {
  const { database, helpFeedback } = context;
  await within(context, () => helpFeedback.missed('dark mode'));
  await database.pool.query(
    `insert into help_miss select 'nonsense ' || n, 1, now(), now() from generate_series(1, 2000) n`,
  );
  await within(context, () => helpFeedback.missed('one more'));
  await within(context, () => helpFeedback.missed('dark mode'));
  const [first] = await within(context, () => helpFeedback.listMisses());
  assert.equal([first?.words, first?.times], ['dark mode', 2]);
  const { rows } = await database.pool.query('select count(*)::int as count from help_miss');
  assert.is(rows[0].count, 2_001);
});

test('comments go after half a year, questions after three months, votes after a year', async (context) => {
  const { clock, helpFeedback } = context;
  const forgetOld = () => within(context, () => helpFeedback.forgetOld());
  await within(context, () =>
    helpFeedback.vote({ slug: 'first', voter: ADA, isHelpful: true, comment: 'Thank you', source: 'web' }),
  );
  await within(context, () => helpFeedback.missed('dark mode'));
  assert.equal(await forgetOld(), { votes: 0, comments: 0, misses: 0 });
  clock.advance({ minutes: 91 * 24 * 60 });
  assert.equal(await forgetOld(), { votes: 0, comments: 0, misses: 1 });
  clock.advance({ minutes: 90 * 24 * 60 });
  assert.equal(await forgetOld(), { votes: 0, comments: 1, misses: 0 });
  clock.advance({ minutes: 185 * 24 * 60 });
  assert.equal(await forgetOld(), { votes: 1, comments: 0, misses: 0 });
});

test('who is forgotten takes their words along, and nobody else’s', async (context) => {
  const { helpFeedback } = context;
  for (const voter of [ADA, FIREFOX])
    for (const slug of ['first', 'second'])
      await within(context, () => helpFeedback.vote({ slug, voter, isHelpful: true, source: 'web' }));
  assert.is(await within(context, () => helpFeedback.forgetMember(ADA.discordId)), 2);
  assert.equal((await boardOf(context))[0], ['first', 1, 0]);
});

test.run();
