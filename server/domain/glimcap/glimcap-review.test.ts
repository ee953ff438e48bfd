import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import {
  cellsOf,
  clearGlimcap,
  draft,
  figuresWith,
  importPart12,
  publish,
  record,
  reviewOf,
} from '../../../tests/support/glimcap-domain.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { GlimcapReport } from './glimcap-report.entity.ts';

const test = suite<TestDomain>('reviewing a glimcap');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(clearGlimcap);
test.after((context) => context.close());

test('a report with findings is published once each of them is acknowledged with a reason', async (context) => {
  const { database, finances, glimcap, glimcapDesk } = context;
  const { finance } = figuresWith();
  await database.unitOfWork(() =>
    finances.record({ ...finance!, period: { from: '2021-05-01', to: '2021-05-02' } }, 'hand'),
  );
  const report = await draft(context);
  const reviewed = { reportId: report.id, revision: report.revision };
  const gate = () => database.unitOfWork(() => glimcapDesk.gate(report));
  const acknowledge = (findingId: string, reason: string) =>
    database.unitOfWork(() => glimcapDesk.acknowledge(reviewed, { findingIds: [findingId], reason, by: 'Ada' }));
  const [contradiction, ...others] = (await gate()).open;
  assert.is(contradiction?.kind, 'contradiction');
  assert.is(
    contradiction?.text,
    'finance.printed.remainingCredits: printed as $1,388.96, but its rows give $1,289.96 ($99.00 too high)',
  );
  assert.is((await refusal(() => acknowledge(contradiction!.id, '  '))).code, 'glimcap_reason_invalid');
  await acknowledge(contradiction!.id, 'the credit of April came late');
  for (const { id } of others.slice(1)) await acknowledge(id, 'nothing was running here yet');
  const refused = await refusal(() => database.unitOfWork(() => glimcap.publish({ ...reviewed, by: 'Ada' })));
  assert.is(refused.code, 'glimcap_unacknowledged');
  assert.match(refused.message, 'Part 1 has 1 finding');

  await acknowledge(others[0]!.id, 'nothing was running here yet');
  assert.is((await refusal(() => acknowledge(others[0]!.id, 'twice'))).code, 'glimcap_finding_gone');
  assert.equal((await gate()).acknowledged[0]?.acknowledgement.reason, 'the credit of April came late');
  assert.is((await publish(context, report)).state, 'published');
});

test('an acknowledgement does not count for other figures', async (context) => {
  await importPart12(context);
  await record(context, 'discord', 100);
  const first = await draft(context);
  const { database, glimcapDesk } = context;
  const jumpOf = async (report: GlimcapReport) =>
    (await database.unitOfWork(() => glimcapDesk.gate(report))).open.find(({ kind }) => kind === 'jump');
  const jump = await jumpOf(first);
  await database.unitOfWork(() =>
    glimcapDesk.acknowledge(
      { reportId: first.id, revision: first.revision },
      { findingIds: [jump!.id], reason: 'a raid was removed', by: 'Ada' },
    ),
  );
  assert.is(await jumpOf(first), undefined);
  await record(context, 'discord', 90);
  assert.match((await jumpOf(await draft(context)))?.text ?? '', '5,936 to 90');
});

test('what people write takes its numbers from the rows, and survives a new compilation', async (context) => {
  await importPart12(context);
  await record(context, 'discord', 5901);
  const { database, glimcapDesk } = context;
  const first = await draft(context);
  const edited = await database.unitOfWork(() =>
    glimcapDesk.edit(
      { reportId: first.id, revision: first.revision },
      { author: 'Heiwa', prose: { metrics: 'Discord is {{discord.change}}, to **{{discord.current}}**.' } },
      'Heiwa',
    ),
  );
  assert.is(edited.revision, 2);
  assert.match(edited.markdown, 'Discord is down 35, to **5,901**.');
  await record(context, 'discord', 5950);
  const again = await draft(context);
  assert.match(again.markdown, 'Discord is up 14, to **5,950**.');
  assert.match(again.markdown, 'author: "Heiwa"');
  const changes = await database.unitOfWork(() => glimcapDesk.changes(again));
  assert.equal(changes, [
    { path: 'metrics.discord', label: 'Discord', before: '5,901, 5,936, 35⬇', after: '5,950, 5,936, 14⬆' },
  ]);
});

