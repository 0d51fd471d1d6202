-- Defaults used to be stored as if the operator had chosen them, and would stand in the place of a
-- preset's numbers for ever. 1500 and 400 were the defaults before 1800 and 50.
UPDATE "agents" SET "turn_taking" = "turn_taking" - 'minDelayMs' WHERE "turn_taking"->>'minDelayMs' = '250';--> statement-breakpoint
UPDATE "agents" SET "turn_taking" = "turn_taking" - 'maxDelayMs' WHERE "turn_taking"->>'maxDelayMs' IN ('1500', '1800');--> statement-breakpoint
UPDATE "agents" SET "turn_taking" = "turn_taking" - 'minInterruptionMs' WHERE "turn_taking"->>'minInterruptionMs' IN ('400', '50');
