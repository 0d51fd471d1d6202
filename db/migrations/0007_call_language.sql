ALTER TABLE "agents" ADD COLUMN "other_languages" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "language" text;