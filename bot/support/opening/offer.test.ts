import * as assert from 'uvu/assert';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../../tests/support/ticket-bot.ts';
import { buttonsOf } from '../../../tests/support/ticket-guild.ts';

interface Context extends TicketBot {
  ada: Presence;
  generalId: string;
}

const ANYWAY = 'Open a ticket anyway';

const test = suite<Context>('what may solve it before a ticket');

test.before(async (context) => {
  const bot = await openTicketBot();
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
  const { control } = bot.sandbox;
  context.generalId = await control.channelId('general');
  context.ada = control.as(await control.userId('ada')).in(context.generalId);
  await bot.answer(context.ada, 'support category edit', { category: 'Support', cooldown: 0 });
  const answers = { key: 'Copy the key anew.', sound: 'Choose the sound track.' };
  for (const [name, text] of Object.entries(answers)) {
    await bot.answer(context.ada, 'support auto-answer add', { name, pattern: name, text });
  }
  await bot.answer(context.ada, 'support watch add', { channel: context.generalId, minutes: 30, emoji: '🎫' });
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

async function newcomer({ generalId, sandbox, tickets }: Context, name: string): Promise<Presence & { id: string }> {
  const id = await tickets.newMember(name);
  return { ...sandbox.control.as(id).in(generalId), id };
}

async function ticketsOf({ domain }: Context, memberId: string) {
  const { rows } = await domain.database.pool.query(
    'select text, source_message_id as source, state from ticket where member_id = $1',
    [memberId],
  );
  return rows as { text: string; source: string | null; state: string }[];
}

async function opened(context: Context, memberId: string) {
  return context.sandbox.control.until(async () => {
    const [ticket] = await ticketsOf(context, memberId);
    return ticket?.state === 'open' ? ticket : null;
  });
}

test('a topic is answered before the form, stands in it, and is not answered twice', async (context) => {
  const { answer, ada, restart, tickets } = context;
  const amy = await newcomer(context, 'Amy');
  const offer = await amy.slash('ticket open', { category: 'Support', topic: 'My key' });
  assert.match(offer.message?.content ?? '', /does one of these solve it[\s\S]*Copy the key anew/);
  await restart();
  const form = await tickets.press(amy, ANYWAY);
  assert.match(JSON.stringify(form.modal), /"value":"My key"/);
  const filled = { subject: 'My key', text: 'The key is wrong, and there is no sound' };
  const next = await tickets.answerTo(amy, await amy.submitModal(form.interactionId, filled));
  assert.match(next, /Choose the sound track/, 'what is new');
  assert.not.match(next, /Copy the key anew/);
  await tickets.press(amy, ANYWAY);
  assert.is((await opened(context, amy.id)).text, filled.text);

  await answer(ada, 'support category add', { name: 'Streaming' });
  const ben = await newcomer(context, 'Ben');
  const choice = await ben.slash('ticket open', { topic: 'Qwxz: vkjq' });
  const category = (
    await context.domain.database.unitOfWork(() =>
      context.domain.ticketCategories.list(context.sandbox.sandbox.guildId),
    )
  )[1];
  const chosen = await ben.select(choice.message!.id, 'v1:ticket-category:Qwxz: vkjq', [category!.id]);
  assert.match(JSON.stringify(chosen.modal), /"value":"Qwxz: vkjq"/);
  await answer(ada, 'support category remove', { category: 'Streaming' });
});

test('a member’s own message is answered first; what helped is counted, what did not becomes a ticket', async (context) => {
  const { ada, tickets } = context;
  const cem = await newcomer(context, 'Cem');
  const asked = await cem.post('No sound in my stream');
  const helped = await cem.messageCommand(asked.id, 'Make this a ticket');
  assert.match(await tickets.answerTo(cem, helped), /Choose the sound track/);
  await tickets.press(cem, 'That helped');
  await tickets.see(cem, ({ content }) => content.includes('Glad to hear it'));
  assert.equal(await ticketsOf(context, cem.id), []);
  const stats = await tickets.lastOf(ada, await ada.slash('support stats'));
  assert.match(JSON.stringify(stats.embeds), /solved before a ticket 1/);

  const second = await cem.messageCommand(asked.id, 'Make this a ticket');
  await tickets.answerTo(cem, second);
  await tickets.press(cem, ANYWAY);
  assert.is((await opened(context, cem.id)).source, asked.id);
  const again = await cem.messageCommand(asked.id, 'Make this a ticket');
  assert.match(await tickets.answerTo(cem, again), /already ticket #\d+ for this/);
});

test('a message that is deleted while its writer reads still becomes a ticket with its words', async (context) => {
  const { tickets } = context;
  const dan = await newcomer(context, 'Dan');
  const asked = await dan.post('Where is my key?');
  await tickets.answerTo(dan, await dan.messageCommand(asked.id, 'Make this a ticket'));
  await dan.delete(asked.id);
  await tickets.press(dan, ANYWAY);
  assert.match((await opened(context, dan.id)).text, /^Where is my key\?/);
});

test('who asked reacts to their own question, and alone answers what is offered below it', async (context) => {
  const { sandbox, tickets } = context;
  const eve = await newcomer(context, 'Eve');
  const asked = await eve.post('The key again');
  await sandbox.control.faults.order({ kind: 'duplicate', event: 'MESSAGE_REACTION_ADD' });
  await eve.react(asked.id, '🎫');
  const isOffer = (message: { message_reference?: { message_id?: string } | undefined }) =>
    message.message_reference?.message_id === asked.id;
  const offer = await tickets.see(eve, isOffer);
  const anyway = buttonsOf(offer).find(({ label }) => label === ANYWAY)?.customId ?? '';
  const fay = await newcomer(context, 'Fay');
  await fay.click(offer.id, anyway);
  await tickets.see(fay, ({ content }) => content.includes('Only who asked answers this'));
  assert.equal(await ticketsOf(context, eve.id), []);
  await eve.click(offer.id, anyway);
  assert.is((await opened(context, eve.id)).source, asked.id);
  assert.is((await eve.messages()).filter(isOffer).length, 1, 'a reaction that is told twice is answered once');
});

test('nothing is offered where staff make the ticket', async (context) => {
  const { sandbox } = context;
  const gus = await newcomer(context, 'Gus');
  const asked = await gus.post('My key, please');
  const sam = sandbox.control.as(await sandbox.control.userId('sam')).in(context.generalId);
  const outcome = await sam.messageCommand(asked.id, 'Make this a ticket');
  assert.match(await context.finish(sam, outcome), /is open/);
  assert.is((await opened(context, gus.id)).source, asked.id);
});

test('what could not be opened is opened by the next click: nothing that was written is lost', async (context) => {
  const { sandbox, tickets } = context;
  const hal = await newcomer(context, 'Hal');
  const { outcome } = await tickets.fillIn(hal.id, { subject: 'Key', text: 'The key, at length' });
  await tickets.answerTo(hal, outcome);
  await sandbox.control.faults.order({
    kind: 'status',
    method: 'POST',
    path: '/channels/*/threads',
    status: 403,
    times: 1,
  });
  await tickets.press(hal, ANYWAY);
  await tickets.see(hal, ({ content }) => content.includes('Discord did not let me open the thread'));
  await Promise.all([tickets.press(hal, ANYWAY), tickets.press(hal, ANYWAY)]);
  assert.is((await opened(context, hal.id)).text, 'The key, at length');
  await tickets.see(hal, ({ content }) => content.includes('no longer stored'));
  assert.is((await ticketsOf(context, hal.id)).length, 1, 'two clicks, one ticket');
});

test('a ticket whose maker was killed before its draft went is found by the next click', async (context) => {
  const { domain, restart, tickets } = context;
  const ida = await newcomer(context, 'Ida');
  const { outcome } = await tickets.fillIn(ida.id, { subject: 'Key', text: 'The key, at length' });
  await tickets.answerTo(ida, outcome);
  const { pool, unitOfWork } = domain.database;
  const { rows } = await pool.query('select id, guild_id from ticket_draft where member_id = $1', [ida.id]);
  await unitOfWork(async () =>
    domain.support.open({
      ...{ guildId: rows[0].guild_id, draftId: rows[0].id, subject: 'Key', text: 'The key, at length' },
      ...{
        ticketChannelId: await context.sandbox.control.channelId('support'),
        member: { id: ida.id, name: 'Ida', avatarUrl: null },
      },
    }),
  );
  await restart();
  await tickets.press(ida, ANYWAY);
  await tickets.see(ida, ({ content }) => content.includes('<#'));
  assert.is((await opened(context, ida.id)).text, 'The key, at length');
  assert.is((await ticketsOf(context, ida.id)).length, 1);
});

test.run();
