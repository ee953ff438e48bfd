import * as assert from 'uvu/assert';
import { openHelpLibrary } from '#platform/help/open-help-library.ts';
import type { Presence } from '../../../sandbox/discord/control/client.ts';
import { HelpFolder } from '../../../tests/support/help-folder.ts';
import { suite } from '../../../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../../../tests/support/ticket-bot.ts';
import { buttonsOf } from '../../../tests/support/ticket-guild.ts';

interface Context extends TicketBot {
  ada: Presence;
  guildId: string;
}

const test = suite<Context>('working hours when a ticket is opened');

test.before(async (context) => {
  const folder = new HelpFolder();
  folder.write('obs', { title: 'Stream from OBS', body: 'On encoders.' });
  const helpLibrary = openHelpLibrary(folder.dir);
  folder.remove();
  const bot = await openTicketBot({ helpLibrary });
  Object.defineProperties(context, Object.getOwnPropertyDescriptors(bot));
  const { control, sandbox } = bot.sandbox;
  context.guildId = sandbox.guildId;
  context.ada = control.as(await control.userId('ada')).in(await control.channelId('general'));
  const hours = { hours: `${dayAhead(2)} 0-24`, timezone: 'UTC' };
  await bot.answer(context.ada, 'support hours set', hours);
});
test.afterEach(({ sandbox }) => sandbox.control.faults.clear());
test.after((context) => context.close());

/** The day of the week in so many days: nobody is there today. */
function dayAhead(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(at);
}

async function choose({ answer, ada }: Context, outsideHours: 'tell' | 'ask' | 'closed'): Promise<void> {
  const options = { category: 'Support', cooldown: 0, 'outside-hours': outsideHours };
  assert.match(await answer(ada, 'support category edit', options), /is updated/);
}

async function ticketsOf({ domain }: Context, userId: string): Promise<number> {
  const { rows } = await domain.database.pool.query('select 1 from ticket where member_id = $1', [userId]);
  return rows.length;
}

