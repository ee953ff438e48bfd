import { type AdminCommand, requiredOption, UsageError, word } from './admin-command.ts';
import { isDiscordId } from './is-discord-id.ts';

/** In which guild mails to the support address open tickets. */
const supportMailOn: AdminCommand = {
  name: 'support-mail on',
  usage: 'support-mail on GUILD_ID',
  positionals: 1,

  async run(input) {
    const guildId = word(input, 0);
    if (!isDiscordId(guildId)) throw new UsageError('GUILD_ID is 17 to 20 digits');
    await input.domain.supportMail.choose(guildId, { takesMail: true });
    return { guildId, takesMail: true };
  },
};

const supportMailOff: AdminCommand = {
  name: 'support-mail off',
  usage: 'support-mail off',
  positionals: 0,

  async run({ domain }) {
    await domain.supportMail.choose('', { takesMail: false });
    return { takesMail: false };
  },
};

/** Mails from this address open no tickets. */
const supportMailBlock: AdminCommand = {
  name: 'support-mail block',
  usage: 'support-mail block ADDRESS --reason TEXT',
  positionals: 1,
  options: { reason: { type: 'string' } },

  async run(input) {
    const reason = requiredOption(input, 'reason');
    return input.domain.mailBlocks.add(word(input, 0), { reason, by: 'operator' });
  },
};

const supportMailUnblock: AdminCommand = {
  name: 'support-mail unblock',
  usage: 'support-mail unblock ADDRESS',
  positionals: 1,

  async run(input) {
    const address = word(input, 0);
    return { address, wasBlocked: await input.domain.mailBlocks.remove(address) };
  },
};

const supportMailBlocks: AdminCommand = {
  name: 'support-mail blocks',
  usage: 'support-mail blocks',
  positionals: 0,

  async run({ domain }) {
    return { blocks: await domain.mailBlocks.list() };
  },
};

/** For who asks to be forgotten: their address and what they wrote in tickets. */
const supportMailForget: AdminCommand = {
  name: 'support-mail forget',
  usage: 'support-mail forget ADDRESS',
  positionals: 1,

  async run(input) {
    const address = word(input, 0);
    return { address, ticketsBlanked: await input.domain.supportMail.forget(address) };
  },
};

export const supportMailCommands = [
  supportMailOn,
  supportMailOff,
  supportMailBlock,
  supportMailUnblock,
  supportMailBlocks,
  supportMailForget,
];
