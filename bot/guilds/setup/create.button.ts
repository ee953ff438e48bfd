import { ChannelType, type Guild, PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import type { ButtonHandler } from '../../slash-command.ts';
import { inGuildLanguage } from '../in-guild-language.ts';
import { refusedByDiscord } from '../refused-by-discord.ts';
import { chooseTextChannel } from './choose-text-channel.ts';
import { getTextChannelStep } from './get-step.ts';
import { requireSetup } from './require-setup.ts';
import { CREATE_BUTTON } from './setup-verbs.ts';
import { showStep } from './show-step.ts';
import { overwritesFor, type TextChannelChoice } from './text-channel-choice.ts';

/** Makes the step's text channel, or takes the one of that name: a second click makes no second. */
export default {
  verb: CREATE_BUTTON,
  defer: 'update',

  async execute(interaction, key, context) {
    requireSetup(interaction, context);
    const { guild } = interaction;
    const { textChannel } = getTextChannelStep(guild, key, context);
    await context.inTurn.run(`setup ${guild.id} ${key}`, async () => {
      const known = guild.channels.cache.find(
        ({ name, type }) => name === textChannel.create.name && type === textChannel.types[0],
      );
      const id = known?.id ?? (await create(guild, textChannel, context));
      await chooseTextChannel(guild, { setting: textChannel.setting, id }, context);
    });
    await showStep(interaction, key, context);
  },
} satisfies ButtonHandler;

async function create(guild: Guild, { create: wanted }: TextChannelChoice, context: BotContext): Promise<string> {
  const { words } = context;
  if (!guild.members.me?.permissions.has(PermissionFlagsBits.ManageChannels)) {
    throw new DomainError('unavailable', 'cannot_create', words.guilds('setup.cannotCreate'));
  }
  const forAll = await inGuildLanguage(guild.id, context);
  const settings = await context.guilds.findSettings(guild.id);
  const { id } = await refusedByDiscord(context, () =>
    guild.channels.create({
      name: wanted.name,
      type: ChannelType.GuildText,
      topic: wanted.topic(forAll.words),
      permissionOverwrites: overwritesFor(guild, wanted.audience, settings?.supportRoleId),
    }),
  );
  return id;
}
