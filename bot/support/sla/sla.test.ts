import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { type GuildBot, openGuildBot, PUBLIC_URL } from '../../../tests/support/guild-bot.ts';
import { suite } from '../../../tests/support/suite.ts';
import { TicketGuild } from '../../../tests/support/ticket-guild.ts';

interface Context {
  it: GuildBot;
  guild: TicketGuild;
  guildId: string;
  /** Who has Manage Guild, in #general. */
  boss: Presence;
  mia: Presence;
  staffChannelId: string;
  /** Looks into the staff's text channel. */
  staff: Presence;
}

const test = suite<Context>('deadlines in Discord');

test.before(async (context) => {
  context.it = await openGuildBot();
  const { control, sandbox } = context.it.sandbox;
  context.guild = new TicketGuild(control);
  context.guildId = sandbox.guildId;
  const general = await control.channelId('general');
  context.staffChannelId = await control.channelId('staff');
  context.boss = control.as(await control.userId('ada')).in(general);
  context.mia = control.as(await control.userId('mia')).in(general);
  context.staff = control.as(await control.userId('ada')).in(context.staffChannelId);
  const { domain } = context.it;
  await domain.database.unitOfWork(() =>
    domain.guilds.choose(context.guildId, { staffChannelId: context.staffChannelId }),
  );
});
test.beforeEach(async ({ it }) => {
  await it.domain.database.pool.query(
    'delete from ticket; delete from support_hours; delete from support_target; delete from support_escalation; delete from graphile_worker._private_jobs',
  );
  it.domain.clock.set(new Date().toISOString());
});
test.afterEach(({ it }) => it.sandbox.control.faults.clear());
test.after(({ it }) => it.close());

async function say(
  { guild }: Context,
  place: Presence,
  command: string,
  options: Record<string, string | number> = {},
): Promise<string> {
  return guild.answerTo(place, await place.slash(command, options));
}

/** The embed of the newest answer that only its reader sees. */
async function answer({ it }: Context, place: Presence, command: string, options = {}): Promise<APIMessage> {
  const outcome = await place.slash(command, options);
  return it.guild.answerTo(place, outcome);
}

let members = 0;

/** A ticket whose member opened it now, with an hour promised for the first answer. */
async function promisedTicket({ it, guildId }: Context, name = 'Mia') {
  const { domain } = it;
  const lead = { id: '200000000000000001', name: 'Lea', isStaff: true, isManager: true };
  return domain.database.unitOfWork(async () => {
    const all = { guildId, categoryId: null, priority: null };
    await domain.supportTargets.choose(lead, all, { firstResponseMinutes: 60 });
    const member = { id: `21${String(++members).padStart(16, '0')}`, name, avatarUrl: null };
    const ticketChannelId = '300000000000000002';
    const ticket = await domain.support.open({ guildId, ticketChannelId, member, subject: 'Key', text: 'It fails' });
    await domain.support.opened(ticket, '500000000000000001');
    return ticket;
  });
}

/** The clock moves on, and the job that looks at it is done. */
async function later({ it }: Context, ticket: { id: string }, minutes: number): Promise<void> {
  const { domain } = it;
  domain.clock.advance({ minutes });
  await domain.database.unitOfWork(() => domain.deadlineWatch.look(ticket.id));
}

async function alerts({ staff }: Context, ticket: { number: number }): Promise<APIMessage[]> {
  const all = await staff.messages();
  return all.filter(({ embeds }) => embeds[0]?.url?.startsWith(`${PUBLIC_URL}/staff/tickets/${ticket.number}#alert-`));
}

test('a manager says hours and holidays, every member sees them, and nobody else says any', async (context) => {
  const { boss, mia } = context;
  assert.match(await say(context, mia, 'support hours set', { hours: 'always', timezone: 'UTC' }), /Manage Guild/);
  assert.match(
    await say(context, boss, 'support hours set', { hours: 'someday', timezone: 'UTC' }),
    /cannot read “someday”/,
  );
  const hours = 'Mon-Fri 9-17, Sat 10-14';
  const chosen = await answer(context, boss, 'support hours set', { hours, timezone: 'Europe/Berlin' });
  assert.match(chosen.embeds[0]?.description ?? '', /^Mon–Fri 09:00–17:00, Sat 10:00–14:00 \(Europe\/Berlin\)/);
  await say(context, boss, 'support hours holiday', { day: '2031-12-25', name: 'Christmas' });
  assert.match(await say(context, boss, 'support hours holiday', { day: '2031-12-24' }), /is not a holiday/);

  const seen = (await answer(context, mia, 'support hours show')).embeds[0];
  assert.match(seen?.description ?? '', /Europe\/Berlin/);
  assert.match(seen?.fields?.[0]?.value ?? '', /December 25, 2031: Christmas/);
  const cleared = await answer(context, boss, 'support hours clear');
  assert.match(cleared.embeds[0]?.description ?? '', /Around the clock/);
});

