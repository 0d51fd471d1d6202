CREATE TYPE "public"."rollup_span" AS ENUM('hour', 'day');--> statement-breakpoint
CREATE TABLE "call_counts" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"sums" jsonb NOT NULL,
	"spreads" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollups" (
	"agent" text,
	"span" "rollup_span" NOT NULL,
	"start" timestamp (3) with time zone NOT NULL,
	"sums" jsonb NOT NULL,
	"spreads" jsonb NOT NULL,
	CONSTRAINT "rollups_of" UNIQUE NULLS NOT DISTINCT("agent","span","start")
);
--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "max_calls" integer;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "version" text;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "host" text;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "crashed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "workers" ADD COLUMN "drain_wanted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "call_counts" ADD CONSTRAINT "call_counts_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rollups_by_start" ON "rollups" USING btree ("span","start");