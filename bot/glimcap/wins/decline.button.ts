import type { ButtonHandler } from '../../slash-command.ts';
import { decideWin } from './decide-win.ts';

export default {
  verb: 'win-decline',
  defer: 'update',

  execute: (interaction, id, context) => decideWin(interaction, { id, decision: 'decline' }, context),
} satisfies ButtonHandler;
