import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { eventually } from '../../../support/eventually.ts';
import type { KillMoment } from '../../../support/kill-scene.ts';
import { picture } from '../../../support/pictures.ts';

/** Any number that nobody else locks. */
const LOCK = 46;
/** Whoever writes down that a picture is here waits as long as somebody has the lock. */
const HOLD = `
  create function hold_picture() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(${LOCK}); return new; end $$;
  create trigger hold_picture before update on ticket_picture for each row execute function hold_picture();`;
const WAITING = `
  select pid from pg_stat_activity
  where datname = current_database() and wait_event = 'advisory' and query like '%ticket_picture%'`;

/** A member has sent a sticker. Its file is there, and that is not written down yet. */
export const stickerPicture: KillMoment = async ({ discord, glim, tickets }) => {
  const { pool } = glim.database;
  const { id } = await discord.addSticker('Bow', await picture(1));
  const { member } = await tickets.open(await tickets.newMember('Pia'));
  await pool.query(HOLD);
  const holder = await pool.connect();
  await holder.query('select pg_advisory_lock($1)', [LOCK]);
  await member.post('', { stickers: [id] });
  await eventually('the file to be there', async () => (await pool.query(WAITING)).rows.length === 1);
  const { rows: dead } = await pool.query<{ pid: number }>(WAITING);
  await discord.deleteSticker(id);

  return async () => {
    // Its process is dead, but what it has sent would still be done.
    for (const { pid } of dead) await pool.query('select pg_terminate_backend($1)', [pid]);
    await holder.query('select pg_advisory_unlock($1)', [LOCK]);
    holder.release();
    const [{ id: pictureId }] = await eventually('the picture to be known', async () => {
      const { rows } = await pool.query('select id from ticket_picture where stored_at is not null');
      return rows.length === 1 && (rows as [{ id: string }]);
    });
    const files = readdirSync(join(glim.dataDir, 'attachments'));
    assert.equal(
      files.filter((file) => file.startsWith(pictureId)),
      [pictureId],
    );
  };
};
