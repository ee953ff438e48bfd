import { Migration } from '@mikro-orm/migrations';

/** Tickets by e-mail: who wrote, what came in, and what staff answered. */
export class Migration0027SupportMail extends Migration {
  override up(): void {
    this.addSql(`
      alter table support_settings add column takes_mail boolean not null default false;
      create unique index support_settings_one_takes_mail on support_settings (takes_mail) where takes_mail;

      create table ticket_mail (
        ticket_id uuid primary key,
        address varchar(254) not null,
        subject varchar(200) not null,
        last_message_id varchar(300) null,
        failure varchar(300) null,
        constraint ticket_mail_ticket_id_foreign foreign key (ticket_id) references ticket (id) on update cascade on delete cascade
      );
      create index ticket_mail_address_index on ticket_mail (address);

      create table inbound_mail (
        id uuid primary key,
        message_id varchar(300) not null,
        ticket_id uuid null,
        address varchar(254) not null,
        name varchar(100) not null,
        text text not null,
        state varchar(10) not null,
        reason varchar(100) null,
        received_at timestamptz not null,
        attempted_at timestamptz null,
        posted_message_id varchar(20) null,
        constraint inbound_mail_message_id_unique unique (message_id),
        constraint inbound_mail_ticket_id_foreign foreign key (ticket_id) references ticket (id) on delete cascade
      );
      create index inbound_mail_ticket_id_index on inbound_mail (ticket_id);
      create index inbound_mail_address_received_at_index on inbound_mail (address, received_at);

      create table inbound_mail_file (
        id uuid primary key,
        mail_id uuid not null,
        name varchar(200) not null,
        bytes bytea not null,
        constraint inbound_mail_file_mail_id_foreign foreign key (mail_id) references inbound_mail (id) on delete cascade
      );
      create index inbound_mail_file_mail_id_index on inbound_mail_file (mail_id);

      create table mail_reply (
        id uuid primary key,
        ticket_id uuid not null,
        kind varchar(10) not null,
        text text not null,
        made_at timestamptz not null,
        began_at timestamptz null,
        sent_at timestamptz null,
        failure varchar(300) null,
        constraint mail_reply_ticket_id_foreign foreign key (ticket_id) references ticket (id) on delete cascade
      );
      create index mail_reply_ticket_id_index on mail_reply (ticket_id);
      alter table ticket_message add column mailed_in_id uuid null,
        add constraint ticket_message_mailed_in_id_foreign foreign key (mailed_in_id) references mail_reply (id) on delete set null;
      create index ticket_message_mailed_in_id_index on ticket_message (mailed_in_id);

      create table mail_block (
        address varchar(254) primary key,
        reason varchar(300) not null,
        blocked_at timestamptz not null,
        blocked_by varchar(100) not null
      );
    `);
  }
}
