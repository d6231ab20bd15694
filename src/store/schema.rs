//! The tables, as diesel sees them. The migrations of both databases create exactly these tables; a test compares them.

diesel::table! {
    journal_head (id) {
        id -> Integer,
        seq -> BigInt,
        chain -> Text,
    }
}

diesel::table! {
    journal (seq) {
        seq -> BigInt,
        at -> BigInt,
        actor -> Text,
        request_id -> Text,
        event -> Text,
        section -> Nullable<Text>,
        data -> Text,
        entry_hash -> Text,
        chain -> Text,
    }
}

diesel::table! {
    users (id) {
        id -> Text,
        email -> Text,
        name -> Text,
        language -> Text,
        password_hash -> Text,
        suspended_at -> Nullable<BigInt>,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    user_roles (user_id, role) {
        user_id -> Text,
        role -> Text,
    }
}

diesel::table! {
    institutions (id) {
        id -> Text,
        slug -> Text,
        name -> Text,
        acronym -> Text,
        country -> Nullable<Text>,
        kind -> Text,
        created_at -> BigInt,
        updated_at -> BigInt,
        logo -> Nullable<Text>,
    }
}

diesel::table! {
    memberships (user_id, institution) {
        user_id -> Text,
        institution -> Text,
        role -> Text,
        since -> BigInt,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        email -> Text,
        institution -> Nullable<Text>,
        role -> Text,
        language -> Text,
        invited_by -> Nullable<Text>,
        created_at -> BigInt,
        expires_at -> BigInt,
        accepted_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        user_id -> Text,
        user_agent -> Nullable<Text>,
        created_at -> BigInt,
        last_used_at -> BigInt,
        expires_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    refresh_tokens (fingerprint) {
        fingerprint -> Text,
        session -> Text,
        issued_at -> BigInt,
        used_at -> Nullable<BigInt>,
        successor -> Nullable<Text>,
    }
}

diesel::table! {
    api_tokens (id) {
        id -> Text,
        user_id -> Text,
        name -> Text,
        fingerprint -> Text,
        scopes -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        revoked_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    password_resets (id) {
        id -> Text,
        user_id -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    login_attempts (id) {
        id -> Text,
        account -> Text,
        address -> Text,
        succeeded -> Bool,
        at -> BigInt,
    }
}

diesel::table! {
    compendia (id) {
        id -> Text,
        slug -> Text,
        title -> Text,
        languages -> Text,
        settings -> Text,
        template_version -> Integer,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    chapters (id) {
        id -> Text,
        compendium -> Text,
        parent -> Nullable<Text>,
        position -> Integer,
        slug -> Text,
        title -> Text,
    }
}

diesel::table! {
    templates (compendium, number) {
        compendium -> Text,
        number -> Integer,
        template -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    vocabularies (name) {
        name -> Text,
        content -> Text,
        updated_at -> BigInt,
    }
}

diesel::table! {
    concepts (id) {
        id -> Text,
        content -> Text,
    }
}

diesel::table! {
    sections (id) {
        id -> Text,
        compendium -> Text,
        chapter -> Text,
        institution -> Text,
        language -> Text,
        stage -> Text,
        version -> Integer,
        published_version -> Nullable<Integer>,
        published_at -> Nullable<BigInt>,
        unpublished_at -> Nullable<BigInt>,
        unpublish_reason -> Nullable<Text>,
        approved_version -> Nullable<Integer>,
        rounds -> Integer,
        submitted_at -> Nullable<BigInt>,
        contact -> Nullable<Text>,
        created_by -> Text,
        created_at -> BigInt,
        updated_at -> BigInt,
        deleted_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    versions (section, number) {
        section -> Text,
        number -> Integer,
        chapter -> Text,
        template_version -> Integer,
        title -> Text,
        practice -> Text,
        body -> Text,
        hash -> Text,
        author -> Text,
        message -> Nullable<Text>,
        created_at -> BigInt,
        published_at -> Nullable<BigInt>,
        maturity -> Nullable<Text>,
        attachments -> Nullable<Text>,
    }
}

diesel::table! {
    harvest_sets (section, name) {
        section -> Text,
        name -> Text,
    }
}

diesel::table! {
    rounds (id) {
        id -> Text,
        section -> Text,
        number -> Integer,
        version -> Integer,
        hash -> Text,
        submitted_by -> Text,
        submitted_at -> BigInt,
        message -> Nullable<Text>,
        outcome -> Text,
        ended_by -> Nullable<Text>,
        ended_at -> Nullable<BigInt>,
        ended_message -> Nullable<Text>,
        ended_reasons -> Nullable<Text>,
    }
}

diesel::table! {
    originals (section, sha256) {
        section -> Text,
        sha256 -> Text,
        file_name -> Text,
        media_type -> Text,
        bytes -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    attachments (id) {
        id -> Text,
        section -> Text,
        sha256 -> Text,
        kind -> Text,
        bytes -> BigInt,
        file_name -> Text,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        thumbnail -> Nullable<Text>,
        alt -> Nullable<Text>,
        caption -> Nullable<Text>,
        credit -> Nullable<Text>,
        uploaded_by -> Text,
        created_at -> BigInt,
        updated_at -> BigInt,
        removed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    idempotency_keys (scope) {
        scope -> Text,
        request_hash -> Text,
        answer -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    follower_cursors (name) {
        name -> Text,
        seq -> BigInt,
        holder -> Nullable<Text>,
        held_until -> Nullable<BigInt>,
    }
}

diesel::table! {
    mails (id) {
        id -> Text,
        kind -> Text,
        recipient -> Text,
        language -> Text,
        args -> Text,
        created_at -> BigInt,
        next_attempt_at -> Nullable<BigInt>,
        attempts -> Integer,
        sent_at -> Nullable<BigInt>,
        failure -> Nullable<Text>,
        invitation -> Nullable<Text>,
        section -> Nullable<Text>,
        account -> Nullable<Text>,
        failure_kind -> Nullable<Text>,
    }
}

diesel::table! {
    adaptations (section, version, adapted_from) {
        section -> Text,
        version -> Integer,
        adapted_from -> Text,
        position -> Integer,
    }
}

diesel::table! {
    saved_searches (id) {
        id -> Text,
        user_id -> Text,
        name -> Text,
        query -> Text,
        language -> Text,
        digest -> Text,
        told_seq -> BigInt,
        told_at -> BigInt,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    working_copies (user_id, section) {
        user_id -> Text,
        section -> Text,
        base_version -> Integer,
        practice -> Text,
        body -> Text,
        saved_at -> BigInt,
        kept_by -> Nullable<Text>,
    }
}

diesel::table! {
    editions (id) {
        id -> Text,
        compendium -> Text,
        state -> Text,
        revision -> Integer,
        title -> Text,
        subtitle -> Text,
        languages -> Text,
        chapters -> Nullable<Text>,
        imprint -> Text,
        left_out -> Text,
        entry_order -> Text,
        corrects -> Nullable<Text>,
        until -> Nullable<Text>,
        outline -> Text,
        manifest -> Nullable<Text>,
        hash -> Nullable<Text>,
        book_sha256 -> Nullable<Text>,
        number -> Nullable<Text>,
        date -> Nullable<Text>,
        changes -> Text,
        created_by -> Text,
        created_at -> BigInt,
        updated_at -> BigInt,
        frozen_at -> Nullable<BigInt>,
        logos -> Text,
    }
}

diesel::table! {
    edition_texts (edition, part, subject, language, version) {
        edition -> Text,
        part -> Text,
        subject -> Text,
        language -> Text,
        version -> Integer,
        text -> Text,
        sha256 -> Text,
        author -> Text,
        saved_at -> BigInt,
        is_newest -> Bool,
    }
}

diesel::table! {
    edition_entries (edition, position) {
        edition -> Text,
        position -> Integer,
        number -> Text,
        chapter -> Text,
        section -> Text,
        version -> Integer,
        hash -> Text,
        title -> Text,
        institution -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    journal_head,
    journal,
    users,
    user_roles,
    institutions,
    memberships,
    invitations,
    sessions,
    refresh_tokens,
    api_tokens,
    password_resets,
    login_attempts,
    compendia,
    chapters,
    templates,
    vocabularies,
    concepts,
    sections,
    versions,
    rounds,
    originals,
    attachments,
    idempotency_keys,
    follower_cursors,
    mails,
    adaptations,
    saved_searches,
    working_copies,
    editions,
    edition_texts,
    edition_entries,
    harvest_sets,
);
diesel::joinable!(versions -> sections (section));
diesel::joinable!(rounds -> sections (section));
diesel::joinable!(sections -> institutions (institution));
diesel::joinable!(sections -> compendia (compendium));
diesel::joinable!(editions -> compendia (compendium));
diesel::joinable!(user_roles -> users (user_id));
diesel::joinable!(memberships -> users (user_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(api_tokens -> users (user_id));
