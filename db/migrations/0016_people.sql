CREATE TYPE "public"."actor_kind" AS ENUM('person', 'key', 'service', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."person_role" AS ENUM('owner', 'operator', 'viewer');--> statement-breakpoint
ALTER TABLE "people" DROP CONSTRAINT "people_role";--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "actor_kind" SET DATA TYPE "public"."actor_kind" USING "actor_kind"::"public"."actor_kind";--> statement-breakpoint
ALTER TABLE "people" ALTER COLUMN "role" SET DATA TYPE "public"."person_role" USING "role"::"public"."person_role";