test('time zones and kinds of tickets are completed while one types', async ({ boss }) => {
  const zones = await boss.autocomplete('support hours set', 'timezone', { timezone: 'berl', hours: 'always' });
  assert.match(JSON.stringify(zones), /Europe\/Berlin/);
  const kinds = await boss.autocomplete('support sla set', 'category', { category: 'supp' });
  assert.match(JSON.stringify(kinds), /"Support"/);
});

test('what is promised is said by managers and seen by staff', async (context) => {
  const { boss, mia, it } = context;
  assert.match(
    await say(context, boss, 'support sla set', { 'first-response': '3 days' }),
    /hours and minutes of work/,
  );
  await say(context, boss, 'support sla set', { 'first-response': '4h', resolution: '16h' });
  await say(context, boss, 'support sla set', { 'first-response': '30m', priority: 'urgent' });
  await say(context, boss, 'support sla escalation', { 'warn-after': 50, 'when-broken': 'raise' });
  assert.match(await say(context, mia, 'support sla show'), /Only the support team/);
  const sam = it.sandbox.control.as(await it.sandbox.control.userId('sam')).in(boss.channelId);
  const { description = '' } = (await answer(context, sam, 'support sla show')).embeds[0] ?? {};
  assert.match(description, /\*\*every ticket\*\*: first answer within 4h, solution within 16h/);
  assert.match(description, /\*\*every category, Urgent\*\*: first answer within 30m, solution within 16h/i);
  assert.match(description, /warned after 50 %/);
  assert.match(description, /the priority goes up by one/);
  await say(context, boss, 'support sla set', { resolution: 'none', priority: 'urgent' });
  await say(context, boss, 'support sla clear');
  const left = (await answer(context, boss, 'support sla show')).embeds[0]?.description ?? '';
  assert.not.match(left, /every ticket/);
  assert.match(left, /solution not promised/);
});

test('staff are told in their text channel before and after, each once, with who has it', async (context) => {
  const { it, guild } = context;
  const ticket = await promisedTicket(context);
  await later(context, ticket, 45);
  await it.work();
  const [near] = await alerts(context, ticket);
  assert.equal(near?.mention_roles, [await guild.roleId('Support')]);
  assert.match(near?.embeds[0]?.description ?? '', /is still waiting for a first answer. It is due <t:\d+:R>/);

  const sam = await it.sandbox.control.userId('sam');
  const { domain } = it;
  await domain.database.unitOfWork(() => domain.ticketCare.claim(ticket.id, { id: sam, name: 'Sam', isStaff: true }));
  await later(context, ticket, 15);
  await it.work();
  await later(context, ticket, 15);
  await it.work();
  const told = await alerts(context, ticket);
  assert.is(told.length, 2);
  assert.equal(
    told[0]?.mentions.map(({ id }) => id),
    [sam],
  );
  assert.match(told[0]?.embeds[0]?.description ?? '', /It was due/);
});

test('the lead role is called when that is what was chosen', async (context) => {
  const { it, guildId } = context;
  const { domain, sandbox } = it;
  const { id: leadRoleId } = await sandbox.control.addRole('Lead', { isMentionable: true });
  const lead = { id: '200000000000000001', name: 'Lea', isStaff: true, isManager: true };
  const ticket = await promisedTicket(context);
  await domain.database.unitOfWork(async () => {
    await domain.guildSupport.choose(lead, guildId, { leadRoleId });
    await domain.supportTargets.chooseEscalation(lead, guildId, { step: 'lead', warnPercent: 100 });
  });
  await later(context, ticket, 60);
  await it.work();
  const [late] = await alerts(context, ticket);
  assert.ok(late?.mention_roles.includes(leadRoleId));
});

test('an alert whose answer from Discord was lost stands once, also after a restart', async (context) => {
  const { it, staffChannelId } = context;
  const ticket = await promisedTicket(context);
  await later(context, ticket, 45);
  const path = `/channels/${staffChannelId}/messages`;
  await it.sandbox.control.faults.order({ kind: 'dropAfter', method: 'POST', path, times: 4 });
  try {
    await it.work();
    assert.unreachable('the connection was cut');
  } catch (error) {
    assert.not.instance(error, assert.Assertion);
  }
  await it.sandbox.control.faults.clear();
  await it.restart();
  await it.work();
  assert.is((await alerts(context, ticket)).length, 1);
});

