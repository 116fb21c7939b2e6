import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { editorFiles } from './editorSchemas';

/** `npm run schemas`: writes what an editor needs to complete and check the YAML of the content. */
for (const [file, text] of Object.entries(editorFiles())) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(file);
}
