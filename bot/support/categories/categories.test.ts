import * as assert from 'uvu/assert';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../../tests/support/ticket-bot.ts';
import { buttonsOf } from '../../../tests/support/ticket-guild.ts';

interface Context extends TicketBot {
  ada: Presence;
  supportId: string;
}

const test = suite<Context>('categories and panels in Discord');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
  const { control } = bot.sandbox;
  context.supportId = await control.channelId('support');
  context.ada = control.as(await control.userId('ada')).in(await control.channelId('general'));
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

test('settings are for managers, and name what is missing', async (context) => {
  const { ada, answer, sandbox, supportId, tickets } = context;
  const { control } = sandbox;
  const mia = control.as(await control.userId('mia')).in(await control.channelId('general'));
  const given = { channel: supportId, role: await tickets.roleId('Support') };
  assert.match(await answer(mia, 'support settings', given), /Manage Guild or the lead role/);
  assert.match(await answer(ada, 'support settings', given), /Tickets open as private threads/);
  const powerless = { ...given, role: await tickets.roleId('Live ping') };
  assert.match(await answer(ada, 'support settings', powerless), /is missing Manage Threads/);
  await answer(ada, 'support settings', given);
});

test('a category asks its own questions, and its answers stand on the card', async (context) => {
  const { ada, answer, card, finish, sandbox, tickets, domain } = context;
  const { control } = sandbox;
  const added = await answer(ada, 'support category add', {
    name: 'Streaming',
    emoji: '🎥',
    priority: 'high',
    cooldown: 0,
  });
  assert.match(added, /\*\*Streaming\*\* is added/);
  const form = await ada.slash('support category questions', { category: 'streaming' });
  const written = { questions: 'What happened?* | Say what you saw | long\nOBS version?' };
  assert.match(await finish(ada, await ada.submitModal(form.interactionId, written)), /asks 2 questions/);

  const userId = await tickets.newMember('Nia');
  const place = control.as(userId).in(await control.channelId('general'));
  const opening = await place.slash('ticket open', { category: 'Streaming' });
  const labels = JSON.stringify(opening.modal);
  assert.match(labels, /OBS version\?/);
  const outcome = await place.submitModal(opening.interactionId, { 'answer-0': 'It *stutters*', 'answer-1': '' });
  const threadId = /<#(\d+)>/.exec(await finish(place, outcome))?.[1] ?? '';
  const thread = control.as(userId).in(threadId);
  const { fields } = await card(thread);
  assert.is(fields['What happened?'], 'It \\*stutters\\*');
  assert.is(fields.Priority, 'High');
  assert.is(fields.Category, '🎥 Streaming');
  assert.not.ok('OBS version?' in fields);
  const ticket = await domain.database.unitOfWork(() => domain.support.findByThread(threadId));
  assert.equal([ticket?.subject, ticket?.category.name], ['It *stutters*', 'Streaming']);
});

test('who may not open one is told before the form; a closed form is not lost work', async (context) => {
  const { ada, answer, sandbox, tickets } = context;
  const { control } = sandbox;
  const userId = await tickets.newMember('Tom');
  await answer(ada, 'support block add', { member: userId, reason: 'Spam', until: '2h' });
  const place = control.as(userId).in(await control.channelId('general'));
  const outcome = await place.slash('ticket open', { category: 'Streaming' });
  assert.not.ok(outcome.modal);
  assert.match(outcome.message?.content ?? '', /cannot open tickets here until .*: Spam/);
  assert.match(await answer(ada, 'support block list'), new RegExp(`<@${userId}>.*Spam`));
  await answer(ada, 'support block remove', { member: userId });
  assert.ok((await place.slash('ticket open', { category: 'Streaming' })).modal);
});

test('several categories are chosen from a menu first', async (context) => {
  const { sandbox, tickets } = context;
  const { control } = sandbox;
  const place = control.as(await tickets.newMember('Uma')).in(await control.channelId('general'));
  const { message } = await place.slash('ticket open');
  assert.match(message?.content ?? '', /What is it about/);
  const { domain } = context;
  const [, streaming] = await domain.database.unitOfWork(() => domain.ticketCategories.list(sandbox.sandbox.guildId));
  const chosen = await place.select(message!.id, 'v1:ticket-category:', [streaming!.id]);
  assert.ok(chosen.modal);
});

