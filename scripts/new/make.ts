import { makeLesson } from './lesson';
import { Refusal } from './refusal';

/** What can be made, by its kind. */
const makers = { lesson: makeLesson };

/**
 * Makes a thing of a kind, as the words of the command name it; resolves to the files that it wrote.
 * Errors: `Refusal` of words that name nothing that can be made; `ContentError` where the content is broken already.
 */
export async function makeNew(root: string, [kind, name, ...rest]: readonly string[]): Promise<string[]> {
  const usage = 'write npm run new -- lesson my-lesson';
  if (kind === undefined || !Object.hasOwn(makers, kind))
    throw new Refusal('kind', `one of ${Object.keys(makers).join(', ')}`, kind, usage);
  if (name === undefined) throw new Refusal('slug', 'the name of the lesson after its kind', undefined, usage);
  if (rest.length > 0) throw new Refusal('slug', 'one name', [name, ...rest].join(' '), 'join its words by hyphens');
  return makers[kind as keyof typeof makers](root, name);
}
