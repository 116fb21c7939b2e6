/** What holds the data of an island or a deck: in the page, or in a file that the page names (`scripts/siteFiles.ts`). */
export async function dataIn(holder: Element): Promise<Element> {
  const data = holder.querySelector<HTMLElement>(':scope > course-data')!;
  return data.dataset.src ? (await documentAt(data.dataset.src)).body : data;
}

/** A file of the site, read as HTML: this way no text is given to a parser, which Trusted Types would have to be asked for. */
function documentAt(address: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error(`${address}: ${request.status || 'no answer'}`));
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = () => (request.status === 200 && request.responseXML ? resolve(request.responseXML) : fail());
    request.onerror = fail;
    request.send();
  });
}
