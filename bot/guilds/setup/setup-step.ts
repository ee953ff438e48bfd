import type { ActionRowBuilder, Guild, MessageActionRowComponentBuilder } from 'discord.js';
import type { BotContext } from '../../context.ts';
import type { BotWords } from '../../words.ts';
import type { Problem } from '../problem.ts';
import type { TextChannelChoice } from './text-channel-choice.ts';

export type SetupRow = ActionRowBuilder<MessageActionRowComponentBuilder>;

/** What a step shows of a guild. */
export interface StepView {
  /** What is chosen at present, a line each. */
  now: string[];
  /** What stands in the way of what is chosen. */
  problems: Problem[];
  /** What is worth knowing though it stops nothing. */
  hints?: string[];
  /** Selects and buttons, four rows at most: the way back and on is a row of its own. */
  rows: SetupRow[];
}

/** One question of `/setup`. What is chosen is kept at once, so that leaving at any step breaks nothing. */
export interface SetupStep {
  /** 1 to 32 characters without a colon. */
  key: string;
  title(words: BotWords): string;
  /** What is asked, and what it is for. */
  text(words: BotWords): string;
  /** Left out: for every guild. */
  isFor?(guild: Guild, context: BotContext): boolean;
  /** Where the step is about a text channel. */
  textChannel?: TextChannelChoice;
  look(guild: Guild, context: BotContext): Promise<StepView>;
}
