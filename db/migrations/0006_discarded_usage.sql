ALTER TABLE "call_usage" DROP CONSTRAINT "call_usage_line";--> statement-breakpoint
ALTER TABLE "call_usage" ADD COLUMN "discarded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "call_usage" ADD CONSTRAINT "call_usage_line" UNIQUE NULLS NOT DISTINCT("call_id","part","provider","model","unit","discarded","price_id");