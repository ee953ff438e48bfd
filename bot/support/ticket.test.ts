import * as assert from 'uvu/assert';
import { type SandboxClient, sandboxClient } from '../../sandbox/discord/control/client.ts';
import { CONTROL_TOKEN, type Glim, prepareGlim } from '../../tests/support/glim.ts';
import { storedTicket } from '../../tests/support/stored-ticket.ts';
import { suite } from '../../tests/support/suite.ts';
import { buttonsOf, TicketGuild } from '../../tests/support/ticket-guild.ts';

interface Context {
  glim: Glim;
  discord: SandboxClient;
  guild: TicketGuild;
}

const test = suite<Context>('tickets in Discord');

test.before(async (context) => {
  context.glim = await prepareGlim();
  context.discord = sandboxClient({ url: context.glim.sandbox.url, token: CONTROL_TOKEN });
  context.guild = new TicketGuild(context.discord);
  await context.glim.bot.start();
});
test.afterEach(async ({ discord }) => discord.faults.clear());
test.after((context) => context.glim.close());

/** When a message was sent is in its id. */
function sentAt(id: string): string {
  return new Date(Number((BigInt(id) >> 22n) + 1_420_070_400_000n)).toISOString();
}

test('the panel stands in #support, says what is kept and how long, and is posted once', async ({ discord, glim }) => {
  const mia = discord.as(await discord.userId('mia')).in(await discord.channelId('support'));
  const panels = async () =>
    (await mia.messages()).filter((each) => buttonsOf(each).some(({ label }) => label === 'Open a ticket'));
  const [panel] = await discord.until(async () => ((await panels()).length > 0 ? panels() : null));
  assert.match(panel!.embeds[0]!.description!, /deleted messages, is kept for 180 days/);

  await glim.bot.stop('SIGKILL');
  await glim.bot.start();
  assert.is((await panels()).length, 1);
});

test('the button opens a private thread with the member, the support role and a card', async (context) => {
  const { discord, guild } = context;
  const userId = await guild.newMember('Bea');
  const { number, threadId, member } = await guild.open(userId, {
    subject: '  My\nkey  ',
    text: 'It *fails*',
    byButton: true,
  });

  const thread = (await discord.state()).threads.find(({ id }) => id === threadId);
  assert.is(thread?.name, `#${number} My key`);
  assert.ok(thread?.memberIds.includes(userId));
  const stranger = await guild.newMember('Nosy');
  assert.not.ok(
    (await discord.as(stranger).state()).threads.some(({ id }) => id === threadId),
    'it is private',
  );

  const card = await guild.see(member, ({ embeds }) => embeds.length > 0);
  assert.is(card.embeds[0]?.title, `#${number} My\nkey`);
  assert.is(card.embeds[0]?.description, 'It \\*fails\\*');
  assert.equal(card.mention_roles, [await guild.roleId('Support')]);
  assert.equal(card.mention_everyone, false);
  assert.equal(
    buttonsOf(card).map(({ label }) => label),
    ['Claim', 'Wait for the member', 'Close'],
  );
  assert.is((await storedTicket(context.glim, number)).state, 'open');
});

test('the command opens one as well; at once a second must wait', async ({ guild }) => {
  const userId = await guild.newMember('Cal');
  const { number } = await guild.open(userId);
  assert.ok(number > 0);
  assert.match(await guild.tryToOpen(userId), /wait \d+ s/);
});

