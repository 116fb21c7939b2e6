/** What is said of a part of the page while its script is on the way, and when it does not come. */
export const en = {
  loading: 'Loading this part…',
  failed: 'This part could not be loaded: the connection may be down, or the course was just published anew.',
  broken: 'This part has stopped because of an error. The text around it is whole.',
  missing: 'Scripts of this page did not come. Its text is whole, but not everything in it can be used.',
  again: 'Try again',
  reload: 'Reload the page',
};
