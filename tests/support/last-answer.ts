import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { Presence, SandboxClient } from '../../sandbox/discord/control/client.ts';
import type { OutcomeView } from '../../sandbox/discord/control/outcome-view.ts';

/** What the bot said at last to an interaction that it may have deferred. */
export function lastAnswer(
  client: SandboxClient,
  place: Presence,
  { message, error }: OutcomeView,
): Promise<APIMessage> {
  if (!message) throw new Error(`the interaction was not answered: ${error}`);
  return client.until(async () => {
    const now = (await place.messages()).find(({ id }) => id === message.id);
    return now && ((now.flags ?? 0) & MessageFlags.Loading) === 0 ? now : null;
  });
}