test('what was answered meanwhile is not warned of', async (context) => {
  const { it } = context;
  const { domain } = it;
  const ticket = await promisedTicket(context);
  await later(context, ticket, 45);
  const author = { id: '200000000000000002', name: 'Sam', isStaff: true, avatarUrl: null };
  const snapshot = {
    id: '600000000000000001',
    text: 'Hi',
    editedAt: null,
    attachments: [],
    sentAt: domain.clock.now(),
  };
  await domain.database.unitOfWork(() => domain.ticketLog.keep(ticket, { ...snapshot, author }));
  await it.work();
  assert.equal(await alerts(context, ticket), []);
});

test('without a way into the staff channel nothing loops: the refusal is written down', async (context) => {
  const { it, staffChannelId } = context;
  const ticket = await promisedTicket(context);
  await later(context, ticket, 45);
  const path = `/channels/${staffChannelId}/messages`;
  await it.sandbox.control.faults.failNext({ method: 'POST', path }, 1, 403);
  await it.work();
  const { rows } = await it.domain.database.pool.query('select refusal from ticket_alert');
  assert.match(rows[0].refusal, /neither in the staff channel nor in the ticket/);
});

test('who opens a ticket while nobody is there is told when somebody will be, and the card says what is due', async (context) => {
  const { boss, guild, it, guildId } = context;
  const { control } = it.sandbox;
  const { domain } = it;
  const ticketChannelId = await control.channelId('support');
  const supportRoleId = await guild.roleId('Support');
  await domain.database.unitOfWork(() => domain.guilds.choose(guildId, { ticketChannelId, supportRoleId }));
  const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const inThreeDays = days[(new Date().getUTCDay() + 3) % 7];
  await say(context, boss, 'support hours set', { hours: `${inThreeDays} 9-17`, timezone: 'UTC' });
  await say(context, boss, 'support sla set', { 'first-response': '2h' });
  const bea = await guild.newMember('Bea');
  const answer = await guild.tryToOpen(bea);
  assert.match(answer, /Our team is away right now and will be back <t:\d+:f> \(<t:\d+:R>\)/i);
  const threadId = /<#(\d+)>/.exec(answer)?.[1] ?? '';
  const card = await guild.see(control.as(bea).in(threadId), ({ embeds }) => embeds.length > 0);
  assert.match(card.content, /Our team is away right now/);
  const due = card.embeds[0]?.fields?.find(({ name }) => name === 'First answer')?.value ?? '';
  const at = Number(/^due <t:(\d+):R>$/.exec(due)?.[1]);
  assert.is(new Date(at * 1_000).toISOString().slice(11), '11:00:00.000Z');
});

test('an answer from the web stands in the thread once, whatever was lost, and keeps the promise', async (context) => {
  const { boss, guild, it } = context;
  const { domain, sandbox } = it;
  await say(context, boss, 'support sla set', { 'first-response': '2h' });
  const { number, threadId, member } = await guild.open(await guild.newMember('Cal'));
  const ada = { id: await sandbox.control.userId('ada'), name: 'Ada', isStaff: true };
  const ticket = await domain.database.unitOfWork(async () => (await domain.support.findByNumber(number))!);
  domain.clock.set(new Date().toISOString());
  await domain.database.unitOfWork(() =>
    domain.ticketReplies.reply(ticket.id, ada, { text: 'Make a new key', via: 'web' }),
  );
  const path = `/channels/${threadId}/messages`;
  await sandbox.control.faults.order({ kind: 'dropAfter', method: 'POST', path, times: 4 });
  await it.work().catch(() => undefined);
  await sandbox.control.faults.clear();
  await it.restart();
  await it.work();
  const said = (await member.messages()).filter(({ content }) => content.includes('Make a new key'));
  assert.is(said.length, 1);
  assert.match(said[0]?.content ?? '', /Ada/);
  const deadlines = await domain.database.unitOfWork(() => domain.ticketDeadlines.list(ticket.id));
  assert.ok(deadlines.find(({ kind }) => kind === 'first_response')?.metAt);
});

test('the figures are for staff, with both clocks named and a chart', async (context) => {
  const { boss, mia, it } = context;
  await promisedTicket(context);
  assert.match(await say(context, mia, 'support stats'), /Only the support team/);
  assert.match(await say(context, boss, 'support stats', { from: '2026-13-01' }), /is no day/);
  const { embeds, attachments } = await answer(context, boss, 'support stats');
  assert.match(embeds[0]?.fields?.[0]?.value ?? '', /opened 1 · closed 0 · open at the end 1/);
  assert.is(attachments[0]?.filename, 'support.png');
  assert.match(attachments[0]?.description ?? '', /Opened/);
  await it.work();
});

test.run();
