-- The signed context, checked by PostgreSQL itself. See wayhome/kernel/context.py.
-- wayhome_context() is the only SECURITY DEFINER function here: it alone may read the key blocks.

CREATE OR REPLACE FUNCTION wayhome_context() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    signed text := current_setting('wayhome.context', true);
    body bytea;
    claims jsonb;
    key_inner bytea;
    key_outer bytea;
BEGIN
    IF signed IS NULL OR signed = '' THEN
        RETURN NULL;
    END IF;
    SELECT inner_block, outer_block INTO key_inner, key_outer FROM public.access_context_key;
    BEGIN
        body := decode(split_part(signed, '.', 1), 'hex');
        IF sha256(key_outer || sha256(key_inner || body))
           IS DISTINCT FROM decode(split_part(signed, '.', 2), 'hex') THEN
            RAISE insufficient_privilege;
        END IF;
        claims := convert_from(body, 'UTF8')::jsonb;
        IF (claims ->> 'pid')::int IS DISTINCT FROM pg_backend_pid()
           OR (claims ->> 'began')::int8 IS DISTINCT FROM
              (extract(epoch FROM transaction_timestamp()) * 1000000)::int8 THEN
            RAISE insufficient_privilege;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        RAISE EXCEPTION 'context refused' USING ERRCODE = 'insufficient_privilege';
    END;
    RETURN claims;
END
$$;

-- PL/pgSQL on purpose: it plans a body once in a session, an SQL function once in every statement.
CREATE OR REPLACE FUNCTION wayhome_scope() RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN wayhome_context() ->> 'scope';
END
$$;

CREATE OR REPLACE FUNCTION wayhome_user() RETURNS uuid
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (wayhome_context() ->> 'user')::uuid;
END
$$;

CREATE OR REPLACE FUNCTION wayhome_subject() RETURNS uuid
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN (wayhome_context() ->> 'subject')::uuid;
END
$$;

-- Agencies whose own rows may be touched. A partner has none: it reaches only what it lodged.
CREATE OR REPLACE FUNCTION wayhome_agencies() RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    claims jsonb := wayhome_context();
BEGIN
    IF claims ->> 'scope' IN ('staff', 'system') THEN
        RETURN ARRAY(SELECT jsonb_array_elements_text(claims -> 'agencies')::uuid);
    END IF;
    RETURN '{}'::uuid[];
END
$$;

-- Agencies that count as the lodger: the partner's own.
CREATE OR REPLACE FUNCTION wayhome_lodgers() RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    claims jsonb := wayhome_context();
BEGIN
    IF claims ->> 'scope' = 'partner' THEN
        RETURN ARRAY(SELECT jsonb_array_elements_text(claims -> 'agencies')::uuid);
    END IF;
    RETURN '{}'::uuid[];
END
$$;

-- What makes a table append-only, for the owner too.
CREATE OR REPLACE FUNCTION wayhome_refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
