import {
  ChannelType,
  type ChatInputCommandInteraction,
  type SlashCommandChannelOption,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import { parseCategories } from '#domain/channels/parse-categories.ts';
import { END_MODES, type EndMode } from '#domain/streams/alert-channel.entity.ts';
import type { AlertChoices } from '#domain/streams/alert-channels.ts';
import { parseTemplate } from '#domain/streams/alert-template.ts';
import { parseTitleWords } from '#domain/streams/title-words.ts';

/** What `/live-alerts edit` sets back to how it is without a choice. */
const RESETS: Record<string, AlertChoices> = {
  'title-words': { titleWords: [] },
  categories: { categories: [] },
  'ping-role': { pingRoleId: null },
  template: { template: null },
};

/** The option that names a text channel. */
export function alertChannelOption(option: SlashCommandChannelOption): SlashCommandChannelOption {
  return option
    .setName('channel')
    .setDescription('The channel that gets the alerts')
    .addChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement)
    .setRequired(true);
}

/** The options by which staff say of which streams an alert channel hears, and how. */
export function addAlertOptions(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return sub
    .addStringOption((option) =>
      option
        .setName('streamers')
        .setDescription('All, or only those you add with /live-alerts include')
        .addChoices({ name: 'all of them', value: 'all' }, { name: 'chosen ones', value: 'chosen' }),
    )
    .addStringOption((option) =>
      option
        .setName('title-words')
        .setDescription('Title has one of these words, and none that starts with -, e.g. speedrun -rerun')
        .setMaxLength(400),
    )
    .addStringOption((option) =>
      option
        .setName('categories')
        .setDescription('Only these, separated by commas, e.g. Gaming, Music')
        .setMaxLength(200),
    )
    .addBooleanOption((option) => option.setName('mature').setDescription('Whether mature streams get an alert'))
    .addRoleOption((option) => option.setName('ping-role').setDescription('The role that every card pings'))
    .addStringOption((option) =>
      option
        .setName('template')
        .setDescription('The text above the card: {streamer} {title} {category} {url} {role} {line}')
        .setMaxLength(500),
    )
    .addStringOption((option) =>
      option
        .setName('at-end')
        .setDescription('What happens to the card when the stream ends')
        .addChoices(
          { name: 'show duration and peak', value: 'edit' },
          { name: 'delete it', value: 'delete' },
          { name: 'leave it as it is', value: 'leave' },
        ),
    )
    .addBooleanOption((option) =>
      option.setName('crosspost').setDescription('Publish cards to guilds that follow an announcement channel'),
    );
}

/** The option by which a choice is taken back. */
export function addResetOption(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return sub.addStringOption((option) =>
    option
      .setName('reset')
      .setDescription('Reset one of these settings')
      .addChoices(...Object.keys(RESETS).map((name) => ({ name, value: name }))),
  );
}

/** @throws DomainError invalid `title_words_invalid`, `category_unknown`, `template_invalid` */
export function readAlertChoices({ options }: ChatInputCommandInteraction<'cached'>): AlertChoices {
  const streamers = options.getString('streamers');
  const titleWords = options.getString('title-words');
  const categories = options.getString('categories');
  const takesMature = options.getBoolean('mature');
  const pingRoleId = options.getRole('ping-role')?.id;
  const template = options.getString('template');
  const endMode = END_MODES.find((mode): mode is EndMode => mode === options.getString('at-end'));
  const isCrossposted = options.getBoolean('crosspost');
  return {
    ...(streamers === null ? {} : { isForAll: streamers === 'all' }),
    ...(titleWords === null ? {} : { titleWords: parseTitleWords(titleWords) }),
    ...(categories === null ? {} : { categories: parseCategories(categories) }),
    ...(takesMature === null ? {} : { takesMature }),
    ...(pingRoleId === undefined ? {} : { pingRoleId }),
    ...(template === null ? {} : { template: parseTemplate(template) }),
    ...(endMode === undefined ? {} : { endMode }),
    ...(isCrossposted === null ? {} : { isCrossposted }),
    ...RESETS[options.getString('reset') ?? ''],
  };
}