test('a fourth open ticket is refused with links to the three', async ({ glim, guild }) => {
  const userId = await guild.newMember('Dee');
  for (const _ of [1, 2, 3]) {
    await guild.open(userId);
    await glim.database.pool.query(
      `update ticket set opened_at = opened_at - interval '1 minute' where member_id = $1`,
      [userId],
    );
  }
  assert.match(await guild.tryToOpen(userId), /3 open tickets.*<#\d+>, <#\d+>, <#\d+>/);
});

test('a supporter claims by button, the card and the thread say so, and the answer is the first response', async (context) => {
  const { discord, guild } = context;
  const { number, threadId, member } = await guild.open(await guild.newMember('Eve'));
  const sam = discord.as(await discord.userId('sam')).in(threadId);
  await member.post('Hello?');
  assert.match(await guild.answerTo(sam, await guild.press(sam, 'Claim')), /is yours/);
  await guild.see(member, ({ content }) => content.includes('**Sam** has taken this ticket'));
  await guild.see(member, (each) => buttonsOf(each).some(({ label }) => label === 'Release'));
  assert.is(
    (await storedTicket(context.glim, number)).firstResponseAt,
    null,
    'neither the member nor the bot has answered',
  );

  const answer = await sam.post('Hello Eve!');
  await discord.until(async () => (await storedTicket(context.glim, number)).firstResponseAt);
  const { firstResponseAt, messages } = await storedTicket(context.glim, number);
  assert.is(firstResponseAt?.toISOString(), sentAt(answer.id));
  assert.equal(
    messages.map(({ authorName, isStaff, text }) => [authorName, isStaff, text]),
    [
      ['Eve', false, 'Hello?'],
      ['Glim', false, '**Sam** has taken this ticket and will help you.'],
      ['Sam', true, 'Hello Eve!'],
    ],
  );
});

test('a second supporter is told who has it, and takes it over only by saying so', async (context) => {
  const { discord, guild } = context;
  const { number, threadId } = await guild.open(await guild.newMember('Fay'));
  const sam = discord.as(await discord.userId('sam')).in(threadId);
  const second = discord.as(await guild.newMember('Tess', 'Support')).in(threadId);
  await guild.answerTo(sam, await sam.slash('ticket claim'));

  assert.match(await guild.answerTo(second, await second.slash('ticket claim')), /\*\*Sam\*\* has ticket/);
  assert.is((await storedTicket(context.glim, number)).claimedBy, 'Sam');
  await guild.press(second, 'Take over');
  await discord.until(async () => (await storedTicket(context.glim, number)).claimedBy === 'Tess');
  await guild.see(sam, ({ content }) => content.includes('**Tess** has taken over'));

  assert.match(await guild.answerTo(second, await second.slash('ticket release')), /free again/);
  assert.is((await storedTicket(context.glim, number)).claimedBy, null);
});

test('a member who is not staff is told that claiming is for staff', async (context) => {
  const { guild } = context;
  const { number, member } = await guild.open(await guild.newMember('Gus'));
  for (const attempt of [
    () => guild.press(member, 'Claim'),
    () => member.slash('ticket claim'),
    () => member.slash('ticket release'),
  ])
    assert.match(await guild.answerTo(member, await attempt()), /Only staff/);
  assert.is((await storedTicket(context.glim, number)).claimedBy, null);
});

test('the member closes after confirming: said, card edited, thread locked and archived, link given', async (context) => {
  const { discord, guild, glim } = context;
  const { number, threadId, member } = await guild.open(await guild.newMember('Jan'));
  await member.post('solved it myself');
  assert.match(await guild.answerTo(member, await guild.press(member, 'Close')), /Close ticket/);
  assert.is((await storedTicket(context.glim, number)).state, 'open', 'asking closes nothing');
  await guild.press(member, 'Close it');

  const url = `${glim.url}/tickets/${number}`;
  await guild.see(member, ({ content }) => content.includes('**Jan** closed this ticket') && content.includes(url));
  const thread = await discord.until(async () => {
    const now = (await discord.state()).threads.find(({ id }) => id === threadId);
    return now?.thread_metadata?.archived ? now : null;
  });
  assert.is(thread.thread_metadata?.locked, true);
  const card = await guild.see(member, ({ embeds }) => embeds.length > 0);
  assert.equal(buttonsOf(card)[0], { label: 'Transcript', url });
  const now = await storedTicket(context.glim, number);
  assert.is(now.state, 'closed');
  assert.ok(now.messages.some(({ text }) => text === 'solved it myself'));
});

test('staff close by command; outside a ticket there is nothing to close', async (context) => {
  const { discord, guild } = context;
  const { number, threadId } = await guild.open(await guild.newMember('Kim'));
  const samId = await discord.userId('sam');
  const sam = discord.as(samId).in(threadId);
  await guild.answerTo(sam, await sam.slash('ticket close'));
  await guild.press(sam, 'Close it');
  await discord.until(async () => (await storedTicket(context.glim, number)).state === 'closed');

  const general = discord.as(samId).in(await discord.channelId('general'));
  assert.match(await guild.answerTo(general, await general.slash('ticket close')), /no ticket here/);
});

test('when Discord refuses the thread, there is no ticket and staff learn why', async ({ discord, guild, glim }) => {
  const userId = await guild.newMember('Lea');
  await discord.faults.failNext({ method: 'POST', path: '/channels/*/threads' }, 1, 403);
  assert.match(await guild.tryToOpen(userId), /there is no ticket.*check my permissions/);
  const { rows } = await glim.database.pool.query('select * from ticket where member_id = $1', [userId]);
  assert.equal(rows, []);
  assert.ok((await guild.open(userId)).number > 0, 'and no cooldown for what was not opened');
});

test('when the answer to making the thread is lost, there is one thread and one ticket', async ({ discord, guild }) => {
  const userId = await guild.newMember('Max');
  await discord.faults.order({ kind: 'dropAfter', method: 'POST', path: '/channels/*/threads', times: 1 });
  const { number } = await guild.open(userId);
  const threads = (await discord.state()).threads.filter(({ name }) => name.startsWith(`#${number} `));
  assert.is(threads.length, 1);
});

test('while Discord is away the member is told that the ticket waits, and it opens when it is back', async (context) => {
  const { discord, guild, glim } = context;
  const userId = await guild.newMember('Ned');
  await discord.faults.failNext({ method: 'POST', path: '/channels/*/threads' }, 1_000);
  const answer = await guild.tryToOpen(userId);
  assert.match(answer, /Ticket #\d+ is saved/);
  await discord.faults.clear();

  const number = Number(/#(\d+)/.exec(answer)?.[1]);
  await glim.database.pool.query(
    `update graphile_worker._private_jobs set run_at = now() where payload->>'ticketId' is not null`,
  );
  await discord.until(async () => (await storedTicket(context.glim, number)).state === 'open');
  const { threads } = await discord.as(userId).state();
  assert.is(threads.filter(({ name }) => name.startsWith(`#${number} `)).length, 1);
});

test('while nothing is chosen, the member learns what staff have to do, and there is no ticket', async ({
  glim,
  guild,
}) => {
  const userId = await guild.newMember('Oda');
  const { pool } = glim.database;
  const before = await pool.query('select support_role_id from guild_settings');
  await pool.query('update guild_settings set support_role_id = null');
  try {
    assert.match(await guild.tryToOpen(userId), /\/support settings/);
    assert.equal((await pool.query('select * from ticket where member_id = $1', [userId])).rows, []);
  } finally {
    await pool.query('update guild_settings set support_role_id = $1', [before.rows[0].support_role_id]);
  }
});

test.run();
