import type { APIMessage } from 'discord-api-types/v10';
import type { Access } from '../../control/explain.ts';
import type { OutcomeView } from '../../control/outcome-view.ts';
import type { View } from '../../control/view.ts';

export type { Access, OutcomeView, View };
export type Message = APIMessage;
export type Channel = View['channels'][number];
export type Thread = View['threads'][number];
export type DirectChannel = View['directChannels'][number];
export type HiddenChannel = View['hiddenChannels'][number];
/** A text channel, a thread or direct messages: where messages are. */
export type Place = Channel | Thread | DirectChannel;
export type User = View['users'][number];
export type Member = View['members'][number];
export type Role = View['roles'][number];
export type Command = View['commands'][number];
export type ModalForm = NonNullable<OutcomeView['modal']>;
export type OptionValues = Record<string, string | number | boolean>;

/** A line that only this page knows of, e.g. that the application did not respond. */
export interface Notice {
  id: string;
  at: number;
  text: string;
}

export function isThread(place: Place): place is Thread {
  return 'thread_metadata' in place;
}

export function isDirect(place: Place): place is DirectChannel {
  return 'recipients' in place;
}
