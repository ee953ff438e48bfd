import type { Guild } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import type { SetupStep } from './setup-step.ts';
import { stepsOf } from './setup-steps.ts';
import type { TextChannelChoice } from './text-channel-choice.ts';

/** A step that asks for a text channel. @throws DomainError not_found `setup_step_unknown` for one of an older version */
export function getTextChannelStep(
  guild: Guild,
  key: string,
  context: BotContext,
): SetupStep & { textChannel: TextChannelChoice } {
  const step = stepsOf(guild, context).find((each) => each.key === key);
  if (step?.textChannel) return { ...step, textChannel: step.textChannel };
  throw new DomainError('not_found', 'setup_step_unknown', context.words.bot('outdated'));
}