test('where a category asks, the member is told before the form, and opens the ticket anyway', async (context) => {
  const { ada, restart, sandbox, tickets, answer } = context;
  const { control } = sandbox;
  await choose(context, 'ask');
  const overview = await tickets.lastOf(ada, await ada.slash('support category list'));
  assert.match(JSON.stringify(overview.embeds), /outside hours: the member is asked first/);

  const userId = await tickets.newMember('Amy');
  const place = control.as(userId).in(await control.channelId('general'));
  const asked = await place.slash('ticket open');
  assert.match(asked.message?.content ?? '', /will be back <t:\d+:f> \(<t:\d+:R>\)/);
  assert.equal(asked.message && buttonsOf(asked.message).map(({ label }) => label), [
    'Open anyway',
    'Search the guides',
  ]);
  await restart();
  const form = await tickets.press(place, 'Open anyway');
  const outcome = await place.submitModal(form.interactionId, { subject: 'Qwxz', text: 'Qwxz vkjq' });
  assert.match(await context.finish(place, outcome), /Your ticket is <#\d+>/);
  assert.is(await ticketsOf(context, userId), 1);

  const other = control.as(await tickets.newMember('Ola')).in(place.channelId);
  const stolen = buttonsOf(asked.message!)[0]?.customId ?? '';
  await control.as(userId).in(place.channelId).click(asked.message!.id, stolen);
  assert.match(await answer(other, 'ticket list'), /no open tickets/);
});

test('who began the form within the hours and sends it after them is asked, and what they wrote stays', async (context) => {
  const { domain, sandbox, tickets } = context;
  await choose(context, 'tell');
  const userId = await tickets.newMember('Ben');
  const place = sandbox.control.as(userId).in(await sandbox.control.channelId('general'));
  const form = await place.slash('ticket open');
  await choose(context, 'ask');
  const outcome = await place.submitModal(form.interactionId, { subject: 'Qwxz', text: 'Vkjq, at length' });
  assert.match(await context.finish(place, outcome), /Our team is away right now/);
  await tickets.press(place, 'Open anyway');
  await tickets.see(place, ({ content }) => content.includes('Your ticket is'));
  const { rows } = await domain.database.pool.query('select text from ticket where member_id = $1', [userId]);
  assert.equal(rows, [{ text: 'Vkjq, at length' }]);
});

test('a closed category opens none by any way, says until when, and shows the way to the guides and the mail', async (context) => {
  const { ada, domain, guildId, sandbox, tickets } = context;
  const { control } = sandbox;
  await domain.database.unitOfWork(() => domain.supportMail.choose(guildId, { takesMail: true }));
  await choose(context, 'tell');
  const userId = await tickets.newMember('Cem');
  const general = await control.channelId('general');
  const place = control.as(userId).in(general);
  const begun = await place.slash('ticket open');
  await choose(context, 'closed');

  await control.as(userId).set({ locale: 'de' });
  const refused = await place.slash('ticket open');
  assert.not.ok(refused.modal);
  assert.match(
    refused.message?.content ?? '',
    /nehmen wir erst wieder an, wenn jemand da ist: <t:\d+:f> \(<t:\d+:R>\)/,
  );
  assert.match(refused.message?.content ?? '', /an support@glim\.example schreiben/);
  await control.as(userId).set({ locale: 'en-GB' });
  const search = await tickets.press(place, 'Anleitungen durchsuchen');
  const found = await tickets.lastOf(place, await place.submitModal(search.interactionId, { asked: 'obs' }));
  assert.is(found.embeds[0]?.title, 'Stream from OBS');

  const late = await tickets.lastOf(
    place,
    await place.submitModal(begun.interactionId, { subject: 'My', text: 'words' }),
  );
  assert.match(late.content, /takes no tickets about/);
  assert.match(late.embeds[0]?.description ?? '', 'My\n\nwords');

  const asked = await place.post('Qwxz vkjq?');
  assert.match(
    await context.finish(place, await place.messageCommand(asked.id, 'Make this a ticket')),
    /takes no tickets/,
  );
  await context.answer(ada, 'support watch add', { channel: general, minutes: 30, emoji: '🎫' });
  await place.react(asked.id, '🎫');
  await tickets.see(place, ({ content, message_reference }) => {
    return message_reference?.message_id === asked.id && content.includes('takes no tickets');
  });
  await context.answer(ada, 'support panel post', { channel: general, title: 'Support' });
  await context.work();
  assert.match((await tickets.press(place, 'Open a ticket')).message?.content ?? '', /takes no tickets/);
  assert.is(await ticketsOf(context, userId), 0);

  await ada.react(asked.id, '🎫');
  await control.until(async () => (await ticketsOf(context, userId)) === 1);
  const forThem = await ada.userCommand(userId, 'Open a ticket for member');
  const outcome = await ada.submitModal(forThem.interactionId, { subject: 'By staff', text: 'At any time' });
  assert.match(await context.finish(ada, outcome), /is open/);
});

test('what an old offer opens after closing time is refused, and waits for the next opening', async (context) => {
  const { answer, ada, domain, sandbox, tickets } = context;
  const { control } = sandbox;
  await choose(context, 'tell');
  await answer(ada, 'support auto-answer add', { name: 'Key', pattern: 'stream key', text: 'Copy it anew.' });
  const userId = await tickets.newMember('Dan');
  const { place, outcome } = await tickets.fillIn(userId, { subject: 'Key', text: 'stream key' });
  assert.match(await tickets.answerTo(place, outcome), /Copy it anew/);
  await choose(context, 'closed');
  await tickets.press(place, 'Open a ticket anyway');
  await tickets.see(place, ({ content }) => content.includes('takes no tickets about'));
  assert.is(
    (await domain.database.pool.query('select 1 from ticket_draft where member_id = $1', [userId])).rows.length,
    1,
  );
  await choose(context, 'tell');
  await tickets.press(place, 'Open a ticket anyway');
  await control.until(async () => (await ticketsOf(context, userId)) === 1);
});

test.run();
