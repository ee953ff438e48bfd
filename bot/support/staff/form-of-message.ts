import type { Message } from 'discord.js';
import type { FilledForm } from '../opening/read-form.ts';

const MAX_SUBJECT = 100;
/** The card shows it beside a link to the message. */
const MAX_QUOTE = 1_800;

/** A message as what a member would have filled in. */
export function formOfMessage({ content, url, attachments }: Message): FilledForm {
  const said = content.trim() || attachments.map(({ name }) => name).join(', ') || url;
  const [first = url] = said.split('\n');
  return { subject: first.slice(0, MAX_SUBJECT), text: `${said.slice(0, MAX_QUOTE)}\n\n${url}`, answers: [] };
}
