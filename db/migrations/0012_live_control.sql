ALTER TYPE "public"."outcome_reason" ADD VALUE 'operator_ended' BEFORE 'transferred';--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "operator" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "commands" jsonb DEFAULT '[]'::jsonb NOT NULL;