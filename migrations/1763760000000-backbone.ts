import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the backbone, in the order of the folders that own them. */
export class Backbone1763760000000 implements MigrationInterface {
  name = 'Backbone1763760000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [platform, identity, people, audit, incidents, circles, checkIns, inbound, alerting]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE live_session, receipt, delivery_page, delivery, notice, inbound_sms, current_check_in, check_in, follow,
        alert_version_range, alert_version, incident, commune_outline, audit_entry, erasure, opt_out, person_link, one_time_code,
        push_address, person_place, person, officer_session, officer_invitation, officer, agency, rate_limit, outbox;
      DROP FUNCTION refuse_change, forget_words;`);
  }
}

const platform = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type text NOT NULL,
    payload jsonb NOT NULL,
    occurred_at timestamptz NOT NULL,
    offered_at timestamptz,
    handled_at timestamptz,
    tries smallint NOT NULL DEFAULT 0,
    fault text,
    given_up_at timestamptz
  );
  CREATE INDEX outbox_open ON outbox (id) WHERE handled_at IS NULL AND given_up_at IS NULL;

  CREATE TABLE rate_limit (
    key varchar(255) PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  );

  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END $$;`;

const identity = `
  CREATE TABLE agency (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    name text NOT NULL,
    cap_sender text NOT NULL UNIQUE,
    territory jsonb NOT NULL,
    time_zone text NOT NULL,
    phone_region char(2) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE officer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    agency_id bigint NOT NULL REFERENCES agency,
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    name text NOT NULL,
    password_hash text NOT NULL,
    totp_secret_sealed bytea NOT NULL,
    totp_last_step bigint NOT NULL DEFAULT 0,
    code_tries smallint NOT NULL DEFAULT 0,
    code_tries_since timestamptz NOT NULL DEFAULT '-infinity',
    roles text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    approver_from timestamptz NOT NULL DEFAULT now(),
    disabled_at timestamptz
  );

  CREATE TABLE officer_invitation (
    token_hash bytea PRIMARY KEY,
    public_id uuid NOT NULL UNIQUE,
    agency_id bigint NOT NULL REFERENCES agency,
    email text NOT NULL CHECK (email = lower(email)),
    roles text[] NOT NULL,
    invited_by bigint REFERENCES officer,
    needs_confirmation boolean NOT NULL,
    confirmed_by bigint REFERENCES officer,
    totp_secret_sealed bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (confirmed_by IS NULL OR confirmed_by <> invited_by),
    CHECK (used_at IS NULL OR NOT needs_confirmation OR confirmed_by IS NOT NULL)
  );

  CREATE TABLE officer_session (
    token_hash bytea PRIMARY KEY,
    officer_id bigint NOT NULL REFERENCES officer,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
  );`;

const people = `
  CREATE TABLE person (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    phone_index bytea NOT NULL UNIQUE,
    phone_sealed bytea NOT NULL,
    name_sealed bytea,
    language char(2) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    verified_at timestamptz,
    consent_version text
  );

  CREATE TABLE person_place (
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    slot smallint NOT NULL CHECK (slot BETWEEN 0 AND 8),
    kind text NOT NULL CHECK (kind IN ('home', 'work', 'watched', 'last')),
    cell bigint NOT NULL,
    expires_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, slot),
    CHECK ((slot = 0) = (kind = 'last') AND (kind <> 'last' OR expires_at IS NOT NULL))
  );
  CREATE INDEX person_place_cell ON person_place (cell, person_id) INCLUDE (expires_at);

  CREATE TABLE push_address (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    endpoint_index bytea NOT NULL UNIQUE,
    address_sealed bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX push_address_person ON push_address (person_id);

  CREATE TABLE one_time_code (
    request_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    code_hash text NOT NULL,
    code_sealed bytea NOT NULL,
    subscription_sealed bytea NOT NULL,
    language char(2) NOT NULL,
    tries smallint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX one_time_code_person ON one_time_code (person_id);

  CREATE TABLE person_link (
    token_hash bytea PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    token_sealed bytea,
    purpose text NOT NULL CHECK (purpose IN ('manage', 'session', 'live')),
    session_hash bytea REFERENCES person_link ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX person_link_person ON person_link (person_id);

  CREATE TABLE opt_out (
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    class text NOT NULL CHECK (class IN ('alerts', 'relatives', 'shelter')),
    source text NOT NULL CHECK (source IN ('person', 'carrier')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, class)
  );

  CREATE TABLE erasure (
    phone_index bytea PRIMARY KEY,
    erased_at timestamptz NOT NULL
  );`;

const audit = `
  CREATE TABLE audit_entry (
    sequence bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    -- Text, so that what is read back is byte for byte what was hashed.
    detail text NOT NULL CHECK (detail::json IS NOT NULL),
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL UNIQUE
  );
  CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

const incidents = `
  CREATE TABLE commune_outline (
    code text PRIMARY KEY,
    name text NOT NULL,
    outline jsonb NOT NULL
  );

