import {
  changeScheduledEvent,
  createScheduledEvent,
  deleteScheduledEvent,
  type EventChange,
  type EventDraft,
  getScheduledEvent,
} from '../actions/scheduled-events.ts';
import { presentScheduledEvent } from '../present/present-scheduled-event.ts';
import { isUnfinished } from '../rules/scheduled-event-rules.ts';
import { listOf, oneOf } from '../spec/schema-ref.ts';
import { getGuild } from '../state/guilds.ts';
import { noContent, ok, type Route, route } from './route.ts';

const EVENTS = '/guilds/:guildId/scheduled-events';
const EVENT = `${EVENTS}/:eventId`;

/** https://docs.discord.com/developers/resources/guild-scheduled-event: those of entity type EXTERNAL. */
export const scheduledEventRoutes: Route[] = [
  route({
    method: 'GET',
    path: EVENTS,
    authority: 'bot',
    reply: listOf('ExternalScheduledEventResponse'),
    handle({ world: { state }, param }) {
      const { scheduledEvents } = getGuild(state, param('guildId'));
      return ok([...scheduledEvents.values()].filter(isUnfinished).map(presentScheduledEvent));
    },
  }),
  route({
    method: 'GET',
    path: EVENT,
    authority: 'bot',
    reply: oneOf('ExternalScheduledEventResponse'),
    handle({ world: { state }, param }) {
      return ok(presentScheduledEvent(getScheduledEvent(getGuild(state, param('guildId')), param('eventId'))));
    },
  }),
  route<EventDraft>({
    method: 'POST',
    path: EVENTS,
    authority: 'bot',
    body: oneOf('ExternalScheduledEventCreateRequest'),
    reply: oneOf('ExternalScheduledEventResponse'),
    handle({ world, userId, param, body }) {
      return ok(
        presentScheduledEvent(createScheduledEvent(world, getGuild(world.state, param('guildId')), userId, body)),
      );
    },
  }),
  route<EventChange>({
    method: 'PATCH',
    path: EVENT,
    authority: 'bot',
    body: oneOf('ExternalScheduledEventPatchRequestPartial'),
    reply: oneOf('ExternalScheduledEventResponse'),
    handle({ world, userId, param, body }) {
      const guild = getGuild(world.state, param('guildId'));
      const change = { userId, id: param('eventId'), change: body };
      return ok(presentScheduledEvent(changeScheduledEvent(world, guild, change)));
    },
  }),
  route({
    method: 'DELETE',
    path: EVENT,
    authority: 'bot',
    handle({ world, userId, param }) {
      deleteScheduledEvent(world, getGuild(world.state, param('guildId')), userId, param('eventId'));
      return noContent();
    },
  }),
];
