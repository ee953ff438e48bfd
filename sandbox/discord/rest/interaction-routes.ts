import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPIWebhookWithTokenJSONBody,
} from 'discord-api-types/v10';
import { removeMessage } from '../actions/delete-message.ts';
import type { MessageDraft } from '../actions/message-draft.ts';
import { errors } from '../errors.ts';
import { answerWithMessage } from '../interactions/answer-with-message.ts';
import { callback } from '../interactions/callback.ts';
import { fillOrEdit } from '../interactions/fill-or-edit.ts';
import type { Interaction, Outcome } from '../interactions/interaction.ts';
import { presentMessage } from '../present/present-message.ts';
import { oneOf, type SchemaRef } from '../spec/schema-ref.ts';
import type { Message } from '../state/message.ts';
import { findPlace, guildIdOf } from '../state/place.ts';
import type { World } from '../world.ts';
import { flagParam, readQuery, snowflakeParam } from './query.ts';
import { noContent, ok, type Reply, type Route, route } from './route.ts';

/** Webhooks are known to take five calls per two seconds. */
const FIVE_IN_TWO_SECONDS = { calls: 5, perMs: 2000 };
const MESSAGE = '/webhooks/:applicationId/:token/messages/:messageId';

/**
 * Answers to interactions. The token in the path is the authority.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#endpoints
 */
export const interactionRoutes: Route[] = [
  route<APIInteractionResponse>({
    method: 'POST',
    path: '/interactions/:interactionId/:token/callback',
    authority: 'path',
    body: (_world, _param, body) => callbackSchema(body),
    reply: oneOf('InteractionCallbackResponse'),
    async handle({ world, param, query, body, files }) {
      const { with_response } = readQuery(query, { with_response: flagParam });
      const interaction = world.interactions.unanswered(param('interactionId'), param('token'));
      const outcome = await callback(world, interaction, body, files);
      return with_response ? ok(presentCallback(world, interaction, outcome, body.type)) : noContent();
    },
  }),
  route<RESTPostAPIWebhookWithTokenJSONBody>({
    method: 'POST',
    path: '/webhooks/:applicationId/:token',
    authority: 'path',
    body: oneOf('IncomingWebhookRequestPartial'),
    reply: oneOf('MessageResponse'),
    limit: FIVE_IN_TWO_SECONDS,
    async handle({ world, param, query, body, files }) {
      readQuery(query, { wait: flagParam, thread_id: snowflakeParam, with_components: flagParam });
      const interaction = world.interactions.answered(param('token'));
      const waiting = loadingOf(world, interaction);
      // The first follow-up of a deferred answer takes the place of "… is thinking".
      const message = waiting
        ? await fillOrEdit(world, waiting, body, files)
        : await answerWithMessage(world, interaction, body, files);
      return ok(presentMessage(world, message, world.state.botUserId));
    },
  }),
  route({
    method: 'GET',
    path: MESSAGE,
    authority: 'path',
    reply: oneOf('MessageResponse'),
    limit: FIVE_IN_TWO_SECONDS,
    handle({ world, param }) {
      return ok(presentMessage(world, messageOf(world, param), world.state.botUserId));
    },
  }),
  route<MessageDraft>({
    method: 'PATCH',
    path: MESSAGE,
    authority: 'path',
    body: oneOf('IncomingWebhookUpdateRequestPartial'),
    reply: oneOf('MessageResponse'),
    limit: FIVE_IN_TWO_SECONDS,
    async handle({ world, param, query, body, files }) {
      readQuery(query, { thread_id: snowflakeParam, with_components: flagParam });
      const message = await fillOrEdit(world, messageOf(world, param), body, files);
      return ok(presentMessage(world, message, world.state.botUserId));
    },
  }),
  route({
    method: 'DELETE',
    path: MESSAGE,
    authority: 'path',
    limit: FIVE_IN_TWO_SECONDS,
    handle({ world, param }): Reply {
      removeMessage(world, messageOf(world, param));
      return noContent();
    },
  }),
];

const CALLBACK_SCHEMAS: Record<number, string> = {
  [InteractionResponseType.Pong]: 'PongInteractionCallbackRequest',
  [InteractionResponseType.ChannelMessageWithSource]: 'CreateMessageInteractionCallbackRequest',
  [InteractionResponseType.DeferredChannelMessageWithSource]: 'CreateMessageInteractionCallbackRequest',
  [InteractionResponseType.DeferredMessageUpdate]: 'UpdateMessageInteractionCallbackRequest',
  [InteractionResponseType.UpdateMessage]: 'UpdateMessageInteractionCallbackRequest',
  [InteractionResponseType.ApplicationCommandAutocompleteResult]: 'ApplicationCommandAutocompleteCallbackRequest',
  [InteractionResponseType.Modal]: 'ModalInteractionCallbackRequest',
};

/** The schema of the type that the body claims to be, so that complaints are about that one. */
function callbackSchema(body: unknown): SchemaRef {
  const type = typeof body === 'object' && body !== null && 'type' in body ? Number(body.type) : Number.NaN;
  const schema = CALLBACK_SCHEMAS[type];
  if (!schema)
    throw errors.invalidForm(
      ['type'],
      'BASE_TYPE_CHOICES',
      `Value must be one of {${Object.keys(CALLBACK_SCHEMAS).join(', ')}}.`,
    );
  return oneOf(schema);
}

/** A message of the interaction: `@original`, or one that the same token has made. @throws DiscordError 50027, 10015, 10008 */
function messageOf(world: World, param: (name: string) => string): Message {
  const interaction = world.interactions.answered(param('token'));
  const wanted = param('messageId');
  const id = wanted === '@original' ? interaction.originalMessageId : wanted;
  const message = id === null ? undefined : world.state.messages.get(id);
  const isOurs =
    message && (message.id === interaction.originalMessageId || message.interaction?.id === interaction.id);
  if (!isOurs) throw errors.unknownMessage();
  return message;
}

function loadingOf({ state }: World, { originalMessageId }: Interaction): Message | null {
  const message = originalMessageId === null ? undefined : state.messages.get(originalMessageId);
  return message && message.flags & MessageFlags.Loading ? message : null;
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object */
function presentCallback(
  world: World,
  interaction: Interaction,
  outcome: Outcome,
  type: InteractionResponseType,
): object {
  const { id, channelId, originalMessageId } = interaction;
  const message = originalMessageId === null ? undefined : world.state.messages.get(originalMessageId);
  const answered = outcome.kind === 'message' && {
    response_message_id: outcome.messageId,
    response_message_loading: outcome.isLoading,
    response_message_ephemeral: outcome.isEphemeral,
  };
  const hasMessage = outcome.kind === 'message' || outcome.kind === 'update';
  const isShown = message !== undefined && hasMessage && type !== InteractionResponseType.DeferredMessageUpdate;
  const resource = isShown && {
    resource: {
      type:
        outcome.kind === 'message'
          ? InteractionResponseType.ChannelMessageWithSource
          : InteractionResponseType.UpdateMessage,
      message: presentMessage(world, message, world.state.botUserId),
    },
  };
  const place = findPlace(world.state, channelId);
  const guildId = place ? guildIdOf(place) : null;
  const inGuild = guildId === null ? {} : { guild_id: guildId };
  return {
    interaction: { id, type: interaction.type, channel_id: channelId, ...inGuild, ...answered },
    ...resource,
  };
}