  CREATE TABLE incident (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    agency_id bigint NOT NULL REFERENCES agency,
    mode text NOT NULL CHECK (mode IN ('Actual', 'Exercise', 'Test')),
    status text NOT NULL CHECK (status IN
      ('draft', 'discarded', 'rejected', 'active', 'all_clear', 'cancelled', 'expired', 'closed')),
    created_at timestamptz NOT NULL,
    activated_at timestamptz,
    ended_at timestamptz,
    expires_at timestamptz
  );
  CREATE INDEX incident_open ON incident (expires_at) WHERE status = 'active';
  CREATE INDEX incident_agency ON incident (agency_id, id DESC);

  CREATE TABLE alert_version (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident_id bigint NOT NULL REFERENCES incident,
    version smallint NOT NULL,
    mode text NOT NULL,
    message_type text NOT NULL CHECK (message_type IN ('Alert', 'Update', 'Cancel')),
    status text NOT NULL CHECK (status IN ('draft', 'pending', 'returned', 'rejected', 'discarded', 'published')),
    origin text NOT NULL CHECK (origin IN ('console', 'cap')),
    identifier text NOT NULL UNIQUE,
    sender text NOT NULL,
    source_message jsonb,
    content jsonb NOT NULL,
    content_hash bytea NOT NULL,
    author_id bigint NOT NULL REFERENCES officer,
    editors bigint[] NOT NULL,
    created_at timestamptz NOT NULL,
    submitted_at timestamptz,
    decided_by bigint REFERENCES officer,
    decided_at timestamptz,
    decision_reason text,
    sent_at timestamptz,
    UNIQUE (incident_id, version),
    CHECK ((status = 'published') = (sent_at IS NOT NULL)),
    CHECK (status <> 'published' OR decided_by IS NOT NULL),
    CHECK (mode <> 'Actual' OR status <> 'published' OR message_type = 'Cancel'
      OR (decided_by <> author_id AND NOT decided_by = ANY (editors)))
  );
  CREATE UNIQUE INDEX alert_version_one_open ON alert_version (incident_id)
    WHERE status IN ('draft', 'pending', 'returned');
  CREATE UNIQUE INDEX alert_version_source ON alert_version
    ((source_message ->> 'receivedBy'), (source_message ->> 'sender'), (source_message ->> 'identifier'))
    WHERE source_message IS NOT NULL;

