import DevServer from 'next/dist/server/dev/next-dev-server.js';

/**
 * At each request for a page with parameters, `next dev` starts a process that loads the page anew and lists what its
 * parameters can be: up to half of an edit's time on two cores, for a list it has and that only a new lesson changes.
 * Here it does so for a path that is not on the list. Next has no setting for it (16.4.5).
 */
export function askForNewPathsOnly() {
  const { getStaticPaths } = DevServer.default.prototype;
  DevServer.default.prototype.getStaticPaths = function (asked) {
    const known = this.staticPathsCache.get(asked.pathname);
    return known?.staticPaths?.includes(asked.urlPathname) ? known : getStaticPaths.call(this, asked);
  };
}
