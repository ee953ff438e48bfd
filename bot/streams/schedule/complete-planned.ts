import type { AutocompleteInteraction } from 'discord.js';
import { clockOf } from '#domain/streams/quiet-hours.ts';
import type { PlannedStream } from '#domain/streams/schedule/planned-streams.ts';
import type { BotContext } from '../../context.ts';

const CHOICES_MAX = 25;
const NAME_LENGTH = 100;
const TITLE_LENGTH = 60;
export const YEAR_DAYS = 366;

/** Offers the next time of each entry of one's schedule. */
export async function completeEntry(interaction: AutocompleteInteraction, context: BotContext): Promise<void> {
  const planned = await ownPlanned(interaction, context);
  const firsts = planned.filter(({ entry }, at) => planned.findIndex((each) => each.entry.id === entry.id) === at);
  await offer(interaction, firsts, ({ entry }) => entry.id);
}

/** Offers the next times that one has planned, with what names them. */
export async function completeOccurrence(interaction: AutocompleteInteraction, context: BotContext): Promise<void> {
  await offer(interaction, await ownPlanned(interaction, context), ({ entry, day }) => `${entry.id} ${day}`);
}

async function ownPlanned({ user }: AutocompleteInteraction, context: BotContext): Promise<PlannedStream[]> {
  const { accounts, channels, schedules } = context;
  const account = await accounts.findByDiscordId(user.id);
  const channel = account && (await channels.findByOwner(account));
  return channel ? schedules.listPlanned(channel, { days: YEAR_DAYS }) : [];
}

async function offer(
  interaction: AutocompleteInteraction,
  planned: PlannedStream[],
  idOf: (planned: PlannedStream) => string,
): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase();
  const choices = planned
    .map((each) => ({ name: nameOf(each), value: idOf(each) }))
    .filter(({ name }) => name.toLowerCase().includes(typed));
  await interaction.respond(choices.slice(0, CHOICES_MAX));
}

function nameOf({ entry: { title, startMinute, timeZone }, day }: PlannedStream): string {
  const short = title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH - 1).toWellFormed()}…` : title;
  return `${short} · ${day} ${clockOf(startMinute)} ${timeZone}`.slice(0, NAME_LENGTH);
}