test('panels stand in several text channels, follow the categories in place, and one that is deleted stays deleted', async (context) => {
  const { ada, answer, sandbox, work } = context;
  const { control } = sandbox;
  const generalId = await control.channelId('general');
  const own = async (channelId: string) => {
    const mia = control.as(await control.userId('mia')).in(channelId);
    return (await mia.messages()).filter(({ embeds }) => embeds[0]?.url?.includes('/help?panel='));
  };
  assert.match(await answer(ada, 'support panel post', { channel: generalId, style: 'select' }), /panel is in/);
  await answer(ada, 'support panel post', { channel: context.supportId, categories: 'streaming', title: 'Streams' });
  await work();
  const [menu] = await own(generalId);
  assert.match(JSON.stringify(menu?.components), /Streaming/);
  const [buttons] = await own(context.supportId);
  assert.equal(
    buttonsOf(buttons!).map(({ label }) => label),
    ['Streaming'],
  );

  await answer(ada, 'support category add', { name: 'Payments' });
  await answer(ada, 'support category edit', { category: 'streaming', name: 'OBS' });
  await work();
  assert.match(JSON.stringify((await own(generalId))[0]?.components), /OBS.*Payments/);
  assert.equal(
    buttonsOf((await own(context.supportId))[0]!).map(({ label }) => label),
    ['OBS'],
  );
  assert.is((await own(generalId)).length, 1, 'edited, not posted anew');

  await ada.delete((await own(generalId))[0]!.id);
  await answer(ada, 'support category edit', { category: 'OBS', name: 'Streaming' });
  await work();
  assert.is((await own(generalId)).length, 0);
  assert.equal(
    buttonsOf((await own(context.supportId))[0]!).map(({ label }) => label),
    ['Streaming'],
  );
});

test('a panel whose posting broke off between Discord’s answer and ours stands once', async (context) => {
  const { domain, sandbox, work } = context;
  const { control } = sandbox;
  const { database, ticketPanels } = domain;
  const guildId = sandbox.sandbox.guildId;
  const textChannelId = await control.channelId('live');
  const manager = { id: '1', name: 'Ada', isStaff: true, isManager: true };
  const { id } = await database.unitOfWork(() =>
    ticketPanels.add(manager, { guildId, textChannelId, style: 'buttons' }),
  );
  await work();
  await database.pool.query('update ticket_panel set message_id = null where id = $1', [id]);
  await domain.database.pool.query(`select graphile_worker.add_job('ticket.panels.changed', $1)`, [
    JSON.stringify({ guildId }),
  ]);
  await work();
  const mia = control.as(await control.userId('mia')).in(textChannelId);
  const standing = (await mia.messages()).filter(({ embeds }) => embeds[0]?.url?.endsWith(id));
  assert.is(standing.length, 1);
  assert.is((await database.unitOfWork(() => ticketPanels.find(id)))?.messageId, standing[0]?.id);
});

test('a category may give each ticket a text channel of its own', async (context) => {
  const { ada, answer, sandbox, stored, tickets, domain, finish } = context;
  const { control } = sandbox;
  const { channels } = await control.state();
  const parent = channels.find(({ type }) => type === 4);
  assert.ok(parent, 'the sandbox has a Discord category');
  assert.match(
    await answer(ada, 'support category add', { name: 'Rooms', kind: 'channel' }),
    /need a Discord category/,
  );
  await answer(ada, 'support category add', { name: 'Rooms', kind: 'channel', place: parent.id });
  const userId = await tickets.newMember('Vic');
  const general = control.as(userId).in(await control.channelId('general'));
  const opening = await general.slash('ticket open', { category: 'Rooms' });
  await control.faults.order({ kind: 'dropAfter', method: 'POST', path: '/guilds/*/channels', times: 1 });
  const done = await finish(
    general,
    await general.submitModal(opening.interactionId, { subject: 'My Key!', text: 'x' }),
  );
  const placeId = /<#(\d+)>/.exec(done)?.[1] ?? '';
  const made = (await control.state()).channels.filter(({ name }) => name.endsWith('-my-key'));
  assert.equal(
    made.map(({ id }) => id),
    [placeId],
    'one, though the first answer was lost',
  );
  const stranger = await tickets.newMember('Wes');
  assert.not.ok(
    (await control.as(stranger).state()).channels.some(({ id }) => id === placeId),
    'it is private',
  );

  const place = control.as(userId).in(placeId);
  await place.post('Hello?');
  const ticket = await domain.database.unitOfWork(() => domain.support.findByThread(placeId));
  await control.until(async () =>
    (await domain.database.unitOfWork(() => domain.ticketLog.transcript(ticket!.id))).some(
      ({ text }) => text === 'Hello?',
    ),
  );
  await answer(place, 'ticket close', { reason: 'Solved' });
  await context.work();
  assert.is((await stored(ticket!.number)).state, 'closed');
  let refused = '';
  await place.post('More').catch((error: Error) => {
    refused = error.message;
  });
  assert.match(refused, /50013|Missing Permissions|403/, 'a closed ticket is read only');
});

test('when the ticket channel is gone or closed to us, staff are told which permission is missing', async (context) => {
  const { ada, answer, sandbox, tickets } = context;
  const { control } = sandbox;
  const hiddenId = await control.channelId('staff');
  const told = await answer(ada, 'support category add', { name: 'Hidden', place: hiddenId });
  assert.ok(told.length > 0);
  const userId = await tickets.newMember('Xia');
  const place = control.as(userId).in(await control.channelId('general'));
  await control.faults.failNext({ method: 'POST', path: '/channels/*/threads' }, 1, 403);
  const opening = await place.slash('ticket open', { category: 'Support' });
  const outcome = await place.submitModal(opening.interactionId, { subject: 'a', text: 'b' });
  assert.match(await context.finish(place, outcome), /there is no ticket/);
});

test.run();
