import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { runs } from '../../../../tests/support/runs.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { figuresFromJson } from '../figures-json.ts';
import type { WinMessage, WinText } from './new-win.ts';
import type { Win } from './win.entity.ts';
import { winsMarkdown } from './wins-markdown.ts';

const test = suite<TestDomain>('wins');
const ADA = { name: 'Ada', discordId: '100000000000000001' };
const MIA = { name: 'Mia', discordId: '100000000000000002' };
const MESSAGE: WinMessage = {
  id: '900000000000000001',
  url: 'https://discord.com/channels/1/2/900000000000000001',
  text: 'The new emotes are live!',
  sentAt: new Date('2026-03-11T12:00:00Z'),
  author: MIA,
};

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async ({ clock, database }) => {
  clock.set('2026-03-12T12:00:00Z');
  await emptyTables(database.pool, 'win', 'glimcap_report', 'glimcap_post', 'metric_sample');
});
test.after((context) => context.close());

/** Kind and code of a refusal. */
async function told(work: () => Promise<unknown>): Promise<[string, string]> {
  const { kind, code } = await refusal(work);
  return [kind, code];
}

const said = (text = 'The app has chat', more: Partial<WinText> = {}) => ({ area: 'app' as const, text, ...more });
const add = ({ database, wins }: TestDomain, text: WinText, isStaff = true): Promise<Win> =>
  database.unitOfWork(() => wins.add({ ...text, author: ADA, source: 'command' }, { isStaff }));
const propose = ({ database, wins }: TestDomain, message: Partial<WinMessage> = {}, by = ADA): Promise<Win | null> =>
  database.unitOfWork(() => wins.propose({ ...MESSAGE, ...message }, by));
const listed = ({ database, wins }: TestDomain, weekEnd = '2026-03-15') =>
  database.unitOfWork(async () => (await wins.listForWeek(weekEnd)).map(({ text }) => text));
const refused = ({ database }: TestDomain, work: () => Promise<unknown>) => told(() => database.unitOfWork(work));

test('what staff add belongs to the running week and is accepted, what others add waits for staff', async (context) => {
  const win = await add(context, said());
  assert.equal([win.weekEnd, win.state, win.decidedBy], ['2026-03-15', 'accepted', 'Ada']);
  const proposal = await add(context, said('Mine'), false);
  assert.equal([proposal.state, proposal.decidedBy ?? null], ['proposed', null]);
  assert.equal(await listed(context), ['The app has chat']);

  const { database, wins } = context;
  await database.unitOfWork(() => wins.accept(proposal.id, 'Ben'));
  assert.equal(await listed(context), ['The app has chat', 'Mine']);
  await database.unitOfWork(() => wins.decline(win.id, 'Ben'));
  assert.equal(await listed(context), ['Mine']);
});

test('weeks are cut in the zone of the reports: Sunday evening in New York is still this week', async (context) => {
  context.clock.set('2026-03-16T02:00:00Z');
  assert.is((await add(context, said())).weekEnd, '2026-03-15');
  context.clock.set('2026-03-16T05:00:00Z');
  assert.is((await add(context, said())).weekEnd, '2026-03-22');
});

test('a message is one win, proposed by whoever was first, for the week in which it was sent', async (context) => {
  const [one, other] = await Promise.all([propose(context), propose(context, {}, MIA)]);
  assert.is(one?.id, other?.id);
  assert.equal(
    [one?.weekEnd, one?.state, one?.authorName, one?.messageUrl],
    ['2026-03-15', 'proposed', 'Mia', MESSAGE.url],
  );
  assert.is((await propose(context, { id: '2', sentAt: new Date('2026-03-08T12:00:00Z') }))?.weekEnd, '2026-03-08');
  assert.is(await propose(context, { id: '3', text: ' \n ' }), null);
});

test('who proposed it may take it back while nobody has decided, and propose it again', async (context) => {
  const { database, wins } = context;
  const withdraw = (by: string) => database.unitOfWork(() => wins.withdraw(MESSAGE.id, by));
  const win = await propose(context);
  assert.is(await withdraw(MIA.discordId), false);
  assert.is(await withdraw(ADA.discordId), true);
  assert.equal(await refused(context, () => wins.accept(win!.id, 'Ben')), ['conflict', 'win_withdrawn']);

  const again = await propose(context, { text: 'Said better' }, MIA);
  assert.equal([again?.id, again?.state, again?.text, again?.proposedBy], [win?.id, 'proposed', 'Said better', 'Mia']);
  await database.unitOfWork(() => wins.accept(win!.id, 'Ben'));
  assert.is(await withdraw(MIA.discordId), false);
  assert.equal(await listed(context), ['Said better']);
});

test('what comes too late for a published report belongs to the running week', async (context) => {
  const { database, clock, wins, glimcap, glimcapDesk } = context;
  const late = await propose(context, { sentAt: new Date('2026-03-06T12:00:00Z') });
  assert.is(late?.weekEnd, '2026-03-08');
  await database.unitOfWork(async () => {
    const report = await glimcap.draft();
    const findingIds = (await glimcapDesk.gate(report)).open.map(({ id }) => id);
    const reviewed = { reportId: report.id, revision: report.revision };
    if (findingIds.length > 0) await glimcapDesk.acknowledge(reviewed, { findingIds, reason: 'we know', by: 'Ada' });
    await glimcap.publish({ ...reviewed, by: 'Ada' });
  });
  assert.is((await database.unitOfWork(() => wins.accept(late!.id, 'Ben'))).weekEnd, '2026-03-15');
  assert.is((await propose(context, { id: '5', sentAt: new Date('2026-03-01T12:00:00Z') }))?.weekEnd, '2026-03-15');
  clock.set('2026-03-18T12:00:00Z');
  assert.is(wins.weekEnd(), '2026-03-22');
  assert.is(wins.weekEnd('last'), '2026-03-15');
});

