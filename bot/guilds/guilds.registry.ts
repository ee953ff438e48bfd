import type { ContextRegistry } from '../context-registry.ts';
import language from './language.command.ts';
import { showNotice } from './notices/show-notice.ts';
import roles from './roles/roles.command.ts';
import { syncMember } from './roles/sync-member.ts';
import clearButton from './setup/clear.button.ts';
import createButton from './setup/create.button.ts';
import emoteModeSelect from './setup/emote-mode.select.ts';
import grantButton from './setup/grant.button.ts';
import panelButton from './setup/panel.button.ts';
import roleSelect from './setup/role.select.ts';
import setup from './setup/setup.command.ts';
import stepButton from './setup/step.button.ts';
import textChannelSelect from './setup/text-channel.select.ts';
import status from './status/status.command.ts';

export default {
  commands: [setup, status, roles, language],
  buttons: [stepButton, createButton, clearButton, panelButton, grantButton],
  selects: [textChannelSelect, roleSelect, emoteModeSelect],
  tasks: {
    'member.roles': ({ discordId }, context) => syncMember(discordId, context),
    'capability.notice': ({ noticeId }, context) => showNotice(noticeId, context),
  },
  routes: {
    'member.roles': async ({ discordId }, { memberRoles }) => memberRoles.listGuildIds(discordId),
  },
} satisfies ContextRegistry;
