// share of text that not all altitudes read
import { join } from 'node:path';
import { readMdx } from '../course/build/mdx';
import { isShown } from '../course/build/reading';
const alts = ['zero','junior','middle','senior'] as const;
const unc = new Set(['Feedback','Variant','World','Wrong']);
const cw = (t: string) => t.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0;
for (const dir of process.argv.slice(2)) for (const l of ['en','ru'] as const) {
  const m: any = await (readMdx as any)(process.cwd(), join(process.cwd(), dir, `${l}.mdx`), l);
  const tot: any = {}, spec: any = {};
  const walk = (n: any, a: any, s: boolean) => {
    if (unc.has(n.name) || n.type === 'yaml') return;
    const at = Object.fromEntries((n.attributes ?? []).map((x: any) => [x.name, String(x.value)]));
    if (!isShown(at, a)) return;
    const sp = s || !!(at.from || at.until || at.only);
    const w = n.name === 'Claim' || n.name === 'Fact' ? 1 : cw(n.value ?? '');
    tot[a] = (tot[a] ?? 0) + w; if (sp) spec[a] = (spec[a] ?? 0) + w;
    for (const c of n.children ?? []) walk(c, a, sp);
  };
  for (const a of alts) walk(m.tree, a, false);
  console.log(dir, l, alts.map((a) => `${a} ${tot[a]} ${Math.round(100 * spec[a] / tot[a])}%`).join(' · '));
  // longest options
  const groups: any[] = [];
  const opts = (n: any) => { for (const c of n.children ?? []) { if ((c.name === 'Step' || c.name === 'Item') ) { const os = (c.children ?? []).filter((x: any) => x.name === 'Option'); if (os.length) groups.push(os); } opts(c); } };
  opts(m.tree);
  const text = (n: any, a: any): string => { const at = Object.fromEntries((n.attributes ?? []).map((x: any) => [x.name, String(x.value)])); if (!isShown(at, a)) return ''; return (n.value ?? '') + (n.children ?? []).map((c: any) => text(c, a)).join(''); };
  for (const a of ['zero','middle'] as const) console.log('  longest', a, groups.map((g) => g.map((o: any) => [o.attributes.find((x: any) => x.name === 'id').value, text(o, a).trim().length]).sort((x: any, y: any) => y[1] - x[1])[0][0]).join(', '));
}
