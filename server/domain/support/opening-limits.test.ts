import * as assert from 'uvu/assert';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import {
  ADA,
  beginTicket,
  emptyTickets,
  GUILD_ID,
  MIA,
  openTicket,
  SAM,
  STRANGER,
} from '../../../tests/support/tickets.ts';
import type { CategoryChoices } from './categories/check-category.ts';

const ROLE = '700000000000000001';

const test = suite<TestDomain>('limits of opening');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
});
test.beforeEach((context) => emptyTickets(context));
test.after((context) => context.close());

async function category(
  { database, ticketCategories }: TestDomain,
  choices: Partial<CategoryChoices>,
): Promise<string> {
  const { id } = await database.unitOfWork(() => ticketCategories.add(ADA, GUILD_ID, { name: 'Bugs', ...choices }));
  return id;
}

function member(index: number, roleIds: string[] = []) {
  return { id: `21000000000000000${index}`, name: `Member ${index}`, avatarUrl: null, roleIds };
}

test('a category holds so many open tickets and no more, even when many arrive at once', async (context) => {
  const categoryId = await category(context, { maxOpen: 2 });
  const tries = [1, 2, 3, 4].map((index) => beginTicket(context, { categoryId, member: member(index) }));
  const done = await Promise.allSettled(tries);
  assert.is(done.filter(({ status }) => status === 'fulfilled').length, 2);
  const { code } = await refusal(() => beginTicket(context, { categoryId, member: member(9) }));
  assert.is(code, 'tickets_full');
});

test('over all categories a member has as many as the guild allows', async (context) => {
  const { database, guildSupport } = context;
  await database.unitOfWork(() => guildSupport.choose(ADA, GUILD_ID, { maxOpenPerMember: 1 }));
  const categoryId = await category(context, {});
  await openTicket(context);
  const { code, message } = await refusal(() => beginTicket(context, { categoryId }));
  assert.is(code, 'tickets_too_many');
  assert.match(message, /an open ticket.*<#4\d+>/);
  assert.ok(await beginTicket(context, { guildId: '300000000000000009' }), 'another guild counts its own');
});

test('the cooldown is that of the category', async (context) => {
  const categoryId = await category(context, { cooldownSeconds: 7_200 });
  await openTicket(context, { categoryId });
  assert.ok(await beginTicket(context), 'another category does not wait');
  context.clock.advance({ minutes: 30 });
  assert.match((await refusal(() => beginTicket(context, { categoryId }))).message, /90 min/);
});

test('a needed role lets in, a blocked one keeps out', async (context) => {
  const needing = await category(context, { requiredRoleIds: [ROLE] });
  const blocking = await category(context, { name: 'Other', blockedRoleIds: [ROLE] });
  const cases: [string, string[], string | null][] = [
    [needing, [], 'ticket_role_missing'],
    [needing, [ROLE], null],
    [blocking, [ROLE], 'ticket_role_blocked'],
    [blocking, [], null],
  ];
  for (const [index, [categoryId, roleIds, code]] of cases.entries()) {
    const open = () => beginTicket(context, { categoryId, member: member(index, roleIds) });
    if (code) assert.is((await refusal(open)).code, code);
    else assert.is((await open()).state, 'opening');
  }
});

test('who is blocked opens none and reads why, until it ends or is lifted', async (context) => {
  const { clock, database, ticketBlocks } = context;
  const block = (expiresAt: Date | null, reason = 'Insults') =>
    database.unitOfWork(() => ticketBlocks.add(ADA, { guildId: GUILD_ID, member: MIA, reason, expiresAt }));
  await block(null);
  await block(new Date(clock.now().getTime() + 3_600_000), 'Spam');
  const { code, message } = await refusal(() => beginTicket(context));
  assert.is(code, 'ticket_blocked');
  assert.match(message, /until <t:\d+:f>: Spam/);
  assert.ok(await beginTicket(context, { guildId: '300000000000000009' }), 'other guilds decide for themselves');
  clock.advance({ hours: 1 });
  assert.ok(await beginTicket(context), 'it has ended');

  await block(null);
  clock.advance({ minutes: 1 });
  assert.is((await database.unitOfWork(() => ticketBlocks.list(ADA, GUILD_ID))).length, 1);
  await database.unitOfWork(() => ticketBlocks.remove(ADA, { guildId: GUILD_ID, memberId: MIA.id }));
  assert.ok(await beginTicket(context));
  const gone = () => database.unitOfWork(() => ticketBlocks.remove(ADA, { guildId: GUILD_ID, memberId: MIA.id }));
  assert.is((await refusal(gone)).code, 'block_not_found');
});

test('only managers block; a block needs a reason and a time to come', async ({ clock, database, ticketBlocks }) => {
  const given = { guildId: GUILD_ID, member: MIA, reason: 'Spam', expiresAt: null };
  const work = (actor: typeof SAM, more: object) => () =>
    database.unitOfWork(() => ticketBlocks.add(actor, { ...given, ...more }));
  assert.is((await refusal(work(SAM, {}))).code, 'support_not_manager');
  assert.is((await refusal(work(ADA, { reason: ' ' }))).code, 'block_invalid');
  assert.is((await refusal(work(ADA, { expiresAt: clock.now() }))).code, 'block_invalid');
});

test('staff open for a member past the limits, but not past a block; nobody else opens for another', async (context) => {
  const { database, ticketBlocks } = context;
  const categoryId = await category(context, { requiredRoleIds: [ROLE], maxOpen: 1 });
  for (const _ of [1, 2]) await openTicket(context, { categoryId, openedBy: SAM });
  assert.is((await refusal(() => beginTicket(context, { openedBy: STRANGER }))).code, 'ticket_not_staff');
  await database.unitOfWork(() =>
    ticketBlocks.add(ADA, { guildId: GUILD_ID, member: MIA, reason: 'Spam', expiresAt: null }),
  );
  assert.is((await refusal(() => beginTicket(context, { openedBy: SAM }))).code, 'ticket_blocked');
});

test('a removed category takes no tickets', async (context) => {
  const { database, ticketCategories } = context;
  const categoryId = await category(context, {});
  await database.unitOfWork(() => ticketCategories.remove(ADA, GUILD_ID, categoryId));
  assert.is((await refusal(() => beginTicket(context, { categoryId }))).code, 'category_not_found');
});

test.run();
