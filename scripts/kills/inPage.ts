/*
 * What runs in the page, as text: the bundler's names of functions do not exist there.
 */

/**
 * Answers the first card again and again, each time another text, and tells `told` when the page says that it is saved, as it
 * does of the draft. Takes a number that no other page had.
 */
export const WRITE_ON = `async (page) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const until = async (find) => {
    for (;;) {
      const found = find();
      if (found) return found;
      await frame();
    }
  };
  const card = await until(() => document.querySelector('#recall [role=group] h3')?.closest('[role=group]'));
  const button = (name) => [...card.querySelectorAll('button')].find((one) => one.textContent.includes(name));
  const signed = (text) => until(() => [...card.querySelectorAll('[data-saved=saved]')].find((one) => one.textContent.includes(text)));
  const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
  for (let count = 1; ; count++) {
    button('Answer it again')?.click();
    const field = await until(() => card.querySelector('textarea'));
    const text = 'page ' + page + ' answer ' + count + '.';
    setValue.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    if (count % 3 === 0) {
      await signed('Draft saved');
      void told({ kind: 'draft', text, ms: 0 });
    }
    button('Show the model answer').click();
    (await until(() => button('Well'))).click();
    const beganMs = performance.now();
    await signed('Saved on this device');
    void told({ kind: 'answer', text, ms: performance.now() - beganMs });
  }
}`;

/** Every free answer and every draft that the stores hold. Rejects where the browser cannot open a store that is there. */
export const READ_ALL = `(async () => {
  const read = (name, store) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => (opening.error.name === 'AbortError' ? resolve([]) : reject(opening.error));
    opening.onsuccess = () => {
      const reading = opening.result.transaction(store).objectStore(store).getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
  const events = await read('rlb-progress', 'events');
  const drafts = await read('rlb-drafts', 'drafts');
  return {
    answers: events.flatMap(({ type, payload }) => (type === 'RecallGraded' ? payload.answer : [])),
    drafts: drafts.map(({ text }) => text),
  };
})()`;
