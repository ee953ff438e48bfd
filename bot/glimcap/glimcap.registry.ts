import type { ContextRegistry } from '../context-registry.ts';
import acknowledge from './acknowledge.button.ts';
import acknowledgeForm from './acknowledge.modal.ts';
import edit from './edit.button.ts';
import editForm from './edit.modal.ts';
import glimcap from './glimcap.command.ts';
import hold from './hold.button.ts';
import publish from './publish.button.ts';
import recompute from './recompute.button.ts';
import release from './release.button.ts';
import section from './section.select.ts';
import { showCorrection } from './show-correction.ts';
import { showReport } from './show-report.ts';
import addWin from './win.button.ts';
import addWinForm from './win.modal.ts';
import acceptWin from './wins/accept.button.ts';
import chooseWin from './wins/choose.select.ts';
import declineWin from './wins/decline.button.ts';
import editWin from './wins/edit.button.ts';
import editWinForm from './wins/edit.modal.ts';
import turnWins from './wins/page.button.ts';
import proposeWin from './wins/propose.message-command.ts';
import win from './wins/win.command.ts';

export default {
  commands: [glimcap, win],
  messageCommands: [proposeWin],
  buttons: [publish, acknowledge, hold, release, recompute, edit, addWin, turnWins, acceptWin, declineWin, editWin],
  selects: [section, chooseWin],
  modals: [acknowledgeForm, editForm, addWinForm, editWinForm],
  tasks: {
    'glimcap.drafted': ({ reportId }, context) => showReport(reportId, context),
    'glimcap.published': ({ reportId }, context) => showReport(reportId, context),
    'glimcap.corrected': ({ reportId }, context) => showCorrection(reportId, context),
  },
} satisfies ContextRegistry;
