export const en = {
  time: 'time, s',
  table: 'The same as a table',
};
