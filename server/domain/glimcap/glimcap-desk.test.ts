import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { emptyTables } from '../../../tests/support/empty-tables.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import type { GlimcapReport } from './glimcap-report.entity.ts';

const test = suite<TestDomain>('glimcap desk');
const ADA = { name: 'Ada', discordId: null };

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2021-05-05T12:00:00Z');
  await emptyTables(database.pool, 'glimcap_report', 'win', 'roadmap_item', 'report_text');
});
test.after((context) => context.close());

const reviewed = ({ id, revision }: GlimcapReport) => ({ reportId: id, revision });

test('a save takes in wins, roadmap and support text, and one without changes makes no revision', async (context) => {
  const { database, glimcap, glimcapDesk, roadmap, wins } = context;
  await database.unitOfWork(async () => {
    const draft = await glimcap.draft({ by: 'Ada' });
    const untouched = await glimcapDesk.edit(reviewed(draft), {}, 'Ada');
    assert.is(untouched.revision, 1);
    await wins.add(
      { area: 'app', text: 'It runs.', author: ADA, source: 'web', weekEnd: draft.weekEnd },
      { isStaff: true },
    );
    await roadmap.add({ title: 'Clips' }, 'Ada');
    const support = { text: 'Ask us.', was: draft.figures.support ?? '' };
    const saved = await glimcapDesk.edit(reviewed(draft), { support }, 'Ben');
    assert.is(saved.revision, 2);
    assert.match(saved.markdown, /# Roadmap\n\n- \[ \] Clips\n\n# Wins[\s\S]*It runs\.[\s\S]*# Support\n\nAsk us\.\n$/);
    const versions = await glimcapDesk.listVersions(saved, 10);
    assert.equal(
      versions.map(({ version, changes }) => [version.kind, version.madeBy, changes?.map(({ path }) => path)]),
      [
        ['edited', 'Ben', ['wins', 'roadmap', 'support']],
        ['compiled', 'Ada', undefined],
      ],
    );
    assert.equal((await glimcapDesk.listVersions(saved, 1)).length, 1);
  });
});

test('a save that is refused changes nothing, not even the support text', async (context) => {
  const { database, glimcap, glimcapDesk, supportBlock } = context;
  const draft = await database.unitOfWork(() => glimcap.draft());
  const was = draft.figures.support ?? '';
  const save = (edits: { author?: string; support: { text: string; was: string } }) =>
    refusal(() => database.unitOfWork(() => glimcapDesk.edit(reviewed(draft), edits, 'Ada')));
  assert.is((await save({ author: ' ', support: { text: 'Ask us.', was } })).code, 'glimcap_author_invalid');
  assert.is((await save({ support: { text: 'Ask us.', was: 'Another text.' } })).code, 'support_text_changed');
  assert.is(await database.unitOfWork(() => supportBlock.read()), was);
});

test('two who save the support text at once do not overwrite each other', async ({ database, supportBlock }) => {
  const was = await database.unitOfWork(() => supportBlock.read());
  const outcomes = await Promise.allSettled(
    ['One.', 'Two.'].map((text) => database.unitOfWork(() => supportBlock.change(text, 'Ada', was))),
  );
  assert.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('the stamp is another one after anything that is seen at the desk, and only then', async (context) => {
  const { database, glimcap, glimcapDesk, roadmap, supportBlock, wins } = context;
  const draft = await database.unitOfWork(() => glimcap.draft());
  const stamp = () => database.unitOfWork(() => glimcapDesk.stamp(draft));
  const seen = [await stamp()];
  assert.is(await stamp(), seen[0]);
  const { weekEnd } = draft;
  const changes = [
    () => glimcapDesk.edit(reviewed(draft), { prose: { intro: 'Hello.' } }, 'Ada'),
    () => glimcap.hold({ ...reviewed(draft), revision: 2 }),
    async () => {
      const { open } = await glimcapDesk.gate((await glimcap.find(draft.id))!);
      const findingIds = open.map(({ id }) => id);
      await glimcapDesk.acknowledge({ reportId: draft.id, revision: 2 }, { findingIds, reason: 'known', by: 'Ada' });
    },
    () => wins.add({ area: 'app', text: 'It runs.', author: ADA, source: 'web', weekEnd }, { isStaff: false }),
    async () => wins.accept((await wins.listAll(weekEnd))[0]!.id, 'Ada'),
    async () => wins.edit((await wins.listAll(weekEnd))[0]!.id, { area: 'app', text: 'It flies.' }),
    () => roadmap.add({ title: 'Clips' }, 'Ada'),
    () => supportBlock.change('Ask us.', 'Ada'),
  ];
  for (const change of changes) {
    await database.unitOfWork<unknown>(change);
    const next = await stamp();
    assert.not.ok(seen.includes(next), String(change));
    seen.push(next);
  }
  await database.unitOfWork(() =>
    wins.add({ area: 'app', text: 'Of another week.', author: ADA, source: 'web' }, { isStaff: true }),
  );
  assert.is(await stamp(), seen.at(-1));
});

test('a report is found by its week and by its number; the published one goes first', async (context) => {
  const { clock, database, glimcap, glimcapDesk } = context;
  await database.unitOfWork(async () => {
    const earlier = await glimcap.draft();
    clock.set('2021-05-12T12:00:00Z');
    const later = await glimcap.draft();
    assert.equal([earlier.number, later.number, glimcap.lastWeekEnd()], [1, 1, '2021-05-09']);
    assert.is((await glimcap.findNumbered(1))?.id, later.id);
    assert.is((await glimcap.findForWeek('2021-05-02'))?.id, earlier.id);
    assert.equal(
      (await glimcap.listDrafts()).map(({ weekEnd }) => weekEnd),
      ['2021-05-09', '2021-05-02'],
    );
    const { open } = await glimcapDesk.gate(earlier);
    const findingIds = open.map(({ id }) => id);
    await glimcapDesk.acknowledge(reviewed(earlier), { findingIds, reason: 'known', by: 'Ada' });
    await glimcap.publish({ ...reviewed(earlier), by: 'Ada' });
    assert.is((await glimcap.findNumbered(1))?.id, earlier.id);
    assert.is(await glimcap.findNumbered(2), null);
    assert.equal(
      (await glimcap.listDrafts()).map(({ weekEnd }) => weekEnd),
      ['2021-05-09'],
    );
  });
});

test.run();
