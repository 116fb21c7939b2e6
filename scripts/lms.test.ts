import { expect, it } from 'vitest';
import { cmi5Structure, imsManifest } from './lms';

/** Elements of an XML text, each as its name and attributes, with how deep it stands; an error where they do not close. */
function elementsOf(xml: string): { name: string; depth: number; attributes: Record<string, string> }[] {
  const open: string[] = [];
  const found = [...xml.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)].flatMap(
    ([, end, name = '', rest = '', empty]) => {
      if (end) {
        if (open.pop() !== name) throw new Error(`</${name}> closes another`);
        return [];
      }
      const attributes = Object.fromEntries(
        [...rest.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      );
      const element = { name, depth: open.length, attributes };
      if (!empty) open.push(name);
      return [element];
    },
  );
  if (open.length > 0) throw new Error(`not closed: ${open.join(' ')}`);
  return found;
}

it('a SCORM manifest has one item, whose resource is the page that the LMS opens, with every file of the package', () => {
  const elements = elementsOf(imsManifest(['launch.html', 'en/index.html', 'a&b.svg'], '1.0.0'));
  const all = (name: string) => elements.filter((element) => element.name === name).map(({ attributes }) => attributes);
  const [item] = all('item');
  const [resource] = all('resource');
  expect(item?.identifierref).toBe(resource?.identifier);
  expect(all('organizations')[0]?.default).toBe(all('organization')[0]?.identifier);
  expect(resource).toMatchObject({ type: 'webcontent', 'adlcp:scormType': 'sco', href: 'launch.html' });
  expect(all('file').map(({ href }) => href)).toEqual(['launch.html', 'en/index.html', 'a&amp;b.svg']);
  expect(elements.filter(({ depth }) => depth === 1).map(({ name }) => name)).toEqual([
    'metadata',
    'organizations',
    'resources',
  ]);
});

it('a cmi5 structure names the course and its unit by different addresses, in all languages', () => {
  const elements = elementsOf(cmi5Structure('https://course.example/lb/'));
  const [root, course] = elements;
  expect([root?.name, course?.name]).toEqual(['courseStructure', 'course']);
  const unit = elements.find(({ name }) => name === 'au')?.attributes;
  expect(unit).toMatchObject({ moveOn: 'Completed', masteryScore: '0.7', launchMethod: 'AnyWindow' });
  expect(unit?.id).not.toBe(course?.attributes.id);
  expect(elements.filter(({ name }) => name === 'langstring').map(({ attributes }) => attributes.lang)).toEqual([
    'en',
    'ru',
    'en',
    'ru',
    'en',
    'ru',
    'en',
    'ru',
  ]);
});
