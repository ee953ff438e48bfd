import { Migration } from '@mikro-orm/migrations';

/** A guild's role can stand for the subscribers of one channel. */
export class Migration0045ChannelSubscribers extends Migration {
  override up(): void {
    this.addSql(`
      alter table role_mapping
        alter column subject type varchar(24),
        add column channel_id uuid null constraint role_mapping_channel_id_foreign
          references channel (id) on delete cascade,
        drop constraint role_mapping_guild_id_role_id_direction_subject_unique,
        add constraint role_mapping_unique
          unique nulls not distinct (guild_id, role_id, direction, subject, channel_id);
    `);
  }
}
