CREATE TABLE "trunks" (
	"name" text PRIMARY KEY NOT NULL,
	"allowed_addresses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"username" text,
	"sealed_password" text,
	"media_encryption" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trunks_auth" CHECK (("trunks"."username" is null) = ("trunks"."sealed_password" is null)),
	CONSTRAINT "trunks_media_encryption" CHECK ("trunks"."media_encryption" in ('disable', 'allow', 'require'))
);
--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "source" text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_source" CHECK ("numbers"."source" in ('file', 'api'));