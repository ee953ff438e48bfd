import { Migration } from '@mikro-orm/migrations';

/**
 * What has to be known of a guild's scheduled event when an answer is lost, somebody takes it away, or Discord refuses it;
 * and where a member who asks for pings is written to.
 */
export class Migration0035GuildEventFaults extends Migration {
  override up(): void {
    this.addSql(`
      alter table guild_event
        add attempted_at timestamptz null,
        add withdrawn_at timestamptz null,
        add taken_away_at timestamptz null,
        add failure varchar(500) null;
      alter table ping_member add dm_channel_id varchar(20) null;
      alter table ping_delivery add due_at timestamptz null;
      create index ping_delivery_due_at_index on ping_delivery (due_at);
    `);
  }
}
