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
        .setDescription('Where its tickets open')
        .addChoices({ name: 'private threads', value: 'thread' }, { name: 'text channels', value: 'channel' }),
    )
    .addChannelOption((option) =>
      option
        .setName('place')
        .setDescription('The channel, or Discord category, for its tickets')
        .addChannelTypes(ChannelType.GuildText, ChannelType.GuildCategory),
    )
    .addStringOption((option) => option.setName('staff').setDescription('The roles that answer, or none'))
    .addBooleanOption((option) => option.setName('ping').setDescription('Whether they are pinged for each ticket'))
    .addStringOption((option) =>
      option
        .setName('priority')
        .setDescription('The priority of new tickets')
        .addChoices(...TICKET_PRIORITIES.map((value) => ({ name: value, value }))),
    )
    .addIntegerOption((option) => option.setName('per-member').setDescription('Open tickets per member, 1 to 50'))
    .addIntegerOption((option) => option.setName('in-all').setDescription('Open tickets in total; 0 for no limit'))
    .addIntegerOption((option) => option.setName('cooldown').setDescription('Seconds between two tickets of a member'))
    .addStringOption((option) => option.setName('needs').setDescription('Members need one of these roles; or none'))
    .addStringOption((option) =>
      option.setName('blocks').setDescription('Members with these roles cannot open tickets; or none'),
    )
    .addStringOption((option) =>
      option.setName('naming').setDescription('How tickets are named, e.g. #{number} {subject}'),
    )
    .addBooleanOption((option) => option.setName('close-on-leave').setDescription('Close tickets of members who leave'))
    .addIntegerOption((option) =>
      option.setName('warn-after').setDescription('Warn after so many hours without an answer; 0 for never'),
    )
    .addIntegerOption((option) => option.setName('close-after').setDescription('Close so many hours after the warning'))
    .addIntegerOption((option) =>
      option.setName('reopen-within').setDescription('Members can reopen for so many hours; 0 for never'),
    )
    .addBooleanOption((option) =>
      option.setName('streaming').setDescription('Show how the member’s last stream arrived'),
    )
    .addStringOption((option) =>
      option
        .setName('outside-hours')
        .setDescription('What members get outside working hours')
        .addChoices(
          { name: 'a ticket, and they are told when you are back', value: 'tell' },
          { name: 'told when you are back; a ticket if they want', value: 'ask' },
          { name: 'told when you are back; no ticket', value: 'closed' },
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
