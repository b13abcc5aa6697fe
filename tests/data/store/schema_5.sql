pragma application_id = 1366649210;
pragma user_version = 5;

CREATE TABLE device(
    id text not null check (id <> '')
) strict;

CREATE TABLE question_set(
    id integer primary key,
    name text not null unique,
    title text not null,
    source text not null,
    licence text not null,
    document text not null,
    added_ms integer not null
) strict;

CREATE TABLE question(
    set_id integer not null references question_set(id) on delete cascade,
    question_id text not null,
    position integer not null,
    content text not null,
    modified_ms integer not null,
    retired integer not null default 0 check (retired in (0, 1)),
    primary key (set_id, question_id)
) strict;

CREATE INDEX question_in_order on question(set_id, position, question_id) where retired = 0;

CREATE INDEX question_by_id on question(question_id, retired, set_id);

CREATE TABLE event(
    uid blob not null check (length(uid) = 16),
    question_id text not null,
    at_ms integer not null,
    utc_offset_min integer not null,
    day integer not null,
    kind text not null,
    rating integer check (rating between 1 and 4),
    duration_ms integer,
    due_day integer,
    due_ms integer,
    refers_to blob,
    payload text not null,
    device text not null,
    primary key (question_id, at_ms, uid),
    check (kind not in ('review', 'amend') or rating is not null),
    check (kind not in ('undo', 'amend') or refers_to is not null),
    check (kind <> 'set_due' or due_day is not null)
) strict, without rowid;

CREATE UNIQUE INDEX event_in_time on event(at_ms, uid);

CREATE TRIGGER event_is_never_changed before update on event
begin select raise(abort, 'an event is never changed'); end;

CREATE TRIGGER event_is_never_deleted before delete on event
begin select raise(abort, 'an event is never deleted'); end;

CREATE TABLE card(
    question_id text not null primary key,
    stability real,
    difficulty real,
    last_day integer,
    due_day integer,
    due_ms integer,
    reviews integer not null,
    lapses integer not null,
    suspended integer not null check (suspended in (0, 1)),
    buried_until integer, step integer not null default 0,
    check ((stability is null) = (last_day is null) and (difficulty is null) = (last_day is null))
) strict, without rowid;

CREATE INDEX card_due on card(due_day, question_id, due_ms, buried_until, suspended)
where suspended = 0 and due_day is not null;

CREATE INDEX card_buried on card(buried_until) where buried_until is not null;

CREATE TABLE quiz(
    uid blob not null primary key check (length(uid) = 16),
    set_name text not null,
    at_ms integer not null,
    seconds integer not null,
    seed integer not null,
    marks text not null,
    device text not null
) strict, without rowid;

CREATE TRIGGER quiz_is_never_changed before update on quiz
begin select raise(abort, 'the result of a test is never changed'); end;

CREATE TABLE keepsake(
    kind text not null,
    name text not null,
    content text not null,
    primary key (kind, name)
) strict, without rowid;

CREATE TABLE "setting"(
    uid blob not null primary key check (length(uid) = 16),
    at_ms integer not null,
    kind text not null check (kind <> ''),
    value text not null,
    refers_to blob,
    device text not null,
    check (kind <> 'undo' or refers_to is not null)
) strict, without rowid;

CREATE TRIGGER setting_is_never_changed before update on setting
begin select raise(abort, 'a setting is never changed'); end;

CREATE TRIGGER setting_is_never_deleted before delete on setting
begin select raise(abort, 'a setting is never deleted'); end;
