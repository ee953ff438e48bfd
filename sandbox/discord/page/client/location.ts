import { CHANNEL } from './discord.ts';
import { isDirect, isThread, type Place, type User, type View } from './types.ts';

/** Who looks, at which guild (its id) and which channel; names or ids. */
export interface Location {
  as: string | undefined;
  channel: string | undefined;
  guild: string | undefined;
}

const REMEMBERED = 'sandbox.as';

/** From the address (`#as=mia&channel=support`), else who was chosen last in this tab. */
export function readLocation(): Location {
  const parameters = new URLSearchParams(window.location.hash.slice(1));
  return {
    as: parameters.get('as') ?? sessionStorage.getItem(REMEMBERED) ?? undefined,
    channel: parameters.get('channel') ?? undefined,
    guild: parameters.get('guild') ?? undefined,
  };
}

export function writeLocation({ me: user, guild, guilds }: View, place: Place | undefined): void {
  sessionStorage.setItem(REMEMBERED, user.username);
  const isNamed = place && !isThread(place) && !isDirect(place);
  const channel = place ? { channel: isNamed ? (place.name ?? place.id) : place.id } : {};
  // The first guild needs no mention.
  const other = guild.id === guilds[0]?.id ? {} : { guild: guild.id };
  const hash = `#${new URLSearchParams({ as: user.username, ...channel, ...other })}`;
  if (hash !== window.location.hash) history.replaceState(null, '', hash);
}

/** Who the address names, else a viewer: the one with the fewest roles. */
export function findUser({ users, members }: View, named: string | undefined): User | undefined {
  const people = users.filter((user) => !('bot' in user));
  const roleCount = (user: User) => members.find((member) => member.user.id === user.id)?.roles.length ?? 100;
  const viewer = [...people].sort((a, b) => roleCount(a) - roleCount(b))[0];
  return people.find((user) => user.id === named || user.username === named) ?? viewer;
}

/** The channel that the address names, else `welcome` or the first. */
export function findPlace(view: View, named: string | undefined): Place | undefined {
  const text = view.channels.filter((channel) => channel.type !== CHANNEL.category);
  const places: Place[] = [...text, ...view.threads, ...view.directChannels];
  return places.find((place) => place.id === named || place.name === named) ?? text[0];
}
