create table visits (
  number integer primary key,
  room text not null,
  state text not null,
  taken_at text not null
);
