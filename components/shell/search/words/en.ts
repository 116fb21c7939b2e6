export const en = {
  title: 'Search the course',
  field: 'Words to look for',
  hint: 'Lessons, simulations, terms and facts. Terms are understood in Russian, too.',
  loading: 'Fetching what can be found…',
  failed: 'What can be found did not come. Type on to ask for it again.',
  none: 'Nothing found. Try fewer words, or another form of the term.',
  found: ({ count }: { count: number }) => `Found: ${count}`,
  results: 'Results',
  close: 'Close',
  kinds: { passage: 'Lesson', simulation: 'Simulation', term: 'Term', fact: 'Fact', limit: 'Left out' },
};
