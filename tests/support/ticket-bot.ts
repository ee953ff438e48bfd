import type { HelpLibrary } from '#domain/support/help/help-library.ts';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { Presence } from '../../sandbox/discord/control/client.ts';
import type { OutcomeView } from '../../sandbox/discord/control/outcome-view.ts';
import { type GuildBot, openGuildBot } from './guild-bot.ts';
import { buttonsOf, type OpenedTicket, TicketGuild } from './ticket-guild.ts';

/** A ticket, with its member and Sam, who is staff, in its place. */
export interface AttendedTicket extends OpenedTicket {
  userId: string;
  sam: Presence;
}

/** The bot within the test's own process, and what is done with tickets there. */
export interface TicketBot extends GuildBot {
  tickets: TicketGuild;
  /** A new member opens a ticket, and Sam looks in. */
  open(name: string, options?: Parameters<TicketGuild['open']>[1]): Promise<AttendedTicket>;
  /** A ticket as it is stored now. */
  stored(number: number): Promise<Ticket>;
  /** What is said in a place, oldest first, without cards. */
  said(place: Presence): Promise<string[]>;
  /** Gives a command and tells what the bot answered at last. */
  answer(place: Presence, command: string, options?: Record<string, string | number | boolean>): Promise<string>;
  /** The newest message with a button of that label, and its labels. */
  card(place: Presence): Promise<{ fields: Record<string, string>; labels: string[] }>;
  finish(place: Presence, outcome: OutcomeView): Promise<string>;
}

export async function openTicketBot(options: { helpLibrary?: HelpLibrary } = {}): Promise<TicketBot> {
  const guildBot = await openGuildBot(options);
  const { control } = guildBot.sandbox;
  const tickets = new TicketGuild(control);
  const { database, support } = guildBot.domain;
  const finish = async (place: Presence, outcome: OutcomeView) => tickets.answerTo(place, outcome);
  return {
    ...guildBot,
    // The session changes with a restart.
    get bot() {
      return guildBot.bot;
    },
    tickets,
    async open(name, options) {
      const userId = await tickets.newMember(name);
      const ticket = await tickets.open(userId, options);
      const sam = control.as(await control.userId('sam')).in(ticket.threadId);
      return { ...ticket, userId, sam };
    },
    async stored(number: number) {
      const ticket = await database.unitOfWork(async () => {
        const found = await support.findByNumber(number);
        return found && support.find(found.id);
      });
      if (!ticket) throw new Error(`there is no ticket #${number}`);
      return ticket;
    },
    async said(place: Presence) {
      const messages = await place.messages();
      return messages.flatMap(({ content, embeds }) => (embeds.length > 0 || !content ? [] : content)).reverse();
    },
    answer: async (place: Presence, command: string, options = {}) =>
      finish(place, await place.slash(command, options)),
    async card(place: Presence) {
      const found = (await place.messages()).find(({ embeds }) => embeds[0]?.footer);
      const fields = found?.embeds[0]?.fields ?? [];
      return {
        fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
        labels: found ? buttonsOf(found).map(({ label }) => label) : [],
      };
    },
    finish,
  };
}
