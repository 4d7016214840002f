import type { Format } from '@handshake/lessons';

/** The student's own numbers stand out: as code (Rich.svelte). */
export const marked =
  (format: Format): Format =>
  (fact) =>
    `\`${format(fact)}\``;
