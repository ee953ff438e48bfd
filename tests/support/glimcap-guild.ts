import { type APIMessage, type APIStringSelectComponent, ComponentType } from 'discord-api-types/v10';
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

  /** Waits for a message that fits. */
  async see(place: Presence, fits: (message: APIMessage) => boolean): Promise<APIMessage> {
    return this.#client.until(async () => (await place.messages()).find(fits));
  }

  /** Clicks a message's button by its label, which may go on with a count. */
  async click(place: Presence, message: APIMessage, label: string): Promise<OutcomeView> {
    const button = buttonsOf(message).find((each) => bare(each.label) === label);
    if (!button?.customId) throw new Error(`there is no button "${label}"`);
    return place.click(message.id, button.customId);
  }

  /** Chooses in a message's only select. */
  async choose(place: Presence, message: APIMessage, values: string[]): Promise<OutcomeView> {
    return place.select(message.id, selectOf(message).custom_id, values);
  }

  /** Fills in the form that answered, and waits for what the bot says. */
  async fillIn(place: Presence, form: OutcomeView, fields: Record<string, string | string[]>): Promise<APIMessage> {
    if (!form.modal) throw new Error(`no form: ${form.message?.content ?? form.error}`);
    return this.answerTo(place, await place.submitModal(form.interactionId, fields));
  }

  /** Clicks a message's button by its label, and waits for what the bot says. */
  async press(place: Presence, message: APIMessage, label: string): Promise<APIMessage> {
    return this.answerTo(place, await this.click(place, message, label));
  }
}

/** The labels of a message's buttons, without counts. */
export function labelsOf(message: APIMessage): string[] {
  return buttonsOf(message).map(({ label }) => bare(label));
}

function bare(label: string): string {
  return label.replace(/ \(\d+\)$/, '');
}

/** The only select of a message. */
export function selectOf({ components = [] }: APIMessage): APIStringSelectComponent {
  const all = components.flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
  const select = all.find((each) => each.type === ComponentType.StringSelect);
  if (!select) throw new Error('the message has no select');
  return select;
}

/** What can be chosen in a field of a form. */
export function optionsOf({ modal }: OutcomeView, customId: string): APIStringSelectComponent['options'] {
  const fields = (modal?.components ?? []).flatMap((each) => (each.type === ComponentType.Label ? each.component : []));
  const select = fields.find((each) => each.custom_id === customId);
  if (select?.type !== ComponentType.StringSelect) throw new Error(`the form has no select "${customId}"`);
  return select.options;
}

/** The text that stands in a field of a form. */
export function textOf({ modal }: OutcomeView, customId: string): string {
  const fields = (modal?.components ?? []).flatMap((each) => (each.type === ComponentType.Label ? each.component : []));
  const input = fields.find((each) => each.custom_id === customId);
  if (input?.type !== ComponentType.TextInput) throw new Error(`the form has no text "${customId}"`);
  return input.value ?? '';
}
