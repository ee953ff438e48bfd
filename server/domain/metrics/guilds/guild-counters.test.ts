import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { emptyTables } from '../../../../tests/support/empty-tables.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { counterName, parseTemplate } from './counter-text.ts';

const test = suite<TestDomain>('guild counters');
const HOME = '300000000000000001';

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(({ database }) => emptyTables(database.pool, 'guild_counter'));
test.after((context) => context.close());

let ids = 0;
function add({ database, guildCounters }: TestDomain, more: { counts?: string; isHome?: boolean } = {}) {
  const channelId = `4000000000000000${String(++ids).padStart(2, '0')}`;
  const counter = {
    channelId,
    counts: 'members',
    template: 'Members: {value}',
    by: 'Ada',
    isHome: true,
    ...more,
  };
  return database.unitOfWork(() => guildCounters.add(HOME, counter));
}

test('a name has its figure once, on one line, and stays within Discord’s limit', async () => {
  assert.is(parseTemplate('  Members: {value} '), 'Members: {value}');
  for (const text of ['', 'Members', '{value} {value}', 'two\n{value}', `{value}${'x'.repeat(80)}`])
    assert.is((await refusal(async () => parseTemplate(text))).code, 'counter_template_invalid', text);
  assert.is(counterName('$& {value}', '$1'), '$& $1');
  assert.is(counterName(`{value}${'x'.repeat(99)}`, '1,234').length, 100);
});

test('of two bots one sends a name, and for ten minutes no other is sent', async (context) => {
  const { clock, database, guildCounters } = context;
  const counter = await add(context);
  const other = await context.openAnother();
  const claims = await Promise.all([
    database.unitOfWork(() => guildCounters.claim(counter, 'Members: 5')),
    other.database.unitOfWork(() => other.guildCounters.claim(counter, 'Members: 5')),
  ]);
  await other.close();
  assert.is(claims.filter(Boolean).length, 1);
  const claim = (name: string) => database.unitOfWork(() => guildCounters.claim(counter, name));
  clock.advance({ minutes: 9 });
  assert.is(await claim('Members: 6'), false);
  clock.advance({ minutes: 1 });
  assert.is(await claim('Members: 7'), true);
  await database.unitOfWork(() => guildCounters.took(counter, 'Members: 7'));
  clock.advance({ minutes: 10 });
  assert.is(await claim('Members: 7'), false, 'it stands there already');
});

test('unpublished figures are counted at home only, and ten counters are enough', async (context) => {
  const refused = async (more: Parameters<typeof add>[1]) => (await refusal(() => add(context, more))).code;
  assert.is(await refused({ counts: 'mrr', isHome: false }), 'home_guild_only');
  assert.is(await refused({ counts: 'myspace' }), 'metric_unknown');
  await add(context, { counts: 'viewers', isHome: false });
  await add(context, { counts: 'mrr' });
  for (let count = 2; count < 10; count += 1) await add(context);
  assert.is(await refused({}), 'counters_too_many');
});

test.run();