  CREATE TABLE alert_version_range (
    version_id bigint NOT NULL REFERENCES alert_version,
    from_cell bigint NOT NULL,
    to_cell bigint NOT NULL,
    PRIMARY KEY (version_id, from_cell)
  );`;

const circles = `
  CREATE TABLE follow (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    follower_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    followed_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    code smallint NOT NULL,
    status text NOT NULL CHECK (status IN ('requested', 'accepted', 'refused', 'revoked', 'blocked')),
    requested_at timestamptz NOT NULL,
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    UNIQUE (follower_id, followed_id),
    UNIQUE (followed_id, code),
    CHECK (follower_id <> followed_id)
  );
  CREATE INDEX follow_followed ON follow (followed_id) WHERE status = 'accepted';
  CREATE INDEX follow_asked ON follow (followed_id, requested_at);`;

const checkIns = `
  CREATE TABLE check_in (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident_id bigint NOT NULL REFERENCES incident,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    answer text NOT NULL CHECK (answer IN ('safe', 'need_help', 'not_in_area', 'safe_need_shelter')),
    source text NOT NULL CHECK (source IN ('sms', 'page')),
    verified boolean NOT NULL,
    idempotency_key text NOT NULL UNIQUE,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX check_in_person ON check_in (person_id, incident_id, id);
  CREATE TRIGGER check_in_append_only BEFORE UPDATE ON check_in FOR EACH ROW EXECUTE FUNCTION refuse_change();

  CREATE TABLE current_check_in (
    incident_id bigint NOT NULL REFERENCES incident,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    check_in_id bigint NOT NULL REFERENCES check_in ON DELETE CASCADE,
    answer text NOT NULL,
    recorded_at timestamptz NOT NULL,
    help_asked_at timestamptz,
    PRIMARY KEY (incident_id, person_id)
  );
  CREATE INDEX current_check_in_person ON current_check_in (person_id);`;

const inbound = `
  CREATE TABLE inbound_sms (
    message_sid text PRIMARY KEY,
    person_id bigint REFERENCES person ON DELETE SET NULL,
    body_sealed bytea,
    reply_sealed bytea,
    intent text NOT NULL,
    received_at timestamptz NOT NULL
  );
  CREATE INDEX inbound_sms_person ON inbound_sms (person_id);

  -- The id stays, so that a replay of an erased person's message is known; the words go with the person.
  CREATE FUNCTION forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.body_sealed := NULL;
    NEW.reply_sealed := NULL;
    RETURN NEW;
  END $$;
  CREATE TRIGGER inbound_sms_forget BEFORE UPDATE ON inbound_sms
    FOR EACH ROW WHEN (NEW.person_id IS NULL) EXECUTE FUNCTION forget_words();`;

const alerting = `
  CREATE TABLE notice (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id bigint NOT NULL,
    rule text NOT NULL,
    lane smallint NOT NULL,
    class text NOT NULL CHECK (class IN ('service', 'alerts', 'relatives', 'shelter')),
    mode text NOT NULL CHECK (mode IN ('Actual', 'Exercise', 'Test')),
    incident_id bigint REFERENCES incident,
    version_id bigint REFERENCES alert_version,
    about_person_id bigint,
    named_person_id bigint,
    template_sealed bytea,
    may_repeat boolean NOT NULL,
    frozen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    people integer NOT NULL DEFAULT 0,
    audience_hash bytea,
    superseded_at timestamptz,
    UNIQUE (event_id, rule)
  );
  CREATE INDEX notice_named ON notice (named_person_id) WHERE named_person_id IS NOT NULL AND template_sealed IS NOT NULL;
  CREATE INDEX notice_words ON notice (expires_at) WHERE class <> 'alerts' AND template_sealed IS NOT NULL;
  CREATE INDEX notice_version ON notice (version_id) WHERE version_id IS NOT NULL;
  CREATE INDEX notice_incident ON notice (incident_id) WHERE incident_id IS NOT NULL;

  CREATE TABLE delivery (
    notice_id bigint NOT NULL REFERENCES notice,
    person_id bigint NOT NULL,
    channel smallint NOT NULL,
    status smallint NOT NULL DEFAULT 0,
    attempt smallint NOT NULL DEFAULT 0,
    page integer NOT NULL DEFAULT 0,
    PRIMARY KEY (notice_id, channel, person_id)
  ) WITH (fillfactor = 50);
  CREATE INDEX delivery_live ON delivery (person_id, notice_id) WHERE channel = 2;

  CREATE TABLE delivery_page (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_ids bigint[] NOT NULL,
    channel smallint NOT NULL,
    lane smallint NOT NULL,
    page integer NOT NULL,
    person_from bigint NOT NULL,
    person_to bigint NOT NULL,
    due_at timestamptz NOT NULL DEFAULT now(),
    offered_at timestamptz,
    lease_until timestamptz,
    fence integer NOT NULL DEFAULT 0,
    done_at timestamptz
  );
  CREATE INDEX delivery_page_open ON delivery_page (due_at) WHERE done_at IS NULL;

  CREATE TABLE receipt (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id bigint NOT NULL,
    person_id bigint NOT NULL,
    channel smallint NOT NULL,
    attempt smallint NOT NULL,
    status smallint NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    carrier_ref text,
    reason text
  );
  CREATE INDEX receipt_delivery ON receipt (notice_id, channel, person_id);
  CREATE TRIGGER receipt_append_only BEFORE UPDATE ON receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();

  CREATE TABLE live_session (
    socket_id text PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    session_hash bytea NOT NULL REFERENCES person_link ON DELETE CASCADE,
    seen_at timestamptz NOT NULL
  );
  CREATE INDEX live_session_person ON live_session (person_id);
  CREATE INDEX live_session_session ON live_session (session_hash);`;
