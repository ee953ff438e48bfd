import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../../tests/support/domain.ts';
import { refusal } from '../../../../tests/support/refusal.ts';
import { suite } from '../../../../tests/support/suite.ts';
import { ADA, emptyTickets, GUILD_ID, openTicket, SAM } from '../../../../tests/support/tickets.ts';
import { deskOf } from './category-desk.ts';
import type { CategoryChoices } from './check-category.ts';

const test = suite<TestDomain>('categories of tickets');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach((context) => emptyTickets(context));
test.after((context) => context.close());

test('a guild that has chosen nothing has one category, also when two ask at once', async ({
  database,
  ticketCategories,
}) => {
  const asked = await Promise.all(
    [1, 2].map(() => database.unitOfWork(async () => (await ticketCategories.list(GUILD_ID)).map(({ id }) => id))),
  );
  assert.equal(asked[0], asked[1]);
  assert.is(asked[0]?.length, 1);
});

test('categories keep their order, and each guild has its own', async ({ database, ticketCategories }) => {
  for (const name of ['Streaming', 'Payments'])
    await database.unitOfWork(() => ticketCategories.add(ADA, GUILD_ID, { name }));
  const names = (guildId: string) =>
    database.unitOfWork(async () => (await ticketCategories.list(guildId)).map(({ name }) => name));
  assert.equal(await names(GUILD_ID), ['Support', 'Streaming', 'Payments']);
  assert.equal(await names('300000000000000009'), ['Support']);
});

test('an edit changes what is said and leaves the rest', async ({ database, ticketCategories }) => {
  const { id } = await database.unitOfWork(() =>
    ticketCategories.add(ADA, GUILD_ID, { name: 'Streaming', emoji: '🎥', maxOpen: 5 }),
  );
  const edit = (choices: Partial<CategoryChoices>) =>
    database.unitOfWork(() => ticketCategories.edit(ADA, { guildId: GUILD_ID, categoryId: id }, choices));
  await edit({ description: 'OBS and the browser', staffRoleIds: ['700000000000000001'] });
  const after = await edit({ maxOpen: null });
  assert.equal(
    [after.name, after.emoji, after.description, after.maxOpen, after.staffRoleIds],
    ['Streaming', '🎥', 'OBS and the browser', null, ['700000000000000001']],
  );
});

test('what is wrong with a category is said', async ({ database, ticketCategories }) => {
  const question = { placeholder: null, isRequired: true, isParagraph: false, minLength: 0, maxLength: 100 };
  const cases: [Partial<CategoryChoices>, RegExp][] = [
    [{ name: '' }, /name/],
    [{ name: 'a\nb' }, /name/],
    [{ name: 'x'.repeat(51) }, /name/],
    [{ description: 'x'.repeat(101) }, /description/],
    [{ emoji: 'obs' }, /emoji/],
    [{ emoji: '<script>' }, /emoji/],
    [{ emoji: '7' }, /emoji/],
    [{ kind: 'channel' }, /`place`/],
    [{ maxOpenPerMember: 0 }, /1 to 50/],
    [{ cooldownSeconds: -1 }, /cooldown/],
    [{ maxOpen: 1.5 }, /1,000/],
    [{ naming: 'ticket' }, /\{number\}/],
    [{ naming: '{number} {password}' }, /\{password\}/],
    [{ questions: [{ ...question, label: '' }] }, /question/],
    [{ questions: [{ ...question, label: 'x'.repeat(46) }] }, /45/],
    [{ questions: [{ ...question, label: 'A', maxLength: 4_000 }] }, /1000/],
    [{ questions: [{ ...question, label: 'A', minLength: 9, maxLength: 5 }] }, /answer/],
    [{ questions: ['A', 'a'].map((label) => ({ ...question, label })) }, /same/],
    [{ questions: [...'abcdef'].map((label) => ({ ...question, label })) }, /at most 5/],
  ];
  for (const [choices, says] of cases) {
    const work = () => ticketCategories.add(ADA, GUILD_ID, { name: 'Bugs', ...choices });
    const { code, message } = await refusal(() => database.unitOfWork(work));
    assert.is(code, 'category_invalid', JSON.stringify(choices));
    assert.match(message, says);
  }
});

test('flags, families, keycaps and custom emojis are emojis', async ({ database, ticketCategories }) => {
  const emojis = ['🎥', '🇩🇪', '👨‍👩‍👧', '1️⃣', '✂️', '👍🏽', '<a:party:1100000000000000001>'];
  for (const emoji of emojis) {
    const { id } = await database.unitOfWork(() => ticketCategories.add(ADA, GUILD_ID, { name: emoji, emoji }));
    await database.unitOfWork(() => ticketCategories.remove(ADA, GUILD_ID, id));
  }
});

test('names are taken once, in any case; a removed one is free again', async ({ database, ticketCategories }) => {
  const add = (name: string) => database.unitOfWork(() => ticketCategories.add(ADA, GUILD_ID, { name }));
  const { id } = await add('Bugs');
  assert.is((await refusal(() => add('BUGS'))).code, 'category_exists');
  await database.unitOfWork(() => ticketCategories.remove(ADA, GUILD_ID, id));
  assert.ok(await add('BUGS'));
});

test('the default stays, unless another one takes its place; tickets of a removed one remain', async (context) => {
  const { database, support, ticketCategories } = context;
  const standing = await database.unitOfWork(() => ticketCategories.getDefault(GUILD_ID));
  const remove = (id: string) => database.unitOfWork(() => ticketCategories.remove(ADA, GUILD_ID, id));
  assert.is((await refusal(() => remove(standing.id))).code, 'category_is_default');
  const bugs = await database.unitOfWork(() => ticketCategories.add(ADA, GUILD_ID, { name: 'Bugs' }));
  const ticket = await openTicket(context);
  await database.unitOfWork(() => ticketCategories.makeDefault(ADA, GUILD_ID, bugs.id));
  await remove(standing.id);
  assert.is((await database.unitOfWork(() => support.find(ticket.id)))?.category.name, 'Support');
  context.clock.advance({ minutes: 1 });
  assert.is((await openTicket(context)).category.name, 'Bugs');
});

test('only managers change categories', async ({ database, ticketCategories }) => {
  const { id } = await database.unitOfWork(() => ticketCategories.getDefault(GUILD_ID));
  const attempts: (() => Promise<unknown>)[] = [
    () => ticketCategories.add(SAM, GUILD_ID, { name: 'Bugs' }),
    () => ticketCategories.edit(SAM, { guildId: GUILD_ID, categoryId: id }, { name: 'Bugs' }),
    () => ticketCategories.remove(SAM, GUILD_ID, id),
    () => ticketCategories.makeDefault(SAM, GUILD_ID, id),
  ];
  for (const attempt of attempts)
    assert.is((await refusal(() => database.unitOfWork(attempt))).code, 'support_not_manager');
});

test('what a category does not say the guild says', () => {
  const guild = { ticketChannelId: '1', supportRoleId: '2' };
  const own = { kind: 'thread', placeId: '3', staffRoleIds: ['4'] } as const;
  assert.equal(deskOf({ ...own, staffRoleIds: ['4'] }, guild), { placeId: '3', staffRoleIds: ['4'] });
  const silent = { kind: 'thread' as const, placeId: null, staffRoleIds: [] };
  assert.equal(deskOf(silent, guild), { placeId: '1', staffRoleIds: ['2'] });
  assert.equal(deskOf({ ...silent, kind: 'channel' }, guild), { placeId: null, staffRoleIds: ['2'] });
  assert.equal(deskOf(silent, null), { placeId: null, staffRoleIds: [] });
});

test.run();
