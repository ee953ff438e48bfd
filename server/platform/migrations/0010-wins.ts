import { Migration } from '@mikro-orm/migrations';

/** What went well in a week, what is planned, and the texts that every report ends with. */
export class Migration0010Wins extends Migration {
  override up(): void {
    this.addSql(`
      create table win (
        id uuid primary key,
        week_end varchar(10) not null,
        area varchar(16) not null,
        area_name varchar(40) null,
        text text not null,
        author_name varchar(100) not null,
        author_id varchar(20) null,
        source varchar(16) not null,
        state varchar(16) not null,
        message_id varchar(20) null,
        message_url varchar(300) null,
        proposed_at timestamptz not null,
        proposed_by varchar(100) not null,
        proposer_id varchar(20) null,
        decided_at timestamptz null,
        decided_by varchar(100) null,
        constraint win_message_id_unique unique (message_id)
      );
      create index win_week_end_state_index on win (week_end, state);
      create index win_author_id_index on win (author_id);

      create table roadmap_item (
        id uuid primary key,
        title varchar(200) not null,
        state varchar(16) not null,
        url varchar(500) null,
        position int not null,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        changed_by varchar(100) not null,
        removed_at timestamptz null
      );
      create index roadmap_item_position_index on roadmap_item (position);

      create table report_text (
        key varchar(32) primary key,
        text text not null,
        changed_at timestamptz not null,
        changed_by varchar(100) not null
      );
    `);
  }
}
