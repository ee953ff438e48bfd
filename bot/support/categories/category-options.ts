import { ChannelType, type ChatInputCommandInteraction, type SlashCommandSubcommandBuilder } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { CategoryChoices } from '#domain/support/categories/check-category.ts';
import { OUTSIDE_HOURS } from '#domain/support/categories/outside-hours.ts';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import type { BotContext } from '../../context.ts';

const ROLES = /<@&(\d{17,20})>|\b(\d{17,20})\b/g;
const NONE = /^(none|-|keine)$/i;

/** What can be said of a category, with `/support category add` and `edit`. */
export function addCategoryOptions(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return sub
    .addStringOption((option) => option.setName('emoji').setDescription('An emoji, or none'))
    .addStringOption((option) => option.setName('description').setDescription('What it is for, or none'))
    .addStringOption((option) =>
      option
        .setName('kind')
        .setDescription('Where its tickets stand')
        .addChoices({ name: 'private threads', value: 'thread' }, { name: 'text channels', value: 'channel' }),
    )
    .addChannelOption((option) =>
      option
        .setName('place')
        .setDescription('The text channel, or Discord category, of its tickets')
        .addChannelTypes(ChannelType.GuildText, ChannelType.GuildCategory),
    )
    .addStringOption((option) => option.setName('staff').setDescription('The roles that answer, or none'))
    .addBooleanOption((option) => option.setName('ping').setDescription('Mention them for each ticket'))
    .addStringOption((option) =>
      option
        .setName('priority')
        .setDescription('Of new tickets')
        .addChoices(...TICKET_PRIORITIES.map((value) => ({ name: value, value }))),
    )
    .addIntegerOption((option) => option.setName('per-member').setDescription('Open tickets a member, 1 to 50'))
    .addIntegerOption((option) => option.setName('in-all').setDescription('Open tickets in all; 0 is any number'))
    .addIntegerOption((option) => option.setName('cooldown').setDescription('Seconds between tickets of a member'))
    .addStringOption((option) => option.setName('needs').setDescription('Roles of which one is needed, or none'))
    .addStringOption((option) => option.setName('blocks').setDescription('Roles that may open none, or none'))
    .addStringOption((option) => option.setName('naming').setDescription('E.g. #{number} {subject}'))
    .addBooleanOption((option) => option.setName('close-on-leave').setDescription('When its member leaves'))
    .addIntegerOption((option) => option.setName('warn-after').setDescription('Hours without an answer; 0 is never'))
    .addIntegerOption((option) => option.setName('close-after').setDescription('Hours after the warning'))
    .addIntegerOption((option) => option.setName('reopen-within').setDescription('Hours after its end; 0 is never'))
    .addBooleanOption((option) => option.setName('streaming').setDescription('Attach the health of the last stream'))
    .addStringOption((option) =>
      option
        .setName('outside-hours')
        .setDescription('What who asks then gets')
        .addChoices(
          { name: 'a ticket, told when you come', value: 'tell' },
          { name: 'told first, a ticket if they want', value: 'ask' },
          { name: 'told when you come, no ticket', value: 'closed' },
        ),
    )
    .addIntegerOption((option) => option.setName('position').setDescription('Its place in panels'));
}

/** What was said of a category; what was not said is left out. @throws DomainError invalid `category_invalid` */
export function readCategoryOptions(
  { options, guild }: ChatInputCommandInteraction<'cached'>,
  { words }: Pick<BotContext, 'words'>,
): Partial<CategoryChoices> {
  const text = (name: string) => {
    const said = options.getString(name);
    return said === null ? undefined : NONE.test(said.trim()) ? null : said.trim();
  };
  const roles = (name: string) => {
    const said = text(name);
    if (said === undefined) return undefined;
    const ids = [...(said ?? '').matchAll(ROLES)].flatMap(([, mentioned, plain]) => mentioned ?? plain ?? []);
    if (said !== null && ids.length === 0) throw noRoles(name, words);
    const unknown = ids.find((id) => !guild.roles.cache.has(id) || id === guild.id);
    if (unknown) throw noRoles(name, words);
    return [...new Set(ids)];
  };
  const whole = (name: string) => options.getInteger(name) ?? undefined;
  const orNone = (value: number | undefined) => (value === 0 ? null : value);
  const kind = options.getString('kind');
  const priority = TICKET_PRIORITIES.find((each) => each === options.getString('priority'));
  return defined({
    emoji: text('emoji'),
    description: text('description'),
    kind: kind === 'thread' || kind === 'channel' ? kind : undefined,
    placeId: options.getChannel('place')?.id,
    staffRoleIds: roles('staff'),
    isPinging: options.getBoolean('ping') ?? undefined,
    priority,
    maxOpenPerMember: whole('per-member'),
    maxOpen: orNone(whole('in-all')),
    cooldownSeconds: whole('cooldown'),
    requiredRoleIds: roles('needs'),
    blockedRoleIds: roles('blocks'),
    naming: text('naming') ?? undefined,
    isClosedOnLeave: options.getBoolean('close-on-leave') ?? undefined,
    staleWarnHours: orNone(whole('warn-after')),
    staleCloseHours: whole('close-after'),
    reopenHours: whole('reopen-within'),
    isStreaming: options.getBoolean('streaming') ?? undefined,
    outsideHours: OUTSIDE_HOURS.find((each) => each === options.getString('outside-hours')),
    position: whole('position'),
  });
}

/** Without what is undefined. */
function defined(
  choices: { [Key in keyof CategoryChoices]?: CategoryChoices[Key] | undefined },
): Partial<CategoryChoices> {
  const said: Partial<CategoryChoices> = {};
  for (const [key, value] of Object.entries(choices)) if (value !== undefined) Object.assign(said, { [key]: value });
  return said;
}

function noRoles(option: string, words: BotContext['words']): DomainError {
  return new DomainError('invalid', 'category_roles_invalid', words.tickets('category.noRoles', { option }), {
    option,
  });
}
