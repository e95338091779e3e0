import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121042806 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_rate_bucket" drop constraint if exists "amazon_rate_bucket_key_unique";`
    )
    this.addSql(
      `alter table if exists "amazon_process" drop constraint if exists "amazon_process_process_id_unique";`
    )
    this.addSql(
      `alter table if exists "amazon_oauth_state" drop constraint if exists "amazon_oauth_state_state_unique";`
    )
    this.addSql(
      `alter table if exists "amazon_lease" drop constraint if exists "amazon_lease_key_unique";`
    )
    this.addSql(
      `alter table if exists "amazon_buyer" drop constraint if exists "amazon_buyer_amazon_order_row_id_unique";`
    )
    this.addSql(
      `create table if not exists "amazon_account" ("id" text not null, "kind" text not null default 'seller', "region" text not null, "selling_partner_id" text not null, "name" text null, "status" text not null default 'active', "refresh_token" text null, "access_token" text null, "access_token_expires_at" timestamptz null, "authorized_at" timestamptz null, "expires_at" timestamptz null, "lapse_suspected_at" timestamptz null, "marketplaces" jsonb null, "backend_url" text null, "installation_id" text null, "quantity_patch_mode" text not null default 'unproven', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_account_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_account_deleted_at" ON "amazon_account" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_account_partner" ON "amazon_account" ("kind", "region", "selling_partner_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_buyer" ("id" text not null, "amazon_order_row_id" text not null, "blob" text null, "erase_after" timestamptz null, "erased_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_buyer_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_buyer_amazon_order_row_id_unique" ON "amazon_buyer" ("amazon_order_row_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_buyer_deleted_at" ON "amazon_buyer" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_dataflow" ("id" text not null, "owner_id" text not null, "flow" text not null, "enabled" boolean not null default true, "interval" integer not null, "cursor" jsonb null, "next_due_at" timestamptz null, "last_run_at" timestamptz null, "last_success_at" timestamptz null, "last_error" jsonb null, "waiting_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_dataflow_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_dataflow_deleted_at" ON "amazon_dataflow" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_dataflow_owner" ON "amazon_dataflow" ("owner_id", "flow") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_dataflow_run" ("id" text not null, "dataflow_id" text not null, "started_at" timestamptz not null, "finished_at" timestamptz null, "outcome" text not null default 'running', "counts" jsonb not null, "error" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_dataflow_run_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_dataflow_run_deleted_at" ON "amazon_dataflow_run" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_dataflow_run_flow" ON "amazon_dataflow_run" ("dataflow_id", "started_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_event" ("id" text not null, "subject_id" text not null, "what" text not null, "by" text null, "parameters" jsonb null, "request_id" text null, "at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_event_deleted_at" ON "amazon_event" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_event_subject" ON "amazon_event" ("subject_id", "at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_lease" ("id" text not null, "key" text not null, "owner" text not null, "lease_until" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_lease_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_lease_key_unique" ON "amazon_lease" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_lease_deleted_at" ON "amazon_lease" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_listing" ("id" text not null, "store_id" text not null, "account_id" text not null, "seller_sku" text not null, "asin" text null, "title" text null, "image_url" text null, "product_type" text null, "amazon_status" jsonb not null, "identifiers" jsonb null, "price" text null, "currency_code" text null, "issue_count" integer not null default 0, "issues" jsonb null, "synced_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_listing_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_listing_deleted_at" ON "amazon_listing" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_listing_seller_sku" ON "amazon_listing" ("store_id", "seller_sku") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_listing_account_sku" ON "amazon_listing" ("account_id", "seller_sku") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_oauth_state" ("id" text not null, "state" text not null, "user_id" text not null, "store_ids" jsonb not null, "region" text not null, "status" text not null default 'waiting', "error" jsonb null, "selling_partner_id" text null, "refresh_token" text null, "participations" jsonb null, "expires_at" timestamptz not null, "used_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_oauth_state_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_oauth_state_state_unique" ON "amazon_oauth_state" ("state") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_oauth_state_deleted_at" ON "amazon_oauth_state" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_order" ("id" text not null, "account_id" text not null, "amazon_order_id" text not null, "store_id" text null, "marketplace_id" text null, "amazon_status" text not null, "fulfilled_by" text null, "programs" jsonb null, "placed_at" timestamptz not null, "last_updated_at" timestamptz not null, "ship_by" timestamptz null, "source" text not null, "facts" jsonb not null, "total" text null, "currency_code" text null, "item_count" integer not null default 0, "state" text not null default 'received', "held_reasons" jsonb null, "ignored_reason" text null, "convention" text null, "money" jsonb null, "order_id" text null, "imported_at" timestamptz null, "reserved_at" timestamptz null, "projected_at" timestamptz null, "attempts" integer not null default 0, "lease_owner" text null, "lease_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_order_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_order_deleted_at" ON "amazon_order" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_order_amazon_order_id" ON "amazon_order" ("account_id", "amazon_order_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_order_state" ON "amazon_order" ("state", "placed_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_order_store" ON "amazon_order" ("store_id", "placed_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_order_order_id" ON "amazon_order" ("order_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_order_line" ("id" text not null, "amazon_order_row_id" text not null, "amazon_order_item_id" text not null, "seller_sku" text null, "asin" text null, "title" text null, "quantity_ordered" integer not null, "quantity_fulfilled" integer not null default 0, "total" text null, "line_item_ids" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_order_line_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_order_line_deleted_at" ON "amazon_order_line" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_order_line_item" ON "amazon_order_line" ("amazon_order_row_id", "amazon_order_item_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_order_line_sku" ON "amazon_order_line" ("seller_sku") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_outbox" ("id" text not null, "account_id" text not null, "store_id" text null, "kind" text not null, "key" text not null, "subject_id" text null, "payload" jsonb not null, "sequence" integer not null default 1, "lane" integer not null default 1, "state" text not null default 'waiting', "not_before" timestamptz null, "attempts" integer not null default 0, "lease_owner" text null, "lease_until" timestamptz null, "request_id" text null, "answer" jsonb null, "error" jsonb null, "sent_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_outbox_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_outbox_deleted_at" ON "amazon_outbox" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_outbox_waiting" ON "amazon_outbox" ("kind", "key") WHERE state = 'waiting' and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_outbox_queue" ON "amazon_outbox" ("account_id", "kind", "state") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_outbox_subject" ON "amazon_outbox" ("subject_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_problem" ("id" text not null, "owner_id" text not null, "code" text not null, "subject" text not null default '', "severity" text not null, "parameters" jsonb not null, "count" integer not null default 1, "first_seen_at" timestamptz not null, "last_seen_at" timestamptz not null, "resolved_at" timestamptz null, "resolved_how" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_problem_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_problem_deleted_at" ON "amazon_problem" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_problem_open" ON "amazon_problem" ("owner_id", "code", "subject") WHERE resolved_at is null and deleted_at is null;`
    )

    this.addSql(
      `create table if not exists "amazon_process" ("id" text not null, "process_id" text not null, "locking_provider" text not null, "worker_mode" text not null, "heartbeat_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_process_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_process_process_id_unique" ON "amazon_process" ("process_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_process_deleted_at" ON "amazon_process" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_rate_bucket" ("id" text not null, "key" text not null, "rate" real null, "burst" integer null, "learned_rate" real null, "learned_at" timestamptz null, "arrival_at" timestamptz not null, "blocked_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_rate_bucket_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_rate_bucket_key_unique" ON "amazon_rate_bucket" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_rate_bucket_deleted_at" ON "amazon_rate_bucket" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "amazon_sku" ("id" text not null, "account_id" text not null, "seller_sku" text not null, "variant_id" text null, "linked_by" text null, "fulfilment" text not null default 'unknown', "product_type" text null, "lead_time_days" integer null, "desired_quantity" integer null, "reasons" jsonb null, "sent_quantity" integer null, "sent_at" timestamptz null, "expected_quantity" integer null, "expected_at" timestamptz null, "read_back_quantity" integer null, "read_back_at" timestamptz null, "dirty_at" timestamptz null, "dirty_sequence" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_sku_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_sku_deleted_at" ON "amazon_sku" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_sku_seller_sku" ON "amazon_sku" ("account_id", "seller_sku") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_sku_variant" ON "amazon_sku" ("variant_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_sku_dirty" ON "amazon_sku" ("account_id", "dirty_at") WHERE dirty_at is not null and deleted_at is null;`
    )

    this.addSql(
      `create table if not exists "amazon_store" ("id" text not null, "account_id" text null, "name" text not null, "email" text null, "status" text not null default 'setup', "marketplace_id" text not null, "country_code" text not null, "region" text not null, "currency_code" text not null, "sales_channel_id" text not null, "stock_location_ids" jsonb not null, "attribute_map" jsonb not null, "settings" jsonb not null, "shipping_option_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_store_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_store_sales_channel" ON "amazon_store" ("sales_channel_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_store_deleted_at" ON "amazon_store" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_store_marketplace" ON "amazon_store" ("account_id", "marketplace_id") WHERE account_id is not null and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_account" cascade;`)

    this.addSql(`drop table if exists "amazon_buyer" cascade;`)

    this.addSql(`drop table if exists "amazon_dataflow" cascade;`)

    this.addSql(`drop table if exists "amazon_dataflow_run" cascade;`)

    this.addSql(`drop table if exists "amazon_event" cascade;`)

    this.addSql(`drop table if exists "amazon_lease" cascade;`)

    this.addSql(`drop table if exists "amazon_listing" cascade;`)

    this.addSql(`drop table if exists "amazon_oauth_state" cascade;`)

    this.addSql(`drop table if exists "amazon_order" cascade;`)

    this.addSql(`drop table if exists "amazon_order_line" cascade;`)

    this.addSql(`drop table if exists "amazon_outbox" cascade;`)

    this.addSql(`drop table if exists "amazon_problem" cascade;`)

    this.addSql(`drop table if exists "amazon_process" cascade;`)

    this.addSql(`drop table if exists "amazon_rate_bucket" cascade;`)

    this.addSql(`drop table if exists "amazon_sku" cascade;`)

    this.addSql(`drop table if exists "amazon_store" cascade;`)
  }
}
