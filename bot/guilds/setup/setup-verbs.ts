/** The verbs of the set-up's components; each custom id goes on with the key of its step. */
export const STEP_BUTTON = 'setup-step';
export const TEXT_CHANNEL_SELECT = 'setup-channel';
export const ROLE_SELECT = 'setup-role';
export const EMOTE_SELECT = 'setup-emotes';
export const CREATE_BUTTON = 'setup-create';
export const CLEAR_BUTTON = 'setup-clear';
export const PANEL_BUTTON = 'setup-panel';
export const GRANT_BUTTON = 'setup-grant';
