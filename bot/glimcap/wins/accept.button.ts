import type { ButtonHandler } from '../../slash-command.ts';
import { decideWin } from './decide-win.ts';

export default {
  verb: 'win-accept',
  defer: 'update',

  execute: (interaction, id, context) => decideWin(interaction, { id, decision: 'accept' }, context),
} satisfies ButtonHandler;
