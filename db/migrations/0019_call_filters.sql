ALTER TABLE "calls" ADD COLUMN "errors" integer GENERATED ALWAYS AS ((figures ->> 'errors')::integer) STORED;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "interruptions" integer GENERATED ALWAYS AS ((figures ->> 'interruptions')::integer) STORED;--> statement-breakpoint
CREATE INDEX "calls_by_errors" ON "calls" USING btree ("errors","started_at","id") WHERE "calls"."errors" > 0;--> statement-breakpoint
CREATE INDEX "calls_by_interruptions" ON "calls" USING btree ("interruptions","started_at","id") WHERE "calls"."interruptions" > 0;--> statement-breakpoint
CREATE INDEX "calls_by_room" ON "calls" USING btree ("room_name","started_at");