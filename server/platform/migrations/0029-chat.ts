import { Migration } from '@mikro-orm/migrations';

/** What is said beside the streams, who may not speak, and the figure of it. */
export class Migration0029Chat extends Migration {
  override up(): void {
    this.addSql(`
      create table chat_message (
        id uuid primary key,
        channel_id uuid not null,
        stream_id uuid null,
        author_id uuid null,
        text varchar(500) not null,
        emotes jsonb not null default '[]',
        nonce varchar(36) not null,
        sent_at timestamptz not null,
        removed_at timestamptz null,
        removed_by varchar(32) null,
        constraint chat_message_author_id_nonce_unique unique (author_id, nonce),
        constraint chat_message_channel_id_foreign foreign key (channel_id) references channel (id) on delete cascade,
        constraint chat_message_stream_id_foreign foreign key (stream_id) references stream (id) on delete set null,
        constraint chat_message_author_id_foreign foreign key (author_id) references "user" (id) on delete set null
      );
      create index chat_message_channel_id_sent_at_index on chat_message (channel_id, sent_at);
      create index chat_message_stream_id_index on chat_message (stream_id);
      create index chat_message_sent_at_index on chat_message (sent_at);

      create table chat_timeout (
        channel_id uuid not null,
        user_id uuid not null,
        until timestamptz not null,
        given_at timestamptz not null,
        given_by varchar(32) not null,
        primary key (channel_id, user_id),
        constraint chat_timeout_channel_id_foreign foreign key (channel_id) references channel (id) on update cascade on delete cascade,
        constraint chat_timeout_user_id_foreign foreign key (user_id) references "user" (id) on update cascade on delete cascade
      );

      insert into metric (key, label, unit, currency, source, cadence, measure, good, section, position, definition)
      values ('chat_messages', 'Chat Messages', 'count', null, 'database', 'daily', 'count', 'up', 'metrics', 175,
        'Messages sent in the chats of all channels, also those that were taken down later.');
    `);
  }
}
