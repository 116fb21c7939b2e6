export const en = {
  intro: ({ count }: { count: string }) =>
    `${count} terms of the course, each in one sentence, with the lesson that explains it and all others that use it.`,
  explained: 'Explained in',
  used: 'Also in',
};
