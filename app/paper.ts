/** `--paper` of `tokens.css`, where no style sheet is read: for what a browser draws around an installed course. */
export const PAPER = '#fbfaf6';
