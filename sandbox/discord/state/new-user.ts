import { Locale } from 'discord-api-types/v10';
import type { User } from './member.ts';

/** How an account is set until its owner changes something. */
export const NEW_USER: Pick<User, 'isBot' | 'locale' | 'acceptsDirectMessages'> = {
  isBot: false,
  locale: Locale.EnglishUS,
  acceptsDirectMessages: true,
};
