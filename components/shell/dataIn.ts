import { documentAt } from './documentAt';

/** What holds the data of an island or a deck: in the page, or in a file that the page names (`scripts/siteFiles.ts`). */
export async function dataIn(holder: Element): Promise<Element> {
  const data = holder.querySelector<HTMLElement>(':scope > course-data')!;
  return data.dataset.src ? (await documentAt(data.dataset.src)).body : data;
}
