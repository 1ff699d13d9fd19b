-- GET /api/v1/cases/{id} by a supervisor whom the server has not seen within the last second: session, account,
-- roles, then the case.
SELECT "refresh_families"."id", "refresh_families"."user_id", "refresh_families"."created_at", "refresh_families"."expires_at", "refresh_families"."revoked_at" FROM "refresh_families" WHERE "refresh_families"."id" = :family LIMIT 1;
SELECT 1 WHERE :account::text IS NOT NULL;
SELECT "cases"."id", "cases"."version", "cases"."organization_id", "cases"."ancestor_1", "cases"."ancestor_2", "cases"."ancestor_3", "cases"."ancestor_4", "cases"."organization_kind", "cases"."applicant_key", "cases"."priority", "cases"."due_on", "cases"."audit_head", "cases"."record", "cases"."applicant_sealed" FROM "cases" WHERE "cases"."ancestor_2" = :node AND "cases"."id" = :id;
