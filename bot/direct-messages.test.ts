/** The language of each kind of direct message: the member's, whatever their guild speaks. */
import type { APIMessage } from 'discord-api-types/v10';
import * as assert from 'uvu/assert';
import { LiveGuild } from '../tests/support/live-guild.ts';
import { suite } from '../tests/support/suite.ts';
import { openTicketBot, type TicketBot } from '../tests/support/ticket-bot.ts';

interface Context {
  it: TicketBot;
  live: LiveGuild;
}

interface Kind {
  what: string;
  /** Who gets it; somebody new where nobody is named. */
  who?: string;
  /** Does what makes the bot write to them. */
  bring(memberId: string, context: Context): Promise<void>;
  /** What of it each reads; French is not ours, and reads English. */
  says: { de: RegExp[]; fr: RegExp[] };
}

const KINDS: Kind[] = [
  {
    what: 'that somebody is live',
    async bring(memberId, { it, live }) {
      const channel = await live.openChannel();
      const guildId = it.bot.homeGuildId!;
      await run(it, () => it.domain.livePings.add(guildId, memberId, channel));
      await live.start(channel);
    },
    says: { de: [/ist live: /, /Das wolltest du auf .* wissen/], fr: [/ is live: /, /You asked for this in/] },
  },
  {
    what: 'what is wrong with their stream',
    async bring(memberId, { it, live }) {
      const channel = await live.openChannel();
      const change = 'update "user" set discord_id = $1 where id = $2';
      await it.domain.database.pool.query(change, [memberId, channel.owner.id]);
      const { id } = await live.start(channel);
      await run(it, () => it.domain.streamHealth.observe(id, { keyFrameIntervalMs: 8_333 }));
    },
    says: {
      de: [/Zuschauer warten lange/, /liegen 8,3 s auseinander/, /einmal je Stream/],
      fr: [/Viewers wait a long time/, /are 8\.3 s apart/, /once per stream/],
    },
  },
  {
    what: 'that their ticket is closed, with its transcript, and how the help was',
    async bring(memberId, { it }) {
      const { control } = it.sandbox;
      const { threadId } = await it.tickets.open(memberId);
      const sam = control.as(await control.userId('sam')).in(threadId);
      await it.answer(sam, 'ticket close', { reason: 'Solved' });
    },
    says: {
      de: [/"Dein Ticket #\d+ /, /Alles, was darin steht: http:\S+\/tickets\/\d+/, /Wie war die Hilfe\?/],
      fr: [/"Your ticket #\d+ /, /Everything that was written: http:\S+\/tickets\/\d+/, /How was the help you got\?/],
    },
  },
  {
    what: 'that something of their guild does not work, and that it works again',
    who: 'ada',
    async bring(_memberId, { it }) {
      const guildId = it.bot.homeGuildId!;
      const { capabilityNotices, capabilityReports } = it.bot;
      await it.domain.database.pool.query('truncate capability_report, capability_notice');
      const settle = async () => {
        it.domain.clock.advance({ hours: 7 });
        await run(it, () => capabilityNotices.settle());
        await it.work();
      };
      const reason = it.bot.languages.codes.streams('alertChannel.gone');
      await run(it, () => capabilityReports.failed(guildId, 'alerts', reason));
      await settle();
      await run(it, () => capabilityReports.worked(guildId, 'alerts'));
      await settle();
    },
    says: {
      de: [/weil dein Server keinen Team-Kanal hat/, /funktioniert wieder/, /"Seit"/],
      fr: [/because I cannot write in a staff channel/, /works again/, /"Since"/],
    },
  },
];

const test = suite<Context>('the language of direct messages');

test.before(async (context) => {
  context.it = await openTicketBot();
  context.live = new LiveGuild(context.it);
});
test.after(({ it }) => it.close());

function run<T>({ domain }: Pick<TicketBot, 'domain'>, work: () => Promise<T>): Promise<T> {
  return domain.database.unitOfWork(work);
}

/** Somebody whose Discord speaks a language, in a guild that speaks another. @returns their id */
async function speaking(it: TicketBot, locale: 'de' | 'fr', username: string | undefined): Promise<string> {
  const { control } = it.sandbox;
  const id = username ? await control.userId(username) : await it.tickets.newMember(`Jo ${locale}`);
  const language = locale === 'de' ? 'en' : 'de';
  await run(it, () => it.bot.guilds.choose(it.bot.homeGuildId!, { language, staffChannelId: null }));
  await control.as(id).set({ locale });
  const general = control.as(id).in(await control.channelId('general'));
  await it.answer(general, 'live now');
  await control.until(async () => (await run(it, () => it.domain.memberLocales.find(id))) === locale || null);
  return id;
}

/** What people read of messages: no names of ours, which are English. */
function readable(messages: readonly APIMessage[]): string {
  const texts = messages.map(({ content, embeds }) =>
    JSON.stringify([
      content,
      embeds.map(({ title, description, fields, footer }) => ({ title, description, fields, footer })),
    ]),
  );
  return texts.join('\n');
}

for (const { what, who, bring, says } of KINDS)
  for (const locale of ['de', 'fr'] as const)
    test(`a ${locale === 'de' ? 'German' : 'French'} member is told in ${locale === 'de' ? 'German' : 'English'} ${what}`, async (context) => {
      const { it } = context;
      const memberId = await speaking(it, locale, who);
      const direct = await it.sandbox.control.as(memberId).direct();
      const before = new Set((await direct.messages()).map(({ id }) => id));
      await bring(memberId, context);
      await it.work();
      const told = (await direct.messages()).filter(({ id }) => !before.has(id));
      assert.ok(told.length > 0, 'they are told');
      const text = readable(told);
      for (const each of says[locale]) assert.match(text, each);
      for (const each of says[locale === 'de' ? 'fr' : 'de']) assert.not.match(text, each);
    });

test.run();
