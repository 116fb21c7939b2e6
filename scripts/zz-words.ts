import { readMdx } from '../course/build/mdx';
import { readingOf } from '../course/build/reading';
const dir = process.argv[2]!;
for (const locale of ['en', 'ru'] as const) {
  const mdx = readMdx('.', `${dir}/${locale}.mdx`, locale);
  const row = (name: string, children: any[]) => {
    const r = readingOf({ ...mdx, frontmatter: { title: '', crux: '' } as any, tree: { type: 'root', children } as any });
    console.log(locale, name.padEnd(16), Object.values(r).map((x: any) => String(x.words).padStart(6)).join(''));
  };
  for (const child of mdx.tree.children ?? []) {
    const attrs = Object.fromEntries((child.attributes ?? []).map((a: any) => [a.name, a.value]));
    if (child.name === 'Stop') {
      row(attrs.id as string, [child]);
      if (process.argv[3]) for (const c of child.children ?? []) if (c.name) row('   ' + c.name + ' ' + JSON.stringify(Object.fromEntries((c.attributes ?? []).map((a: any) => [a.name, a.value]))).slice(0, 30), [c]);
    }
  }
  console.log(locale, 'all'.padEnd(16), Object.values(readingOf(mdx)).map((x: any) => `${x.words} (${x.minutes})`).join(' '));
}
