-- Finds digits in the middle of a number. Comes with Postgres, and its owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "call_words" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "duration_ms" bigint GENERATED ALWAYS AS ((extract(epoch from ended_at - started_at) * 1000)::bigint) STORED;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "latency_p95_ms" integer GENERATED ALWAYS AS ((figures #>> '{latency,total,p95}')::numeric::integer) STORED;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "closed_cost_micros" bigint GENERATED ALWAYS AS (case when closed_at is not null then cost_micros end) STORED;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "is_recorded" boolean GENERATED ALWAYS AS (recording_place is not null) STORED;--> statement-breakpoint
ALTER TABLE "call_words" ADD CONSTRAINT "call_words_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_words_said" ON "call_words" USING gin ("words");--> statement-breakpoint
CREATE INDEX "call_words_by_start" ON "call_words" USING btree ("started_at","call_id");--> statement-breakpoint
CREATE INDEX "calls_by_result" ON "calls" USING btree ("outcome_result","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_reason" ON "calls" USING btree ("outcome_reason","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_transport" ON "calls" USING btree ("transport","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_recorded" ON "calls" USING btree ("is_recorded","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_duration" ON "calls" USING btree ("duration_ms","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_latency" ON "calls" USING btree ("latency_p95_ms","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_cost" ON "calls" USING btree ("closed_cost_micros","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_caller_digits" ON "calls" USING gin ("caller_number" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "calls_by_called_digits" ON "calls" USING gin ("called_number" gin_trgm_ops);--> statement-breakpoint
-- The words lie outside of the rows, so that many rows are read at once when only the order is wanted.
ALTER TABLE "call_words" ALTER COLUMN "words" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "call_words" SET (toast_tuple_target = 128);--> statement-breakpoint
-- As closing a call does it.
INSERT INTO "call_words" ("call_id", "started_at", "words")
SELECT "id", "started_at", array_to_tsvector(array(
	SELECT DISTINCT "word"."lexeme" FROM "turns", unnest(to_tsvector('simple', "turns"."text")) AS "word"
	WHERE "turns"."call_id" = "calls"."id" AND octet_length("word"."lexeme") <= 50 LIMIT 20000
))
FROM "calls" WHERE "closed_at" IS NOT NULL AND "erased_at" IS NULL;
