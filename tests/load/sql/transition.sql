-- POST /api/v1/cases/{id}/reminders by a clerk.
BEGIN;
SELECT :node, :id, :chain, :event, :outbox, :at;
COMMIT;
