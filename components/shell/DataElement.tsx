import type { dataOf } from './islandData';

/** What an island or a deck is made of, as its page carries it; `dataIn.ts` finds it again. */
export function DataElement({ json, texts }: ReturnType<typeof dataOf>) {
  return (
    <course-data hidden>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: data of ours, in which no tag can end the element */}
      <script type="application/json" dangerouslySetInnerHTML={{ __html: json }} />
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the data name a text by its place
        <div key={index}>{text}</div>
      ))}
    </course-data>
  );
}
