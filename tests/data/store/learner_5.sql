-- A learner of schema 5: as of schema 4, with a step done and steps of their own.

create table _sqlite_migrations(id integer primary key, migration_set text, name text, applied_at text);
create unique index migration_by_name on _sqlite_migrations(migration_set, name);
insert into _sqlite_migrations(id, migration_set, name, applied_at)
values (1, 'quizzer', 'version_1', '2026-11-01 12:00:00.000000+00:00'),
(2, 'quizzer', 'version_2', '2026-11-23 12:00:00.000000+00:00'),
(3, 'quizzer', 'version_3', '2026-11-23 12:00:00.000000+00:00'),
(4, 'quizzer', 'version_4', '2026-11-23 12:00:00.000000+00:00'),
(5, 'quizzer', 'version_5', '2026-11-24 12:00:00.000000+00:00');

insert into device(id) values ('00c0ffee00c0ffee');

insert into question_set(id, name, title, source, licence, document, added_ms)
values (1, 'rivers', 'Rivers', 'An atlas', 'CC0-1.0', '', 1728000000000);

insert into question(set_id, question_id, position, content, modified_ms, retired) values
(1, 'qdanube', 0, '{"id":"qdanube","kind":"short","prompt":"Which river runs through Vienna?","answer":"Danube","accept":["the Danube"],"tags":["rivers"]}', 1728000000000, 0),
(1, 'qiberia', 1, '{"id":"qiberia","kind":"cloze","prompt":"The ____ meets the sea at Lisbon and the ____ at Porto.","answer":["Tagus","Douro"]}', 1728000000000, 0),
(1, 'qgone', 2, '{"id":"qgone","kind":"true_false","prompt":"The Nile ends in the Red Sea.","answer":false}', 1728000000000, 1);

insert into event(uid, question_id, at_ms, utc_offset_min, day, kind, rating, duration_ms, due_day, due_ms, refers_to, payload, device) values
(x'0192555a840070008000000000000001', 'qdanube', 1728043200000, 60, 20000, 'review', 3, 4200, 20002, null, null, '{"typed":"the Danube"}', '00c0ffee00c0ffee'),
(x'0192555aab1070008000000000000002', 'qiberia', 1728043210000, 60, 20000, 'suspend', null, null, null, null, null, '', '00c0ffee00c0ffee'),
(x'0192555ad22070008000000000000003', 'qgone', 1728043220000, 60, 20000, 'review', 1, 9000, 20000, 1728043820000, null, '{"typed":"true"}', '00c0ffee00c0ffee');

insert into card(question_id, stability, difficulty, last_day, due_day, due_ms, reviews, lapses, suspended, buried_until, step) values
('qdanube', 2.3065, 2.118103970459015, 20000, 20002, null, 1, 0, 0, null, 0),
('qiberia', null, null, null, null, null, 0, 0, 1, null, 0),
('qgone', 0.212, 6.4133, 20000, 20000, 1728043820000, 1, 0, 0, null, 0);

insert into setting(uid, at_ms, kind, value, refers_to, device) values
(x'0192555a840070008000000000000004', 1728043200000, 'retention', '{"retention":0.85}', null, '00c0ffee00c0ffee'),
(x'0192555a840070008000000000000005', 1728043200001, 'retention', '{"retention":0.95}', null, '00c0ffee00c0ffee'),
(x'0192555a840070008000000000000006', 1728043200002, 'undo', '{}', x'0192555a840070008000000000000005', '00c0ffee00c0ffee'),
(x'0192555a840070008000000000000007', 1728043200003, 'learning', '{"minutes":[1,10]}', null, '00c0ffee00c0ffee');
insert into quiz values (x'0193580000007000800000000000000a', 'rivers', 1763900000000, 31, 7, '[{"question":"qdanube","response":["Danube"],"verdict":"right","mark":1.0}]', 'device');

insert into keepsake(kind, name, content) values ('anki note', 'rQtO/Z44=M', '{}');
