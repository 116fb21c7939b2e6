const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes as RFC 4648 base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const word = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = [word >>> 18, (word >>> 12) & 63, (word >>> 6) & 63, word & 63].slice(0, Math.min(4, left + 1));
    text += digits.map((digit) => ALPHABET[digit]).join('');
  }
  return text;
}

/** The bytes of such a text, which holds letters of its alphabet only. */
export function fromBase64Url(text: string): Uint8Array {
  const bytes: number[] = [];
  let word = 0;
  let bits = 0;
  for (const character of text) {
    word = ((word << 6) | ALPHABET.indexOf(character)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((word >>> bits) & 255);
  }
  return Uint8Array.from(bytes);
}