test('the report of the week prints what was accepted, by area, and what follows a recompilation', async (context) => {
  const { database, clock, glimcap, glimcapDesk, roadmap, supportBlock } = context;
  await add(context, said('Guides for OBS', { area: 'community' }));
  await add(context, said('Chat works\n# loudly <b>'));
  await add(context, said('A new logo', { area: 'other', areaName: 'Merch' }));
  await propose(context);
  await database.unitOfWork(async () => {
    await roadmap.add({ title: 'Mobile app', state: 'doing', url: 'https://example.org/app' }, 'Ada');
    const done = await roadmap.add({ title: 'Emotes' }, 'Ada');
    await roadmap.edit(done.id, { state: 'done', position: 1 }, 'Ada');
    await roadmap.remove((await roadmap.add({ title: 'Dropped' }, 'Ada')).id, 'Ada');
    await supportBlock.change('Ask us.', 'Ada');
  });
  clock.set('2026-03-18T12:00:00Z');
  const report = await database.unitOfWork(() => glimcap.draft());
  const { markdown } = report;
  const closing = markdown.slice(markdown.indexOf('# Roadmap'));
  assert.is(
    closing,
    `# Roadmap

- [x] Emotes
- [ ] [Mobile app](https://example.org/app) (in progress)

# Wins

### Mobile App

- Chat works
  # loudly \\<b> — Ada

### Community Team

- Guides for OBS — Ada

### Merch

- A new logo — Ada

# Support

Ask us.
`,
  );
  assert.equal(
    figuresFromJson(report.figures).wins?.map(({ heading }) => heading),
    ['Mobile App', 'Community Team', 'Merch'],
  );

  clock.set('2026-03-18T13:00:00Z');
  await database.unitOfWork(async () =>
    context.wins.add({ ...said('One more'), author: ADA, source: 'review', weekEnd: '2026-03-15' }, { isStaff: true }),
  );
  const changes = await database.unitOfWork(async () => glimcapDesk.changes(await glimcap.draft()));
  assert.equal(
    changes?.map(({ path }) => path),
    ['wins'],
  );
});

test('whoever proposes many within an hour is asked to wait, and staff are not', async (context) => {
  const { clock, database, wins } = context;
  for (const id of ['11', '12', '13', '14', '15', '16']) await propose(context, { id });
  for (const text of ['a', 'b', 'c', 'd']) await add(context, said(text), false);
  const tooMany = ['conflict', 'win_too_many'];
  const proposal = { ...said(), author: ADA, source: 'command' } as const;
  assert.equal(await refused(context, () => wins.add(proposal, { isStaff: false })), tooMany);
  assert.equal(await refused(context, () => wins.propose({ ...MESSAGE, id: '17' }, ADA)), tooMany);
  assert.is((await add(context, said())).state, 'accepted');
  assert.is((await propose(context, { id: '11' }))?.state, 'proposed', 'what stands already costs nothing');
  assert.is((await propose(context, { id: '17' }, MIA))?.proposedBy, 'Mia');

  await database.unitOfWork(() => wins.withdraw('11', ADA.discordId));
  assert.is((await propose(context, { id: '11' }))?.state, 'proposed');
  clock.advance({ minutes: 61 });
  assert.is((await add(context, said(), false)).state, 'proposed');
});

test('a text that is empty, too long, or of no area is refused', async (context) => {
  const { wins } = context;
  const tried = (win: WinText & { weekEnd?: string }) =>
    refused(context, () => wins.add({ ...win, author: ADA, source: 'web' }, { isStaff: true }));
  for (const text of ['', ' \n\t', 'x'.repeat(1001)])
    assert.equal(await tried(said(text)), ['invalid', 'win_text_invalid']);
  const odd = { area: 'pets' as never, text: 'x' };
  for (const win of [odd, said('x', { areaName: 'Merch' }), said('x', { area: 'other', areaName: 'y'.repeat(41) })])
    assert.equal(await tried(win), ['invalid', 'win_area_invalid']);
  for (const weekEnd of ['2026-03-14', '2026-02-30', 'soon'])
    assert.equal(await tried({ ...said(), weekEnd }), ['invalid', 'win_week_invalid']);
  assert.equal(await refused(context, () => wins.accept('01900000-0000-7000-8000-000000000000', 'Ada')), [
    'not_found',
    'win_not_found',
  ]);
});

test('a member who is forgotten leaves no words that nobody accepted, and no name', async (context) => {
  const { database, wins } = context;
  const accepted = await propose(context);
  await database.unitOfWork(() => wins.accept(accepted!.id, 'Ben'));
  await propose(context, { id: '7' });
  assert.is(await database.unitOfWork(() => wins.forgetMember(MIA.discordId)), 2);
  const { rows } = await database.pool.query('select text, author_name, author_id from win');
  assert.equal(rows, [{ text: MESSAGE.text, author_name: '', author_id: null }]);
  assert.is(await database.unitOfWork(() => wins.forgetMember(MIA.discordId)), 0);
});

test('whatever people write is one item of its list', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
      (lines) => {
        const text = lines.join('\n').replaceAll('\r', '');
        const [, , list = ''] = winsMarkdown([{ heading: 'Platform', text, author: 'Ada' }]);
        const [first = '', ...rest] = list.split('\n');
        assert.ok(first.startsWith('- '));
        assert.ok(rest.every((line) => line.startsWith('  ')));
        assert.not.match(list, /(^|[^\\])<[a-z/!?]/i);
      },
    ),
    runs(200),
  );
});

test.run();
