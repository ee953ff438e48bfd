import type { Thread } from '../state/channel.ts';
import type { World } from '../world.ts';
import { announceThread } from './announce-thread.ts';

/**
 * Archives a thread when nothing has happened in it for its `auto_archive_duration`. Call it whenever something did.
 * https://discord.com/developers/docs/topics/threads#active--archived-threads
 */
export function keepAwake(world: World, thread: Thread): void {
  world.sleeps.get(thread.id)?.();
  world.sleeps.delete(thread.id);
  if (thread.isArchived) return;
  const cancel = world.clock.after(thread.autoArchiveMinutes * 60_000, () => {
    world.sleeps.delete(thread.id);
    if (!world.state.threads.has(thread.id)) return;
    thread.isArchived = true;
    thread.archivedAt = world.clock.now();
    announceThread(world, 'updated', thread);
  });
  world.sleeps.set(thread.id, cancel);
}
