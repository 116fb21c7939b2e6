const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

/** What the pages read from the disk, unseen by the bundler. */
const FOLDERS = ['content', 'evidence/measured'];

/**
 * While developing, for the module that reads the course: it counts as edited whenever a file of these folders is, so
 * that the pages which stand on it are rendered anew and sent to the browser.
 */
module.exports = function contentLoader(source) {
  const stamps = FOLDERS.flatMap((folder) => {
    const path = join(process.cwd(), folder);
    this.addContextDependency(path);
    return readdirSync(path, { recursive: true }).map((file) => statSync(join(path, file)).mtimeMs);
  });
  return `${source}\nglobalThis.contentEditedMs = ${Math.max(...stamps)};\n`;
};
