import { isDirect, isThread, type Place } from '../state/place.ts';
import type { State } from '../state/state.ts';
import { presentChannel } from './present-channel.ts';
import { presentDirectChannel } from './present-direct-channel.ts';
import { presentThread } from './present-thread.ts';

/** A channel, a thread or direct messages, as the API shows them to a reader. */
export function presentPlace(state: State, place: Place, readerId: string) {
  if (isDirect(place)) return presentDirectChannel(state, place, readerId);
  return isThread(place) ? presentThread(place, readerId) : presentChannel(place);
}
