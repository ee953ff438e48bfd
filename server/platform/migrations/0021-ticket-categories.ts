import { Migration } from '@mikro-orm/migrations';

/**
 * Tickets in categories, with their history, their participants and who may open none. Each guild's single ticket
 * channel becomes its default category, to which the tickets of before belong.
 */
export class Migration0021TicketCategories extends Migration {
  override up(): void {
    this.addSql(`
      create table support_settings (
        guild_id varchar(20) primary key,
        support_name varchar(80) null,
        lead_role_id varchar(20) null,
        max_open_per_member int not null default 5,
        close_request_hours int not null default 48,
        created_at timestamptz not null
      );

      create table ticket_category (
        id uuid primary key,
        guild_id varchar(20) not null,
        name varchar(50) not null,
        emoji varchar(100) null,
        description varchar(100) null,
        kind varchar(10) not null,
        place_id varchar(20) null,
        staff_role_ids text[] not null default '{}',
        is_pinging boolean not null default true,
        questions jsonb not null,
        priority varchar(10) not null,
        max_open_per_member int not null,
        max_open int null,
        cooldown_seconds int not null,
        required_role_ids text[] not null default '{}',
        blocked_role_ids text[] not null default '{}',
        naming varchar(100) not null,
        is_closed_on_leave boolean not null default true,
        stale_warn_hours int null,
        stale_close_hours int not null,
        reopen_hours int not null,
        is_streaming boolean not null default false,
        is_default boolean not null default false,
        position int not null,
        created_at timestamptz not null,
        removed_at timestamptz null
      );
      create index ticket_category_guild_id_index on ticket_category (guild_id);
      create unique index ticket_category_one_name on ticket_category (guild_id, lower(name)) where removed_at is null;
      create unique index ticket_category_one_default on ticket_category (guild_id) where is_default;

      insert into ticket_category (id, guild_id, name, kind, questions, priority, max_open_per_member, cooldown_seconds,
          naming, stale_close_hours, reopen_hours, is_default, position, created_at)
        select gen_random_uuid(), guild_id, 'Support', 'thread', '[]', 'normal', 3, 30,
          '#{number} {subject}', 48, 72, true, 0, now()
        from (select guild_id from guild_settings where ticket_channel_id is not null
              union select guild_id from ticket) guild;

      alter table ticket
        add column category_id uuid null,
        add column priority varchar(10) not null default 'normal',
        add column topic varchar(200) null,
        add column place_kind varchar(10) not null default 'thread',
        add column place_removed_at timestamptz null,
        add column opened_by_id varchar(20) null,
        add column opened_by_name varchar(100) null,
        add column answers jsonb not null default '[]',
        add column last_member_message_at timestamptz null,
        add column last_staff_message_at timestamptz null,
        add column pending_at timestamptz null,
        add column snoozed_until timestamptz null,
        add column close_at timestamptz null,
        add column close_request_expires_at timestamptz null,
        add column close_requested_by_name varchar(100) null,
        add column stale_warned_at timestamptz null,
        add column closed_by_id varchar(20) null,
        add column close_reason varchar(500) null,
        add column reopened_at timestamptz null;
      update ticket set category_id = category.id from ticket_category category
        where category.guild_id = ticket.guild_id and category.is_default;
      update ticket set last_staff_message_at = said.at from (
          select ticket_id, max(sent_at) as at from ticket_message where is_staff group by ticket_id) said
        where said.ticket_id = ticket.id;
      update ticket set last_member_message_at = said.at from (
          select message.ticket_id, max(message.sent_at) as at from ticket_message message
          join ticket on ticket.id = message.ticket_id and ticket.member_id = message.author_id
          group by message.ticket_id) said
        where said.ticket_id = ticket.id;
      alter table ticket
        alter column category_id set not null,
        add constraint ticket_category_id_foreign foreign key (category_id) references ticket_category (id);
      create index ticket_category_id_index on ticket (category_id);
      create index ticket_guild_id_state_index on ticket (guild_id, state);

      create table ticket_event (
        id uuid primary key,
        ticket_id uuid not null constraint ticket_event_ticket_id_foreign references ticket (id) on delete cascade,
        change varchar(24) not null,
        by_id varchar(20) null,
        by_name varchar(100) not null,
        facts jsonb not null,
        at timestamptz not null
      );
      create index ticket_event_ticket_id_index on ticket_event (ticket_id);
      create index ticket_event_at_index on ticket_event (at);
      create index ticket_event_by_id_index on ticket_event (by_id);

      create table ticket_participant (
        ticket_id uuid not null constraint ticket_participant_ticket_id_foreign
          references ticket (id) on delete cascade,
        member_id varchar(20) not null,
        name varchar(100) not null,
        added_at timestamptz not null,
        primary key (ticket_id, member_id)
      );
      create index ticket_participant_member_id_index on ticket_participant (member_id);

      create table ticket_panel (
        id uuid primary key,
        guild_id varchar(20) not null,
        text_channel_id varchar(20) not null,
        message_id varchar(20) null,
        style varchar(10) not null,
        title varchar(200) null,
        text varchar(2000) null,
        category_ids text[] not null default '{}',
        created_at timestamptz not null,
        attempted_at timestamptz null,
        removed_at timestamptz null
      );
      create index ticket_panel_guild_id_index on ticket_panel (guild_id);

      create table ticket_block (
        id uuid primary key,
        guild_id varchar(20) not null,
        member_id varchar(20) not null,
        member_name varchar(100) not null,
        reason varchar(300) not null,
        by_id varchar(20) not null,
        by_name varchar(100) not null,
        created_at timestamptz not null,
        expires_at timestamptz null,
        lifted_at timestamptz null,
        lifted_by_name varchar(100) null
      );
      create index ticket_block_guild_id_member_id_index on ticket_block (guild_id, member_id);
      create unique index ticket_block_one_standing on ticket_block (guild_id, member_id) where lifted_at is null;
    `);
  }
}
