import type { AutocompleteInteraction } from 'discord.js';
import type { Channel } from '#domain/channels/channel.entity.ts';
import { DomainError } from '#domain/errors.ts';
import { addDays, dayAt } from '#domain/metrics/zoned-day.ts';
import { completeTimeZone } from '../../complete-time-zone.ts';
import type { BotContext } from '../../context.ts';
import type { Subcommand } from '../../slash-command.ts';
import { YEAR_DAYS } from './complete-planned.ts';
import { plannedText } from './planned-text.ts';
import { requireOwnChannel } from './require-own-channel.ts';

const DAYS_OFFERED = 14;
const LENGTH_MINUTES = 120;

/** Plans a stream, by the clock that hangs where its streamer is. */
export default {
  defer: 'ephemeral',
  autocomplete: complete,

  async execute(interaction, context) {
    const { schedules, words } = context;
    const { options, user: member } = interaction;
    const { user, channel } = await requireOwnChannel(member.id, context);
    const entry = await schedules.add(channel, user, {
      title: options.getString('title', true),
      day: options.getString('day', true),
      time: options.getString('time', true),
      lengthMinutes: options.getInteger('minutes') ?? LENGTH_MINUTES,
      isWeekly: options.getBoolean('weekly') ?? false,
      timeZone: options.getString('time-zone') ?? (await knownZone(member.id, channel, context)),
    });
    const planned = await schedules.listPlanned(channel, { days: YEAR_DAYS });
    const first = planned.find((each) => each.entry.id === entry.id);
    await interaction.editReply(words.streams('schedule.added', { line: first ? plannedText(first, words) : '' }));
  },
} satisfies Subcommand;

/** What they last planned in, or what their quiet hours are in. */
async function knownZone(memberId: string, channel: Channel, context: BotContext): Promise<string> {
  const { livePings, schedules, words } = context;
  const zone = (await schedules.list(channel)).at(-1)?.timeZone ?? (await livePings.findMember(memberId))?.timeZone;
  if (zone) return zone;
  throw new DomainError('invalid', 'schedule_zone_missing', words.streams('schedule.zoneMissing'));
}

async function complete(interaction: AutocompleteInteraction, context: BotContext): Promise<void> {
  if (interaction.options.getFocused(true).name === 'time-zone') return completeTimeZone(interaction);
  const { now, words } = context;
  const typed = interaction.options.getFocused().toLowerCase();
  const days = Array.from({ length: DAYS_OFFERED }, (_, count) => addDays(dayAt(now(), 'UTC'), count));
  const choices = days.map((day) => ({ name: words.day(day), value: day }));
  await interaction.respond(choices.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(typed)));
}
