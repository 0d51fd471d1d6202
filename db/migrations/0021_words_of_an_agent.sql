-- Without this index a large table is changed in far less time.
DROP INDEX "call_words_said";--> statement-breakpoint
ALTER TABLE "call_words" ADD COLUMN "agent" text;--> statement-breakpoint
UPDATE "call_words" SET "agent" = "calls"."agent" FROM "calls" WHERE "calls"."id" = "call_words"."call_id";--> statement-breakpoint
ALTER TABLE "call_words" ALTER COLUMN "agent" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "call_words_said" ON "call_words" USING gin ("words");--> statement-breakpoint
CREATE INDEX "call_words_by_agent" ON "call_words" USING btree ("agent","started_at","call_id");
