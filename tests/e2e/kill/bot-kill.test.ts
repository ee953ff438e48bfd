/**
 * What the bot does beside cards and tickets, killed with SIGKILL between Discord's answer and its own commit: nothing
 * is lost and nothing doubled. A moment is held in its call, so that one death of the process plays several of them.
 */
import { type KillMoment, type KillScene, openKillScene } from '../../support/kill-scene.ts';
import { suite } from '../../support/suite.ts';
import { deadlineAlert } from './moments/deadline-alert.ts';
import { emojiUpload } from './moments/emoji-upload.ts';
import { livePing } from './moments/live-ping.ts';
import { roleBatch } from './moments/role-batch.ts';
import { scheduledClose } from './moments/scheduled-close.ts';
import { scheduledEvent } from './moments/scheduled-event.ts';
import { staffNotice } from './moments/staff-notice.ts';
import { stickerPicture } from './moments/sticker-picture.ts';

interface Context extends KillScene {
  /** By their moment's title. */
  checks: Map<string, () => Promise<void>>;
}

/** One life of the bot each. Its runner has four hands, and messages of one text channel wait for one another. */
const LIVES: Record<string, KillMoment>[] = [
  {
    'an emoji is uploaded once, and a foreign one of its name stays': emojiUpload,
    'a planned stream has one scheduled event': scheduledEvent,
    'roles are given once, both ways, in the middle of a batch, and are known to be taken again': roleBatch,
    'staff are told once of what does not work': staffNotice,
  },
  {
    'who asked for it is told once that a streamer is live': livePing,
    'staff are told once of a promise that was broken': deadlineAlert,
    'a ticket that was scheduled to close is said to be closed once, and locked': scheduledClose,
    'a sticker’s picture is fetched once, and one file of it is there': stickerPicture,
  },
];

const test = suite<Context>('the bot, killed between Discord’s answer and its own commit');

test.before(async (context) => {
  Object.assign(context, await openKillScene(), { checks: new Map() });
});
test.after((context) => context.close());

for (const [index, life] of LIVES.entries()) {
  test(`life ${index + 1} ends in the middle of ${Object.keys(life).length} things`, async (context) => {
    for (const [title, moment] of Object.entries(life)) context.checks.set(title, await moment(context));
    await context.glim.killBot();
    await context.glim.bot.start();
  });
  for (const title of Object.keys(life)) {
    test(title, async ({ checks }) => {
      const check = checks.get(title);
      if (!check) throw new Error('the bot was not killed there');
      await check();
    });
  }
}

test.run();
