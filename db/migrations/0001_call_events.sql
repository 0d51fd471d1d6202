CREATE TYPE "public"."turn_origin" AS ENUM('conversation', 'greeting', 'notice');--> statement-breakpoint
CREATE TYPE "public"."ledger_kind" AS ENUM('top_up', 'adjustment', 'reserve', 'release', 'charge');--> statement-breakpoint
CREATE TYPE "public"."notice_state" AS ENUM('matched', 'ambiguous', 'unknown', 'dismissed');--> statement-breakpoint
ALTER TYPE "public"."outcome_reason" ADD VALUE 'limit' BEFORE 'error';--> statement-breakpoint
CREATE TABLE "caller_facts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "caller_facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"caller_number" text NOT NULL,
	"agent" text NOT NULL,
	"fact" text NOT NULL,
	"call_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_events" (
	"call_id" uuid NOT NULL,
	"leg" integer NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "call_events_call_id_leg_seq_pk" PRIMARY KEY("call_id","leg","seq")
);
--> statement-breakpoint
CREATE TABLE "call_legs" (
	"call_id" uuid NOT NULL,
	"leg" integer NOT NULL,
	"job_id" text NOT NULL,
	"next_seq" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "call_legs_call_id_leg_pk" PRIMARY KEY("call_id","leg"),
	CONSTRAINT "call_legs_job" UNIQUE("call_id","job_id"),
	CONSTRAINT "call_legs_from_zero" CHECK ("call_legs"."leg" >= 0 and "call_legs"."next_seq" >= 0)
);
--> statement-breakpoint
CREATE TABLE "call_usage" (
	"call_id" uuid NOT NULL,
	"part" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"unit" text NOT NULL,
	"price_id" integer,
	"quantity" bigint NOT NULL,
	CONSTRAINT "call_usage_line" UNIQUE NULLS NOT DISTINCT("call_id","part","provider","model","unit","price_id"),
	CONSTRAINT "call_usage_quantity" CHECK ("call_usage"."quantity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"account" text NOT NULL,
	"kind" "ledger_kind" NOT NULL,
	"amount_micros" bigint NOT NULL,
	"call_id" uuid,
	"key" text NOT NULL,
	"note" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"balance_micros" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "prices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"unit" text NOT NULL,
	"micros" bigint NOT NULL,
	"per" bigint NOT NULL,
	"increment" bigint DEFAULT 1 NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prices_from" UNIQUE("provider","model","unit","valid_from"),
	CONSTRAINT "prices_positive" CHECK ("prices"."micros" >= 0 and "prices"."per" > 0 and "prices"."increment" > 0)
);
--> statement-breakpoint
CREATE TABLE "end_notices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "end_notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"notice_id" text NOT NULL,
	"state" "notice_state" NOT NULL,
	"call_id" uuid,
	"strategy" text,
	"confidence" real,
	"candidates" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"notice" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "end_notices_once" UNIQUE("source","notice_id")
);
--> statement-breakpoint
ALTER TABLE "turns" DROP CONSTRAINT "turns_call_id_seq_pk";--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "leg" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_call_id_leg_seq_pk" PRIMARY KEY("call_id","leg","seq");--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "recording" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "privacy" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "account" text;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "tasks_after_call" text DEFAULT 'cancel' NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "heard_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "stop" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "summary" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "cost_micros" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "cost_incomplete" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "account" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "figures" jsonb;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "recording_place" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "recording_bytes" bigint;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "origin" "turn_origin" DEFAULT 'conversation' NOT NULL;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "latency" jsonb;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "latency_ms" integer;--> statement-breakpoint
ALTER TABLE "caller_facts" ADD CONSTRAINT "caller_facts_caller_number_callers_number_fk" FOREIGN KEY ("caller_number") REFERENCES "public"."callers"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caller_facts" ADD CONSTRAINT "caller_facts_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_events" ADD CONSTRAINT "call_events_leg" FOREIGN KEY ("call_id","leg") REFERENCES "public"."call_legs"("call_id","leg") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_legs" ADD CONSTRAINT "call_legs_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_usage" ADD CONSTRAINT "call_usage_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_usage" ADD CONSTRAINT "call_usage_price_id_prices_id_fk" FOREIGN KEY ("price_id") REFERENCES "public"."prices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_account_accounts_slug_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "end_notices" ADD CONSTRAINT "end_notices_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "caller_facts_by_caller" ON "caller_facts" USING btree ("caller_number","id");--> statement-breakpoint
CREATE INDEX "call_usage_unpriced" ON "call_usage" USING btree ("provider","unit") WHERE "call_usage"."price_id" is null;--> statement-breakpoint
CREATE INDEX "ledger_by_account" ON "ledger" USING btree ("account","id");--> statement-breakpoint
CREATE INDEX "ledger_by_call" ON "ledger" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "end_notices_open" ON "end_notices" USING btree ("received_at") WHERE "end_notices"."state" in ('ambiguous', 'unknown');--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_account_accounts_slug_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_account_accounts_slug_fk" FOREIGN KEY ("account") REFERENCES "public"."accounts"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_events_errors" ON "call_events" USING btree ("call_id") WHERE "call_events"."type" = 'error';--> statement-breakpoint
CREATE INDEX "calls_closing" ON "calls" USING btree ("ended_at") WHERE "calls"."ended_at" is not null and "calls"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "calls_by_caller" ON "calls" USING btree ("caller_number","started_at");--> statement-breakpoint
CREATE INDEX "calls_by_sip_call" ON "calls" USING btree ("sip_call_id");--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_closed_after_end" CHECK ("calls"."closed_at" is null or "calls"."ended_at" is not null);--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_cost_positive" CHECK ("calls"."cost_micros" >= 0);--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
