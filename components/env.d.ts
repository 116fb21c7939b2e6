/** What the bundler gives: style sheets as imports, and these two names written into the code when it is built. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css';

declare const process: { readonly env: { readonly NODE_ENV: string; readonly NEXT_PUBLIC_BASE_PATH?: string } };
