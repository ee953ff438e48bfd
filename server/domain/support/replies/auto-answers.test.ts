import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { ADA, emptyTickets, GUILD_ID, SAM } from '../../../../tests/support/tickets.ts';

const test = suite<TestDomain>('auto-answers');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach(async (context) => {
  await emptyTickets(context);
  await context.database.pool.query('delete from ticket_auto_answer');
});
test.after((context) => context.close());

const KEY = { name: 'Key', pattern: 'stream ?key|401', text: 'Copy the key anew.', articleSlugs: [] };

test('an answer fits what its pattern finds, in any case; one of its name takes its place', async ({
  database,
  autoAnswers,
}) => {
  const put = (answer: typeof KEY) => database.unitOfWork(() => autoAnswers.put(ADA, GUILD_ID, answer));
  const found = async (text: string) =>
    (await database.unitOfWork(() => autoAnswers.suggest(GUILD_ID, text))).answers.map(({ name }) => name);
  await put(KEY);
  await put({ ...KEY, name: 'Loss', pattern: '^packet' });
  assert.equal(await found('My STREAM KEY is wrong'), ['Key']);
  assert.equal(await found('OBS says\nPacket loss 401'), ['Key', 'Loss'], 'a line begins anew');
  assert.equal(await found('Hello'), []);
  await put({ ...KEY, name: 'KEY', pattern: 'hello' });
  assert.equal(await found('Hello'), ['KEY']);
  await database.unitOfWork(() => autoAnswers.remove(ADA, GUILD_ID, 'key'));
  assert.equal(await found('Hello'), []);
});

test('a pattern that is wrong, or fits everything, is refused with the reason', async ({ database, autoAnswers }) => {
  const cases: [Partial<typeof KEY>, RegExp][] = [
    [{ pattern: '(' }, /does not work: .*\)/],
    [{ pattern: '(?=x)' }, /does not work/],
    [{ pattern: '(a)\\1' }, /does not work/],
    [{ pattern: '.*' }, /fits everything/],
    [{ pattern: ' ' }, /empty/],
    [{ pattern: 'x'.repeat(501) }, /500/],
    [{ name: '' }, /name/],
    [{ text: '' }, /needs a text/],
    [{ articleSlugs: ['no-such-article'] as never }, /no-such-article/],
  ];
  for (const [wrong, says] of cases) {
    const put = () => database.unitOfWork(() => autoAnswers.put(ADA, GUILD_ID, { ...KEY, ...wrong }));
    const { code, message } = await refusal(put);
    assert.is(code, 'auto_answer_invalid', JSON.stringify(wrong));
    assert.match(message, says);
  }
  const { code } = await refusal(() => database.unitOfWork(() => autoAnswers.put(SAM, GUILD_ID, KEY)));
  assert.is(code, 'support_not_manager');
});

test('a pattern that would make others run for ever is answered at once', async ({ database, autoAnswers }) => {
  await database.unitOfWork(() => autoAnswers.put(ADA, GUILD_ID, { ...KEY, pattern: '(a+)+$' }));
  const text = `${'a'.repeat(5_000)}!`;
  assert.equal((await database.unitOfWork(() => autoAnswers.suggest(GUILD_ID, text))).answers, []);
});

test.run();
