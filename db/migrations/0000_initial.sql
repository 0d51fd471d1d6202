CREATE TYPE "public"."outcome_reason" AS ENUM('caller_hung_up', 'agent_hung_up', 'transferred', 'no_answer', 'before_greeting', 'during_greeting', 'without_speaking', 'silence', 'time_limit', 'credit', 'error', 'lost');--> statement-breakpoint
CREATE TYPE "public"."outcome_result" AS ENUM('completed', 'transferred', 'unanswered', 'abandoned', 'stopped', 'failed');--> statement-breakpoint
CREATE TYPE "public"."speaker" AS ENUM('caller', 'agent');--> statement-breakpoint
CREATE TYPE "public"."transport" AS ENUM('sip', 'web');--> statement-breakpoint
CREATE TABLE "agents" (
	"slug" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"agent_name" text NOT NULL,
	"greeting" text NOT NULL,
	"named_greeting" text,
	"instructions" text NOT NULL,
	"voice" text NOT NULL,
	"language" text NOT NULL,
	"models" jsonb NOT NULL,
	"turn_taking" jsonb NOT NULL,
	"limits" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "callers" (
	"number" text PRIMARY KEY NOT NULL,
	"name" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "callers_e164" CHECK ("callers"."number" ~ '^\+[1-9][0-9]{3,14}$')
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"agent" text NOT NULL,
	"transport" "transport" NOT NULL,
	"room_name" text NOT NULL,
	"room_sid" text NOT NULL,
	"job_id" text NOT NULL,
	"participant_identity" text NOT NULL,
	"caller_number" text,
	"called_number" text,
	"caller_name" text,
	"sip_call_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome_result" "outcome_result",
	"outcome_reason" "outcome_reason",
	"outcome_detail" text,
	CONSTRAINT "calls_room_sid_unique" UNIQUE("room_sid"),
	CONSTRAINT "calls_outcome_when_ended" CHECK (("calls"."ended_at" is null) = ("calls"."outcome_result" is null)
        and ("calls"."ended_at" is null) = ("calls"."outcome_reason" is null)
        and ("calls"."ended_at" is not null or "calls"."outcome_detail" is null)),
	CONSTRAINT "calls_end_after_start" CHECK ("calls"."ended_at" >= "calls"."started_at"),
	CONSTRAINT "calls_called_e164" CHECK ("calls"."called_number" ~ '^\+[1-9][0-9]{3,14}$'),
	CONSTRAINT "calls_sip_fields" CHECK (("calls"."transport" = 'sip') = ("calls"."sip_call_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "numbers" (
	"number" text PRIMARY KEY NOT NULL,
	"agent" text NOT NULL,
	"trunk" text NOT NULL,
	CONSTRAINT "numbers_e164" CHECK ("numbers"."number" ~ '^\+[1-9][0-9]{3,14}$')
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"call_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"speaker" "speaker" NOT NULL,
	"text" text NOT NULL,
	"interrupted" boolean NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "turns_call_id_seq_pk" PRIMARY KEY("call_id","seq"),
	CONSTRAINT "turns_seq_from_zero" CHECK ("turns"."seq" >= 0)
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"id" text PRIMARY KEY NOT NULL,
	"agent_name" text NOT NULL,
	"active_calls" integer NOT NULL,
	"draining" boolean NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "workers_active_calls" CHECK ("workers"."active_calls" >= 0)
);
--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_agent_agents_slug_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_caller_number_callers_number_fk" FOREIGN KEY ("caller_number") REFERENCES "public"."callers"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_agent_agents_slug_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calls_by_start" ON "calls" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_agent" ON "calls" USING btree ("agent","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_open" ON "calls" USING btree ("started_at","id") WHERE "calls"."ended_at" is null;