/** Where the RFC itself can be read: an extra link only, everything needed is said here. */
const SECTION = /^RFC (\d+)(?: (?:§([\d.]+)|app\. ([A-Z](?:\.\d+)*)))?$/u;

/** `RFC 9293 §3.4` → the page of that section; null for what is no such source. */
export function rfcUrl(source: string): string | null {
  const match = SECTION.exec(source);
  if (!match) return null;
  const [, number, section, appendix] = match;
  const place = section ? `#section-${section}` : appendix ? `#appendix-${appendix}` : '';
  return `https://www.rfc-editor.org/rfc/rfc${number as string}${place}`;
}
