import { ActionRowBuilder, StringSelectMenuBuilder } from 'discord.js';
import { EMOTE_MODES } from '#domain/emotes/guild-emote-policy.entity.ts';
import type { BotContext } from '../../context.ts';
import { customId } from '../../custom-id.ts';
import emotes from '../../emotes/emotes.capability.ts';
import { policyText } from '../../emotes/policy-text.ts';
import { missingPermissions } from '../missing-permissions.ts';
import type { SetupStep } from './setup-step.ts';
import { EMOTE_SELECT } from './setup-verbs.ts';

const KEY = 'emotes';

export default {
  key: KEY,
  title: (words) => words.guilds('setup.emotes.title'),
  text: (words) => words.guilds('setup.emotes.text'),

  async look(guild, context) {
    const mode = (await context.guildEmotes.findPolicy(guild.id))?.mode ?? 'off';
    return {
      now: [await policyText(guild.id, context)],
      problems: mode === 'off' ? [] : missingPermissions(guild, emotes.guildNeeds, context.words),
      rows: [modeRow(mode, context)],
    };
  },
} satisfies SetupStep;

function modeRow(mode: string, { words }: BotContext): ActionRowBuilder<StringSelectMenuBuilder> {
  const options = EMOTE_MODES.map((value) => ({
    value,
    label: words.guilds(`setup.emotes.mode.${value}`),
    default: value === mode,
  }));
  const select = new StringSelectMenuBuilder().setCustomId(customId(EMOTE_SELECT, KEY)).addOptions(options);
  return new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
}
