import { createHash } from 'node:crypto';

// A script of another type, such as JSON, is data: no policy asks for it.
const inlineScript = /<script(?![^>]*\s(?:src|type)=)[^>]*>([\s\S]*?)<\/script>/g;

/** Who may say that an address of a script is ours: the bundler's runtime, of chunks; `components/offline`, of the worker. */
const makers = ['nextjs#bundler', 'course'];

/**
 * What a page may do: everything from its own host, and no script but files and the ones written into it here; nor does any
 * text become markup or script later (Trusted Types).
 */
export function policyOf(html: string): string {
  const hashes = [...html.matchAll(inlineScript)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' ${[...new Set(hashes)].join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${makers.join(' ')}`,
  ].join('; ');
}

/** The page with its policy, which must stand before the first script and after the charset. */
export function withPolicy(html: string): string {
  const charset = '<meta charSet="utf-8"/>';
  if (!html.includes(`<head>${charset}`)) throw new Error(`expected <head>${charset} at the start of the page`);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}"/>`;
  return html.replace(charset, () => charset + meta);
}

/** What a page must not hold: markup that its own policy would refuse, or a file of another host. */
export function offences(html: string): string[] {
  const tags = html.replace(inlineScript, '').match(/<[a-z][^>]*>/gi) ?? [];
  return tags.filter(
    (tag) =>
      /\s(style|on[a-z]+)=/i.test(tag) ||
      /^<style/i.test(tag) ||
      (/^<(script|link|img|iframe|source|video|audio|object|embed|use|image)\b/i.test(tag) &&
        /\s(src|href|srcset|data)="(https?:)?\/\//i.test(tag)),
  );
}
