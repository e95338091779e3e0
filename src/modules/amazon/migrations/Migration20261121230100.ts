import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The SP-API application: entered in the admin, or what is known of the one in the options. */
export class Migration20261121230100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "amazon_application" ("id" text not null, "client_id" text not null, "application_id" text not null, "client_secret" text null, "draft" boolean not null default false, "entered_at" timestamptz null, "secret_since" timestamptz null, "secret_expires_at" timestamptz null, "fingerprint" text null, "rotation_asked_at" timestamptz null, "tested_at" timestamptz null, "test_result" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amazon_application_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amazon_application_client_id_unique" ON "amazon_application" ("client_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_amazon_application_deleted_at" ON "amazon_application" ("deleted_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amazon_application" cascade;`)
  }
}
