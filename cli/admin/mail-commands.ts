import type { ReaderState } from '#domain/glimcap/mail/reader.entity.ts';
import { type AdminCommand, optionalOption, UsageError, word } from './admin-command.ts';

const LISTED = 10_000;
const STATES: readonly ReaderState[] = ['pending', 'confirmed', 'left', 'refused'];

/** Who gets the Glimcap by e-mail, with the day on which they agreed. */
const mailList: AdminCommand = {
  name: 'mail list',
  usage: `mail list [--state ${STATES.join('|')}]`,
  positionals: 0,
  options: { state: { type: 'string' } },

  async run(input) {
    const { glimcapReaderList, glimcapReaders } = input.domain;
    const state = readState(optionalOption(input, 'state'));
    const readers = await glimcapReaderList.list({ limit: LISTED, ...(state && { state }) });
    return {
      isOn: glimcapReaders.isOpen,
      counts: await glimcapReaderList.count(),
      readers: readers.map(({ address, state, askedAt, consentedAt, leftAt, refusal }) => {
        return { address, state, askedAt, consentedAt, leftAt, refusal };
      }),
    };
  },
};

/** For who asks by letter, or whose mails come back: deletes the address and what is known of it. */
const mailRemove: AdminCommand = {
  name: 'mail remove',
  usage: 'mail remove ADDRESS',
  positionals: 1,

  async run(input) {
    const address = word(input, 0);
    await input.domain.glimcapReaderList.remove(address);
    return { address, removed: true };
  },
};

/** What became of the mails about a report. */
const mailStatus: AdminCommand = {
  name: 'mail status',
  usage: 'mail status NUMBER',
  positionals: 1,

  async run(input) {
    const number = Number(word(input, 0));
    if (!Number.isInteger(number) || number < 1) throw new UsageError('NUMBER is that of a Glimcap, such as 12');
    const { glimcap, glimcapMailings } = input.domain;
    const { id } = await glimcap.getPublished(number);
    return { number, mailings: await glimcapMailings.count(id) };
  },
};

export const mailCommands = [mailList, mailRemove, mailStatus];

function readState(text: string | undefined): ReaderState | undefined {
  const state = STATES.find((each) => each === text);
  if (text !== undefined && !state) throw new UsageError(`--state is one of: ${STATES.join(', ')}`);
  return state;
}
