import { type AdminCommand, word } from './admin-command.ts';

export const signInLink: AdminCommand = {
  name: 'sign-in-link',
  usage: 'sign-in-link NAME',
  positionals: 1,

  async run(input) {
    const { accounts, signInLinks } = input.domain;
    const user = await accounts.getByName(word(input, 0));
    const { token, expiresAt } = await signInLinks.create(user);
    return { name: user.name, url: `${input.publicUrl}/auth/link/${token}`, expiresAt: expiresAt.toISOString() };
  },
};
