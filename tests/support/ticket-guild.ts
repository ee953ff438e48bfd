import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import type { Presence, SandboxClient } from '../../sandbox/discord/control/client.ts';
import type { OutcomeView } from '../../sandbox/discord/control/outcome-view.ts';
import { lastAnswer } from './last-answer.ts';

/** A ticket's thread, as whoever opened it sees it. */
export interface OpenedTicket {
  threadId: string;
  /** e.g. 214 */
  number: number;
  member: Presence;
}

/** Words that no guide answers: a ticket about them opens at once. */
const NO_ARTICLE = 'Qwxz vkjq';

/** What members of the sandbox's guild do with tickets, and what they see of it. */
export class TicketGuild {
  readonly #client: SandboxClient;

  constructor(client: SandboxClient) {
    this.#client = client;
  }

  /** A member who has never opened a ticket, and so need not wait to open one. */
  async newMember(name: string, roleName?: string): Promise<string> {
    const { user } = await this.#client.addMember(name);
    if (roleName) await this.#client.giveRole(user.id, await this.roleId(roleName));
    return user.id;
  }

  async roleId(name: string): Promise<string> {
    const role = (await this.#client.state()).roles.find((each) => each.name === name);
    if (!role) throw new Error(`the sandbox has no role ${name}`);
    return role.id;
  }

  /** Opens a ticket by `/ticket open` in #general, or by the panel's button. @throws what the bot answered, when it opened none */
  async open(
    userId: string,
    { subject = NO_ARTICLE, text = NO_ARTICLE, byButton = false, category = '' } = {},
  ): Promise<OpenedTicket> {
    const answer = await this.tryToOpen(userId, { subject, text, byButton, category });
    const threadId = /<#(\d+)>/.exec(answer)?.[1];
    const thread = (await this.#client.as(userId).state()).threads.find(({ id }) => id === threadId);
    if (!threadId || !thread) throw new Error(answer);
    const number = Number(/^#(\d+) /.exec(thread.name)?.[1]);
    return { threadId, number, member: this.#client.as(userId).in(threadId) };
  }

  /** Fills in the form. @returns what the bot answered */
  async tryToOpen(
    userId: string,
    { subject = NO_ARTICLE, text = NO_ARTICLE, byButton = false, category = '' } = {},
  ): Promise<string> {
    const { place, outcome } = await this.fillIn(userId, { subject, text, byButton, category });
    const answer = await this.answerTo(place, outcome);
    const isOffered = outcome.message && buttonsOf(await lastAnswer(this.#client, place, outcome)).some(isAnyway);
    if (!isOffered) return answer;
    // An article was offered first: it does not help.
    const opened = await this.press(place, 'Open a ticket anyway');
    const offer = outcome.message?.id ?? '0';
    return this.#client.until(async () => {
      const messages = await place.messages();
      // What is refused is said in a message of its own, below the offer.
      const refusal = messages.find(({ id, content }) => BigInt(id) > BigInt(offer) && content !== '');
      const now = messages.find(({ id }) => id === offer);
      return now && now.content !== answer ? now.content : (refusal?.content ?? opened.error ?? null);
    });
  }

  /** Fills in the form without waiting for more than Discord's first answer. */
  async fillIn(
    userId: string,
    { subject = NO_ARTICLE, text = NO_ARTICLE, byButton = false, category = '' } = {},
  ): Promise<{ place: Presence; outcome: OutcomeView }> {
    const place = this.#client.as(userId).in(await this.#client.channelId(byButton ? 'support' : 'general'));
    const form = byButton
      ? await this.press(place, 'Open a ticket')
      : await place.slash('ticket open', category ? { category } : {});
    // Who may not open one is told before they write anything.
    if (!form.modal) return { place, outcome: form };
    return { place, outcome: await place.submitModal(form.interactionId, { subject, text }) };
  }

  /** Clicks the newest button with that label. */
  async press(place: Presence, label: string): Promise<OutcomeView> {
    for (const message of await place.messages()) {
      const button = buttonsOf(message).find((each) => each.label === label);
      if (button?.customId) return place.click(message.id, button.customId);
    }
    throw new Error(`there is no button "${label}"`);
  }

  /** What the bot said at last to an interaction that it may have deferred. */
  async answerTo(place: Presence, outcome: OutcomeView): Promise<string> {
    if (!outcome.message) return outcome.error ?? '';
    return (await lastAnswer(this.#client, place, outcome)).content;
  }

  /** The whole message in which the bot answered an interaction at last. */
  lastOf(place: Presence, outcome: OutcomeView): Promise<APIMessage> {
    return lastAnswer(this.#client, place, outcome);
  }

  /** Waits until a message that fits stands there. */
  async see(place: Presence, fits: (message: APIMessage) => boolean): Promise<APIMessage> {
    return this.#client.until(async () => (await place.messages()).find(fits));
  }
}

function isAnyway({ label }: { label: string }): boolean {
  return label === 'Open a ticket anyway';
}

/** The labels of a message's buttons, with what each is called by. */
export function buttonsOf({ components = [] }: APIMessage): { label: string; customId?: string; url?: string }[] {
  return components.flatMap((row) => {
    if (row.type !== ComponentType.ActionRow) return [];
    return row.components.flatMap((each) => {
      if (each.type !== ComponentType.Button) return [];
      return {
        label: 'label' in each ? (each.label ?? '') : '',
        ...('custom_id' in each ? { customId: each.custom_id } : {}),
        ...('url' in each ? { url: each.url } : {}),
      };
    });
  });
}
