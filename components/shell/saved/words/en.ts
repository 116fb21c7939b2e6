/** How an answer or a draft is kept. */
export const en = {
  answer: {
    saving: 'Saving…',
    saved: 'Saved on this device',
    held: 'Kept aside in this browser, not stored yet',
    unsaved: 'Not saved',
  },
  draft: {
    saving: 'Saving the draft…',
    saved: 'Draft saved on this device',
    held: 'Draft kept aside in this browser',
    unsaved: 'Draft not saved',
  },
};
