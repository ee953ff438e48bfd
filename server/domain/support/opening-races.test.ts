import * as assert from 'uvu/assert';
import type { Domain } from '#domain/domain.ts';
import { openTestDomain, type TestDomain } from '../../../tests/support/domain.ts';
import { refusal } from '../../../tests/support/refusal.ts';
import { suite } from '../../../tests/support/suite.ts';
import { ADA, beginTicket, emptyTickets, GUILD_ID, MIA, openTicket } from '../../../tests/support/tickets.ts';
import type { CategoryChoices } from './categories/check-category.ts';

type Another = Domain & Pick<TestDomain, 'database' | 'close'>;

interface Context extends TestDomain {
  /** The bot that takes over, or has not noticed yet that another one did. */
  second: Another;
}

const ROLE = '700000000000000001';
const OTHER_GUILD = '300000000000000009';

const test = suite<Context>('limits of opening while several ask at once');

test.before(async (context) => {
  Object.assign(context, await openTestDomain());
  context.second = await context.openAnother();
});
test.beforeEach((context) => emptyTickets(context));
test.after(async (context) => {
  await context.second.close();
  await context.close();
});

async function category({ database, ticketCategories }: TestDomain, choices: Partial<CategoryChoices>) {
  const all = { name: 'Bugs', cooldownSeconds: 0, ...choices };
  return (await database.unitOfWork(() => ticketCategories.add(ADA, GUILD_ID, all))).id;
}

function openIn({ database, support }: Pick<Another, 'database' | 'support'>, categoryId: string, member: object = {}) {
  const request = { guildId: GUILD_ID, ticketChannelId: '300000000000000002', subject: 'Key', text: 'It fails' };
  return database.unitOfWork(() => support.open({ ...request, categoryId, member: { ...MIA, ...member } }));
}

async function outcomes(tries: Promise<unknown>[]): Promise<string[]> {
  const done = await Promise.allSettled(tries);
  return done
    .map((each) => (each.status === 'fulfilled' ? 'opened' : (each.reason.code ?? String(each.reason))))
    .sort();
}

test('of two clicks at once at the member’s limit one opens, whichever bot hears them', async (context) => {
  const categoryId = await category(context, { maxOpenPerMember: 1 });
  const tries = [context, context.second].flatMap((domain) => [openIn(domain, categoryId), openIn(domain, categoryId)]);
  const refused = Array(3).fill('tickets_too_many');
  assert.equal(await outcomes(tries), ['opened', ...refused]);
});

test('the limit over all members holds across two bots', async (context) => {
  const categoryId = await category(context, { maxOpen: 2 });
  const tries = [1, 2, 3, 4, 5, 6].map((index) =>
    openIn(index % 2 ? context : context.second, categoryId, { id: `21000000000000000${index}` }),
  );
  assert.equal(await outcomes(tries), ['opened', 'opened', ...Array(4).fill('tickets_full')]);
});

test('of two clicks at once within the cooldown one opens; in another guild it does not count', async (context) => {
  const categoryId = await category(context, { cooldownSeconds: 600 });
  const tries = [openIn(context, categoryId), openIn(context.second, categoryId)];
  assert.equal(await outcomes(tries), ['opened', 'ticket_too_soon']);
  assert.ok(await beginTicket(context, { guildId: OTHER_GUILD }));
  assert.is((await refusal(() => openIn(context, categoryId))).code, 'ticket_too_soon');
  context.clock.advance({ minutes: 11 });
  assert.ok(await openIn(context, categoryId));
});

test('a role that was blocked or taken while the form was open is looked at when it is sent', async (context) => {
  const { database, support, ticketCategories } = context;
  const categoryId = await category(context, {});
  const member = { ...MIA, roleIds: [ROLE] };
  const check = async () => support.check(await ticketCategories.get(GUILD_ID, categoryId), member);
  await database.unitOfWork(check);
  const edit = (choices: Partial<CategoryChoices>) =>
    database.unitOfWork(() => ticketCategories.edit(ADA, { guildId: GUILD_ID, categoryId }, choices));
  await edit({ blockedRoleIds: [ROLE] });
  assert.is((await refusal(() => openIn(context.second, categoryId, { roleIds: [ROLE] }))).code, 'ticket_role_blocked');
  await edit({ blockedRoleIds: [], requiredRoleIds: [ROLE] });
  assert.is((await refusal(() => openIn(context.second, categoryId, { roleIds: [] }))).code, 'ticket_role_missing');
  assert.ok(await openIn(context.second, categoryId, { roleIds: [ROLE] }));
});

test('two who make a ticket of one message at once make one', async (context) => {
  const sourceMessageId = '600000000000000009';
  await context.database.unitOfWork(() => context.ticketCategories.getDefault(GUILD_ID));
  const others = [1, 2, 3].map((index) => ({ ...MIA, id: `21000000000000000${index}` }));
  const tries = others.map((member) => beginTicket(context, { sourceMessageId, member }));
  assert.equal(await outcomes(tries), ['message_is_ticket', 'message_is_ticket', 'opened']);
  assert.ok(await openTicket(context));
});

test.run();
