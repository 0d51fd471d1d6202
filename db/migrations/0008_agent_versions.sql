CREATE TABLE "agent_drafts" (
	"agent" text PRIMARY KEY NOT NULL,
	"base_version" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_by" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_versions" (
	"agent" text NOT NULL,
	"version" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"note" text,
	"restored_from" integer,
	"published_by" text,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_versions_agent_version_pk" PRIMARY KEY("agent","version"),
	CONSTRAINT "agent_versions_from_one" CHECK ("agent_versions"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "call_trials" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "agent_version" integer;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "trial" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "agent_drafts" ADD CONSTRAINT "agent_drafts_agent_agents_slug_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_versions" ADD CONSTRAINT "agent_versions_agent_agents_slug_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_trials" ADD CONSTRAINT "call_trials_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- What was there before versions is version 1.
INSERT INTO "agent_versions" ("agent", "version", "settings", "published_at")
SELECT "slug", 1, jsonb_build_object(
	'slug', "slug", 'name', "name", 'agentName', "agent_name", 'greeting', "greeting",
	'namedGreeting', "named_greeting", 'instructions', "instructions", 'voice', "voice",
	'language', "language", 'otherLanguages', "other_languages", 'pronunciations', "pronunciations",
	'models', "models", 'turnTaking', "turn_taking", 'limits', "limits", 'recording', "recording",
	'privacy', "privacy", 'account', "account", 'tasksAfterCall', "tasks_after_call", 'work', "work",
	'tools', "tools", 'delays', "delays"
), "updated_at" FROM "agents";