test('a number in prose that is in no row, and a reference to nothing, are found', async (context) => {
  await importPart12(context);
  await record(context, 'discord', 5901);
  const { database, glimcapDesk } = context;
  const report = await draft(context);
  const intro = 'We lost about 5,900… no, 47 of 6,000 people; see {{reddit.current}} and [#3](http://x/4711).';
  const edited = await database.unitOfWork(() =>
    glimcapDesk.edit({ reportId: report.id, revision: 1 }, { prose: { intro } }, 'Ada'),
  );
  const { open } = await database.unitOfWork(() => glimcapDesk.gate(edited));
  const texts = (kind: string) => open.filter((each) => each.kind === kind).map(({ text }) => text);
  assert.equal(texts('number-in-prose'), ['The text of "intro" says 47, which is in no row of this report.']);
  const [reference] = open.filter(({ kind }) => kind === 'reference');
  assert.match(reference?.text ?? '', '{{reddit.current}}, which has no figure');
  const refused = await refusal(() =>
    database.unitOfWork(() =>
      glimcapDesk.acknowledge(
        { reportId: edited.id, revision: 2 },
        { findingIds: [reference!.id], reason: 'never mind', by: 'Ada' },
      ),
    ),
  );
  assert.is(refused.code, 'glimcap_must_mend');
});

test('a correction stands beside what was published, and is what the next report is compared with', async (context) => {
  const { database, glimcap, glimcapCorrections } = context;
  await importPart12(context);
  const correct = (metrics: Record<string, number>, note = 'Discord was counted with its bots.') =>
    database.unitOfWork(() => glimcapCorrections.correct(12, { metrics, note, by: 'Ada' }));
  assert.is((await refusal(() => correct({ myspace: 4 }))).code, 'glimcap_figure_unknown');
  assert.is((await refusal(() => correct({ discord: -1 }))).code, 'glimcap_value_invalid');
  assert.is((await refusal(() => correct({ discord: 5936 }))).code, 'glimcap_unchanged');
  assert.is((await refusal(() => correct({ discord: 5900 }, 'oops'))).code, 'glimcap_note_invalid');
  await correct({ discord: 5900, mrr: 815000 });
  const report = await database.unitOfWork(() => glimcap.getPublished(12));
  assert.match(report.markdown, '|Discord|5,936|6,012|76⬇|');
  const versions = await database.unitOfWork(() => glimcapCorrections.listPublic(report));
  assert.equal(
    versions.map(({ ordinal, kind, note }) => [ordinal, kind, note]),
    [
      [1, 'imported', null],
      [2, 'corrected', 'Discord was counted with its bots.'],
    ],
  );
  assert.match(versions[1]!.markdown, '|Discord|5,900|6,012|112⬇|');
  assert.match(versions[1]!.markdown, '|MRR|$8,150|$8,510|$360⬇|');
  await record(context, 'discord', 5901);
  assert.equal(cellsOf(await draft(context)).discord, ['5,901', '5,900', '1⬆']);
});

test('the reviewer is told of what is missing, jumps, is old, or was skipped', async (context) => {
  await importPart12(context);
  context.clock.set('2021-05-12T12:00:00Z');
  await record(context, 'discord', 2900, '2021-05-09T20:00:00Z');
  await record(context, 'twitter', 9300, '2021-05-07T12:00:00Z');
  const { findings } = await reviewOf(context, await draft(context));
  const texts = (kind: string) => findings.filter((each) => each.kind === kind).map(({ text }) => text);
  assert.match(texts('skipped')[0] ?? '', 'ended on 2021-04-25, so the column says "2 Weeks Ago".');
  assert.ok(texts('jump').includes('Discord changed by more than half: 5,936 to 2,900 (3,036⬇).'));
  assert.equal(texts('stale'), ["X was last counted on 2021-05-07, not at the week's end."]);
  assert.ok(texts('missing').includes('No figure for Reddit, Instagram, Facebook: it was not sampled in this week.'));
  assert.ok(
    texts('missing').includes('No figure for Page views, Visitors: nobody counted page views in this week.'),
    texts('missing').join(),
  );
  assert.ok(texts('missing').includes('No figure for MRR: nobody recorded it for this week.'));
  assert.ok(texts('missing').includes('Finance is incomplete: no figures were recorded for May 1st-9th.'));
});

test('the chart shows the weeks that were published and the draft, with a gap for a skipped one', async (context) => {
  await importPart12(context);
  context.clock.set('2021-05-12T12:00:00Z');
  await record(context, 'discord', 5900, '2021-05-09T20:00:00Z');
  const { charts } = await reviewOf(context, await draft(context));
  const [followers] = charts;
  assert.is(followers?.key, 'followers');
  assert.match(
    followers?.alt ?? '',
    /^Followers by week\. Discord: Apr 18 6,012, Apr 25 5,936, May 2 no figure, May 9 5,900\. X: /,
  );
});

test.run();
