import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { offences, policyOf, withPolicy } from './secure';

const page = (body: string) => `<!DOCTYPE html><html><head><meta charSet="utf-8"/></head><body>${body}</body></html>`;

describe('the policy of a page', () => {
  it('allows the inline scripts of the page by hash, and no other', () => {
    const hash = createHash('sha256').update('run()').digest('base64');
    const policy = policyOf(page('<script>run()</script><script src="/a.js" async=""></script>'));
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).not.toContain('unsafe');
  });

  it('lets no text become markup, and names who may say that a script is ours', () => {
    expect(policyOf(page(''))).toMatch(/require-trusted-types-for 'script'; trusted-types nextjs#bundler course$/);
  });

  it('stands right after the charset, before anything that it governs', () => {
    expect(withPolicy(page('<script>$&</script>'))).toMatch(
      /<head><meta charSet="utf-8"\/><meta http-equiv="Content-Sec/,
    );
  });

  it('refuses a page whose head begins otherwise', () => {
    expect(() => withPolicy('<html><head><title>x</title></head></html>')).toThrow('expected <head>');
  });
});

describe('a page must not hold', () => {
  it.each([
    '<p style="color:red">',
    '<a onclick="x()">',
    '<style>',
    '<script src="https://cdn.example/x.js">',
    '<link href="//cdn.example/x.css"/>',
  ])('%s', (tag) => {
    expect(offences(page(tag))).toEqual([tag]);
  });

  it('while a link to a source and a script that speaks of styles are fine', () => {
    expect(offences(page('<a href="https://www.rfc-editor.org/">RFC</a><script>"<p style=\\"x\\">"</script>'))).toEqual(
      [],
    );
  });
});
