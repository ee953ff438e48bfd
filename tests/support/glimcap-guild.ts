import type { APIMessage } from 'discord-api-types/v10';
import type { Presence, SandboxClient } from '../../sandbox/discord/control/client.ts';
import type { OutcomeView } from '../../sandbox/discord/control/outcome-view.ts';
import { lastAnswer } from './last-answer.ts';
import { buttonsOf } from './ticket-guild.ts';

/** What reviewers of the sandbox's guild do with a Glimcap. */
export class GlimcapGuild {
  readonly #client: SandboxClient;

  constructor(client: SandboxClient) {
    this.#client = client;
  }

  /** A furnished member in a text channel. */
  async as(username: string, channelName: string): Promise<Presence> {
    return this.#client.as(await this.#client.userId(username)).in(await this.#client.channelId(channelName));
  }

  /** What the bot said at last to an interaction that it deferred. */
  answerTo(place: Presence, outcome: OutcomeView): Promise<APIMessage> {
    return lastAnswer(this.#client, place, outcome);
  }

  /** Waits for a message whose embed has that title. */
  async seeTitle(place: Presence, title: string): Promise<APIMessage> {
    return this.#client.until(async () =>
      (await place.messages()).find(({ embeds }) => embeds.some((embed) => embed.title === title)),
    );
  }

  /** Clicks a message's button by its label, and waits for what the bot says. */
  async press(place: Presence, message: APIMessage, label: string): Promise<APIMessage> {
    const button = buttonsOf(message).find((each) => each.label === label);
    if (!button?.customId) throw new Error(`there is no button "${label}"`);
    return this.answerTo(place, await place.click(message.id, button.customId));
  }
}
